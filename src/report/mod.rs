//! How problems of a catalogue are shown.

use forebear_graph::{Diagnostics, SourceFiles};

use crate::output::stderr_line;

/// Prints problems on stderr.
pub(crate) fn print_diagnostics(diagnostics: &Diagnostics, files: &SourceFiles) {
    for diagnostic in diagnostics {
        stderr_line(Some(diagnostic.severity.as_str()), &diagnostic.message);
        if let Some(label) = diagnostic.labels.first() {
            let position = files.position(label.location);
            let file = files.name(label.location.file());
            stderr_line(None, &format!("  {file}:{}:{}", position.line, position.column));
        }
        if let Some(hint) = &diagnostic.hint {
            stderr_line(Some("hint"), hint);
        }
    }
}
