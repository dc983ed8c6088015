//! How deep in the lineage a technology stands.

use crate::lineage::{Direction, Lineage, Scope};

impl Lineage {
    /// Returns for each technology, by its index, the length of the longest chain of origins
    /// behind it; 0 for roots. Technologies that descend from each other count as one. Linear.
    pub fn generations(&self, scope: &Scope) -> Vec<usize> {
        let components = self.components(*scope);
        let mut depth = vec![0; components.members.len()];
        // Components are numbered from earlier to later, so origins are done before heirs.
        for (number, members) in components.members.iter().enumerate() {
            for at in members {
                for influence in self.step_numbers(*at, Direction::Back, *scope) {
                    let origin = components.of[self.earlier(influence) as usize] as usize;
                    if origin != number {
                        depth[number] = depth[number].max(depth[origin] + 1);
                    }
                }
            }
        }
        components.of.iter().map(|component| depth[*component as usize]).collect()
    }
}
