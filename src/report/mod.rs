//! Problems in a catalogue, written for people and for programs.
//!
//! One list of [`Diagnostics`](forebear_graph::Diagnostics), three renderings: [`text()`] for a
//! terminal, [`json()`] for scripts, [`sarif()`] for editors and code hosts.

mod excerpt;
mod json;
mod safe;
mod sarif;
mod summary;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use json::json;
pub(crate) use sarif::sarif;
pub(crate) use summary::summary;
pub(crate) use text::text;
