//! Transitive reduction: which influences say nothing that longer chains do not say.

use fixedbitset::FixedBitSet;

use crate::analysis::descendant_counts::{COLUMNS, Line};
use crate::analysis::steps::Condensed;
use crate::lineage::{Influence, Lineage, Scope};

/// Which influences of a lineage are implied by longer chains.
#[derive(Clone, Debug)]
pub struct Reduction<'g> {
    lineage: &'g Lineage,
    /// By the number of the influence.
    implied: FixedBitSet,
}

impl<'g> Reduction<'g> {
    /// Returns whether the later technology descends from the earlier one by a longer chain too,
    /// so that without the influence everything still descends from what it did.
    pub fn is_implied(&self, influence: Influence<'_>) -> bool {
        self.implied.contains(influence.index())
    }

    /// Returns the influences that are implied, in the order of the lineage.
    pub fn implied(&self) -> impl Iterator<Item = Influence<'g>> {
        self.implied.ones().map(|at| Influence::new(self.lineage, at as u32))
    }

    /// Returns how many influences are implied.
    pub fn len(&self) -> usize {
        self.implied.count_ones(..)
    }

    /// Returns whether no influence is implied.
    pub fn is_empty(&self) -> bool {
        self.implied.is_clear()
    }
}

impl Lineage {
    /// Finds the transitive reduction (Aho, Garey and Ullman, SIAM Journal on Computing 1, 1972):
    /// the influences of the scope that can be left out, all at once, without changing what
    /// descends from what. On an acyclic lineage it is the only smallest one.
    ///
    /// Influences between the same two technologies fall or stay together. Within a group of
    /// technologies that descend from each other nothing falls, and influences from one group to
    /// another fall or stay together too, since which of them could be spared is arbitrary.
    ///
    /// The closure is never held: descendants by chains of two and more steps are found for 512
    /// technologies at a time, as in [`Lineage::descendant_counts`], in the same time and memory.
    pub fn reduction(&self, scope: &Scope) -> Reduction<'_> {
        let condensed = Condensed::new(self, *scope, None);
        let pairs = &condensed.pairs;
        let mut spare = FixedBitSet::with_capacity(pairs.all().len());
        // The strict descendants of each node among those of the block.
        let mut lines = vec![Line::default(); pairs.len()];
        for first in (0..pairs.len()).step_by(COLUMNS) {
            let last = (first + COLUMNS).min(pairs.len());
            for node in (0..last).rev() {
                let mut line = Line::default();
                let heirs = pairs.heirs(node);
                let end = heirs.partition_point(|heir| (*heir as usize) < last);
                for heir in &heirs[..end] {
                    line.add(&lines[*heir as usize]);
                }
                let start = heirs[..end].partition_point(|heir| (*heir as usize) < first);
                let in_block = heirs[start..end].iter().map(|heir| *heir as usize - first);
                let places = pairs.range(node).skip(start);
                spare.extend(
                    places
                        .zip(in_block.clone())
                        .filter_map(|(place, column)| line.has(column).then_some(place)),
                );
                in_block.for_each(|column| line.set(column));
                lines[node] = line;
            }
        }
        let mut implied = FixedBitSet::with_capacity(self.influences().len());
        for influence in self.influences().filter(|influence| scope.admits(*influence)) {
            let pair = condensed.pair_of(self, influence.index() as u32);
            let place = pair.and_then(|(origin, heir)| pairs.place(origin, heir));
            implied.set(influence.index(), place.is_some_and(|place| spare.contains(place)));
        }
        Reduction { lineage: self, implied }
    }
}
