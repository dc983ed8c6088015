//! Several catalogues joined into one that is written: what is doubtful about it, and what is lost.
//!
//! Joining keeps all claims side by side, and the same id is the same thing. [`Layers`] remembers
//! which catalogue said what, which a joined catalogue no longer knows.

mod layers;
mod losses;
mod pairs;

pub use layers::Layers;
pub use losses::Loss;
pub use pairs::{Candidate, DoubtfulPair};
