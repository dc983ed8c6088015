//! The arguments of functions: what they name in the catalogue, and what is wrong with them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::filter::{Dates, Filter, Place};
use super::functions::{Function, Signature};
use super::pattern::Matcher;
use super::resolve::Resolver;
use super::step::Step;
use super::syntax::{Argument, NodeId};
use super::unknown;
use crate::analysis::Measure;
use crate::catalogue::Vocabulary;
use crate::date::{Date, DateRange};
use crate::lineage::{Direction, Scope};
use crate::model::{DateKind, EntityKind, Key};
use crate::names::Entity;

impl<'g> Resolver<'g, '_> {
    pub(super) fn call(
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
            // What comes before the set of `via` is its scope.
            let number = if function == Function::Via { None } else { text(0) };
            return self.set_function(function, of, number, measure, scope);
        }
        // The parser has counted the arguments.
        let Some((word, quoted, span_of_word)) = text(0) else {
            return self.fail(span, "an argument is missing");
        };
        match function {
            Function::By => match self.lineage.catalogue().find_organization(word) {
                Ok(maker) => Step::Filter(Filter::By(maker)),
                Err(error) => {
                    let (message, hint) = unknown::entry(
                        EntityKind::Organization,
                        word,
                        &error,
                        self.lineage.catalogue(),
                    );
                    self.fail_with(span_of_word, message, hint)
                }
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
        let number = match number.map(|(text, _, span)| (text, text.parse::<usize>(), span)) {
            None => None,
            Some((_, Ok(number), _)) => Some(number),
            Some((text, Err(_), span)) => {
                let message = match text {
                    "" => "a whole number is missing here".to_owned(),
                    text => format!("`{text}` is not a whole number"),
                };
                let hint = format!("write {}", Signature::of(function).shown());
                return self.fail_with(span, message, Some(hint));
            }
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
                let (message, hint) = unknown::entry(EntityKind::Source, word, &error, catalogue);
                return self.fail_with(span, message, hint);
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
        let catalogue = self.lineage.catalogue();
        let technologies = catalogue.technologies();
        let (known, vocabulary): (BTreeSet<&str>, _) = match function {
            Function::Kind => {
                (technologies.filter_map(|t| t.kind()).collect(), Some(Vocabulary::Kind))
            }
            Function::Field => {
                (technologies.flat_map(|t| t.fields()).collect(), Some(Vocabulary::Field))
            }
            Function::Family => (technologies.filter_map(|t| t.family()).collect(), None),
            _ => {
                let facts = technologies.flat_map(|t| t.facts().map(|(fact, _)| fact));
                (facts.collect(), Some(Vocabulary::Fact))
            }
        };
        let found = known.iter().copied().find(|known| matcher.matches(known));
        let shown = || {
            let word = unknown::shown_as(word, vocabulary?, catalogue)?;
            known.get(word).copied().filter(|_| matches!(matcher, Matcher::Word(_)))
        };
        let (first, matcher) = match (found, found.is_none().then(shown).flatten()) {
            (Some(found), _) => (found, matcher),
            (None, Some(shown)) => (shown, Matcher::word(shown)),
            (None, None) => {
                let what = Signature::of(function).name;
                let message = format!("no technology has the {what} `{word}`");
                let hint = unknown::word(word, known.iter().copied());
                return self.fail_with(span, message, Some(hint));
            }
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
                Filter::Fact(first.to_owned(), value)
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
            Err(_) if kind.is_none() && DateRange::parse(text).is_ok() => {
                let name = Signature::of(function).name;
                let message = format!("`{name}` takes one date, and `{text}` is a range");
                let hint = format!("for what is dated within it write `dated({text})`");
                self.fail_with(span, message, Some(hint))
            }
            Err(error) => {
                let hint = error.hint().map(str::to_owned);
                self.fail_with(span, error.message().to_owned(), hint)
            }
        }
    }
}
