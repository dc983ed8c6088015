//! Tokens → patterns and calls of functions, whose arguments are read as each function wants them.

use std::ops::Range;

use super::error::QueryError;
use super::functions::{Parameter, Signature};
use super::lexer::Token;
use super::mistakes;
use super::parse::Parser;
use super::syntax::{Argument, Expression, NodeId, PatternKind};

impl Parser<'_> {
    pub(super) fn pattern(&mut self, prefix: &str, span: Range<usize>) -> NodeId {
        let kind = PatternKind::ALL.into_iter().find(|kind| kind.as_str() == prefix);
        // A pattern is one text up to the next blank or parenthesis, so that `glob:dall-e*` needs
        // no quotes.
        self.lexer.rewind(span.end);
        let (text, end) = self.lexer.pattern_text();
        let whole = span.start..end;
        self.advance();
        if kind.is_none() {
            let message = format!("there is no pattern `{prefix}:`");
            let hint = mistakes::prefix(prefix, &text);
            self.errors.push(QueryError::new(span, message).hint(hint));
        } else if text.is_empty() {
            self.errors.push(
                QueryError::new(whole.clone(), "the pattern is empty")
                    .hint("write it in quotes behind the colon: `glob:\"DALL*\"`"),
            );
        }
        self.push(Expression::Pattern { kind: kind.unwrap_or(PatternKind::Exact), text }, whole)
    }

    pub(super) fn call(&mut self, name: &str, name_span: Range<usize>) -> NodeId {
        let opened = self.span.start;
        let mut signature = Signature::find(name);
        let known = signature.is_some();
        if !known {
            let (near, hint) = mistakes::function(name);
            let message = format!("there is no function `{name}`");
            self.errors.push(QueryError::new(name_span.clone(), message).hint(hint));
            // Its arguments are read as those of the one that was probably meant.
            signature = near;
        }
        self.nested(|parser| {
            let arguments = parser.arguments(signature, opened);
            let span = name_span.start..parser.before;
            let Some(signature) = signature else {
                return parser.nothing();
            };
            let (least, most) =
                (signature.required.len(), signature.required.len() + signature.optional.len());
            if known && !(least..=most).contains(&arguments.len()) {
                let found = match arguments.len() {
                    0 => "no argument".to_owned(),
                    1 => "one argument".to_owned(),
                    several => format!("{several} arguments"),
                };
                let message = format!("`{}` cannot be called with {found}", signature.name);
                let error = QueryError::new(name_span.clone(), message);
                parser.errors.push(error.hint(format!("write {}", signature.shown())));
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
                None => Some(Parameter::Set),
            };
            if parameter == Some(Parameter::Set) {
                let set = self.expression();
                arguments.push(Argument::Set(set));
            } else {
                self.lexer.rewind(begin);
                let (text, quoted, span) = self.lexer.raw_argument();
                // Where the arguments are in the wrong order, the set is read as one.
                if parameter == Some(Parameter::Number) && text.contains('(') {
                    self.lexer.rewind(begin);
                    self.advance();
                    let set = self.expression();
                    let span = self.nodes[set].span.clone();
                    let message = format!("`{}` is not a whole number", self.written(set));
                    let hint = signature.map(|signature| format!("write {}", signature.shown()));
                    self.errors.push(QueryError { span, message, hint });
                    arguments.push(Argument::Set(set));
                } else {
                    arguments.push(Argument::Text { text, quoted, span });
                    self.advance();
                }
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
