//! Pictures for programs that read no SVG: a scene as PNG and as PDF.
//!
//! Both are inked from the SVG of the scene. Fonts are handed in ([`Fonts`]), and what no font has
//! is told ([`Picture::missing`]): a letter without a font would be a box, or nothing at all.

mod error;
mod fonts;
mod links;
mod missing;
mod pdf;
mod picture;
mod png;

/// The library of fonts that [`Fonts`] are made of.
pub use resvg::usvg::fontdb;

pub use error::PictureError;
pub use fonts::Fonts;
pub use missing::MissingLetters;
pub use pdf::Pdf;
pub use picture::Picture;
