//! Problems as they are found.

use crate::{Problem, ProblemCode};

/// The problems of one file.
#[derive(Debug)]
pub(super) struct Problems {
    file: String,
    found: Vec<Problem>,
}

impl Problems {
    pub(super) fn new(file: &str) -> Problems {
        Problems { file: file.to_owned(), found: Vec::new() }
    }

    /// Adds what is wrong at a line and a column, and what is done about it.
    pub(super) fn push(
        &mut self,
        code: ProblemCode,
        (line, column): (usize, usize),
        message: impl Into<String>,
        done: impl Into<String>,
    ) {
        let (file, message, done) = (self.file.clone(), message.into(), done.into());
        self.found.push(Problem { code, file, line, column, message, done });
    }

    /// Returns them in the order of their places.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|problem| (problem.line, problem.column));
        self.found
    }
}
