//! What forebear's own JSON formats have in common.

mod document;
mod escaping;
mod records;

pub(crate) use document::Document;
pub(crate) use records::{
    Citations, Claims, Names, Shown, StatementRecord, citations, claims, names, statement,
};
