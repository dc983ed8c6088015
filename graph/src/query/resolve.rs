//! Names → entries: a query that an evaluator can carry out without failing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::error::{QueryError, QueryErrors};
use super::filter::{Dates, Filter, Place};
use super::functions::{Function, Signature};
use super::pattern::Matcher;
use super::syntax::{Argument, Expression, NodeId, Query};
use crate::analysis::Measure;
use crate::date::{Date, DateRange};
use crate::lineage::{Direction, Lineage, Scope};
use crate::model::{DateKind, Key};
use crate::names::{Entity, NameError, nearest};

/// What to do, after the nodes it is made of.
#[derive(Clone, Debug)]
pub(super) enum Step<'g> {
    Empty,
    All,
    One(u32),
    Filter(Filter<'g>),
    Walk {
        of: NodeId,
        direction: Direction,
        steps: Option<usize>,
        scope: Scope,
    },
    Neighbours {
        of: NodeId,
        direction: Direction,
        scope: Scope,
    },
    Between {
        from: NodeId,
        to: NodeId,
        scope: Scope,
    },
    /// What no other one descends from, or what descends from no other one.
    Ends {
        of: NodeId,
        direction: Direction,
        scope: Scope,
    },
    Island {
        of: NodeId,
        scope: Scope,
    },
    CommonAncestors {
        of: NodeId,
        scope: Scope,
    },
    ByDate {
        of: NodeId,
        count: usize,
        latest: bool,
    },
    Top {
        of: NodeId,
        count: usize,
        measure: Measure,
        scope: Scope,
    },
    MainPath {
        of: NodeId,
        scope: Scope,
    },
    Same(NodeId),
    Maybe(NodeId),
    Not(NodeId),
    And(NodeId, NodeId),
    Without(NodeId, NodeId),
    Or(NodeId, NodeId),
}

/// A query whose names are found: it can be evaluated and cannot fail.
#[derive(Clone, Debug)]
pub struct Resolved<'g> {
    pub(super) lineage: &'g Lineage,
    pub(super) steps: Vec<Step<'g>>,
    pub(super) root: NodeId,
    pub(super) warnings: Vec<String>,
}

impl Query {
    /// Looks up the names of a query. Walks go along the influences of the scope.
    ///
    /// # Errors
    ///
    /// Every name that leads nowhere or to several entries, with what was probably meant, and
    /// every argument that is not what its function takes.
    pub fn resolve<'g>(
        &self,
        lineage: &'g Lineage,
        scope: &Scope,
    ) -> Result<Resolved<'g>, QueryErrors> {
        let mut resolver =
            Resolver { lineage, query: self, errors: Vec::new(), warnings: Vec::new() };
        let scopes = resolver.scopes(*scope);
        let steps = (0..self.nodes.len()).map(|at| resolver.step(at, scopes[at])).collect();
        if resolver.errors.is_empty() {
            let warnings = resolver.warnings;
            return Ok(Resolved { lineage, steps, root: self.root, warnings });
        }
        Err(QueryErrors::new(&self.text, resolver.errors))
    }
}

struct Resolver<'g, 'q> {
    lineage: &'g Lineage,
    query: &'q Query,
    errors: Vec<QueryError>,
    warnings: Vec<String>,
}

impl<'g> Resolver<'g, '_> {
    /// Returns the scope in which each node is evaluated. Nodes stand after those they are made
    /// of, so going backwards each is reached after the one it belongs to.
    fn scopes(&mut self, whole: Scope) -> Vec<Scope> {
        let mut scopes = vec![whole; self.query.nodes.len()];
        for at in (0..self.query.nodes.len()).rev() {
            let mut scope = scopes[at];
            match &self.query.nodes[at].expression {
                Expression::Call { function, arguments } => {
                    if let (Function::Via, Some(Argument::Text { text, span, .. })) =
                        (function, arguments.first())
                    {
                        scope = scope.intersect(self.scope(text, span));
                    }
                    for argument in arguments {
                        if let Argument::Set(of) = argument {
                            scopes[*of] = scope;
                        }
                    }
                }
                Expression::Parents(of)
                | Expression::Children(of)
                | Expression::Ancestors(of)
                | Expression::Descendants(of)
                | Expression::Not(of) => scopes[*of] = scope,
                Expression::Between(a, b)
                | Expression::And(a, b)
                | Expression::Without(a, b)
                | Expression::Or(a, b) => {
                    scopes[*a] = scope;
                    scopes[*b] = scope;
                }
                Expression::Name { .. } | Expression::Pattern { .. } => {}
            }
        }
        scopes
    }

    fn scope(&mut self, text: &str, span: &Range<usize>) -> Scope {
        let words = text.split('|').map(str::trim).filter(|word| !word.is_empty());
        match Scope::from_words(words) {
            Ok(scope) => scope,
            Err(word) => {
                let near = nearest(word, Scope::words());
                let all: Vec<&str> = Scope::words().collect();
                let error = QueryError::new(
                    span.clone(),
                    format!("`{word}` is no influence kind and no certainty"),
                );
                self.errors.push(match near {
                    Some(near) => error.hint(format!("did you mean `{near}`?")),
                    None => error.hint(format!("they are {}", all.join(", "))),
                });
                Scope::all()
            }
        }
    }

    fn step(&mut self, at: NodeId, scope: Scope) -> Step<'g> {
        let node = &self.query.nodes[at];
        match &node.expression {
            Expression::Name { text, .. } => self.name(text, &node.span),
            Expression::Pattern { kind, text } => match Matcher::of(*kind, text) {
                Ok(matcher) => Step::Filter(Filter::Names(matcher)),
                Err(message) => self.fail(&node.span, message),
            },
            Expression::Call { function, arguments } => {
                self.call(*function, arguments, &node.span, scope)
            }
            Expression::Parents(of) | Expression::Children(of) => {
                self.warn_of_names(at);
                let direction = match node.expression {
                    Expression::Parents(_) => Direction::Back,
                    _ => Direction::Forward,
                };
                Step::Neighbours { of: *of, direction, scope }
            }
            Expression::Ancestors(of) => {
                Step::Walk { of: *of, direction: Direction::Back, steps: None, scope }
            }
            Expression::Descendants(of) => {
                Step::Walk { of: *of, direction: Direction::Forward, steps: None, scope }
            }
            Expression::Between(from, to) => Step::Between { from: *from, to: *to, scope },
            Expression::Not(of) => Step::Not(*of),
            Expression::And(a, b) => Step::And(*a, *b),
            Expression::Without(a, b) => Step::Without(*a, *b),
            Expression::Or(a, b) => Step::Or(*a, *b),
        }
    }

    fn fail(&mut self, span: &Range<usize>, message: impl Into<String>) -> Step<'g> {
        self.errors.push(QueryError::new(span.clone(), message));
        Step::Empty
    }

    fn fail_with(
        &mut self,
        span: &Range<usize>,
        message: String,
        hint: Option<String>,
    ) -> Step<'g> {
        self.errors.push(QueryError { span: span.clone(), message, hint });
        Step::Empty
    }

    fn name(&mut self, text: &str, span: &Range<usize>) -> Step<'g> {
        match self.lineage.catalogue().find_technology(text) {
            Ok(found) => Step::One(found.at),
            Err(error) => {
                let hint = hint_for(&error);
                let hint = hint.or_else(|| {
                    let known = Signature::find(text)?;
                    Some(format!("to call the function write `{}`", known.usage()))
                });
                self.fail_with(span, error.to_string(), hint)
            }
        }
    }

    /// `C+` are the children of C, and may also be the name of something.
    fn warn_of_names(&mut self, at: NodeId) {
        let span = self.query.nodes[at].span.clone();
        let written = &self.query.text[span];
        let catalogue = self.lineage.catalogue();
        if let Ok(found) = catalogue.find_technology(written)
            && found.name() == written
        {
            let (name, sign) = written.split_at(written.len() - 1);
            self.warnings.push(format!(
                "`{written}` is read as `({name}){sign}`; for the technology `{written}` write \
                 `\"{written}\"`"
            ));
        }
    }

    fn call(
        &mut self,
        function: Function,
        arguments: &[Argument],
        span: &Range<usize>,
        scope: Scope,
    ) -> Step<'g> {
        let set = arguments.iter().find_map(|argument| match argument {
            Argument::Set(of) => Some(*of),
            Argument::Text { .. } => None,
        });
        let text = |nth: usize| {
            let texts = arguments.iter().filter_map(|argument| match argument {
                Argument::Text { text, quoted, span } => Some((text.as_str(), *quoted, span)),
                Argument::Set(_) => None,
            });
            texts.into_iter().nth(nth)
        };
        match function {
            Function::All => return Step::All,
            Function::None => return Step::Empty,
            Function::Conflicts => return Step::Filter(Filter::Conflicts),
            Function::Undated => return Step::Filter(Filter::Undated),
            Function::Isolated => return Step::Filter(Filter::Isolated(scope)),
            _ => {}
        }
        if let Some(of) = set {
            let measure = match text(1) {
                None => Measure::Descendants,
                Some((word, _, span)) => match Measure::from_word(word) {
                    Some(measure) => measure,
                    None => {
                        let words: Vec<&str> =
                            Measure::ALL.iter().map(|measure| measure.as_str()).collect();
                        let message = format!("there is no measure `{word}`");
                        let hint = format!("the measures are {}", words.join(", "));
                        return self.fail_with(span, message, Some(hint));
                    }
                },
            };
            return self.set_function(function, of, text(0), measure, scope);
        }
        // The parser has counted the arguments.
        let Some((word, quoted, span_of_word)) = text(0) else {
            return self.fail(span, "an argument is missing");
        };
        match function {
            Function::By => match self.lineage.catalogue().find_organization(word) {
                Ok(maker) => Step::Filter(Filter::By(maker)),
                Err(error) => self.fail_with(span_of_word, error.to_string(), hint_for(&error)),
            },
            Function::Cited => self.cited(word, span_of_word, text(1)),
            Function::Kind | Function::Field | Function::Family | Function::Fact => {
                self.words(function, word, quoted, span_of_word, text(1))
            }
            _ => self.dates(function, word, span_of_word),
        }
    }

    fn set_function(
        &mut self,
        function: Function,
        of: NodeId,
        number: Option<(&str, bool, &Range<usize>)>,
        measure: Measure,
        scope: Scope,
    ) -> Step<'g> {
        let number = match (function, number) {
            (Function::Via, _) | (_, None) => None,
            (_, Some((text, _, span))) => match text.parse::<usize>() {
                Ok(number) => Some(number),
                Err(_) => return self.fail(span, format!("`{text}` is not a whole number")),
            },
        };
        let walk = |direction| Step::Walk { of, direction, steps: number, scope };
        match function {
            Function::Ancestors => walk(Direction::Back),
            Function::Descendants => walk(Direction::Forward),
            Function::Roots => Step::Ends { of, direction: Direction::Back, scope },
            Function::Heads => Step::Ends { of, direction: Direction::Forward, scope },
            Function::Connected => Step::Between { from: of, to: of, scope },
            Function::Island => Step::Island { of, scope },
            Function::CommonAncestors => Step::CommonAncestors { of, scope },
            Function::Maybe => Step::Maybe(of),
            Function::Latest | Function::Earliest => {
                let latest = function == Function::Latest;
                Step::ByDate { of, count: number.unwrap_or(1), latest }
            }
            Function::Top => Step::Top { of, count: number.unwrap_or(1), measure, scope },
            Function::MainPath => Step::MainPath { of, scope },
            _ => Step::Same(of),
        }
    }

    fn cited(
        &mut self,
        word: &str,
        span: &Range<usize>,
        place: Option<(&str, bool, &Range<usize>)>,
    ) -> Step<'g> {
        let catalogue = self.lineage.catalogue();
        let source = match catalogue.find(&format!("source:{word}")) {
            Ok(Entity::Source(source)) => source,
            Ok(_) => return Step::Empty,
            Err(error) => {
                let message = format!("there is no source `{word}`");
                return self.fail_with(span, message, hint_for(&error));
            }
        };
        let place = match place {
            None => None,
            Some((text, quoted, span)) => match Matcher::parse(text, quoted) {
                Ok(Matcher::Word(_)) => Some(Place::Plain(text.to_owned())),
                Ok(matcher) => Some(Place::Pattern(matcher)),
                Err(message) => return self.fail(span, message),
            },
        };
        Step::Filter(Filter::Cited(source, place))
    }

    fn words(
        &mut self,
        function: Function,
        word: &str,
        quoted: bool,
        span: &Range<usize>,
        value: Option<(&str, bool, &Range<usize>)>,
    ) -> Step<'g> {
        let matcher = match Matcher::parse(word, quoted) {
            Ok(matcher) => matcher,
            Err(message) => return self.fail(span, message),
        };
        let technologies = self.lineage.catalogue().technologies();
        let known: BTreeSet<&str> = match function {
            Function::Kind => technologies.filter_map(|t| t.kind()).collect(),
            Function::Field => technologies.flat_map(|t| t.fields()).collect(),
            Function::Family => technologies.filter_map(|t| t.family()).collect(),
            _ => technologies.flat_map(|t| t.facts().map(|(fact, _)| fact)).collect(),
        };
        let found: Vec<&str> = known.iter().copied().filter(|w| matcher.matches(w)).collect();
        let Some(first) = found.first() else {
            let what = Signature::of(function).name;
            let message = format!("no technology has the {what} `{word}`");
            let few: Vec<&str> = known.iter().copied().take(12).collect();
            let hint = match nearest(word, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are {}", few.join(", ")),
            };
            return self.fail_with(span, message, Some(hint));
        };
        let filter = match function {
            Function::Kind => Filter::Text(Key::Kind, matcher),
            Function::Family => Filter::Text(Key::Family, matcher),
            Function::Field => Filter::Field(matcher),
            _ => {
                let value = match value.map(|(text, quoted, _)| Matcher::parse(text, quoted)) {
                    None => None,
                    Some(Ok(matcher)) => Some(matcher),
                    Some(Err(message)) => return self.fail(span, message),
                };
                Filter::Fact((*first).to_owned(), value)
            }
        };
        Step::Filter(filter)
    }

    fn dates(&mut self, function: Function, text: &str, span: &Range<usize>) -> Step<'g> {
        let kind = match function {
            Function::Dated => Some(Dates::Timeline),
            Function::Released => Some(Dates::Of(DateKind::Released)),
            Function::Published => Some(Dates::Of(DateKind::Published)),
            Function::Announced => Some(Dates::Of(DateKind::Announced)),
            Function::Retired => Some(Dates::Of(DateKind::Retired)),
            _ => None,
        };
        let filter = match kind {
            Some(kind) => DateRange::parse(text).map(|range| Filter::Within(kind, range)),
            None => Date::parse(text).map(|date| match function {
                Function::Alive => Filter::Alive(date),
                Function::Before => Filter::Before(date),
                _ => Filter::After(date),
            }),
        };
        match filter {
            Ok(filter) => Step::Filter(filter),
            Err(error) => {
                let hint = error.hint().map(str::to_owned);
                self.fail_with(span, error.message().to_owned(), hint)
            }
        }
    }
}

fn hint_for(error: &NameError<'_>) -> Option<String> {
    match error {
        NameError::Ambiguous { entities, .. } => {
            let ids: Vec<String> =
                entities.iter().map(|entity| format!("`{}`", entity.id())).collect();
            Some(format!("write one of the ids {}", ids.join(", ")))
        }
        NameError::Unknown { near, .. } => {
            let first = near.first()?;
            Some(match first {
                Entity::Technology(technology) if technology.name() == technology.id() => {
                    format!("did you mean `{}`?", technology.id())
                }
                Entity::Organization(maker) => {
                    format!("for what an organization made write `by({})`", maker.id())
                }
                other => format!("did you mean `{}`, {}?", other.id(), other.name()),
            })
        }
    }
}
