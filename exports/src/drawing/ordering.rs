//! The order of the threads from top to bottom.
//!
//! Threads are put into the order one after the other, what came first before what came of it: each
//! beside what it is linked with, where its lines cross least of what stands there already. So every
//! crossing is counted once, when the later of its lines is placed; and what is added to the data finds
//! its place between the others, which stay in their order unless they are linked with it.

use crate::drawing::bodies::Body;
use crate::drawing::bounds::Adjacency;
use crate::drawing::figure::Figure;
use crate::drawing::lines::Lines;
use crate::drawing::sequence::Sequence;
use crate::drawing::sifting::sift;
use crate::drawing::threads::Threads;

/// Of more heirs than this, half stand above and half below.
const MANY_HEIRS: usize = 10;
/// How far from its main origin a thread looks for its place: enough for all places of drawings that
/// a reader can survey, and linear beyond.
const THREADS_PASSED: usize = 4_000_000;
const LEAST_REACH: usize = 100;
/// How many lines of a thread are looked at.
const MOST_LINES: usize = 16;
/// What it counts to be near the other origins of an heir that has no place yet.
const OTHER_ORIGINS: f64 = 0.25;
/// What another place must gain against that beside the main origin, and so on, in crossings: small
/// gains are not worth that a small change of the data moves much.
const LEAST_GAIN: f64 = 1.2;

/// The threads from top to bottom, lane by lane.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) threads: Vec<u32>,
    /// The first of those that are linked with nothing.
    pub(super) rest: Option<u32>,
}

/// Orders the threads from top to bottom, lane by lane. `by_descent` holds the items so that each
/// stands after those it came from; so many threads at a time are sifted, if any are.
pub(super) fn order(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    by_descent: &[u32],
    bodies: &[Option<Body>],
    threads: &Threads,
    sizes: &[usize],
) -> Order {
    let count = threads.members.len();
    let lines = Lines::new(figure, bodies, threads);
    let by_time = by_time(figure, adjacency, by_descent, bodies, threads);
    let is_linked = |thread: &u32| {
        let mut members = threads.members[*thread as usize].iter();
        members.any(|item| adjacency.neighbours(figure, *item as usize).next().is_some())
    };
    let (linked, rest): (Vec<u32>, Vec<u32>) = by_time.into_iter().partition(is_linked);
    let is_above = |thread: u32| {
        let first = threads.members[thread as usize][0] as usize;
        let main = adjacency.into[first].first().map(|link| figure.links[*link as usize].from);
        main.is_some_and(|main| adjacency.out_of[main as usize].len() > MANY_HEIRS)
            && figure.items[first].chance() % 2 == 1
    };
    let mut order = insert(&linked, count, &lines, is_above);
    order.extend(&rest);
    let lane = |thread: u32| figure.items[threads.members[thread as usize][0] as usize].lane;
    let lanes: Vec<u32> = (0..count as u32).map(lane).collect();
    order.sort_by_key(|thread| lanes[*thread as usize]);
    if !sizes.is_empty() {
        sift(&mut order, &lanes, &lines, sizes);
    }
    Order { threads: order, rest: rest.first().copied() }
}

/// Returns the threads in the order in which they begin, but none before its main origin.
fn by_time(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    by_descent: &[u32],
    bodies: &[Option<Body>],
    threads: &Threads,
) -> Vec<u32> {
    let begin = |body: &Option<Body>| body.as_ref().map_or(0.0, |body| body.mark.0);
    let mut begins: Vec<f64> = bodies.iter().map(begin).collect();
    let mut rank = vec![0; bodies.len()];
    for (place, item) in by_descent.iter().map(|item| *item as usize).enumerate() {
        rank[item] = place;
        // Not all of them: what joined later may have begun later.
        if let Some(main) = adjacency.into[item].first() {
            begins[item] = begins[item].max(begins[figure.links[*main as usize].from as usize]);
        }
    }
    let mut all: Vec<u32> = (0..threads.members.len() as u32).collect();
    all.sort_by(|a, b| {
        let [a, b] = [a, b].map(|thread| threads.members[*thread as usize][0] as usize);
        begins[a].total_cmp(&begins[b]).then(rank[a].cmp(&rank[b]))
    });
    all
}

/// What a thread should be near to.
struct Near {
    /// Where a line would go up or down.
    x: f64,
    place: usize,
    weight: f64,
}

/// Puts threads into an order, one after the other: where it makes no difference above what they are
/// linked with, or else below.
fn insert(
    threads: &[u32],
    count: usize,
    lines: &Lines,
    is_above: impl Fn(u32) -> bool,
) -> Vec<u32> {
    let reach = (THREADS_PASSED / threads.len().max(1)).max(LEAST_REACH);
    let mut sequence = Sequence::new(count);
    for thread in threads {
        let near = near(*thread, &sequence, lines, reach);
        let place = best_place(&near, &sequence, lines, is_above(*thread));
        sequence.insert(place, *thread);
    }
    sequence.range(0..sequence.len()).collect()
}

/// Returns what a thread is linked with that has a place already, the main origin first. What is
/// farther from that than `reach` does not count.
fn near(thread: u32, sequence: &Sequence, lines: &Lines, reach: usize) -> Vec<Near> {
    let mut near: Vec<Near> = Vec::new();
    let mut add = |x: f64, other: u32, weight: f64| {
        let Some(place) = sequence.place(other) else { return false };
        let is_far = |first: &Near| first.place.abs_diff(place) > reach;
        if near.len() < MOST_LINES && !near.first().is_some_and(is_far) {
            near.push(Near { x, place, weight });
        }
        true
    };
    let between = lines.between(thread);
    let come_first = between.iter().filter(|line| !line.leaves);
    for line in come_first.chain(between.iter().filter(|line| line.leaves)).take(2 * MOST_LINES) {
        if !add(line.x, line.other, 1.0) && line.leaves {
            let origins = lines.between(line.other).iter().filter(|other| !other.leaves);
            for other in origins.take(MOST_LINES) {
                add(line.x, other.other, OTHER_ORIGINS);
            }
        }
    }
    near
}

/// Returns the place at which lines to what is near cross least: directly above or below some of it.
fn best_place(near: &[Near], sequence: &Sequence, lines: &Lines, is_above: bool) -> usize {
    let places = || near.iter().map(|near| near.place);
    let (Some(first), Some(last)) = (places().min(), places().max()) else {
        return sequence.len();
    };
    let sides = if is_above { [0, 1] } else { [1, 0] };
    let candidates: Vec<usize> =
        places().flat_map(|place| sides.map(|side| place + side)).collect();
    let mut costs = vec![0.0; candidates.len()];
    // What it costs to pass all from the first on.
    let mut passed: Vec<f64> = Vec::with_capacity(last - first + 2);
    for group in near.chunk_by(|a, b| a.x == b.x) {
        passed.clear();
        passed.push(0.0);
        for thread in sequence.range(first..last + 1) {
            passed.push(passed[passed.len() - 1] + lines.passing(thread, group[0].x));
        }
        let passed = |place: usize| passed[place - first];
        for (candidate, cost) in candidates.iter().zip(&mut costs) {
            let one = |near: &Near| match near.place < *candidate {
                true => near.weight * (passed(*candidate) - passed(near.place + 1)),
                false => near.weight * (passed(near.place) - passed(*candidate)),
            };
            *cost += group.iter().map(one).sum::<f64>();
        }
    }
    let mut best = (f64::INFINITY, candidates[0]);
    for (place, cost) in candidates.into_iter().zip(costs) {
        if cost < best.0 - LEAST_GAIN {
            best = (cost, place);
        }
    }
    best.1
}
