//! How deep in the lineage a technology stands.

use crate::analysis::steps::{Condensed, NOWHERE};
use crate::lineage::{Lineage, Scope, TechnologySet};

impl Lineage {
    /// Returns for each technology, by its index, the length of the longest chain of origins
    /// behind it; 0 for roots. Technologies that descend from each other count as one. Linear.
    pub fn generations(&self, scope: &Scope) -> Vec<usize> {
        generations(self, *scope, None)
    }

    /// Returns the same as if there were only certain technologies; 0 for all others.
    pub fn generations_within(&self, scope: &Scope, set: &TechnologySet) -> Vec<usize> {
        generations(self, *scope, Some(set))
    }
}

fn generations(lineage: &Lineage, scope: Scope, within: Option<&TechnologySet>) -> Vec<usize> {
    let condensed = Condensed::new(lineage, scope, within);
    let mut depths = vec![0; condensed.len()];
    // Nodes are numbered from origins to heirs, so that each is complete before it is read.
    for node in 0..condensed.len() {
        for heir in condensed.pairs.heirs(node) {
            let heir = *heir as usize;
            depths[heir] = depths[heir].max(depths[node] + 1);
        }
    }
    let depth = |node: &u32| if *node == NOWHERE { 0 } else { depths[*node as usize] };
    condensed.node_of.iter().map(depth).collect()
}
