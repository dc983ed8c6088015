//! Tokens → [`Query`], by recursive descent with a bound on its depth.
//!
//! - Every mistake is pushed and reading goes on, so that one run reports them all.
//! - A method that reads an expression always returns one; where there is none it returns
//!   `none()`, which is never evaluated since there is an error.
//! - Spans are bytes of the text.
//!
//! ```text
//! expr  = inter ("|" inter)*
//! inter = not (("&" | "~") not)*            one level, left to right
//! not   = "~" not | range
//! range = "::" post | post "::" post? | post
//! post  = prim ("-" | "+")*
//! prim  = name | string | pattern | function "(" args ")" | "(" expr ")"
//! ```

use std::ops::Range;

use super::error::{QueryError, QueryErrors};
use super::functions::Function;
use super::lexer::{Lexer, Token};
use super::mistakes::{self, Operand};
use super::syntax::{Expression, Node, NodeId, Query};

/// How deep parentheses may nest; the parser and what follows it recurse no deeper than that.
const MOST_DEPTH: usize = 128;

/// After so many mistakes a text was never meant to be a query, and is not read further.
const MOST_MISTAKES: usize = 20;

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    ///
    /// All mistakes of form, each with its place and what to write instead.
    ///
    /// ```
    /// use forebear_graph::Query;
    /// assert!(Query::parse("clip::gpt-4v & dated(2022..)").is_ok());
    /// let errors = Query::parse("ancestor(clip) && (walt").unwrap_err().errors;
    /// assert_eq!(errors.len(), 3);
    /// assert_eq!(errors[0].hint.as_deref(), Some("did you mean `ancestors`?"));
    /// ```
    pub fn parse(text: &str) -> Result<Query, QueryErrors> {
        let mut parser = Parser {
            lexer: Lexer::new(text),
            token: Token::End,
            span: 0..0,
            before: 0,
            nodes: Vec::new(),
            errors: Vec::new(),
            depth: 0,
        };
        parser.advance();
        let mut root = parser.expression();
        while parser.token != Token::End {
            // What is left is reported, unless it was already, and read on behind it.
            let reported = parser.errors.iter().any(|error| error.span.end == parser.span.end);
            if !reported {
                parser.unexpected();
            }
            parser.advance();
            if parser.token != Token::End {
                root = parser.expression();
            }
        }
        if parser.errors.is_empty() {
            return Ok(Query { text: text.to_owned(), nodes: parser.nodes, root });
        }
        Err(QueryErrors::new(text, parser.errors))
    }
}

pub(super) struct Parser<'t> {
    pub(super) lexer: Lexer<'t>,
    pub(super) token: Token,
    pub(super) span: Range<usize>,
    /// Where the token before ends.
    pub(super) before: usize,
    pub(super) nodes: Vec<Node>,
    pub(super) errors: Vec<QueryError>,
    depth: usize,
}

impl Parser<'_> {
    pub(super) fn advance(&mut self) {
        if self.errors.len() >= MOST_MISTAKES {
            self.lexer.rewind(self.lexer.end());
        }
        let (token, span, closed) = self.lexer.next();
        if !closed {
            let error = QueryError::new(span.clone(), "this quoted text has no end");
            self.errors.push(error.hint("close it with the same quote"));
        }
        self.before = self.span.end;
        self.token = token;
        self.span = span;
    }

    fn error(&mut self, message: impl Into<String>) -> &mut QueryError {
        self.errors.push(QueryError::new(self.span.clone(), message));
        let last = self.errors.len() - 1;
        &mut self.errors[last]
    }

    pub(super) fn push(&mut self, expression: Expression, span: Range<usize>) -> NodeId {
        self.nodes.push(Node { expression, span });
        self.nodes.len() - 1
    }

    pub(super) fn nothing(&mut self) -> NodeId {
        let call = Expression::Call { function: Function::None, arguments: Vec::new() };
        self.push(call, self.span.clone())
    }

    fn joined(&self, first: NodeId, last: NodeId) -> Range<usize> {
        self.nodes[first].span.start..self.nodes[last].span.end
    }

    pub(super) fn expression(&mut self) -> NodeId {
        let mut left = self.intersection();
        while self.token == Token::Or {
            self.operator_twice("|");
            let right = self.intersection();
            left = self.push(Expression::Or(left, right), self.joined(left, right));
        }
        left
    }

    fn intersection(&mut self) -> NodeId {
        let mut left = self.negation();
        loop {
            let without = match self.token {
                Token::And => false,
                Token::Not => true,
                _ => return left,
            };
            self.operator_twice(if without { "~" } else { "&" });
            let right = self.negation();
            let expression = match without {
                true => Expression::Without(left, right),
                false => Expression::And(left, right),
            };
            left = self.push(expression, self.joined(left, right));
        }
    }

    /// Passes over an operator, and over a second one such as `&&`, which is reported.
    fn operator_twice(&mut self, operator: &str) {
        let first = self.token.clone();
        self.advance();
        if self.token == first && first != Token::Not {
            let hint = format!("write `{operator}` once");
            self.error(format!("`{operator}{operator}` is no operator")).hint = Some(hint);
            self.advance();
        }
    }

    fn negation(&mut self) -> NodeId {
        let mut starts = Vec::new();
        while self.token == Token::Not {
            starts.push(self.span.start);
            self.advance();
        }
        let mut of = self.range();
        while let Some(start) = starts.pop() {
            let span = start..self.nodes[of].span.end;
            of = self.push(Expression::Not(of), span);
        }
        of
    }

    fn range(&mut self) -> NodeId {
        let start = self.span.start;
        let range = if self.token == Token::Range {
            self.advance();
            let of = self.postfix();
            self.push(Expression::Ancestors(of), start..self.nodes[of].span.end)
        } else {
            let from = self.postfix();
            if self.token != Token::Range {
                return from;
            }
            let end = self.span.end;
            self.advance();
            if self.begins_primary() {
                let to = self.postfix();
                self.push(Expression::Between(from, to), self.joined(from, to))
            } else {
                self.push(Expression::Descendants(from), start..end)
            }
        };
        while self.token == Token::Range {
            self.error("`::` cannot be chained");
            let mistake = self.errors.len() - 1;
            self.advance();
            let third = self.begins_primary().then(|| self.postfix());
            let hint = match (&self.nodes[range].expression, third) {
                (Expression::Between(from, to), Some(third)) => {
                    let [a, b, c] = [*from, *to, third].map(|of| self.written(of));
                    format!("for what lies on a way through `{b}` write `{a}::{b} & {b}::{c}`")
                }
                _ => "for what lies on a way through b write `a::b & b::c`".to_owned(),
            };
            if let Some(error) = self.errors.get_mut(mistake) {
                error.hint = Some(hint);
            }
        }
        range
    }

    fn begins_primary(&self) -> bool {
        matches!(self.token, Token::Name(_) | Token::Quoted(_) | Token::Prefix(_) | Token::Open)
    }

    /// Reads one operand. If another one follows, an operator between them is missing.
    fn postfix(&mut self) -> NodeId {
        let of = self.operand();
        let mut last = of;
        while self.begins_primary() {
            self.report_missing_operator(last);
            last = self.operand();
        }
        of
    }

    fn operand(&mut self) -> NodeId {
        let mut of = self.primary();
        loop {
            let span = self.nodes[of].span.start..self.span.end;
            let expression = match self.token {
                Token::Minus => Expression::Parents(of),
                Token::Plus => Expression::Children(of),
                _ => return of,
            };
            self.advance();
            of = self.push(expression, span);
        }
    }

    /// Returns the text of a node.
    pub(super) fn written(&self, of: NodeId) -> &str {
        &self.lexer.text()[self.nodes[of].span.clone()]
    }

    fn primary(&mut self) -> NodeId {
        let span = self.span.clone();
        match self.token.clone() {
            Token::Name(text) => {
                self.advance();
                if self.token == Token::Open {
                    return self.call(&text, span);
                }
                self.push(Expression::Name { text, quoted: false }, span)
            }
            Token::Quoted(text) => {
                self.advance();
                self.push(Expression::Name { text, quoted: true }, span)
            }
            Token::Prefix(prefix) => self.pattern(&prefix, span),
            Token::Open => {
                self.advance();
                self.nested(|parser| {
                    let of = parser.expression();
                    parser.close(span.start);
                    of
                })
            }
            token => {
                self.unexpected();
                if matches!(token, Token::Minus | Token::Plus) {
                    self.advance();
                    // What it was written before is read on.
                    if self.begins_primary() {
                        return self.primary();
                    }
                }
                self.nothing()
            }
        }
    }

    /// Two names side by side are one name with a blank in it, or lack an operator.
    fn report_missing_operator(&mut self, before: NodeId) {
        let operand = match self.nodes[before].expression {
            Expression::Parents(_) => Operand::Parents,
            Expression::Children(_) => Operand::Children,
            Expression::Name { .. } => Operand::Name,
            _ => Operand::Other,
        };
        let (first, next) = (self.written(before), &self.lexer.text()[self.span.clone()]);
        let word = mistakes::operator_of(next).map(|operator| (next, operator, self.span.clone()));
        let word_is_next = word.is_some();
        let word = word.or_else(|| {
            let operator = mistakes::operator_of(first)?;
            Some((first, operator, self.nodes[before].span.clone()))
        });
        let error = match word {
            Some((word, operator, span)) => {
                QueryError::new(span, format!("`{word}` is no operator"))
                    .hint(format!("write `{operator}`"))
            }
            None => QueryError::new(self.span.clone(), "an operator is missing here")
                .hint(mistakes::missing_operator(first, operand, next)),
        };
        let was_operator = word_is_next;
        self.errors.push(error);
        // What follows such a word is its operand.
        if was_operator {
            self.advance();
        }
    }

    fn unexpected(&mut self) {
        let text = self.lexer.text();
        let before = text[..self.span.start].trim_end().chars().next_back();
        // A sign that is written twice, or a range of them, is one mistake.
        let again = matches!(self.token, Token::Stray(_))
            && self.errors.last().is_some_and(|last| {
                last.span.end == self.span.start
                    && text[last.span.clone()].ends_with(&text[self.span.clone()])
            });
        if let Some(last) = self.errors.last_mut().filter(|_| again) {
            last.span.end = self.span.end;
            return;
        }
        let (found, after) = (&text[self.span.clone()], &text[self.span.end..]);
        let (message, hint) = mistakes::no_operand(&self.token, found, before, after);
        self.error(message).hint = hint;
    }

    pub(super) fn close(&mut self, opened: usize) {
        if self.token == Token::Close {
            self.advance();
            return;
        }
        // One mistake at the end of the text is enough.
        if self.errors.iter().any(|error| error.span == self.span) {
            return;
        }
        let hint = format!("it was opened at column {}", opened + 1);
        self.error("`)` is missing here").hint = Some(hint);
    }

    /// Reads what stands within parentheses, unless they are nested too deep.
    pub(super) fn nested(&mut self, read: impl FnOnce(&mut Self) -> NodeId) -> NodeId {
        if self.depth == MOST_DEPTH {
            self.error(format!("parentheses are nested more than {MOST_DEPTH} deep"));
            while self.token != Token::End {
                self.advance();
            }
            return self.nothing();
        }
        self.depth += 1;
        let of = read(self);
        self.depth -= 1;
        of
    }
}
