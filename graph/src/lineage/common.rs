//! What two technologies have in common.

use crate::lineage::{Direction, Lineage, Scope};
use crate::model::Technology;

impl Lineage {
    /// Returns the nearest common ancestors of two technologies (or heirs, walking forward): those
    /// they both descend from, one of the two included, without those from which another one
    /// descends. Technologies that descend from each other stand or fall together. In the order
    /// of listing; linear but for sorting.
    pub fn nearest_common<'g>(
        &'g self,
        a: Technology<'g>,
        b: Technology<'g>,
        direction: Direction,
        scope: &Scope,
    ) -> Vec<Technology<'g>> {
        let (reached, _) = self.breadth_first([a.at], direction, *scope);
        let (_, from_b) = self.breadth_first([b.at], direction, *scope);
        let mut common = vec![false; self.len()];
        for at in &reached {
            common[*at as usize] = from_b[*at as usize] != u32::MAX;
        }
        let components = self.components(*scope);
        let towards = match direction {
            Direction::Back => Direction::Forward,
            Direction::Forward => Direction::Back,
        };
        let mut beaten = vec![false; components.members.len()];
        for at in reached.iter().filter(|at| common[**at as usize]) {
            let component = components.of[*at as usize];
            let nearer = self.step_numbers(*at, towards, *scope).any(|influence| {
                let end = self.far_end(influence, towards) as usize;
                common[end] && components.of[end] != component
            });
            beaten[component as usize] |= nearer;
        }
        let mut nearest: Vec<_> = reached
            .into_iter()
            .filter(|at| common[*at as usize] && !beaten[components.of[*at as usize] as usize])
            .map(|at| self.technology(at))
            .collect();
        nearest.sort_by(|a, b| self.listing_order(*a, *b));
        nearest
    }
}
