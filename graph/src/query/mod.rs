//! Asking: a small algebra of sets over descent and dates, after jj's revsets.
//!
//! A query goes through three stages, each with its own type: [`Query::parse`] reads the text,
//! [`Query::resolve`] looks up its names and checks its arguments against a
//! [`Lineage`](crate::Lineage), and [`Resolved::evaluate`] gives the technologies. The language
//! itself is described in [`REFERENCE`], which tests hold to the truth.

mod arguments;
mod error;
mod evaluate;
mod filter;
mod functions;
mod lexer;
mod mistakes;
mod parse;
mod parse_call;
mod pattern;
mod resolve;
mod step;
mod syntax;
mod unknown;

pub use error::{QueryError, QueryErrors};
pub use evaluate::Answer;
pub use step::Resolved;
pub use syntax::Query;

/// The reference of the language: every operator and function with examples.
pub const REFERENCE: &str = include_str!("../../reference.md");
