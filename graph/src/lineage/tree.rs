//! Descent as a tree, as `cargo tree` draws dependencies.

use crate::lineage::{Direction, Influence, Lineage, Scope};
use crate::model::Technology;

/// One row of a tree.
#[derive(Clone, Debug)]
pub struct TreeRow<'g> {
    /// The technology.
    pub technology: Technology<'g>,
    /// The influences between it and the row above it; none for the root.
    pub influences: Vec<Influence<'g>>,
    /// How far below the root it stands.
    pub depth: usize,
    /// Whether it is the last one below its parent.
    pub last: bool,
    /// Whether its own branches are drawn at another row and left out here.
    pub repeated: bool,
    /// Whether its branches are left out because they are too deep.
    pub cut: bool,
}

struct Pending {
    at: u32,
    influences: Vec<u32>,
    depth: usize,
    last: bool,
}

impl Lineage {
    /// Returns the rows of the tree of origins or heirs of a technology, in the order in which
    /// they are drawn. The branches of each technology are drawn once, where it stands first, so
    /// that the rows are no more than the influences reached. Origins come in the order of the
    /// files, the main origin first; heirs by date.
    pub fn tree<'g>(
        &'g self,
        root: Technology<'g>,
        direction: Direction,
        scope: &Scope,
        max_depth: Option<usize>,
    ) -> impl Iterator<Item = TreeRow<'g>> {
        let scope = *scope;
        let mut drawn = vec![false; self.len()];
        let mut stack = vec![Pending { at: root.at, influences: Vec::new(), depth: 0, last: true }];
        std::iter::from_fn(move || {
            let Pending { at, influences, depth, last } = stack.pop()?;
            let mut branches = self.branches(at, direction, scope);
            let seen = std::mem::replace(&mut drawn[at as usize], true);
            let cut = max_depth.is_some_and(|most| depth >= most) && !branches.is_empty();
            let repeated = seen && !branches.is_empty();
            if cut || repeated {
                // Where it stands higher up it may not be too deep.
                drawn[at as usize] = seen || !cut;
                branches.clear();
            }
            branches.reverse();
            for (nth, (at, influences)) in branches.into_iter().enumerate() {
                stack.push(Pending { at, influences, depth: depth + 1, last: nth == 0 });
            }
            Some(TreeRow {
                technology: self.technology(at),
                influences: influences.iter().map(|at| Influence::new(self, *at)).collect(),
                depth,
                last,
                repeated,
                cut: cut && !repeated,
            })
        })
    }

    /// Returns the neighbours of a technology, each once, with all influences that lead there.
    fn branches(&self, of: u32, direction: Direction, scope: Scope) -> Vec<(u32, Vec<u32>)> {
        let mut branches: indexmap::IndexMap<u32, Vec<u32>> = indexmap::IndexMap::new();
        for influence in self.step_numbers(of, direction, scope) {
            branches.entry(self.far_end(influence, direction)).or_default().push(influence);
        }
        let mut branches: Vec<_> = branches.into_iter().collect();
        if direction == Direction::Forward {
            branches.sort_by(|(a, _), (b, _)| {
                self.listing_order(self.technology(*a), self.technology(*b))
            });
        }
        branches
    }
}
