//! The order of the threads from top to bottom.
//!
//! It starts as the tree of main origins, walked so that of the branches of one thread the latest
//! stands nearest: a line down to an early branch then passes only rows that begin later, and a
//! tree is drawn without any crossing. Then threads are sifted (Rudell 1993, for layered graphs
//! Matuszewski, Schönfeld and Molitor 1999): each is moved to the place among its neighbours at
//! which the lines between rows cross the lines along rows least.

use std::cmp::Ordering;
use std::ops::Range;

use crate::drawing::bodies::Body;
use crate::drawing::bounds::Adjacency;
use crate::drawing::figure::Figure;
use crate::drawing::threads::{NONE, Threads};

/// How often all threads are sifted at most.
const PASSES: usize = 4;
/// How many lines may be looked at in all: enough to finish drawings that a reader can survey, and
/// linear beyond. Branches are sifted with one half of it, threads with the other.
const EFFORT: usize = 3_000_000;
const EFFORT_PER_LINK: usize = 300;
/// How far threads are moved at most.
const WINDOW: usize = 400;
/// A thread is moved no farther once that costs so many crossings more than the best place yet.
const GIVE_UP: f64 = 120.0;
/// What a move must gain at least, in crossings: small gains are not worth that a small change of
/// the data moves much.
const LEAST_GAIN: f64 = 0.75;
/// What a row of distance between the ends of a line costs, in crossings.
const DISTANCE: f64 = 0.02;
/// What it costs to cross a mark or a line of life.
const THROUGH_MARK: f64 = 0.6;

/// The threads from top to bottom, lane by lane.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) threads: Vec<u32>,
    /// By thread: whether it begins something that is kept in its place where possible.
    pub(super) anchors: Vec<Anchor>,
}

/// What a thread begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    None,
    /// A large branch.
    Branch,
    /// All that is linked with nothing.
    Rest,
}

/// How many threads make a branch a large one.
const LARGE_BRANCH: u32 = 8;

/// Orders the threads from top to bottom, lane by lane.
pub(super) fn order(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    bodies: &[Option<Body>],
    threads: &Threads,
) -> Order {
    let (mut order, branches) = tree_order(figure, adjacency, bodies, threads);
    let walked = places(&order);
    let lane = |thread: u32| figure.items[threads.members[thread as usize][0] as usize].lane;
    order.sort_by_key(|thread| lane(*thread));
    let lines = Lines::new(figure, bodies, threads);
    let position = places(&order);
    let lanes: Vec<u32> = (0..order.len() as u32).map(lane).collect();
    let effort = EFFORT + EFFORT_PER_LINK * figure.links.len();
    let mut sifting = Sifting { lines, lanes, order, position, walked, effort };
    sifting.run(&branches);
    let mut anchors = vec![Anchor::None; sifting.order.len()];
    // Empty rows would tear short lanes apart.
    if sifting.lanes.iter().any(|lane| *lane != 0) {
        return Order { threads: sifting.order, anchors };
    }
    for branch in branches.iter().filter(|branch| branch.size >= LARGE_BRANCH) {
        anchors[branch.first as usize] = Anchor::Branch;
    }
    let is_alone = |thread: u32| sifting.lines.threads[thread as usize].between.is_empty();
    if let Some(first) = sifting.order.iter().find(|thread| is_alone(**thread)) {
        anchors[*first as usize] = Anchor::Rest;
    }
    Order { threads: sifting.order, anchors }
}

/// A thread and all that branches off it.
#[derive(Clone, Copy)]
struct Branch {
    first: u32,
    /// How many threads it is.
    size: u32,
}

/// Returns the place of each thread in an order.
fn places(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, thread) in order.iter().enumerate() {
        places[*thread as usize] = place as u32;
    }
    places
}

/// Walks the forest of threads, parents before their branches, late branches first. Returns the
/// branches too, the largest first.
fn tree_order(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    bodies: &[Option<Body>],
    threads: &Threads,
) -> (Vec<u32>, Vec<Branch>) {
    let count = threads.members.len();
    let mut branches: Vec<Vec<u32>> = vec![Vec::new(); count];
    let mut parents = vec![NONE; count];
    for (thread, members) in threads.members.iter().enumerate() {
        let Some(main) = adjacency.into[members[0] as usize].first() else { continue };
        let parent = threads.of[figure.links[*main as usize].from as usize];
        if parent != NONE && parent != thread as u32 {
            parents[thread] = parent;
            branches[parent as usize].push(thread as u32);
        }
    }
    let start = |thread: u32| {
        let first = threads.members[thread as usize][0];
        bodies[first as usize].as_ref().map_or(0.0, |body| body.mark.0)
    };
    for branches in &mut branches {
        branches.sort_by(|a, b| start(*a).total_cmp(&start(*b)).then(b.cmp(a)));
    }
    let mut order = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    // Threads in a circle of main origins have no root; the first of them serves as one.
    let is_linked = |thread: &usize| {
        let mut members = threads.members[*thread].iter().map(|member| *member as usize);
        members.any(|at| adjacency.neighbours(figure, at).next().is_some())
    };
    let (linked, alone): (Vec<usize>, Vec<usize>) = (0..count).partition(is_linked);
    let roots = linked.iter().filter(|thread| parents[**thread] == NONE);
    for root in roots.chain(&linked).chain(&alone) {
        let mut stack = vec![*root as u32];
        while let Some(thread) = stack.pop() {
            if !std::mem::replace(&mut seen[thread as usize], true) {
                order.push(thread);
                stack
                    .extend(branches[thread as usize].iter().filter(|next| !seen[**next as usize]));
            }
        }
    }
    let mut sizes = vec![1u32; count];
    for thread in order.iter().rev() {
        let parent = parents[*thread as usize];
        if parent != NONE {
            sizes[parent as usize] += sizes[*thread as usize];
        }
    }
    let mut largest: Vec<Branch> = (0..count as u32)
        .map(|first| Branch { first, size: sizes[first as usize] })
        .filter(|branch| branch.size > 1 || parents[branch.first as usize] == NONE)
        .collect();
    largest.sort_by_key(|branch| (std::cmp::Reverse(branch.size), branch.first));
    (order, largest)
}

/// The lines of each thread, as they cross those of others: between rows, each just before its
/// later end; along the row of its earlier end, from there on.
struct Lines {
    threads: Vec<ThreadLines>,
}

#[derive(Default)]
struct ThreadLines {
    /// Where a line leaves or enters the row, and the thread at its other end.
    between: Vec<(f64, u32)>,
    /// Where lines along the row begin, and where they end, each ascending.
    begins: Vec<f64>,
    ends: Vec<f64>,
    /// Where marks and lines of life begin and end.
    marks: (f64, f64),
    /// The first and the last place of all of it.
    extent: (f64, f64),
}

impl Lines {
    fn new(figure: &Figure<'_>, bodies: &[Option<Body>], threads: &Threads) -> Lines {
        let mut lines: Vec<ThreadLines> = Vec::new();
        for members in &threads.members {
            let all = || members.iter().filter_map(|member| bodies[*member as usize].as_ref());
            let begin = all().map(|body| body.ink().0).fold(f64::INFINITY, f64::min);
            let end = all().map(Body::end).fold(f64::NEG_INFINITY, f64::max);
            lines.push(ThreadLines {
                marks: (begin, end),
                extent: (begin, end),
                ..ThreadLines::default()
            });
        }
        for link in &figure.links {
            let [from, to] = [link.from, link.to].map(|end| threads.of[end as usize]);
            let ends = [link.from, link.to].map(|end| bodies[end as usize].as_ref());
            let [Some(earlier), Some(later)] = ends else { continue };
            if from == to {
                continue;
            }
            let x = later.room.0;
            let begin = earlier.ink().1.min(x);
            let lane = &mut lines[from as usize];
            lane.between.push((x, to));
            lane.begins.push(begin);
            lane.ends.push(x);
            for thread in [from, to] {
                let extent = &mut lines[thread as usize].extent;
                *extent = (extent.0.min(begin.min(x)), extent.1.max(x));
            }
            lines[to as usize].between.push((x, from));
        }
        for thread in &mut lines {
            thread.begins.sort_by(f64::total_cmp);
            thread.ends.sort_by(f64::total_cmp);
        }
        Lines { threads: lines }
    }

    /// Returns what it costs a line between rows at `x` to pass the row of a thread.
    fn passing(&self, thread: u32, x: f64) -> f64 {
        let lines = &self.threads[thread as usize];
        let begun = lines.begins.partition_point(|begin| *begin < x);
        let ended = lines.ends.partition_point(|end| *end <= x);
        let along = begun.saturating_sub(ended) as f64;
        let through = lines.marks.0 < x && x < lines.marks.1;
        along + if through { THROUGH_MARK } else { 0.0 }
    }
}

struct Sifting {
    lines: Lines,
    lanes: Vec<u32>,
    order: Vec<u32>,
    position: Vec<u32>,
    /// The place of each thread in the walk over the tree, in which branches stand together.
    walked: Vec<u32>,
    /// How many lines may still be looked at.
    effort: usize,
}

impl Sifting {
    fn run(&mut self, branches: &[Branch]) {
        let effort = self.effort;
        for branch in branches {
            if self.effort < effort / 2 {
                break;
            }
            let begin = self.position[branch.first as usize] as usize;
            self.sift(begin, self.together(begin, *branch));
        }
        for _ in 0..PASSES {
            let mut moved = false;
            for thread in 0..self.order.len() {
                if !self.lines.threads[thread].between.is_empty() {
                    moved |= self.sift(self.position[thread] as usize, 1);
                }
                if self.effort == 0 {
                    return;
                }
            }
            if !moved {
                return;
            }
        }
    }

    /// Returns how many threads from a place on belong to a branch and stand together.
    fn together(&self, begin: usize, branch: Branch) -> usize {
        let lane = self.lanes[self.order[begin] as usize];
        let members = self.order[begin..].iter().take_while(|thread| {
            let place =
                self.walked[**thread as usize].wrapping_sub(self.walked[branch.first as usize]);
            place < branch.size && self.lanes[**thread as usize] == lane
        });
        members.count()
    }

    /// Moves threads that follow each other to the best place in their lane. Returns whether they
    /// moved.
    fn sift(&mut self, begin: usize, size: usize) -> bool {
        let lane = self.lanes[self.order[begin] as usize];
        let end = begin + size;
        let lines = |thread: &u32| self.lines.threads[*thread as usize].between.len();
        let in_block: usize = self.order[begin..end].iter().map(lines).sum();
        let mut looked_at = 0;
        let mut best = (-LEAST_GAIN, begin);
        let below = (end..self.order.len()).map(|place| (place, place + 1 - size));
        let above = (0..begin).rev().map(|place| (place, place));
        let mut try_places = |places: &mut dyn Iterator<Item = (usize, usize)>, down: bool| {
            let mut cost = 0.0;
            for (place, new_begin) in places.take(WINDOW) {
                let passed = self.order[place];
                if self.lanes[passed as usize] != lane {
                    break;
                }
                looked_at += in_block + size * lines(&passed);
                for thread in &self.order[begin..end] {
                    let (upper, lower) = if down { (*thread, passed) } else { (passed, *thread) };
                    cost += self.change(upper, lower, passed, begin..end);
                }
                if cost < best.0 {
                    best = (cost, new_begin);
                } else if cost > best.0 + GIVE_UP {
                    break;
                }
            }
        };
        try_places(&mut { below }, true);
        try_places(&mut { above }, false);
        self.effort = self.effort.saturating_sub(looked_at);
        self.shift(begin, size, best.1);
        best.1 != begin
    }

    /// Returns what more it costs if `upper` goes below `lower`, of which one is passed by a block
    /// of threads that holds the other; whatever else stood between has been passed already.
    fn change(&self, upper: u32, lower: u32, passed: u32, block: Range<usize>) -> f64 {
        let moved = if passed == upper { lower } else { upper };
        let place = |thread: u32| self.position[thread as usize];
        let is_below = |third: u32| {
            let in_block = block.contains(&(place(third) as usize));
            place(third) > place(if in_block { moved } else { passed })
        };
        let [u, l] = [upper, lower].map(|thread| &self.lines.threads[thread as usize]);
        let touch = u.extent.0 <= l.extent.1 && l.extent.0 <= u.extent.1;
        let passing = |thread, x| if touch { self.lines.passing(thread, x) } else { 0.0 };
        let mut change = 0.0;
        for (x, other) in u.between.iter().filter(|(_, other)| *other != lower) {
            if moved == upper && block.contains(&(place(*other) as usize)) {
                continue;
            }
            let cost = passing(lower, *x) + DISTANCE;
            change += if is_below(*other) { -cost } else { cost };
        }
        for (x, other) in l.between.iter().filter(|(_, other)| *other != upper) {
            if moved == lower && block.contains(&(place(*other) as usize)) {
                continue;
            }
            let cost = passing(upper, *x) + DISTANCE;
            change += if is_below(*other) { cost } else { -cost };
        }
        change
    }

    /// Moves a block of threads, so that it begins at another place.
    fn shift(&mut self, begin: usize, size: usize, to: usize) {
        match begin.cmp(&to) {
            Ordering::Less => self.order[begin..to + size].rotate_left(size),
            Ordering::Greater => self.order[to..begin + size].rotate_right(size),
            Ordering::Equal => return,
        }
        for place in begin.min(to)..begin.max(to) + size {
            self.position[self.order[place] as usize] = place as u32;
        }
    }
}
