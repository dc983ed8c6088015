//! tour

pub mod catalogue;
pub mod check;
pub mod date;
pub mod lineage;
pub mod model;
mod names;

pub use catalogue::*;
pub use check::*;
pub use date::*;
pub use lineage::*;
pub use model::*;
pub use names::{Entity, NameError};
