//! The view: a selection of the lineage, prepared once for every output.
//!
//! [`View`] settles which technologies and influences are shown and in which order, how they are
//! grouped, and where descent leads through technologies that are left out.

mod entities;
mod groups;
mod indirect;
mod options;
mod selection;

pub(crate) use entities::{cited, own_color};
pub(crate) use groups::Grouping;
pub use groups::{Group, GroupBy};
pub use indirect::IndirectEdge;
pub use options::{ViewOptions, With};
pub use selection::View;
