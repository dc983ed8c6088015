//! Search path count: how many chains go along each influence.

use crate::analysis::path_count::PathCount;
use crate::analysis::steps::{Condensed, NOWHERE};
use crate::lineage::{Influence, Lineage, Scope, TechnologySet};
use crate::model::Technology;

/// How many source-to-sink chains go through each part of a lineage, after Hummon and Doreian
/// (Connectivity in a citation network, Social Networks 11, 1989) as Batagelj computes it
/// (Efficient algorithms for citation network analysis, 2003, arXiv cs/0309023).
///
/// A chain begins at a technology without origins and ends at one without heirs; one that has
/// neither is a chain by itself. Several influences between the same two technologies are one
/// step. Technologies that descend from each other are taken as one, and so are the steps between
/// two such groups: the counts are those of the condensation.
#[derive(Clone, Debug)]
pub struct PathCounts<'g> {
    pub(crate) lineage: &'g Lineage,
    pub(crate) condensed: Condensed,
    scope: Scope,
    /// Paths from a source to each node.
    pub(crate) into: Vec<PathCount>,
    /// Paths from each node to a sink.
    pub(crate) out: Vec<PathCount>,
}

impl Lineage {
    /// Counts the chains of the lineage. Linear, but for the sorting of each technology's heirs.
    pub fn path_counts(&self, scope: &Scope) -> PathCounts<'_> {
        PathCounts::new(self, *scope, None)
    }

    /// Counts the chains that consist of certain technologies, as if there were no others.
    pub fn path_counts_within(&self, scope: &Scope, set: &TechnologySet) -> PathCounts<'_> {
        PathCounts::new(self, *scope, Some(set))
    }
}

impl<'g> PathCounts<'g> {
    fn new(lineage: &'g Lineage, scope: Scope, within: Option<&TechnologySet>) -> PathCounts<'g> {
        let condensed = Condensed::new(lineage, scope, within);
        let mut into = vec![PathCount::ZERO; condensed.len()];
        for node in 0..condensed.len() {
            // Nothing came to a source but the one path from nowhere.
            if into[node] == PathCount::ZERO {
                into[node] = PathCount::from(1);
            }
            let here = into[node];
            for heir in condensed.pairs.heirs(node) {
                into[*heir as usize] += here;
            }
        }
        let mut out = vec![PathCount::ZERO; condensed.len()];
        for node in (0..condensed.len()).rev() {
            let heirs = condensed.pairs.heirs(node);
            out[node] = match heirs {
                [] => PathCount::from(1),
                heirs => heirs.iter().map(|heir| out[*heir as usize]).sum(),
            };
        }
        PathCounts { lineage, condensed, scope, into, out }
    }

    /// Returns how many chains there are: the flow of the network.
    pub fn total(&self) -> PathCount {
        let ends = |node: &usize| self.condensed.pairs.heirs(*node).is_empty();
        (0..self.condensed.len()).filter(ends).map(|node| self.into[node]).sum()
    }

    /// Returns how many chains go along an influence: the same for all that join the same two
    /// technologies. `None` for one that is out of scope, or that joins two technologies which
    /// descend from each other.
    pub fn weight(&self, influence: Influence<'_>) -> Option<PathCount> {
        if !self.scope.admits(influence) {
            return None;
        }
        let pair = self.condensed.pair_of(self.lineage, influence.index() as u32);
        pair.map(|(origin, heir)| self.pair_weight(origin, heir))
    }

    /// Returns the groups of technologies that descend from each other, each of which is counted
    /// as one; sorted by their first members. Empty if the lineage has no cycle.
    pub fn groups(&self) -> Vec<Vec<Technology<'g>>> {
        let order = &self.condensed.order;
        let members = order
            .groups()
            .iter()
            .map(|group| &order.numbers()[group.start as usize..group.end as usize]);
        let mut groups: Vec<&[u32]> = members.collect();
        groups.sort_unstable_by_key(|members| members[0]);
        let technologies =
            |members: &[u32]| members.iter().map(|at| self.lineage.technology(*at)).collect();
        groups.into_iter().map(technologies).collect()
    }

    /// Returns the influences of the scope that join two nodes.
    pub(crate) fn link(&self, origin: u32, heir: u32) -> Vec<Influence<'g>> {
        let members = self.condensed.members(heir as usize).iter();
        let influences = members.flat_map(|at| self.lineage.origins(self.lineage.technology(*at)));
        influences
            .filter(|influence| {
                self.condensed.node_of[influence.earlier().index()] == origin
                    && self.scope.admits(*influence)
            })
            .collect()
    }

    pub(crate) fn pair_weight(&self, origin: u32, heir: u32) -> PathCount {
        self.into[origin as usize] * self.out[heir as usize]
    }

    pub(crate) fn node(&self, technology: Technology<'_>) -> Option<usize> {
        let node = self.condensed.node_of[technology.index()];
        (node != NOWHERE).then_some(node as usize)
    }
}
