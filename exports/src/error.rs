//! What can go wrong while a view is written.

use std::io;

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The output could not be written.
    #[error("cannot write the output")]
    Io(#[from] io::Error),
    /// The format has no way to say what the view holds.
    #[error("`{format}` cannot express {what}")]
    NotExpressible {
        /// The name of the format.
        format: &'static str,
        /// What it cannot express, as the end of a sentence.
        what: String,
    },
}
