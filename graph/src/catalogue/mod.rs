//! Catalogue files: read, told apart, and joined.
//!
//! [`RawCatalogue::read`] takes folders, files or texts and keeps what each entry says with its
//! place; [`RawCatalogue::join`] resolves ids and makes one [`Catalogue`](crate::Catalogue) of it.
//! Both go on after every mistake.

mod csv;
mod files;
mod join;
pub(crate) mod keys;
pub(crate) mod raw;
mod read;
mod schema;
mod text;
mod toml;

pub use files::{FileId, Location, Position, SourceFiles};
pub use join::{Joined, Locations};
pub use raw::{RawCatalogue, Vocabulary};
pub use read::{Input, ROOT_FILE};
pub use schema::catalogue_schema;
pub(crate) use text::is_hidden;
