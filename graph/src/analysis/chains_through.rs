//! How many chains go through a technology.

use crate::analysis::path_count::PathCount;
use crate::analysis::path_counts::PathCounts;
use crate::lineage::{Lineage, Scope};
use crate::model::Technology;

impl PathCounts<'_> {
    /// Returns how many chains go through a technology, those included that begin or end there;
    /// all members of a group have the number of the group. Zero for what was left out.
    pub fn through(&self, technology: Technology<'_>) -> PathCount {
        let node = self.node(technology);
        node.map_or(PathCount::ZERO, |node| self.into[node] * self.out[node])
    }
}

impl Lineage {
    /// Returns for each technology, by its index, how many source-to-sink chains go through it:
    /// the paths that lead to it times the paths that lead on. Linear; see
    /// [`Lineage::path_counts`] for what counts as a chain.
    pub fn chains_through(&self, scope: &Scope) -> Vec<PathCount> {
        let counts = self.path_counts(scope);
        self.catalogue().technologies().map(|technology| counts.through(technology)).collect()
    }
}
