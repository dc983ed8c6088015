//! What is known of an output format before anything is written.

/// An output format: its names, where it is described, and what it cannot carry.
#[derive(Debug)]
pub struct Format {
    /// The word for it on the command line.
    pub name: &'static str,
    /// What it is, in one line.
    pub title: &'static str,
    /// The endings of file names, without the first dot, the usual one first. One may hold a dot
    /// itself: `timeline.json`.
    pub extensions: &'static [&'static str],
    /// The media type.
    pub media_type: &'static str,
    /// Where the format is specified or documented.
    pub spec: &'static str,
    /// What of a view it cannot carry, in one sentence.
    pub leaves_out: &'static str,
    /// The JSON Schema of the format, if it is one of forebear's own.
    pub schema: Option<&'static str>,
    /// The names of the outputs that it opens; empty if there is only the main one.
    pub parts: &'static [&'static str],
}
