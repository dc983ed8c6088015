//! Sifting: each thread, and each few threads that stand together, are moved to the place among all
//! others at which lines cross least (Rudell 1993; for layered graphs Matuszewski, Schönfeld and
//! Molitor 1999).
//!
//! For drawings that are seen at one glance. In larger ones it spares few crossings, and what gains
//! most may be another thread after every small change of the data, which would move much.

use crate::drawing::lines::Lines;

/// How often all are sifted at most.
const PASSES: usize = 6;
/// What a move must gain, in crossings.
const LEAST_GAIN: f64 = 1.0;

/// Sifts the threads of an order within their lanes, so many at a time.
///
/// Takes time by the lines and the square of the threads.
pub(super) fn sift(order: &mut [u32], lanes: &[u32], lines: &Lines, sizes: &[usize]) {
    let mut sifting = Sifting::new(order, lines);
    for lane in order.chunk_by_mut(|a, b| lanes[*a as usize] == lanes[*b as usize]) {
        let count = lane.len();
        for _ in 0..PASSES {
            let mut moved = false;
            for size in sizes.iter().copied().filter(|size| *size < count) {
                for begin in 0..=count - size {
                    moved |= sifting.move_block(lane, begin, size);
                }
            }
            if !moved {
                break;
            }
        }
    }
}

/// What is needed to tell what an exchange of two threads costs.
struct Sifting {
    /// By thread: the place in the whole order.
    places: Vec<usize>,
    /// By thread: the other ends of its lines, and what it costs each line to pass each thread.
    lines: Vec<Vec<(u32, Vec<f64>)>>,
}

impl Sifting {
    fn new(order: &[u32], lines: &Lines) -> Sifting {
        let threads = 0..order.len() as u32;
        let mut places = vec![0; order.len()];
        for (place, thread) in order.iter().enumerate() {
            places[*thread as usize] = place;
        }
        let passing = |x: f64| threads.clone().map(|thread| lines.passing(thread, x)).collect();
        let of = |thread: u32| {
            let between = lines.between(thread).iter();
            between.map(|line| (line.other, passing(line.x))).collect()
        };
        Sifting { places, lines: threads.clone().map(of).collect() }
    }

    /// Moves threads that stand together to the best place in their lane. Returns whether that is
    /// another one.
    fn move_block(&mut self, lane: &mut [u32], begin: usize, size: usize) -> bool {
        let mut at = begin;
        let mut cost = 0.0;
        let mut best = (-LEAST_GAIN, begin);
        while at + size < lane.len() {
            cost += self.step_down(lane, at, size);
            at += 1;
            if cost < best.0 {
                best = (cost, at);
            }
        }
        while at > 0 {
            cost += self.step_up(lane, at, size);
            at -= 1;
            if cost < best.0 {
                best = (cost, at);
            }
        }
        while at < best.1 {
            self.step_down(lane, at, size);
            at += 1;
        }
        best.1 != begin
    }

    /// Moves threads below the next one. Returns what that costs.
    fn step_down(&mut self, lane: &mut [u32], at: usize, size: usize) -> f64 {
        (at..at + size).rev().map(|at| self.exchange(lane, at)).sum()
    }

    /// Moves threads above the one before. Returns what that costs.
    fn step_up(&mut self, lane: &mut [u32], at: usize, size: usize) -> f64 {
        (at..at + size).map(|at| self.exchange(lane, at - 1)).sum()
    }

    /// Exchanges a thread with the next one. Returns what that costs.
    fn exchange(&mut self, lane: &mut [u32], at: usize) -> f64 {
        let (upper, lower) = (lane[at], lane[at + 1]);
        let below = |other: u32| self.places[other as usize] > self.places[lower as usize];
        let crossed = |of: u32, passed: u32, is_gain: &dyn Fn(u32) -> bool| {
            let others = self.lines[of as usize].iter().filter(|(other, _)| *other != passed);
            let one = |(other, passing): &(u32, Vec<f64>)| {
                let cost = passing[passed as usize];
                if is_gain(*other) { -cost } else { cost }
            };
            others.map(one).sum::<f64>()
        };
        let change = crossed(upper, lower, &below) + crossed(lower, upper, &|other| !below(other));
        lane.swap(at, at + 1);
        self.places.swap(upper as usize, lower as usize);
        change
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts what an order costs, line by line.
    fn slow(order: &[u32], sifting: &Sifting) -> f64 {
        let place = |thread: u32| order.iter().position(|other| *other == thread).unwrap();
        let mut cost = 0.0;
        for (thread, lines) in sifting.lines.iter().enumerate() {
            for (other, passing) in lines.iter().filter(|(other, _)| *other > thread as u32) {
                let ends = [place(thread as u32), place(*other)];
                let between = ends[0].min(ends[1]) + 1..ends[0].max(ends[1]);
                cost += between.map(|at| passing[order[at] as usize]).sum::<f64>();
            }
        }
        cost
    }

    #[test]
    fn exchanges_cost_what_they_change() {
        let count = 9u32;
        // Every third pair has a line, which costs something else to pass each thread.
        let passing = |a: u32, b: u32| -> Vec<f64> {
            (0..count).map(|thread| f64::from((a * b + a + b + 3 * thread) % 7)).collect()
        };
        let lines = |a: u32| {
            let others = (0..count).filter(|b| *b != a && (a + b) % 3 == 1);
            others.map(|b| (b, passing(a, b))).collect()
        };
        let mut sifting = Sifting {
            places: (0..count as usize).collect(),
            lines: (0..count).map(lines).collect(),
        };
        let mut order: Vec<u32> = (0..count).collect();
        for step in 0..60 {
            let before = slow(&order, &sifting);
            let change = sifting.exchange(&mut order, step * 5 % 8);
            assert!((slow(&order, &sifting) - before - change).abs() < 1e-9);
        }
        let before = slow(&order, &sifting);
        sifting.move_block(&mut order, 2, 3);
        assert!(slow(&order, &sifting) <= before);
    }
}
