#![doc = include_str!("../README.md")]

mod error;
mod format;
mod gnuclad;
mod ids;
mod importer;
mod importers;
mod report;

pub use error::ImportError;
pub use format::Format;
pub use gnuclad::Gnuclad;
pub use importer::{Imported, Importer, InputFile};
pub use importers::{IMPORTERS, find};
pub use report::{Count, Problem, ProblemCode, Report};
