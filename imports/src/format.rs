//! What is known of an input format before anything is read.

/// An input format: its names, where it is described, and what is not taken over.
#[derive(Debug)]
pub struct Format {
    /// The word for it on the command line.
    pub name: &'static str,
    /// What it is, in one line.
    pub title: &'static str,
    /// The endings of file names, without the dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// Where the format is specified or documented.
    pub spec: &'static str,
    /// How what it has becomes what a catalogue has, in one sentence.
    pub becomes: &'static str,
    /// What of it is not taken over, in one sentence.
    pub leaves_out: &'static str,
}
