//! What is told of an import.

use std::fmt;

/// What was read, what was left out, and what is wrong.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// What was read, and how much of it.
    pub read: Vec<Count>,
    /// What was decided where the format says something else than a catalogue, and how often.
    pub decided: Vec<Count>,
    /// What a catalogue has no room for, and how much of it there was.
    pub left_out: Vec<Count>,
    /// What is wrong in the files, in the order of the places.
    pub problems: Vec<Problem>,
}

/// A number of things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// How many.
    pub number: usize,
    /// What it is, in the number that goes with it.
    pub what: String,
}

impl Count {
    pub(crate) fn new(number: usize, one: &str, several: &str) -> Count {
        let what = if number == 1 { one } else { several };
        Count { number, what: what.to_owned() }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.what)
    }
}

/// Something that is wrong in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What sort of problem it is; stable between releases.
    pub code: ProblemCode,
    /// The name of the file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong: a lower-case fragment without a full stop.
    pub message: String,
    /// What was done about it.
    pub done: String,
}

/// What sort of problem something is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ProblemCode {
    /// Bytes that are no text.
    NotText,
    /// A quote that is never closed.
    OpenQuote,
    /// A row of a sort that the format does not have.
    UnknownRow,
    /// A cell that is empty or not there and should hold something.
    MissingCell,
    /// A name that two rows have.
    RepeatedName,
    /// A reference to a name that no row has.
    UnknownName,
    /// Something that is said to come from itself.
    SelfReference,
    /// A date that does not exist or is none.
    BadDate,
    /// A value that the format does not have.
    BadValue,
}

impl ProblemCode {
    /// Returns its name in kebab-case.
    pub fn as_str(self) -> &'static str {
        match self {
            ProblemCode::NotText => "not-text",
            ProblemCode::OpenQuote => "open-quote",
            ProblemCode::UnknownRow => "unknown-row",
            ProblemCode::MissingCell => "missing-cell",
            ProblemCode::RepeatedName => "repeated-name",
            ProblemCode::UnknownName => "unknown-name",
            ProblemCode::SelfReference => "self-reference",
            ProblemCode::BadDate => "bad-date",
            ProblemCode::BadValue => "bad-value",
        }
    }
}
