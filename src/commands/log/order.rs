//! Which technology comes next: the newest of those whose heirs are all above.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use forebear_exports::View;
use forebear_graph::{Lineage, Technology};

/// An origin that is drawn, too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Parent {
    pub(super) place: usize,
    /// How many are left out between the two; none if an influence joins them.
    pub(super) left_out: usize,
}

/// What is drawn, by the places in the view.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// The main origin first, each once, and those through what is left out last.
    pub(super) parents: Vec<Vec<Parent>>,
    /// Dates as numbers in their order.
    dates: Vec<Option<usize>>,
    /// The group of those that descend from each other that each belongs to.
    pub(super) groups: Vec<Option<usize>>,
}

impl Graph {
    pub(super) fn of(view: &View<'_>, lineage: &Lineage) -> Graph {
        let technologies = view.technologies();
        let mut parents = vec![Vec::new(); technologies.len()];
        // The heir for which each was last seen as an origin.
        let mut seen = vec![None; technologies.len()];
        for (place, technology) in technologies.iter().enumerate() {
            let origins = view.origins(*technology).map(|influence| influence.earlier());
            for origin in origins.filter_map(|origin| view.place(origin)) {
                if origin != place && seen[origin].replace(place) != Some(place) {
                    parents[place].push(Parent { place: origin, left_out: 0 });
                }
            }
        }
        for edge in view.indirect() {
            if let (Some(origin), Some(heir)) = (view.place(edge.earlier), view.place(edge.later)) {
                parents[heir].push(Parent { place: origin, left_out: edge.left_out });
            }
        }
        let mut groups = vec![None; technologies.len()];
        for (number, members) in lineage.path_counts(view.scope()).groups().iter().enumerate() {
            for place in members.iter().filter_map(|member| view.place(*member)) {
                groups[place] = Some(number);
            }
        }
        Graph { parents, dates: dates(technologies), groups }
    }

    /// Returns the places from the newest on, and heirs before their origins, unless they descend
    /// from each other.
    ///
    /// Of what has no heirs left to wait for, the newest comes next. Of a group of technologies
    /// that descend from each other the newest waits only for heirs outside the group.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut queue = Queue::new(self);
        for place in 0..self.parents.len() {
            if queue.heirs_left[place] == 0 {
                queue.push(place);
            }
        }
        for group in 0..queue.groups.len() {
            queue.begin_if_stuck(group);
        }
        let mut order = Vec::with_capacity(self.parents.len());
        while let Some(place) = queue.pop() {
            order.push(place);
        }
        order
    }

    /// Returns for each place the date by which it is ordered: its own, else that of its oldest
    /// heir over steps between what is undated, else that of its newest origin over such steps.
    fn keys(&self) -> Vec<Option<usize>> {
        let mut heirs = vec![Vec::new(); self.parents.len()];
        for (place, parents) in self.parents.iter().enumerate() {
            parents.iter().for_each(|parent| heirs[parent.place].push(place));
        }
        let mut keys = self.dates.clone();
        for place in by_key(&keys) {
            spread(place, &mut keys, |at| self.parents[at].iter().map(|parent| parent.place));
        }
        for place in by_key(&keys).into_iter().rev() {
            spread(place, &mut keys, |at| heirs[at].iter().copied());
        }
        keys
    }
}

/// Returns what has a key, the least key first.
fn by_key(keys: &[Option<usize>]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).filter(|place| keys[*place].is_some()).collect();
    places.sort_by_key(|place| keys[*place]);
    places
}

/// Gives a key to everything without one that is reached over such.
fn spread<I: Iterator<Item = usize>>(
    from: usize,
    keys: &mut [Option<usize>],
    next: impl Fn(usize) -> I,
) {
    let key = keys[from];
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        for neighbour in next(at).filter(|neighbour| *neighbour != from) {
            if keys[neighbour].is_none() {
                keys[neighbour] = key;
                stack.push(neighbour);
            }
        }
    }
}

/// Numbers the dates of technologies that are in the order of listing.
fn dates(technologies: &[Technology<'_>]) -> Vec<Option<usize>> {
    let mut number = 0;
    let mut last = None;
    let numbers = technologies.iter().map(|technology| {
        let date = technology.date()?;
        number += usize::from(last.replace(date) != Some(date));
        Some(number)
    });
    numbers.collect()
}

/// Returns the place in the order of each that is in it.
pub(super) fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(nth, place)| places[*place] = nth);
    places
}

/// What may come next.
struct Queue<'a> {
    graph: &'a Graph,
    keys: Vec<Option<usize>>,
    heap: BinaryHeap<(Option<usize>, Reverse<usize>)>,
    is_queued: Vec<bool>,
    heirs_left: Vec<usize>,
    groups: Vec<Group>,
}

/// Technologies that descend from each other.
#[derive(Clone, Default)]
struct Group {
    /// The newest last, without those that were queued when they were looked at.
    members: Vec<usize>,
    size: usize,
    /// The members that have come, until all have: then everything that waits for one of them
    /// may come.
    drawn: Vec<usize>,
    /// How many steps to heirs outside are left to wait for.
    outside_left: usize,
    /// How many members are in the queue.
    queued: usize,
}

impl<'a> Queue<'a> {
    fn new(graph: &'a Graph) -> Queue<'a> {
        let keys = graph.keys();
        let count = graph.parents.len();
        let group_count = graph.groups.iter().flatten().max().map_or(0, |last| last + 1);
        let mut groups = vec![Group::default(); group_count];
        let mut heirs_left = vec![0; count];
        for (place, parents) in graph.parents.iter().enumerate() {
            for parent in parents {
                heirs_left[parent.place] += 1;
                if let Some(group) = graph.groups[parent.place] {
                    groups[group].outside_left += usize::from(graph.groups[place] != Some(group));
                }
            }
            if let Some(group) = graph.groups[place] {
                groups[group].members.push(place);
                groups[group].size += 1;
            }
        }
        for group in &mut groups {
            group.members.sort_by_key(|place| (keys[*place], Reverse(*place)));
        }
        let (heap, is_queued) = (BinaryHeap::new(), vec![false; count]);
        Queue { graph, keys, heap, is_queued, heirs_left, groups }
    }

    fn push(&mut self, place: usize) {
        if !std::mem::replace(&mut self.is_queued[place], true) {
            self.heap.push((self.keys[place], Reverse(place)));
            if let Some(group) = self.graph.groups[place] {
                self.groups[group].queued += 1;
            }
        }
    }

    fn pop(&mut self) -> Option<usize> {
        let (_, Reverse(place)) = self.heap.pop()?;
        let graph = self.graph;
        let own = graph.groups[place];
        for parent in &graph.parents[place] {
            if own.is_none() || graph.groups[parent.place] == own {
                self.release(parent.place, own);
            }
        }
        if let Some(number) = own {
            let group = &mut self.groups[number];
            group.queued -= 1;
            group.drawn.push(place);
            if group.drawn.len() == group.size {
                self.release_outside(number);
            }
            self.begin_if_stuck(number);
        }
        Some(place)
    }

    /// Lets everything outside a group come that waited for the whole of it.
    fn release_outside(&mut self, group: usize) {
        let graph = self.graph;
        for place in std::mem::take(&mut self.groups[group].drawn) {
            for parent in &graph.parents[place] {
                if graph.groups[parent.place] != Some(group) {
                    self.release(parent.place, Some(group));
                }
            }
        }
    }

    /// Counts down the heirs that an origin waits for; `by` is the group of the heir.
    fn release(&mut self, origin: usize, by: Option<usize>) {
        self.heirs_left[origin] -= 1;
        if self.heirs_left[origin] == 0 {
            self.push(origin);
        }
        if let Some(group) = self.graph.groups[origin].filter(|group| Some(*group) != by) {
            self.groups[group].outside_left -= 1;
            self.begin_if_stuck(group);
        }
    }

    /// Lets the newest member of a group come whose members wait for nothing but each other.
    fn begin_if_stuck(&mut self, group: usize) {
        let of = &mut self.groups[group];
        if of.outside_left > 0 || of.queued > 0 {
            return;
        }
        while let Some(place) = self.groups[group].members.pop() {
            if !self.is_queued[place] {
                self.push(place);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small generator, so that every run sees the same graphs.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (self.0 >> 33) as usize % sides
        }
    }

    /// Makes a graph with cycles or without, and the table of what descends from what.
    fn random(dice: &mut Dice, cyclic: bool) -> (Graph, Vec<Vec<bool>>) {
        let count = 1 + dice.roll(12);
        let mut parents = vec![Vec::new(); count];
        let mut reaches = vec![vec![false; count]; count];
        for _ in 0..dice.roll(3 * count) {
            let (mut a, mut b) = (dice.roll(count), dice.roll(count));
            if !cyclic && a > b {
                (a, b) = (b, a);
            }
            if a != b && !reaches[a][b] {
                reaches[a][b] = true;
                parents[b].push(Parent { place: a, left_out: dice.roll(2) });
            }
        }
        for mid in 0..count {
            for a in 0..count {
                for b in 0..count {
                    reaches[a][b] |= reaches[a][mid] && reaches[mid][b];
                }
            }
        }
        let mutual = |a: usize, b: usize| reaches[a][b] && reaches[b][a];
        let groups = (0..count).map(|a| (0..count).find(|b| mutual(a, *b))).collect();
        let dates = (0..count).map(|_| Some(dice.roll(8)).filter(|date| *date > 2)).collect();
        (Graph { parents, dates, groups }, reaches)
    }

    #[test]
    fn no_predecessor_stands_above_its_heir() {
        let mut dice = Dice(7);
        for round in 0..4000 {
            let (graph, reaches) = random(&mut dice, round % 2 == 1);
            let order = graph.order();
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..graph.parents.len()).collect::<Vec<_>>(), "{graph:?}");
            for (nth, upper) in order.iter().enumerate() {
                for lower in &order[nth + 1..] {
                    let is_above = reaches[*upper][*lower] && !reaches[*lower][*upper];
                    assert!(!is_above, "{upper} above {lower} in {graph:?}");
                }
            }
        }
    }

    #[test]
    fn the_newest_that_can_come_comes_next() {
        let mut dice = Dice(11);
        for _ in 0..2000 {
            let (graph, reaches) = random(&mut dice, false);
            let keys = graph.keys();
            let mut left: Vec<usize> = (0..graph.parents.len()).collect();
            for place in graph.order() {
                let free = |at: &usize| !left.iter().any(|other| reaches[*at][*other]);
                let best = left.iter().copied().filter(free);
                let best = best.max_by_key(|at| (keys[*at], Reverse(*at)));
                assert_eq!(best, Some(place), "{graph:?}");
                left.retain(|other| *other != place);
            }
        }
    }

    #[test]
    fn what_has_no_date_stands_by_its_heirs_else_by_its_origins() {
        let parent = |place| vec![Parent { place, left_out: 0 }];
        // 0 (of date 1) > 1 > 2 (of date 5); 0 > 3; and 4 alone.
        let graph = Graph {
            parents: vec![vec![], parent(0), parent(1), parent(0), vec![]],
            dates: vec![Some(1), None, Some(5), None, None],
            groups: vec![None; 5],
        };
        assert_eq!(graph.keys(), [Some(1), Some(5), Some(5), Some(1), None]);
        assert_eq!(graph.order(), [2, 1, 3, 0, 4]);
    }
}
