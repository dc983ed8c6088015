//! Technologies that descend from each other.

use petgraph::algo::kosaraju_scc;

use crate::lineage::visit::Walkable;
use crate::lineage::{Direction, Influence, Lineage, Scope};

/// The strongly connected components of a lineage: technologies in one component descend from
/// each other, and the components form an acyclic graph, the condensation.
pub(crate) struct Components {
    /// The component of each technology. Numbers rise from earlier to later.
    pub(crate) of: Vec<u32>,
    /// The members of each component, in the order of their ids.
    pub(crate) members: Vec<Vec<u32>>,
}

impl Lineage {
    /// Finds the components in linear time. petgraph's Kosaraju is used because its Tarjan
    /// recurses, which a long lineage does not survive.
    pub(crate) fn components(&self, scope: Scope) -> Components {
        let mut members = kosaraju_scc(Walkable { lineage: self, scope });
        // They come in postorder: heirs before origins.
        members.reverse();
        let mut of = vec![0; self.len()];
        for (number, component) in members.iter_mut().enumerate() {
            component.sort_unstable();
            for at in component {
                of[*at as usize] = number as u32;
            }
        }
        Components { of, members }
    }

    /// Returns the groups of technologies that descend from each other, each as one cycle of
    /// influences through the first of them by id; sorted by that id. A group may hold more
    /// cycles than the one that is shown. Linear in the size of the groups.
    pub fn cycles<'g>(&'g self, scope: &Scope) -> Vec<Vec<Influence<'g>>> {
        let components = self.components(*scope);
        let mut groups: Vec<&Vec<u32>> =
            components.members.iter().filter(|members| members.len() > 1).collect();
        groups.sort_unstable_by_key(|members| members[0]);
        groups.iter().map(|members| self.shortest_cycle(members[0], &components, *scope)).collect()
    }

    /// Returns a shortest way from a technology back to itself within its component.
    fn shortest_cycle(
        &self,
        start: u32,
        components: &Components,
        scope: Scope,
    ) -> Vec<Influence<'_>> {
        let component = components.of[start as usize];
        let mut came_by = std::collections::HashMap::new();
        let mut order = vec![start];
        let mut next = 0;
        while next < order.len() {
            let at = order[next];
            next += 1;
            for influence in self.step_numbers(at, Direction::Forward, scope) {
                let later = self.later(influence);
                if components.of[later as usize] != component || came_by.contains_key(&later) {
                    continue;
                }
                came_by.insert(later, influence);
                order.push(later);
            }
        }
        let mut cycle = Vec::new();
        let mut at = start;
        while let Some(influence) = came_by.get(&at) {
            cycle.push(Influence::new(self, *influence));
            at = self.earlier(*influence);
            if at == start {
                break;
            }
        }
        cycle.reverse();
        cycle
    }
}
