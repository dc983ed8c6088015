//! Origins before heirs: the order that everything linear is computed in.

use std::ops::Range;

use crate::date::Date;
use crate::lineage::{Lineage, Scope, TechnologySet};

/// The technologies of a lineage, origins before heirs, and those that descend from each other
/// side by side. 4 bytes a technology.
#[derive(Clone, Debug)]
pub(crate) struct TopologicalOrder {
    order: Vec<u32>,
    /// The places in the order of technologies that descend from each other, in order.
    groups: Vec<Range<u32>>,
}

const UNSEEN: u32 = u32::MAX;
const PLACED: u32 = u32::MAX - 1;

/// A technology whose origins are being looked at.
struct Visit {
    at: u32,
    /// The influences that have not been followed.
    origins: Range<u32>,
    /// The least number that was met on the way.
    lowest: u32,
}

impl TopologicalOrder {
    /// Orders some technologies by the influences of a scope: by Tarjan's algorithm (Depth-first
    /// search and linear graph algorithms, SIAM Journal on Computing 1, 1972) from heirs to
    /// origins, with a stack of its own. Linear, but for sorting by date.
    ///
    /// Technologies stand in the order of their first days and ids, the undated last, but for
    /// those that have to stand earlier because an heir does. Origins are mostly not much older
    /// than their heirs, so that what a sweep over this order reads and writes lies close together.
    pub(crate) fn of(
        lineage: &Lineage,
        scope: Scope,
        within: Option<&TechnologySet>,
    ) -> TopologicalOrder {
        let catalogue = lineage.catalogue();
        let is_in = |at: u32| within.is_none_or(|set| set.contains_at(at));
        let count = lineage.len() as u32;
        let starts = by_date(lineage, (0..count).filter(|at| is_in(*at)));
        let mut order = Vec::with_capacity(starts.len());
        let mut groups = Vec::new();
        let mut numbers = vec![UNSEEN; count as usize];
        let mut next_number = 0;
        // Technologies whose group is not complete, in the order in which they were met.
        let mut open: Vec<u32> = Vec::new();
        let mut visits: Vec<Visit> = Vec::new();
        for start in starts {
            if numbers[start as usize] != UNSEEN {
                continue;
            }
            let mut met = Some(start);
            loop {
                if let Some(at) = met.take() {
                    numbers[at as usize] = next_number;
                    let origins = catalogue.influences.ending_at(at);
                    visits.push(Visit { at, origins, lowest: next_number });
                    open.push(at);
                    next_number += 1;
                }
                let Some(visit) = visits.last_mut() else { break };
                for influence in visit.origins.by_ref() {
                    let origin = lineage.earlier(influence);
                    match numbers[origin as usize] {
                        PLACED => {}
                        _ if !scope.admits_number(catalogue, influence) || !is_in(origin) => {}
                        UNSEEN => {
                            met = Some(origin);
                            break;
                        }
                        number => visit.lowest = visit.lowest.min(number),
                    }
                }
                if met.is_some() {
                    continue;
                }
                let (at, lowest) = (visit.at, visit.lowest);
                visits.pop();
                if lowest == numbers[at as usize] {
                    let first = open.iter().rposition(|other| *other == at).unwrap_or_default();
                    let place = order.len();
                    order.extend(open.drain(first..));
                    let group = &mut order[place..];
                    group.iter().for_each(|at| numbers[*at as usize] = PLACED);
                    if group.len() > 1 {
                        group.sort_unstable();
                        groups.push(place as u32..order.len() as u32);
                    }
                } else if let Some(visit) = visits.last_mut() {
                    visit.lowest = visit.lowest.min(lowest);
                }
            }
        }
        TopologicalOrder { order, groups }
    }

    /// Returns the order of some of its technologies; nothing in it may be in a group.
    pub(crate) fn of_some(&self, set: &TechnologySet) -> TopologicalOrder {
        let order = self.order.iter().copied().filter(|at| set.contains_at(*at)).collect();
        TopologicalOrder { order, groups: Vec::new() }
    }

    /// Returns the technologies by their places.
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.order
    }

    /// Returns the places of technologies that descend from each other; there they stand in the
    /// order of their ids.
    pub(crate) fn groups(&self) -> &[Range<u32>] {
        &self.groups
    }
}

/// Sorts technologies by their first day, then by id; those with an open start first, the undated
/// last.
fn by_date(lineage: &Lineage, technologies: impl Iterator<Item = u32>) -> Vec<u32> {
    let keyed = technologies.map(|at| {
        let date = lineage.technology(at).date();
        (date.is_none(), date.and_then(Date::earliest), at)
    });
    let mut keyed: Vec<_> = keyed.collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(.., at)| at).collect()
}
