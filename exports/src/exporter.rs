//! What every output format does.

use crate::{ExportError, Format, Sink, View};

/// Writes a view in one format.
///
/// The same view gives the same bytes every time.
pub trait Exporter: Sync {
    /// Returns what is known of the format.
    fn format(&self) -> &'static Format;

    /// Writes the view.
    ///
    /// # Errors
    ///
    /// If an output cannot be opened or written, or the format cannot express the view.
    fn export(&self, view: &View<'_>, sink: &mut dyn Sink) -> Result<(), ExportError>;
}

impl std::fmt::Debug for dyn Exporter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Exporter({})", self.format().name)
    }
}
