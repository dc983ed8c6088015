//! What a catalogue knows: technologies, organizations, sources, and claims about them.
//!
//! Everything said of an entry is a claim: a key, a value, who says so and how firmly. Claims are
//! stored in columns, twelve bytes each, and read through small views ([`Technology`],
//! [`Organization`], [`Source`], [`Claim`]) that borrow from the [`Catalogue`].

mod as_of;
pub(crate) mod build;
pub(crate) mod catalogue;
mod claim;
pub(crate) mod claims;
mod entity;
mod finish;
mod id;
pub(crate) mod influences;
mod key;
mod kind;
pub(crate) mod pools;
mod settle;
#[cfg(test)]
mod tests;
pub(crate) mod text;

pub use catalogue::{Catalogue, Memory, Word};
pub use claim::{Citation, Claim, Provenance, Value};
pub use entity::{Organization, Source, Technology, TimelineDate};
pub(crate) use id::slug;
pub use id::{id_of_name, is_id};
pub use key::Key;
pub use kind::{Certainty, DateKind, EntityKind, InfluenceKind, Rank};
