//! Why a picture cannot be made.

use std::io;

/// Why a scene cannot be inked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// No font was handed in that could write a Latin letter.
    #[error("there is no font to write with")]
    NoFont,
    /// More pixels than programs open.
    #[error(
        "a PNG of {width} × {height} pixels is too large: at most {most_side} on a side and {most} in all"
    )]
    TooLarge {
        /// The width that was asked for, in pixels.
        width: u64,
        /// The height that was asked for, in pixels.
        height: u64,
        /// The most pixels on a side.
        most_side: u64,
        /// The most pixels in all.
        most: u64,
    },
    /// The picture could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A library below refused the picture.
    #[error("the picture cannot be inked: {0}")]
    Refused(String),
}
