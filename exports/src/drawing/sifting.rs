//! Sifting: each thread is moved to the place among all others at which lines cross least (Rudell
//! 1993; for layered graphs Matuszewski, Schönfeld and Molitor 1999).
//!
//! For drawings that are seen at one glance. In larger ones it spares few crossings, and what gains
//! most may be another thread after every small change of the data, which would move much.

use crate::drawing::lines::Lines;

/// How often all threads are sifted at most.
const PASSES: usize = 4;
/// What a move must gain, in crossings.
const LEAST_GAIN: f64 = 2.0;

/// Sifts the threads of an order, each within its lane. Takes time by the threads and the lines.
pub(super) fn sift(order: &mut [u32], lanes: &[u32], lines: &Lines) {
    let mut place = vec![0; lanes.len()];
    for _ in 0..PASSES {
        let mut moved = false;
        for thread in 0..lanes.len() as u32 {
            for (at, thread) in order.iter().enumerate() {
                place[*thread as usize] = at;
            }
            let from = place[thread as usize];
            let to = best_place(thread, order, &place, lanes, lines);
            if from < to {
                order[from..=to].rotate_left(1);
            } else {
                order[to..=from].rotate_right(1);
            }
            moved |= from != to;
        }
        if !moved {
            return;
        }
    }
}

fn best_place(thread: u32, order: &[u32], place: &[usize], lanes: &[u32], lines: &Lines) -> usize {
    let own = place[thread as usize];
    let is_lane = |other: u32| lanes[other as usize] == lanes[thread as usize];
    let mut best = (-LEAST_GAIN, own);
    let mut cost = 0.0;
    for (at, passed) in order.iter().enumerate().skip(own + 1) {
        if !is_lane(*passed) {
            break;
        }
        cost += swap(thread, *passed, place, lines);
        if cost < best.0 {
            best = (cost, at);
        }
    }
    cost = 0.0;
    for (at, passed) in order[..own].iter().enumerate().rev() {
        if !is_lane(*passed) {
            break;
        }
        // Seen from above: what is passed goes down.
        cost += swap_up(thread, *passed, place, lines);
        if cost < best.0 {
            best = (cost, at);
        }
    }
    best.1
}

/// Returns what more it costs if a thread goes below another, having gone below all in between.
fn swap(thread: u32, passed: u32, place: &[usize], lines: &Lines) -> f64 {
    let is_below = |third: u32| place[third as usize] > place[passed as usize];
    crossed(thread, passed, lines, |other| if is_below(other) { -1.0 } else { 1.0 })
        + crossed(passed, thread, lines, |other| if is_below(other) { 1.0 } else { -1.0 })
}

/// Returns what more it costs if a thread goes above another, having gone above all in between.
fn swap_up(thread: u32, passed: u32, place: &[usize], lines: &Lines) -> f64 {
    let is_above = |third: u32| place[third as usize] < place[passed as usize];
    crossed(thread, passed, lines, |other| if is_above(other) { -1.0 } else { 1.0 })
        + crossed(passed, thread, lines, |other| if is_above(other) { 1.0 } else { -1.0 })
}

/// Returns what it costs the lines of one thread to pass another, each with a sign.
fn crossed(of: u32, passed: u32, lines: &Lines, sign: impl Fn(u32) -> f64) -> f64 {
    let others = lines.between(of).iter().filter(|line| line.other != passed);
    others.map(|line| sign(line.other) * lines.passing(passed, line.x)).sum()
}
