//! Where descent leads through technologies that are left out.

use std::collections::VecDeque;

use forebear_graph::{Direction, Lineage, Scope, Technology};

use crate::view::selection::LEFT_OUT;

/// Descent of a chosen technology from another one through technologies that are left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IndirectEdge<'g> {
    /// The technology it leads from.
    pub earlier: Technology<'g>,
    /// The technology it leads to.
    pub later: Technology<'g>,
    /// The fewest technologies that are left out on a way between them.
    pub left_out: usize,
}

pub(super) struct Found<'g> {
    pub(super) edges: Vec<IndirectEdge<'g>>,
    pub(super) complete: bool,
}

/// Steps that are always taken, so that what a reader can survey is always complete.
const FREE_STEPS: usize = 20_000_000;
/// Further steps for each technology and influence of the lineage.
const STEPS_EACH: usize = 8;

/// Finds the indirect edges.
pub(super) fn find<'g>(
    lineage: &'g Lineage,
    technologies: &[Technology<'g>],
    places: &[u32],
    scope: &Scope,
) -> Found<'g> {
    let size = places.len() + lineage.catalogue().influence_count();
    let most_steps = FREE_STEPS + STEPS_EACH * size;
    find_within(Selection { lineage, technologies, places, scope }, most_steps)
}

fn find_within<'g>(selection: Selection<'_, 'g>, most_steps: usize) -> Found<'g> {
    let Selection { lineage, technologies, places, scope } = selection;
    let mut found = Found { edges: Vec::new(), complete: true };
    if technologies.len() == places.len() {
        return found;
    }
    let mut walker = Walker {
        selection,
        leads_on: selection.nearest(Direction::Forward),
        generations: lineage.generations(scope),
        seen: vec![0; places.len()],
        walk: 0,
        queue: Vec::new(),
        steps_left: most_steps,
    };
    let mut ends = Vec::new();
    for (place, earlier) in technologies.iter().enumerate() {
        ends.clear();
        let mut done = walker.ends(*earlier, &mut ends);
        if done.is_ok() && !ends.is_empty() {
            done = walker.drop_shown(*earlier, &mut ends);
        }
        if done.is_err() {
            found.complete = false;
            walker.add_nearest(place, &mut found.edges);
            break;
        }
        found.edges.extend(ends.drain(..).map(|(later, left_out)| IndirectEdge {
            earlier: *earlier,
            later,
            left_out,
        }));
    }
    let ends = |edge: &IndirectEdge<'_>| {
        (places[edge.earlier.index()], places[edge.later.index()], edge.left_out)
    };
    found.edges.sort_unstable_by_key(ends);
    found.edges.dedup_by_key(|edge| (edge.earlier, edge.later));
    found
}

/// The nearest chosen technology from each that is left out, and how many are left out up to it.
struct Nearest {
    /// The place of the chosen one by the index of the other, or `LEFT_OUT` if there is none.
    places: Vec<u32>,
    left_out: Vec<u32>,
}

impl Nearest {
    fn get(&self, technology: Technology<'_>) -> Option<(usize, usize)> {
        let at = technology.index();
        let place = self.places[at];
        (place != LEFT_OUT).then(|| (place as usize, self.left_out[at] as usize))
    }
}

/// The lineage, and what of it is chosen.
#[derive(Clone, Copy)]
struct Selection<'a, 'g> {
    lineage: &'g Lineage,
    technologies: &'a [Technology<'g>],
    places: &'a [u32],
    scope: &'a Scope,
}

impl<'g> Selection<'_, 'g> {
    fn is_left_out(self, technology: Technology<'_>) -> bool {
        self.places[technology.index()] == LEFT_OUT
    }

    fn neighbours(
        self,
        of: Technology<'g>,
        direction: Direction,
    ) -> impl Iterator<Item = Technology<'g>> {
        self.lineage.steps(of, direction, self.scope).map(move |influence| match direction {
            Direction::Back => influence.earlier(),
            Direction::Forward => influence.later(),
        })
    }

    /// Finds the nearest chosen technology in a direction from everything that is left out, in
    /// linear time: one walk from all chosen ones at once, the other way.
    fn nearest(self, direction: Direction) -> Nearest {
        let other_way = match direction {
            Direction::Back => Direction::Forward,
            Direction::Forward => Direction::Back,
        };
        let count = self.places.len();
        let mut nearest = Nearest { places: vec![LEFT_OUT; count], left_out: vec![0; count] };
        let numbered = self.technologies.iter().copied().zip(0u32..);
        let mut queue: VecDeque<_> = numbered.map(|(at, place)| (at, place, 0)).collect();
        while let Some((at, place, left_out)) = queue.pop_front() {
            for neighbour in self.neighbours(at, other_way) {
                let known = &mut nearest.places[neighbour.index()];
                if self.is_left_out(neighbour) && *known == LEFT_OUT {
                    *known = place;
                    nearest.left_out[neighbour.index()] = left_out + 1;
                    queue.push_back((neighbour, place, left_out + 1));
                }
            }
        }
        nearest
    }
}

/// One end of an indirect edge: where it leads, and how many are left out on the way.
type End<'g> = (Technology<'g>, usize);

/// There were no steps left.
struct Exhausted;

/// Walks from one chosen technology after the other, with tables that serve them all.
struct Walker<'a, 'g> {
    selection: Selection<'a, 'g>,
    /// From here something chosen is reached; nothing else that is left out is walked.
    leads_on: Nearest,
    /// No influence leads to a lower generation, so that walks to a known end can stop.
    generations: Vec<usize>,
    /// The walk in which each technology was last seen.
    seen: Vec<u32>,
    walk: u32,
    queue: Vec<End<'g>>,
    steps_left: usize,
}

impl<'g> Walker<'_, 'g> {
    /// Begins another walk. There are two for each chosen technology, hence fewer than 2^32.
    fn begin(&mut self, from: Technology<'g>) {
        self.walk += 1;
        self.queue.clear();
        self.queue.push((from, 0));
        self.see(from);
    }

    /// Returns whether this walk sees a technology for the first time.
    fn see(&mut self, technology: Technology<'g>) -> bool {
        std::mem::replace(&mut self.seen[technology.index()], self.walk) != self.walk
    }

    /// Collects the chosen technologies that descend from one along nothing but what is left
    /// out. The walk is breadth first, so that the fewest are counted.
    fn ends(&mut self, from: Technology<'g>, ends: &mut Vec<End<'g>>) -> Result<(), Exhausted> {
        self.begin(from);
        let selection = self.selection;
        let mut next = 0;
        while let Some((at, left_out)) = self.queue.get(next).copied() {
            next += 1;
            for heir in selection.neighbours(at, Direction::Forward) {
                self.steps_left = self.steps_left.checked_sub(1).ok_or(Exhausted)?;
                if selection.is_left_out(heir) {
                    if self.leads_on.get(heir).is_some() && self.see(heir) {
                        self.queue.push((heir, left_out + 1));
                    }
                } else if left_out > 0 && self.see(heir) {
                    ends.push((heir, left_out));
                }
            }
        }
        Ok(())
    }

    /// Drops the ends to which influences that are shown lead as well.
    fn drop_shown(
        &mut self,
        from: Technology<'g>,
        ends: &mut Vec<End<'g>>,
    ) -> Result<(), Exhausted> {
        let last = ends.iter().map(|(end, _)| self.generations[end.index()]).max().unwrap_or(0);
        self.begin(from);
        let selection = self.selection;
        while let Some((at, _)) = self.queue.pop() {
            for heir in selection.neighbours(at, Direction::Forward) {
                self.steps_left = self.steps_left.checked_sub(1).ok_or(Exhausted)?;
                let between = self.generations[heir.index()] <= last;
                if between && !selection.is_left_out(heir) && self.see(heir) {
                    self.queue.push((heir, 0));
                }
            }
        }
        ends.retain(|(end, _)| self.seen[end.index()] != self.walk);
        Ok(())
    }

    /// Adds the edges that stand for the rest when there are no steps left, in linear time: for
    /// every influence between what is chosen and what is left out, the one to the nearest
    /// chosen technology beyond. `first` is the place of the first technology that is not done.
    fn add_nearest(&self, first: usize, edges: &mut Vec<IndirectEdge<'g>>) {
        let selection = self.selection;
        let chosen = selection.technologies;
        let mut add = |earlier: usize, later: usize, left_out| {
            if earlier >= first && earlier != later {
                edges.push(IndirectEdge {
                    earlier: chosen[earlier],
                    later: chosen[later],
                    left_out,
                });
            }
        };
        let origins = selection.nearest(Direction::Back);
        for (place, technology) in chosen.iter().enumerate() {
            for origin in selection.neighbours(*technology, Direction::Back) {
                if let Some((earlier, left_out)) = origins.get(origin) {
                    add(earlier, place, left_out);
                }
            }
            for heir in selection.neighbours(*technology, Direction::Forward) {
                if let Some((later, left_out)) = self.leads_on.get(heir) {
                    add(place, later, left_out);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
