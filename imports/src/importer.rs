//! What every input format does.

use forebear_graph::write::Document;

use crate::{Format, ImportError, Report};

/// A file that is to be imported.
#[derive(Clone, Copy, Debug)]
pub struct InputFile<'a> {
    /// Its name without folders, under which it is cited.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What was made of files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// The catalogue. Every fact cites the file it was read from, and its place there.
    pub document: Document,
    /// What was read, what was left out, and what is wrong.
    pub report: Report,
}

/// Reads files of one format.
///
/// The same bytes give the same document every time, and none make an importer panic.
pub trait Importer: Sync {
    /// Returns what is known of the format.
    fn format(&self) -> &'static Format;

    /// Reads the files as one catalogue, going on after everything that is wrong in them.
    ///
    /// # Errors
    ///
    /// If there is nothing of this format in them, or there are too many.
    fn import(&self, files: &[InputFile<'_>]) -> Result<Imported, ImportError>;
}

impl std::fmt::Debug for dyn Importer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Importer({})", self.format().name)
    }
}
