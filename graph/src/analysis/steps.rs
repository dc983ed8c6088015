//! A lineage within a scope, made small and put in order, for analyses that go over all of it.

use std::ops::Range;

use crate::analysis::order::TopologicalOrder;
use crate::lineage::{Direction, Lineage, Scope, TechnologySet};

/// The row of what is left out.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// Pairs of an origin and an heir, each once, numbered from origins to heirs.
#[derive(Clone, Debug)]
pub(crate) struct Pairs {
    offsets: Vec<u32>,
    /// Heirs by their origin, there in rising order.
    heirs: Vec<u32>,
}

impl Pairs {
    pub(crate) fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    pub(crate) fn range(&self, origin: usize) -> Range<usize> {
        self.offsets[origin] as usize..self.offsets[origin + 1] as usize
    }

    pub(crate) fn heirs(&self, origin: usize) -> &[u32] {
        &self.heirs[self.range(origin)]
    }

    pub(crate) fn all(&self) -> &[u32] {
        &self.heirs
    }

    /// Returns the place of a pair among all pairs.
    pub(crate) fn place(&self, origin: u32, heir: u32) -> Option<usize> {
        let range = self.range(origin as usize);
        self.heirs[range.clone()].binary_search(&heir).ok().map(|at| range.start + at)
    }

    /// Returns how many origins each has.
    pub(crate) fn origin_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.len()];
        for heir in &self.heirs {
            counts[*heir as usize] += 1;
        }
        counts
    }

    /// Collects pairs that come heir by heir, in rising order, from origins in any order and any
    /// number; `each` is called twice.
    fn transposed(count: usize, each: impl Fn(&mut dyn FnMut(u32, u32))) -> Pairs {
        // The last heir of each origin: pairs of one heir come side by side.
        let mut last = vec![NOWHERE; count];
        let mut offsets = vec![0; count + 1];
        each(&mut |origin, heir| {
            if std::mem::replace(&mut last[origin as usize], heir) != heir {
                offsets[origin as usize + 1] += 1;
            }
        });
        for origin in 0..count {
            offsets[origin + 1] += offsets[origin];
        }
        let mut next = offsets.clone();
        let mut heirs = vec![0; offsets[count] as usize];
        last.fill(NOWHERE);
        each(&mut |origin, heir| {
            if std::mem::replace(&mut last[origin as usize], heir) != heir {
                let slot = &mut next[origin as usize];
                heirs[*slot as usize] = heir;
                *slot += 1;
            }
        });
        Pairs { offsets, heirs }
    }

    /// Collects pairs origin by origin; `heirs_of` gives them in any order and any number.
    fn collect(count: usize, mut heirs_of: impl FnMut(usize, &mut Vec<u32>)) -> Pairs {
        let mut pairs = Pairs { offsets: Vec::with_capacity(count + 1), heirs: Vec::new() };
        pairs.offsets.push(0);
        let mut heirs = Vec::new();
        for origin in 0..count {
            heirs.clear();
            heirs_of(origin, &mut heirs);
            heirs.sort_unstable();
            heirs.dedup();
            pairs.heirs.extend_from_slice(&heirs);
            pairs.offsets.push(pairs.heirs.len() as u32);
        }
        pairs
    }
}

/// Technologies as rows in topological order, and the pairs that influences join.
#[derive(Clone, Debug)]
pub(crate) struct Steps {
    pub(crate) order: TopologicalOrder,
    /// The row of each technology, or [`NOWHERE`].
    pub(crate) row_of: Vec<u32>,
    pub(crate) pairs: Pairs,
}

impl Steps {
    /// Reads a lineage, in linear time, but for sorting technologies by date.
    pub(crate) fn new(lineage: &Lineage, scope: Scope, within: Option<&TechnologySet>) -> Steps {
        let whole = lineage.renumbered();
        let acyclic = whole.order().groups().is_empty();
        let order = match within {
            // An order without groups holds for every part and in every scope.
            None if acyclic || scope == Scope::all() => {
                let order = whole.order().clone();
                let pairs = Pairs::transposed(lineage.len(), |found| {
                    whole.each(lineage, scope, found);
                });
                return Steps { row_of: rows(&order, lineage.len()), order, pairs };
            }
            Some(within) if acyclic => whole.order().of_some(within),
            _ => TopologicalOrder::of(lineage, scope, within),
        };
        let row_of = rows(&order, lineage.len());
        let pairs = Pairs::transposed(order.numbers().len(), |found| {
            for (row, at) in order.numbers().iter().enumerate() {
                for influence in lineage.step_numbers(*at, Direction::Back, scope) {
                    let origin = row_of[lineage.earlier(influence) as usize];
                    if origin != NOWHERE {
                        found(origin, row as u32);
                    }
                }
            }
        });
        Steps { order, row_of, pairs }
    }
}

/// Returns the row of each technology, or [`NOWHERE`].
fn rows(order: &TopologicalOrder, count: usize) -> Vec<u32> {
    let mut row_of = vec![NOWHERE; count];
    for (row, at) in order.numbers().iter().enumerate() {
        row_of[*at as usize] = row as u32;
    }
    row_of
}

/// The condensation: technologies that descend from each other as one node, and the pairs of
/// nodes that influences join. Acyclic; nodes are numbered from origins to heirs.
#[derive(Clone, Debug)]
pub(crate) struct Condensed {
    /// Technologies in topological order, those of one node side by side.
    pub(crate) order: TopologicalOrder,
    /// The node of each technology, or [`NOWHERE`].
    pub(crate) node_of: Vec<u32>,
    /// Where the members of each node begin in the order, and where the last ones end.
    starts: Vec<u32>,
    pub(crate) pairs: Pairs,
}

impl Condensed {
    /// Condenses a lineage. Without cycles nothing is copied.
    pub(crate) fn new(
        lineage: &Lineage,
        scope: Scope,
        within: Option<&TechnologySet>,
    ) -> Condensed {
        let Steps { order, row_of, pairs } = Steps::new(lineage, scope, within);
        let rows = order.numbers().len() as u32;
        if order.groups().is_empty() {
            return Condensed { order, node_of: row_of, starts: (0..=rows).collect(), pairs };
        }
        let mut starts = Vec::new();
        let mut next = 0;
        for group in order.groups() {
            starts.extend(next..=group.start);
            next = group.end;
        }
        starts.extend(next..=rows);
        let mut node_of_row = vec![0; rows as usize];
        for (node, ends) in starts.windows(2).enumerate() {
            node_of_row[ends[0] as usize..ends[1] as usize].fill(node as u32);
        }
        let pairs = Pairs::collect(starts.len() - 1, |node, heirs| {
            for row in starts[node]..starts[node + 1] {
                let nodes = pairs.heirs(row as usize).iter().map(|row| node_of_row[*row as usize]);
                heirs.extend(nodes.filter(|heir| *heir != node as u32));
            }
        });
        let mut node_of = row_of;
        for row in node_of.iter_mut().filter(|row| **row != NOWHERE) {
            *row = node_of_row[*row as usize];
        }
        Condensed { order, node_of, starts, pairs }
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns the places of a node's members in the order.
    pub(crate) fn places(&self, node: usize) -> Range<usize> {
        self.starts[node] as usize..self.starts[node + 1] as usize
    }

    /// Returns the members of a node, in the order of their ids.
    pub(crate) fn members(&self, node: usize) -> &[u32] {
        &self.order.numbers()[self.places(node)]
    }

    /// Returns the pair that an influence belongs to, unless its ends are one node.
    pub(crate) fn pair_of(&self, lineage: &Lineage, influence: u32) -> Option<(u32, u32)> {
        let origin = self.node_of[lineage.earlier(influence) as usize];
        let heir = self.node_of[lineage.later(influence) as usize];
        (origin != heir && origin != NOWHERE && heir != NOWHERE).then_some((origin, heir))
    }
}
