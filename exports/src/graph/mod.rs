//! forebear's JSON knowledge graph: everything that is known, with every claim.

mod edges;
mod export;
mod nodes;
pub(crate) mod periods;

pub use export::GraphJson;
