//! SVG: a scene inked as one self-contained picture, without scripts, fonts or addresses that
//! anything is loaded from.
//!
//! Machines find everything again: see [`to_svg`].

mod edges;
mod nodes;
mod ornaments;
mod picture;
mod style;
mod titles;
mod xml;

#[cfg(feature = "pictures")]
pub(crate) use nodes::is_web;
pub use picture::to_svg;
#[cfg(feature = "pictures")]
pub(crate) use style::FONTS;
pub(crate) use style::sheet as style_sheet;
pub(crate) use xml::Escaped;
