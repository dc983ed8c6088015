//! Graphviz graphs.
//!
//! All text goes through [`text`] on its way out, since the printer of graphviz-rust quotes
//! nothing.

mod attributes;
mod beside;
mod calendar;
mod export;
mod legend;
mod printer;
mod style;
mod text;

pub use export::Dot;
