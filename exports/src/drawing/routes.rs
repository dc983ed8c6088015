//! The ways of lines: along the gutters between rows and up or down through strips without labels,
//! so that no line ever runs through a label.

use crate::drawing::bodies::Body;
use crate::drawing::channels::{Channels, Span};
use crate::drawing::figure::Figure;
use crate::drawing::metrics;
use crate::drawing::rows::Rows;
use crate::drawing::threads::Threads;

/// How many slots to the left of its target a line looks for the best way up or down, before it
/// takes the next one without labels.
const NEAR_SLOTS: usize = 28;
/// What it costs to use a slot that another line uses in some of the same rows, to pass a mark,
/// and to go back in time, in slots of distance.
const SHARED: u32 = 24;
const THROUGH_MARK: u32 = 2;
const BACKWARDS: u32 = 20;
/// How many lines beside each other a gutter holds at most; more are bundled.
const MOST_TRACKS: usize = 20;

/// The way of a line, before rows have their heights.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Route {
    /// To the next item of the same thread, so many places from the middle of the mark.
    Straight(i32),
    /// Down from the line of life of its origin, or up.
    Drop {
        /// Where it goes up or down.
        x: f64,
    },
    /// Along a gutter, then up or down.
    Stem {
        /// Where it leaves its origin.
        exit: f64,
        /// The row below which the gutter is; -1 is above the first row.
        gutter: i32,
        /// The line in the gutter.
        track: usize,
        /// Where it goes up or down.
        x: f64,
    },
}

/// The ways of all lines, and how many lines each gutter holds.
#[derive(Debug)]
pub(super) struct Routes {
    /// By link; `None` where an end does not stand on the chart.
    pub(super) of: Vec<Option<Route>>,
    /// By row and one: the lines above the first row, below it, below the second, …
    pub(super) tracks: Vec<usize>,
}

/// Finds the ways of all lines.
pub(super) fn routes(
    figure: &Figure<'_>,
    bodies: &[Option<Body>],
    threads: &Threads,
    rows: &Rows,
    into: &[Vec<u32>],
) -> Routes {
    let all = || bodies.iter().flatten();
    let left = all().map(|body| body.room.0).fold(0.0, f64::min) - metrics::ARROW_ROOM * 2.0;
    let right = all().map(|body| body.room.1).fold(left, f64::max);
    let row_of = |item: u32| rows.of[threads.of[item as usize] as usize];
    let mut channels = Channels::new(left, right, rows.lanes.len());
    for (item, body) in bodies.iter().enumerate() {
        if let Some(body) = body {
            channels.occupy(body, row_of(item as u32));
        }
    }
    let mut routes: Vec<Option<Route>> = vec![None; figure.links.len()];
    let mut stems: Vec<StemLine> = Vec::new();
    for (target, links) in into.iter().enumerate() {
        let Some(later) = &bodies[target] else { continue };
        let row = row_of(target as u32);
        let mut ways: Vec<Way<'_>> = Vec::new();
        let mut straight = 0;
        for number in links {
            let from = figure.links[*number as usize].from;
            let Some(earlier) = &bodies[from as usize] else { continue };
            if threads.next[from as usize] == target as u32 && from != target as u32 {
                routes[*number as usize] = Some(Route::Straight(straight));
                straight = if straight > 0 { -straight } else { 1 - straight };
                continue;
            }
            ways.push(Way { link: *number, from, earlier, from_row: row_of(from) });
        }
        // The nearest first, so that those from farther away can go on in the same slot.
        ways.sort_by_key(|way| (way.from_row > row, way.from_row.abs_diff(row), way.link));
        let mut used: Vec<(usize, Span)> = Vec::new();
        let mut previous: Option<(bool, usize)> = None;
        for way in &ways {
            let is_below = way.from_row >= row;
            let base = channels.slot(later.room.0 + metrics::ARROW_ROOM * 0.45);
            let start =
                previous.filter(|(side, _)| *side == is_below).map_or(base, |(_, slot)| slot);
            let (slot, span) = way.find(&channels, start, row);
            previous = Some((is_below, slot));
            used.push((slot, span));
            let place = used.iter().filter(|(other, _)| *other == slot).count() - 1;
            let x = channels.x(slot) - 1.3 + 1.3 * (place % 3) as f64;
            routes[way.link as usize] = Some(if way.drops(x) {
                Route::Drop { x }
            } else {
                let (gutter, exit) = way.leaves(x, row);
                let key = (
                    way.from,
                    gutter,
                    ways.iter()
                        .filter(|other| other.from == way.from && other.link < way.link)
                        .count(),
                );
                stems.push(StemLine {
                    gutter,
                    key,
                    from: exit.min(x),
                    to: exit.max(x),
                    link: way.link,
                });
                Route::Stem { exit, gutter, track: 0, x }
            });
        }
        for (slot, span) in used {
            channels.use_slot(slot, span);
        }
    }
    let tracks = assign_tracks(&mut routes, stems, rows.lanes.len());
    Routes { of: routes, tracks }
}

/// A line on its way to one target.
struct Way<'b> {
    link: u32,
    from: u32,
    earlier: &'b Body,
    from_row: u32,
}

impl Way<'_> {
    /// Returns whether the line leaves its origin's line of life right where it goes up or down.
    fn drops(&self, x: f64) -> bool {
        self.earlier.life.is_some_and(|(end, _)| self.earlier.ink().1 + 2.0 <= x && x <= end)
    }

    /// Returns the gutter that the line runs in, and where it leaves its origin.
    fn leaves(&self, x: f64, row: u32) -> (i32, f64) {
        let (from, ink) = (self.from_row as i32, self.earlier.ink());
        let end = self.earlier.end();
        let clear = end.max(self.earlier.label.1) + 3.0;
        if row < self.from_row && x > clear {
            return (from - 1, clear);
        }
        if x > end + 4.0 {
            return (from, end);
        }
        (from, (x + 6.0).clamp(ink.0 + 2.0, (ink.1 - 2.0).max(ink.0 + 2.0)))
    }

    /// Returns the rows that the line passes when it goes up or down at `x`.
    fn span(&self, x: f64, row: u32) -> Span {
        if self.from_row < row {
            return (self.from_row + 1, row + 1);
        }
        let (gutter, _) = self.leaves(x, row);
        let leaves_above = gutter < self.from_row as i32 && !self.drops(x);
        (row + 1, if leaves_above { self.from_row } else { self.from_row + 1 })
    }

    /// Returns the slot in which the line goes up or down, and the rows it passes there.
    fn find(&self, channels: &Channels, start: usize, row: u32) -> (usize, Span) {
        let mut best: Option<(u32, usize, Span)> = None;
        for slot in (0..=start).rev() {
            let steps = start - slot;
            if steps > NEAR_SLOTS && best.is_some() {
                break;
            }
            if best.is_some_and(|(cost, ..)| cost <= steps as u32) {
                break;
            }
            let x = channels.x(slot);
            let span = self.span(x, row);
            if !channels.is_free(slot, span) {
                continue;
            }
            let shared = if channels.lines(slot, span) > 0 { SHARED } else { 0 };
            let backwards = if x < self.earlier.ink().1 { BACKWARDS } else { 0 };
            let through = THROUGH_MARK * channels.marks(slot, span).min(20);
            let cost = steps as u32 + shared + backwards + through;
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, slot, span));
            }
        }
        // The strip left of everything is always free of labels.
        best.map_or_else(|| (0, self.span(channels.x(0), row)), |(_, slot, span)| (slot, span))
    }
}

/// The part of a line that runs in a gutter.
struct StemLine {
    gutter: i32,
    /// Lines with the same key share their track: those from one origin, but for parallel ones.
    key: (u32, i32, usize),
    from: f64,
    to: f64,
    link: u32,
}

/// Gives the lines in each gutter tracks, so that those of different origins do not lie on each
/// other. Returns how many tracks each gutter has.
fn assign_tracks(
    routes: &mut [Option<Route>],
    mut stems: Vec<StemLine>,
    rows: usize,
) -> Vec<usize> {
    stems.sort_by_key(|stem| (stem.gutter, stem.key, stem.link));
    let mut merged: Vec<(i32, f64, f64, Vec<u32>)> = Vec::new();
    let mut last_key = None;
    for stem in stems {
        match merged.last_mut() {
            Some((_, from, to, links)) if last_key == Some(stem.key) => {
                *from = from.min(stem.from);
                *to = to.max(stem.to);
                links.push(stem.link);
            }
            _ => merged.push((stem.gutter, stem.from, stem.to, vec![stem.link])),
        }
        last_key = Some(stem.key);
    }
    merged.sort_by(|a, b| {
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.total_cmp(&a.2)).then(a.3.cmp(&b.3))
    });
    let mut counts = vec![0; rows + 1];
    let mut ends: Vec<f64> = Vec::new();
    let mut at = i32::MIN;
    for (gutter, from, to, links) in merged {
        if gutter != at {
            ends.clear();
            at = gutter;
        }
        let free = ends.iter().position(|end| *end + 3.0 < from);
        let track = match free {
            Some(track) => track,
            None if ends.len() < MOST_TRACKS => {
                ends.push(f64::NEG_INFINITY);
                ends.len() - 1
            }
            None => links[0] as usize % MOST_TRACKS,
        };
        ends[track] = ends[track].max(to);
        let count = &mut counts[(gutter + 1) as usize];
        *count = (*count).max(ends.len());
        for link in links {
            if let Some(Route::Stem { track: place, .. }) = &mut routes[link as usize] {
                *place = track;
            }
        }
    }
    counts
}
