//! Checks: what is wrong with a catalogue, all of it, in one run.
//!
//! Structure (ids, keys, values, dates) is checked while files are read and joined; whatever is
//! wrong there is an error, since no graph can be built from it. Sense (cycles, dates that
//! contradict an influence, claims that contradict each other, missing citations) is checked by
//! [`check`] on the graph and gives warnings and notes.

mod about;
mod citations;
mod claims;
mod code;
mod cycles;
mod dates;
mod diagnostic;
mod names;
mod run;

pub use code::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Label, Severity};
pub use run::{check, check_only};
