//! What forebear's own JSON formats have in common.

mod document;
mod escaping;
mod records;

pub(crate) use document::Document;
pub use escaping::steers_terminals;
pub(crate) use records::{
    Citations, Claims, Names, Shown, StatementRecord, citations, claims, names, statement,
};
