//! petgraph's view of a lineage, so that its iterative algorithms run on our graph.

use petgraph::visit::{
    Data, GraphBase, GraphRef, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers,
    NodeCompactIndexable, NodeCount, NodeIndexable, VisitMap, Visitable,
};

use crate::lineage::{Direction, Lineage, Scope};

/// A lineage within a scope, as petgraph walks it: from earlier to later.
#[derive(Clone, Copy)]
pub(crate) struct Walkable<'g> {
    pub(crate) lineage: &'g Lineage,
    pub(crate) scope: Scope,
}

impl GraphBase for Walkable<'_> {
    type NodeId = u32;
    type EdgeId = u32;
}

impl GraphRef for Walkable<'_> {}

impl Data for Walkable<'_> {
    type NodeWeight = ();
    type EdgeWeight = ();
}

/// Which technologies a petgraph algorithm has seen.
#[derive(Default)]
pub(crate) struct Seen(Vec<bool>);

impl VisitMap<u32> for Seen {
    fn visit(&mut self, at: u32) -> bool {
        !std::mem::replace(&mut self.0[at as usize], true)
    }

    fn is_visited(&self, at: &u32) -> bool {
        self.0[*at as usize]
    }

    fn unvisit(&mut self, at: u32) -> bool {
        std::mem::replace(&mut self.0[at as usize], false)
    }
}

impl Visitable for Walkable<'_> {
    type Map = Seen;

    fn visit_map(&self) -> Seen {
        Seen(vec![false; self.lineage.len()])
    }

    fn reset_map(&self, map: &mut Seen) {
        map.0.clear();
        map.0.resize(self.lineage.len(), false);
    }
}

impl<'g> IntoNeighbors for Walkable<'g> {
    type Neighbors = Box<dyn Iterator<Item = u32> + 'g>;

    fn neighbors(self, from: u32) -> Self::Neighbors {
        self.neighbors_directed(from, petgraph::Direction::Outgoing)
    }
}

impl<'g> IntoNeighborsDirected for Walkable<'g> {
    type NeighborsDirected = Box<dyn Iterator<Item = u32> + 'g>;

    fn neighbors_directed(
        self,
        from: u32,
        direction: petgraph::Direction,
    ) -> Self::NeighborsDirected {
        let direction = match direction {
            petgraph::Direction::Outgoing => Direction::Forward,
            petgraph::Direction::Incoming => Direction::Back,
        };
        let Walkable { lineage, scope } = self;
        let numbers = lineage.step_numbers(from, direction, scope);
        Box::new(numbers.map(move |influence| lineage.far_end(influence, direction)))
    }
}

impl IntoNodeIdentifiers for Walkable<'_> {
    type NodeIdentifiers = std::ops::Range<u32>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        0..self.lineage.len() as u32
    }
}

impl NodeCount for Walkable<'_> {
    fn node_count(&self) -> usize {
        self.lineage.len()
    }
}

impl NodeIndexable for Walkable<'_> {
    fn node_bound(&self) -> usize {
        self.lineage.len()
    }

    fn to_index(&self, at: u32) -> usize {
        at as usize
    }

    fn from_index(&self, at: usize) -> u32 {
        at as u32
    }
}

impl NodeCompactIndexable for Walkable<'_> {}
