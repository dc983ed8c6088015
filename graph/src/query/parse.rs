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
use super::functions::{Function, Parameter, SIGNATURES, Signature};
use super::lexer::{Lexer, Token};
use super::syntax::{Argument, Expression, Node, NodeId, PatternKind, Query};
use crate::names::nearest;

/// How deep parentheses may nest; the parser and what follows it recurse no deeper than that.
const MOST_DEPTH: usize = 128;

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
            let reported = parser.errors.iter().any(|error| error.span == parser.span);
            if !reported {
                parser.unexpected();
            }
            // A name that lacks its operator begins an expression; nothing else does.
            if !reported || !parser.begins_primary() {
                parser.advance();
            }
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

struct Parser<'t> {
    lexer: Lexer<'t>,
    token: Token,
    span: Range<usize>,
    /// Where the token before ends.
    before: usize,
    nodes: Vec<Node>,
    errors: Vec<QueryError>,
    depth: usize,
}

impl Parser<'_> {
    fn advance(&mut self) {
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

    fn push(&mut self, expression: Expression, span: Range<usize>) -> NodeId {
        self.nodes.push(Node { expression, span });
        self.nodes.len() - 1
    }

    fn nothing(&mut self) -> NodeId {
        let call = Expression::Call { function: Function::None, arguments: Vec::new() };
        self.push(call, self.span.clone())
    }

    fn joined(&self, first: NodeId, last: NodeId) -> Range<usize> {
        self.nodes[first].span.start..self.nodes[last].span.end
    }

    fn expression(&mut self) -> NodeId {
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
        if self.token == Token::Range {
            self.error("`::` cannot be chained").hint =
                Some("write `a::b & b::c` for what lies on a way through b".to_owned());
            self.advance();
            if self.begins_primary() {
                self.postfix();
            }
        }
        range
    }

    fn begins_primary(&self) -> bool {
        matches!(self.token, Token::Name(_) | Token::Quoted(_) | Token::Prefix(_) | Token::Open)
    }

    fn postfix(&mut self) -> NodeId {
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

    fn primary(&mut self) -> NodeId {
        let span = self.span.clone();
        match self.token.clone() {
            Token::Name(text) => {
                self.advance();
                if self.token == Token::Open {
                    return self.call(&text, span);
                }
                self.report_missing_operator();
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
            _ => {
                self.unexpected();
                self.nothing()
            }
        }
    }

    /// Two names side by side are one name with a blank in it, or lack an operator.
    fn report_missing_operator(&mut self) {
        if matches!(self.token, Token::Name(_) | Token::Quoted(_)) {
            self.error("an operator is missing here").hint = Some(
                "put a name with blanks in quotes, or write `&`, `|` or `~` between two names"
                    .to_owned(),
            );
        }
    }

    fn unexpected(&mut self) {
        let found = match &self.token {
            Token::End => "the query ends".to_owned(),
            Token::Stray(stray) => format!("`{stray}` means nothing"),
            _ => "there is an operator".to_owned(),
        };
        let hint = match &self.token {
            Token::Stray('!') => Some("write `~` for “not”"),
            Token::Stray('\u{201c}' | '\u{201d}') => Some("write straight quotes"),
            Token::Stray(_) => Some("put a name that holds it in quotes"),
            Token::Close => Some("remove it, or open the parenthesis before"),
            _ => None,
        };
        self.error(format!("{found} where a name, a function or `(` is expected")).hint =
            hint.map(str::to_owned);
    }

    fn close(&mut self, opened: usize) {
        if self.token == Token::Close {
            self.advance();
            return;
        }
        let hint = format!("it was opened at column {}", opened + 1);
        self.error("`)` is missing here").hint = Some(hint);
    }

    /// Reads what stands within parentheses, unless they are nested too deep.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> NodeId) -> NodeId {
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

    fn pattern(&mut self, prefix: &str, span: Range<usize>) -> NodeId {
        let kind = PatternKind::ALL.into_iter().find(|kind| kind.as_str() == prefix);
        let kinds = PatternKind::ALL.iter().map(|kind| kind.as_str());
        if kind.is_none() {
            let near = nearest(prefix, kinds.chain(["technology"]));
            let hint = match (prefix, near) {
                ("organization", _) => "write `by(…)` for what an organization made".to_owned(),
                (_, Some(near)) => format!("did you mean `{near}:`?"),
                _ => "patterns begin with `exact:`, `glob:` or `regex:`".to_owned(),
            };
            self.errors.push(
                QueryError::new(span.clone(), format!("there is no pattern `{prefix}:`"))
                    .hint(hint),
            );
        }
        // A pattern is one text up to the next blank or parenthesis, so that `glob:dall-e*` needs
        // no quotes.
        self.lexer.rewind(span.end);
        let (text, end) = self.lexer.pattern_text();
        let whole = span.start..end;
        self.advance();
        if text.is_empty() {
            self.errors.push(
                QueryError::new(whole.clone(), "the pattern is empty")
                    .hint("write it in quotes behind the colon: `glob:\"DALL*\"`"),
            );
        }
        self.push(Expression::Pattern { kind: kind.unwrap_or(PatternKind::Exact), text }, whole)
    }

    fn call(&mut self, name: &str, name_span: Range<usize>) -> NodeId {
        let opened = self.span.start;
        let signature = Signature::find(name);
        if signature.is_none() {
            let error =
                QueryError::new(name_span.clone(), format!("there is no function `{name}`"));
            let names = SIGNATURES.iter().map(|signature| signature.name);
            self.errors.push(match nearest(name, names) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error.hint("`forebear help query` lists the functions"),
            });
        }
        self.nested(|parser| {
            let arguments = parser.arguments(signature, opened);
            let span = name_span.start..parser.before;
            let Some(signature) = signature else {
                return parser.nothing();
            };
            let (least, most) =
                (signature.required.len(), signature.required.len() + signature.optional.len());
            if !(least..=most).contains(&arguments.len()) {
                let found = arguments.len();
                let error = QueryError::new(
                    name_span.clone(),
                    format!("`{}` does not take {found} arguments", signature.name),
                );
                parser.errors.push(error.hint(format!("write `{}`", signature.usage())));
            }
            parser.push(Expression::Call { function: signature.function, arguments }, span)
        })
    }

    fn arguments(&mut self, signature: Option<&Signature>, opened: usize) -> Vec<Argument> {
        let mut arguments = Vec::new();
        let first = self.lexer.position();
        self.advance();
        if self.token == Token::Close {
            self.advance();
            return arguments;
        }
        let mut begin = first;
        loop {
            let parameter = match signature {
                Some(signature) => signature.parameter(arguments.len()),
                None => Some(Parameter::Text),
            };
            if parameter == Some(Parameter::Set) {
                let set = self.expression();
                arguments.push(Argument::Set(set));
            } else {
                self.lexer.rewind(begin);
                let (text, quoted, span) = self.lexer.raw_argument();
                arguments.push(Argument::Text { text, quoted, span });
                self.advance();
            }
            if self.token != Token::Comma {
                break;
            }
            begin = self.lexer.position();
            self.advance();
        }
        self.close(opened);
        arguments
    }
}
