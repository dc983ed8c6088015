//! What is wrong with a query: all of it, each with its place.

use std::fmt;
use std::ops::Range;

/// One mistake in a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryError {
    /// The bytes of the query that are wrong.
    pub span: Range<usize>,
    /// What is wrong: a lower-case fragment.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
}

impl QueryError {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> QueryError {
        QueryError { span, message: message.into(), hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> QueryError {
        self.hint = Some(hint.into());
        self
    }
}

/// Every mistake in a query, in the order of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryErrors {
    /// The query.
    pub text: String,
    /// The mistakes; at least one.
    pub errors: Vec<QueryError>,
}

impl QueryErrors {
    pub(super) fn new(text: &str, mut errors: Vec<QueryError>) -> QueryErrors {
        errors.sort_by_key(|error| (error.span.start, error.span.end));
        errors.dedup();
        QueryErrors { text: text.to_owned(), errors }
    }
}

impl fmt::Display for QueryErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages: Vec<&str> = self.errors.iter().map(|error| error.message.as_str()).collect();
        f.write_str(&messages.join("; "))
    }
}

impl std::error::Error for QueryErrors {}
