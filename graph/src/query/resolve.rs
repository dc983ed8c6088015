//! Names → entries: a query that an evaluator can carry out without failing.

use std::ops::Range;

use super::error::{QueryError, QueryErrors};
use super::filter::Filter;
use super::functions::Function;
use super::pattern::Matcher;
use super::step::{Resolved, Step};
use super::syntax::{Argument, Expression, NodeId, Query};
use super::unknown;
use crate::lineage::{Direction, Lineage, Scope};
use crate::names::nearest;

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

pub(super) struct Resolver<'g, 'q> {
    pub(super) lineage: &'g Lineage,
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
        let all = || Scope::words().collect::<Vec<_>>().join(", ");
        if words.clone().next().is_none() {
            let error = QueryError::new(span.clone(), "no influence kind is given");
            self.errors.push(error.hint(format!("they are {}", all())));
            return Scope::all();
        }
        match Scope::from_words(words) {
            Ok(scope) => scope,
            Err(word) => {
                let parts: Vec<&str> = word.split_whitespace().collect();
                let hint = match nearest(word, Scope::words()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if Scope::from_words(parts.iter().copied()).is_ok() => {
                        format!("write `{}`", parts.join("|"))
                    }
                    None => format!("write `{}`; they are {}", "via(kinds, set)", all()),
                };
                let message = format!("`{word}` is no influence kind and no certainty");
                self.errors.push(QueryError::new(span.clone(), message).hint(hint));
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

    pub(super) fn fail(&mut self, span: &Range<usize>, message: impl Into<String>) -> Step<'g> {
        self.errors.push(QueryError::new(span.clone(), message));
        Step::Empty
    }

    pub(super) fn fail_with(
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
                let hint = unknown::technology(text, &error, self.lineage.catalogue());
                self.fail_with(span, error.to_string(), Some(hint))
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
}
