//! The difference of two catalogues by meaning: what is known in one and not, or otherwise, in
//! the other.
//!
//! The same id is the same thing, and an influence is the same if its ends and its kind are.
//! Statements are compared with all that is said of them: value, citation, certainty, rank,
//! remarks. How that is spread over files and blocks, and in which order, makes no difference,
//! but for the main origin of a technology, which the order of its influences tells. Titles of
//! catalogues and severities of checks are no knowledge about technologies and are not compared.

mod difference;
mod facts;
mod join;
mod same;
mod statement;

pub use difference::{Change, Difference, EntryDifference, EntryKind, FactDifference};
pub use join::compare;
pub use statement::{About, Content, Statement};
