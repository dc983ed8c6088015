//! Walking: everything that can be reached, breadth first.

use crate::lineage::{Lineage, Scope};
use crate::model::Technology;

/// Which way to walk along influences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From heirs to origins.
    Back,
    /// From origins to heirs.
    Forward,
}

/// A technology that a walk came to.
#[derive(Clone, Copy, Debug)]
pub struct Reached<'g> {
    /// The technology.
    pub technology: Technology<'g>,
    /// The fewest influences on a way to it.
    pub distance: usize,
}

impl Lineage {
    /// Returns what can be reached from some technologies, themselves first, the nearest first;
    /// at one distance in the order in which influences stand in the files. Linear in what is
    /// reached.
    pub fn walk<'g>(
        &'g self,
        from: impl IntoIterator<Item = Technology<'g>>,
        direction: Direction,
        scope: &Scope,
    ) -> Vec<Reached<'g>> {
        let from = from.into_iter().map(|technology| technology.at);
        let (order, distances) = self.breadth_first(from, direction, *scope);
        order
            .into_iter()
            .map(|at| Reached {
                technology: self.technology(at),
                distance: distances[at as usize] as usize,
            })
            .collect()
    }

    /// Returns the technologies reached, in order, and for all technologies their distance,
    /// `u32::MAX` for those not reached.
    pub(crate) fn breadth_first(
        &self,
        from: impl IntoIterator<Item = u32>,
        direction: Direction,
        scope: Scope,
    ) -> (Vec<u32>, Vec<u32>) {
        let mut distances = vec![u32::MAX; self.len()];
        let mut order = Vec::new();
        for start in from {
            if distances[start as usize] == u32::MAX {
                distances[start as usize] = 0;
                order.push(start);
            }
        }
        let mut next = 0;
        while next < order.len() {
            let at = order[next];
            next += 1;
            for influence in self.step_numbers(at, direction, scope) {
                let end = self.far_end(influence, direction);
                if distances[end as usize] == u32::MAX {
                    distances[end as usize] = distances[at as usize] + 1;
                    order.push(end);
                }
            }
        }
        (order, distances)
    }
}
