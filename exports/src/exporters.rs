//! The formats that there are.

use crate::{Dot, ExportError, Exporter, GraphJson, MemorySink, TimelineJson, View};

/// Every output format. A new one is one file and one line here; the command line, its help and
/// the tests read this list.
pub const EXPORTERS: &[&dyn Exporter] = &[&Dot, &TimelineJson, &GraphJson];

/// Returns the exporter of the format with this name.
///
/// ```
/// assert_eq!(forebear_exports::find("dot").map(|dot| dot.format().extensions[0]), Some("dot"));
/// ```
pub fn find(name: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS.iter().copied().find(|exporter| exporter.format().name == name)
}

/// Returns the exporter of the format whose files end so, in whatever case; given without the
/// first dot. Where several formats share an ending, it is that of the first for which it is
/// the usual one.
///
/// ```
/// assert_eq!(forebear_exports::for_extension("GV").map(|dot| dot.format().name), Some("dot"));
/// ```
pub fn for_extension(extension: &str) -> Option<&'static dyn Exporter> {
    let place = |exporter: &dyn Exporter| {
        let mut extensions = exporter.format().extensions.iter();
        extensions.position(|known| known.eq_ignore_ascii_case(extension))
    };
    let candidates = EXPORTERS.iter().filter_map(|exporter| Some((place(*exporter)?, *exporter)));
    candidates.min_by_key(|(place, _)| *place).map(|(_, exporter)| exporter)
}

/// Writes a view in a format that has only one output, and returns its bytes.
///
/// # Errors
///
/// If the format cannot express the view.
pub fn to_bytes(exporter: &dyn Exporter, view: &View<'_>) -> Result<Vec<u8>, ExportError> {
    let mut sink = MemorySink::new();
    exporter.export(view, &mut sink)?;
    Ok(sink.into_main())
}
