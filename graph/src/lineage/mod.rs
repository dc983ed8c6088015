//! The lineage: technologies joined by influences, and what can be asked of it.
//!
//! A [`Lineage`] is made once from a [`Catalogue`](crate::Catalogue) and never changes. Everything
//! it gives borrows from it: `'g` always means that. Influences whose claims are all deprecated
//! are kept but never walked; a [`Scope`] leaves out more.

mod chains;
mod common;
mod cycles;
mod filter;
mod graph;
mod influence;
mod scope;
mod set;
mod tree;
mod visit;
mod walk;

pub use chains::{Bounds, Chain, Chains, Stopped};
pub use filter::Filter;
pub use graph::Lineage;
pub use influence::{Influence, InfluenceStatement};
pub use scope::Scope;
pub use set::TechnologySet;
pub use tree::TreeRow;
pub use walk::{Direction, Reached};
