//! Why nothing could be imported.

/// Why nothing was read of the files.
#[derive(thiserror::Error, Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ImportError {
    /// There is nothing in a file that the format has.
    #[error("there is nothing to import in `{file}`: {wanted}")]
    Nothing {
        /// The file.
        file: String,
        /// What a file of the format has.
        wanted: &'static str,
    },
    /// The format has one file, and several were given, or none.
    #[error("{format} takes one file, not {count}")]
    NotOneFile {
        /// The name of the format.
        format: &'static str,
        /// How many files were given.
        count: usize,
    },
}
