//! The search for the cheapest way of a line: row by row from its origin on, by dynamic programming over
//! the slots to the left of its target.
//!
//! Between two rows a line may go along the gutter, to the right for nothing, since that way it has to
//! go; in a row it passes what stands there. Takes time by rows and slots.

use crate::drawing::channels::{LABEL, LIFE, MARK};
use crate::drawing::traffic::{gutter_level, row_level};
use crate::drawing::ways::{Leg, Path, Surroundings, Target, Way};

/// How many slots to the left of its target a line looks for its way.
pub(super) const NEAR_SLOTS: usize = 72;
/// What it costs to cross another line. A slot of distance from the target costs 1.
pub(super) const CROSSING: u32 = 5;
/// What it costs to go along another gutter in between.
const JOG: u32 = 12;
/// What it costs, in each row, to lie on a line between rows.
const SHARED: u32 = 2;
/// What it costs to pass a mark. To pass a line of life costs 1.
const THROUGH_MARK: u32 = 2;
/// What it costs to go back in time.
const BACKWARDS: u32 = 20;
/// What it costs at most to leave a bar before its end.
const MOST_EARLY: u32 = 12;
/// What it costs to lie on a mark or line of life in the target's own row.
const ALONG_MARKS: u32 = 1000;
/// What it costs to pass a label: more than all else together.
const NEVER: u32 = 1 << 22;
/// More crossings in one place count as so many.
const MOST_CROSSED: u16 = 500;
/// Each place comes from itself, to begin with.
const ITSELF: [u8; NEAR_SLOTS + 1] = {
    let mut places = [0; NEAR_SLOTS + 1];
    let mut at = 0;
    while at < places.len() {
        places[at] = at as u8;
        at += 1;
    }
    places
};
/// Stands for the beginning of a line above its origin's row.
const FROM_ABOVE: u8 = u8::MAX;

/// Room for the search for ways.
#[derive(Debug, Default)]
pub(super) struct Search {
    costs: Vec<u32>,
    /// By gutter and slot: the slot from which the line came along the gutter.
    came_from: Vec<u8>,
}

impl Search {
    /// Returns the cheapest way within some slots and what it costs, if there is one.
    pub(super) fn run(
        &mut self,
        way: &Way<'_>,
        around: &Surroundings<'_>,
        (low, high): (usize, usize),
        target: Target,
    ) -> Option<(u32, Path)> {
        let traffic = &around.traffic;
        let width = high - low + 1;
        let goes_down = way.from_row < target.row;
        let gutters = match goes_down {
            true => target.row - way.from_row,
            false => way.from_row - target.row + 1,
        };
        let gutter = |nth: u32| match goes_down {
            true => (way.from_row + nth) as i32,
            false => way.from_row as i32 - nth as i32,
        };
        self.costs.clear();
        self.costs.extend((low..=high).map(|slot| self::start(way, around, slot)));
        self.came_from.clear();
        for nth in 0..gutters {
            let level = gutter_level(gutter(nth));
            self.came_from.extend_from_slice(&ITSELF[..width]);
            let came_from = &mut self.came_from[nth as usize * width..];
            if !goes_down && nth == 1 {
                start_above(way, around, (low, high), &mut self.costs, came_from);
            }
            along(&mut self.costs, &traffic.across(level)[low..=high], came_from);
            let row = match goes_down {
                true => way.from_row + nth + 1,
                // The last gutter is the one below the target.
                false if nth + 1 == gutters => break,
                false => way.from_row - nth,
            };
            pass(
                &mut self.costs,
                &around.channels.row(row)[low..=high],
                &traffic.along(level)[low..=high],
                &traffic.along(row_level(row))[low..=high],
                &traffic.across(row_level(row))[low..=high],
            );
        }
        let (cost, last) = self.enter(around, (low, high), target)?;
        Some((cost, self.path(way, around, low, last, (gutters, gutter))))
    }

    /// Returns what it costs to reach the target, and at which place of the window it is entered.
    fn enter(
        &self,
        around: &Surroundings<'_>,
        (low, high): (usize, usize),
        target: Target,
    ) -> Option<(u32, usize)> {
        let level = row_level(target.row);
        let across = around.traffic.across(level);
        let stands = around.channels.row(target.row);
        let mut entering = around.traffic.across_between(level, (high, target.slot));
        let mut along_marks = 0;
        let mut best = None;
        for at in (0..self.costs.len()).rev() {
            let slot = low + at;
            if slot < high {
                entering += u32::from(across[slot + 1]);
            }
            // Along the row the line must not lie on what stands there before its target.
            if stands[slot] & (MARK | LIFE) != 0 {
                along_marks = ALONG_MARKS;
            }
            let steps = (high - slot) as u32;
            let cost = self.costs[at].saturating_add(steps + CROSSING * entering + along_marks);
            if cost < best.map_or(NEVER, |(least, _)| least) {
                best = Some((cost, at));
            }
        }
        best
    }

    fn path(
        &self,
        way: &Way<'_>,
        around: &Surroundings<'_>,
        low: usize,
        last: usize,
        (gutters, gutter): (u32, impl Fn(u32) -> i32),
    ) -> Path {
        let width = self.costs.len();
        let mut legs: Vec<Leg> = Vec::new();
        let mut at = last;
        let mut is_above = false;
        for nth in (0..gutters).rev() {
            let came_from = &self.came_from[nth as usize * width..][..width];
            let leg = Leg { gutter: gutter(nth), slot: low + at };
            if came_from[at] != FROM_ABOVE && usize::from(came_from[at]) != at {
                legs.push(leg);
                at = came_from[at].into();
            } else if came_from[at] == FROM_ABOVE {
                legs.push(leg);
            }
            if came_from[at] == FROM_ABOVE {
                is_above = true;
                break;
            }
        }
        let slot = low + at;
        let drop = way.drops(around.channels.x(slot)) && !is_above;
        let first = gutter(0);
        if !drop && !is_above && legs.last().is_none_or(|leg| leg.gutter != first) {
            legs.push(Leg { gutter: first, slot });
        }
        legs.reverse();
        Path { drop: drop.then_some(slot), legs }
    }
}

/// Adds the ways that begin above the origin's row, where they are cheaper.
fn start_above(
    way: &Way<'_>,
    around: &Surroundings<'_>,
    (low, high): (usize, usize),
    costs: &mut [u32],
    came_from: &mut [u8],
) {
    let level = gutter_level(way.from_row as i32 - 1);
    let first = around.channels.slot(way.clear());
    let begin = low.max(first + 1);
    if begin > high {
        return;
    }
    let across = around.traffic.across(level);
    let mut crossed = around.traffic.across_between(level, (first, begin));
    for slot in begin..=high {
        if CROSSING * crossed <= costs[slot - low] {
            costs[slot - low] = CROSSING * crossed;
            came_from[slot - low] = FROM_ABOVE;
        }
        crossed += u32::from(across[slot]);
    }
}

/// Returns what it costs to leave the origin and go along the gutter below to a slot, or to leave it
/// right there.
pub(super) fn start(way: &Way<'_>, around: &Surroundings<'_>, slot: usize) -> u32 {
    let x = around.channels.x(slot);
    let (begin, end) = way.earlier.ink();
    // Best near the end of a bar: from there on the origin was there for certain.
    let early = |exit: usize| {
        let slots = around.channels.slot(end).saturating_sub(exit) as u32;
        slots.min(MOST_EARLY)
    };
    if way.drops(x) {
        return early(slot);
    }
    let exit = around.channels.slot(way.exit(x));
    let level = gutter_level(way.from_row as i32);
    let backwards = match x < begin {
        true => BACKWARDS + exit.saturating_sub(slot) as u32,
        false => 0,
    };
    let crossed = around.traffic.across_between(level, (exit, slot));
    (CROSSING * crossed + backwards + early(exit)).min(NEVER)
}

/// Lets lines go along a gutter, to the right or to the left, where that is cheaper.
///
/// What runs along is one number, its cost and in the last eight bits where it began to run, so that
/// the lesser of two is found in one step: most of the time of a drawing is spent here.
fn along(costs: &mut [u32], across: &[u16], came_from: &mut [u8]) {
    let least = costs.iter().fold(NEVER, |least, cost| least.min(*cost));
    if costs.iter().all(|cost| *cost <= least + JOG) {
        return;
    }
    let reach = |at: usize, cost: &mut u32, from: &mut u8, across: u16, running: u32, step: u32| {
        let own = *cost;
        let reached = (running >> 8) + step;
        if reached < own {
            (*cost, *from) = (reached, running as u8);
        }
        let crossed = step + CROSSING * u32::from(across.min(MOST_CROSSED));
        (running + (crossed << 8)).min(((own + JOG) << 8) | at as u32)
    };
    let mut running = NEVER << 8;
    let places = costs.iter_mut().zip(&mut *came_from).zip(across);
    for (at, ((cost, from), across)) in places.enumerate() {
        running = reach(at, cost, from, *across, running, 0);
    }
    // Nothing that was reached from the left runs back: from where it began that is nearer.
    running = NEVER << 8;
    let places = costs.iter_mut().zip(&mut *came_from).zip(across);
    for (at, ((cost, from), across)) in places.enumerate().rev() {
        running = reach(at, cost, from, *across, running, 1);
    }
}

/// Lets lines go up or down past a gutter and a row.
pub(super) fn pass(costs: &mut [u32], stands: &[u8], gutter: &[u16], row: &[u16], used: &[u16]) {
    let count = costs.len();
    let (stands, gutter) = (&stands[..count], &gutter[..count]);
    let (row, used) = (&row[..count], &used[..count]);
    // Over places and not over iterators, of which five are too many to be seen through.
    for at in 0..count {
        let crossed = u32::from(gutter[at]) + u32::from(row[at]);
        let mark = u32::from(stands[at] & MARK);
        let life = u32::from(stands[at] & LIFE) / u32::from(LIFE);
        let label = u32::from(stands[at] & LABEL) * (NEVER / u32::from(LABEL));
        let shared = SHARED * u32::from(used[at] > 0);
        let more = CROSSING * crossed + THROUGH_MARK * mark + life + shared + label;
        costs[at] = (costs[at] + more).min(NEVER);
    }
}
