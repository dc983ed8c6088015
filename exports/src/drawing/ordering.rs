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
/// How many pairs of threads are compared in all at most, so that large drawings take a time
/// linear in their size; and how far a thread is moved at least.
const COMPARISONS: usize = 6_000_000;
const LEAST_WINDOW: usize = 12;
const MOST_WINDOW: usize = 400;
/// What a row of distance between the ends of a line costs, in crossings.
const DISTANCE: f64 = 0.02;
/// What it costs to cross a mark or a line of life.
const THROUGH_MARK: f64 = 0.6;

/// Returns the threads from top to bottom, lane by lane.
pub(super) fn order(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    bodies: &[Option<Body>],
    threads: &Threads,
) -> Vec<u32> {
    let (mut order, blocks) = tree_order(figure, adjacency, bodies, threads);
    let lane = |thread: u32| figure.items[threads.members[thread as usize][0] as usize].lane;
    order.sort_by_key(|thread| lane(*thread));
    let lines = Lines::new(figure, bodies, threads);
    let mut position = vec![0u32; order.len()];
    for (place, thread) in order.iter().enumerate() {
        position[*thread as usize] = place as u32;
    }
    let lanes: Vec<u32> = (0..order.len() as u32).map(lane).collect();
    let mut sifting = Sifting { lines, lanes, order, position };
    sifting.run(&blocks);
    sifting.order
}

/// Walks the forest of threads, parents before their branches, late branches first.
fn tree_order(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    bodies: &[Option<Body>],
    threads: &Threads,
) -> (Vec<u32>, Vec<(u32, u32)>) {
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
    let mut blocks: Vec<(u32, u32)> = (0..count as u32)
        .map(|thread| (thread, sizes[thread as usize]))
        .filter(|(thread, size)| *size > 1 || parents[*thread as usize] == NONE)
        .collect();
    blocks.sort_by_key(|(thread, size)| (std::cmp::Reverse(*size), *thread));
    (order, blocks)
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
}

impl Sifting {
    fn run(&mut self, blocks: &[(u32, u32)]) {
        for (first, size) in blocks {
            let begin = self.position[*first as usize] as usize;
            self.sift(begin, *size as usize, MOST_WINDOW);
        }
        let count = self.order.len();
        let window = (COMPARISONS / (PASSES * count.max(1))).clamp(LEAST_WINDOW, MOST_WINDOW);
        for _ in 0..PASSES {
            let mut moved = false;
            for thread in 0..count as u32 {
                if !self.lines.threads[thread as usize].between.is_empty() {
                    moved |= self.sift(self.position[thread as usize] as usize, 1, window);
                }
            }
            if !moved {
                break;
            }
        }
    }

    /// Moves threads that follow each other to the best place within a window around them.
    /// Returns whether they moved.
    fn sift(&mut self, begin: usize, size: usize, window: usize) -> bool {
        let lane = self.lanes[self.order[begin] as usize];
        let end = begin + size;
        let mut best = (-1e-9, begin);
        let mut cost = 0.0;
        for (place, passed) in self.order.iter().enumerate().skip(end).take(window) {
            if self.lanes[*passed as usize] != lane {
                break;
            }
            for thread in begin..end {
                cost += self.change(self.order[thread], *passed, *passed, begin..end);
            }
            if cost < best.0 {
                best = (cost, place + 1 - size);
            }
        }
        cost = 0.0;
        let above = self.order[..begin].iter().enumerate().rev().take(window);
        for (place, passed) in above {
            if self.lanes[*passed as usize] != lane {
                break;
            }
            for thread in begin..end {
                cost += self.change(*passed, self.order[thread], *passed, begin..end);
            }
            if cost < best.0 {
                best = (cost, place);
            }
        }
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
