//! Names: which spellings mean the same entry, and which were probably meant.

mod find;
mod fold;
mod near;
mod shared;

pub use find::{Entity, NameError};
pub(crate) use fold::{bare, loose};
pub use near::near_words;
pub(crate) use near::nearest;
pub(crate) use shared::{Name, shared_names};
