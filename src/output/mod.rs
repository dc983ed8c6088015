//! How answers look: text that is safe to print, tables, trees, JSON.

mod clean;
pub(crate) mod csv;
pub(crate) mod fit;
pub(crate) mod json;
mod screen;
mod style;
mod table;
mod tree;
mod words;

pub(crate) use clean::clean;
pub(crate) use screen::{Screen, stderr_has_colour, stderr_line, stderr_text, stdout_has_colour};
pub(crate) use style::{BOLD, DATE, DIM, KIND, WARN, paint};
pub(crate) use table::{Table, cut};
pub(crate) use tree::{below, branch};
pub(crate) use words::{
    NOTHING, citations, count, date_or_undated, kind, kinds, makers, remarks, statement_citations,
    timeline_date,
};
