//! The formats that there are.

use crate::{Gnuclad, Importer};

/// Every input format. A new one is one file and one line here; the command line, its help and the
/// tests read this list.
pub const IMPORTERS: &[&dyn Importer] = &[&Gnuclad];

/// Returns the importer of the format with this name.
///
/// ```
/// assert!(forebear_imports::find("gnuclad").is_some());
/// ```
pub fn find(name: &str) -> Option<&'static dyn Importer> {
    IMPORTERS.iter().copied().find(|importer| importer.format().name == name)
}
