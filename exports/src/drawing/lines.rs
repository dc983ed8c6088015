//! What lines cost that pass threads: the measure by which threads are ordered.
//!
//! A line is taken to run along the row of its earlier end and to go up or down just before its later
//! end. Where labels stand in its way it will go elsewhere, but not to cross much more.

use crate::drawing::bodies::Body;
use crate::drawing::figure::Figure;
use crate::drawing::threads::{NONE, Threads};

/// What a row of distance between the ends of a line costs, in crossings.
const DISTANCE: f64 = 0.02;
/// What it costs to cross a mark or a line of life.
const THROUGH_MARK: f64 = 0.6;

/// The lines of each thread.
#[derive(Debug)]
pub(super) struct Lines {
    threads: Vec<ThreadLines>,
}

/// A line between two threads, seen from one of them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Between {
    /// Where it goes up or down.
    pub(super) x: f64,
    /// The thread at its other end.
    pub(super) other: u32,
    /// Whether it begins at this thread.
    pub(super) leaves: bool,
}

#[derive(Debug, Default)]
struct ThreadLines {
    between: Vec<Between>,
    /// Where lines along the row begin, and where they end, each ascending.
    begins: Vec<f64>,
    ends: Vec<f64>,
    /// Where marks and lines of life begin and end.
    marks: (f64, f64),
}

impl Lines {
    /// Takes time by the links and their logarithm.
    pub(super) fn new(figure: &Figure<'_>, bodies: &[Option<Body>], threads: &Threads) -> Lines {
        let lines = |members: &Vec<u32>| {
            let all = || members.iter().filter_map(|member| bodies[*member as usize].as_ref());
            let begin = all().map(|body| body.ink().0).fold(f64::INFINITY, f64::min);
            let end = all().map(Body::end).fold(f64::NEG_INFINITY, f64::max);
            ThreadLines { marks: (begin, end), ..ThreadLines::default() }
        };
        let mut lines: Vec<ThreadLines> = threads.members.iter().map(lines).collect();
        for link in &figure.links {
            let [from, to] = [link.from, link.to].map(|end| threads.of[end as usize]);
            let ends = [link.from, link.to].map(|end| bodies[end as usize].as_ref());
            let [Some(earlier), Some(later)] = ends else { continue };
            if from == to || from == NONE || to == NONE {
                continue;
            }
            let x = later.room.0;
            let origin = &mut lines[from as usize];
            origin.between.push(Between { x, other: to, leaves: true });
            origin.begins.push(earlier.ink().1.min(x));
            origin.ends.push(x);
            lines[to as usize].between.push(Between { x, other: from, leaves: false });
        }
        for thread in &mut lines {
            thread.begins.sort_by(f64::total_cmp);
            thread.ends.sort_by(f64::total_cmp);
        }
        Lines { threads: lines }
    }

    /// Returns the lines that begin or end at a thread.
    pub(super) fn between(&self, thread: u32) -> &[Between] {
        &self.threads[thread as usize].between
    }

    /// Returns what it costs a line that goes up or down at `x` to pass the row of a thread, in
    /// crossings.
    pub(super) fn passing(&self, thread: u32, x: f64) -> f64 {
        let lines = &self.threads[thread as usize];
        let begun = lines.begins.partition_point(|begin| *begin < x);
        let ended = lines.ends.partition_point(|end| *end <= x);
        let along = begun.saturating_sub(ended) as f64;
        let through = lines.marks.0 < x && x < lines.marks.1;
        along + DISTANCE + if through { THROUGH_MARK } else { 0.0 }
    }
}
