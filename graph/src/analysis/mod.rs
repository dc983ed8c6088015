//! Analyses of a whole lineage: what counts for how much, and what leads through what.
//!
//! All of them see a technology pair once, however many influences join it, and a group of
//! technologies that descend from each other as one, except PageRank, which is defined on cycles.
//! None recurses. What they share is in [`order`], [`renumbered`] and [`steps`].

mod chains_through;
mod descendant_counts;
mod generations;
mod main_path;
mod measure;
mod order;
mod pagerank;
mod path_count;
mod path_counts;
mod reduction;
mod renumbered;
mod steps;

pub use main_path::MainPath;
pub use measure::{Measure, Score};
pub use path_count::PathCount;
pub use path_counts::PathCounts;
pub use reduction::Reduction;
pub(crate) use renumbered::Renumbered;
