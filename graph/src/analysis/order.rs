//! Origins before heirs: the order that everything linear is computed in.

use std::ops::Range;

use crate::lineage::{Direction, Lineage, Scope, TechnologySet};
use crate::model::Technology;

/// The technologies of a lineage, origins before heirs, and those that descend from each other
/// side by side.
///
/// It takes 4 bytes a technology, holds in every [`Scope`], and is worth keeping beside the
/// lineage: with it, what descends from some technologies is found in one sweep from one end of
/// the order to the other, without a queue and without chasing pointers.
#[derive(Clone, Debug)]
pub(crate) struct TopologicalOrder {
    order: Vec<u32>,
    /// The places in the order of technologies that descend from each other, in order.
    groups: Vec<Range<u32>>,
    /// Whether the widest scope admits every influence, so that none need be looked at.
    all_in_force: bool,
    /// Whether it is the order of the ids.
    by_id: bool,
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
    /// Orders a lineage, in linear time: by Tarjan's algorithm (Depth-first search and linear
    /// graph algorithms, SIAM Journal on Computing 1, 1972) from heirs to origins, with a stack of
    /// its own.
    ///
    /// Technologies stand in the order of their ids, but for those that have to stand earlier
    /// because an heir does. Where ids rise with the dates, the order is that of the columns of
    /// the lineage, and a sweep reads memory from one end to the other.
    pub(crate) fn new(lineage: &Lineage) -> TopologicalOrder {
        TopologicalOrder::of(lineage, Scope::all(), None)
    }

    /// Orders some technologies by the influences of a scope.
    pub(crate) fn of(
        lineage: &Lineage,
        scope: Scope,
        within: Option<&TechnologySet>,
    ) -> TopologicalOrder {
        let catalogue = lineage.catalogue();
        let is_in = |at: u32| within.is_none_or(|set| set.contains_at(at));
        let count = lineage.len() as u32;
        let wanted = within.map_or(count as usize, TechnologySet::len);
        let mut order = Vec::with_capacity(wanted);
        let mut groups = Vec::new();
        let mut numbers = vec![UNSEEN; count as usize];
        let mut next_number = 0;
        // Technologies whose group is not complete, in the order in which they were met.
        let mut open: Vec<u32> = Vec::new();
        let mut visits: Vec<Visit> = Vec::new();
        for start in (0..count).filter(|at| is_in(*at)) {
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
        let all_in_force = (0..lineage.influences().len() as u32)
            .all(|influence| Scope::all().admits_number(catalogue, influence));
        let by_id = groups.is_empty() && order.is_sorted();
        TopologicalOrder { order, groups, all_in_force, by_id }
    }

    /// Returns the technologies that can be reached from some others, these included. One sweep
    /// over the order: linear in the technologies, and in the influences of those reached.
    pub(crate) fn reach<'g>(
        &self,
        lineage: &'g Lineage,
        from: impl IntoIterator<Item = Technology<'g>>,
        direction: Direction,
        scope: &Scope,
    ) -> TechnologySet {
        let mut reached = vec![false; lineage.len()];
        for technology in from {
            reached[technology.index()] = true;
        }
        let all = self.all_in_force && *scope == Scope::all();
        let mut sweep = Sweep { lineage, direction, scope: *scope, all, reached };
        match direction {
            _ if all && self.by_id => sweep.pass_all(),
            Direction::Back => {
                let mut end = self.order.len();
                for group in self.groups.iter().rev() {
                    let group = group.start as usize..group.end as usize;
                    self.order[group.end..end].iter().rev().for_each(|at| sweep.pass(*at));
                    sweep.pass_group(&self.order[group.clone()]);
                    end = group.start;
                }
                self.order[..end].iter().rev().for_each(|at| sweep.pass(*at));
            }
            Direction::Forward => {
                let mut start = 0;
                for group in &self.groups {
                    let group = group.start as usize..group.end as usize;
                    self.order[start..group.start].iter().for_each(|at| sweep.pass(*at));
                    sweep.pass_group(&self.order[group.clone()]);
                    start = group.end;
                }
                self.order[start..].iter().for_each(|at| sweep.pass(*at));
            }
        }
        TechnologySet::from_flags(&sweep.reached)
    }

    pub(crate) fn numbers(&self) -> &[u32] {
        &self.order
    }

    pub(crate) fn groups(&self) -> &[Range<u32>] {
        &self.groups
    }
}

/// What a sweep has reached so far.
struct Sweep<'g> {
    lineage: &'g Lineage,
    direction: Direction,
    scope: Scope,
    /// Whether the scope admits every influence.
    all: bool,
    /// Bytes and not bits: one store each, which does not wait for the store before it.
    reached: Vec<bool>,
}

impl Sweep<'_> {
    /// Hands on what is known of a technology to those one step away.
    fn pass(&mut self, at: u32) {
        if !self.reached[at as usize] {
            return;
        }
        let Sweep { lineage, direction, all, .. } = *self;
        if all && direction == Direction::Back {
            let table = &lineage.catalogue().influences;
            let origins = table.ending_at(at);
            for origin in &table.earlier[origins.start as usize..origins.end as usize] {
                self.reached[*origin as usize] = true;
            }
        } else if all {
            for influence in lineage.beginning_at(at) {
                self.reached[lineage.later(*influence) as usize] = true;
            }
        } else {
            for influence in lineage.step_numbers(at, direction, self.scope) {
                self.reached[lineage.far_end(influence, direction) as usize] = true;
            }
        }
    }

    /// The same for all technologies, if their order is that of their ids: one influence after
    /// the other, since they are sorted by their later ends, and without a branch to mispredict.
    fn pass_all(&mut self) {
        let earlier = &self.lineage.catalogue().influences.earlier;
        let ends = (0..earlier.len() as u32).map(|at| self.lineage.later(at) as usize);
        let pairs = earlier.iter().map(|earlier| *earlier as usize).zip(ends);
        match self.direction {
            Direction::Back => pairs.rev().for_each(|(earlier, later)| {
                self.reached[earlier] |= self.reached[later];
            }),
            Direction::Forward => pairs.for_each(|(earlier, later)| {
                self.reached[later] |= self.reached[earlier];
            }),
        }
    }

    /// The same for technologies that descend from each other in the widest scope; in a narrower
    /// one they need not, so that each is walked from on its own.
    fn pass_group(&mut self, group: &[u32]) {
        let mut open: Vec<u32> =
            group.iter().copied().filter(|at| self.reached[*at as usize]).collect();
        while let Some(at) = open.pop() {
            for influence in self.lineage.step_numbers(at, self.direction, self.scope) {
                let end = self.lineage.far_end(influence, self.direction);
                // A group is sorted by id.
                let new = !std::mem::replace(&mut self.reached[end as usize], true);
                if new && group.binary_search(&end).is_ok() {
                    open.push(end);
                }
            }
        }
    }
}
