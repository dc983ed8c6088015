//! The ways of lines: along the gutters between rows and up or down through strips without labels,
//! so that no line ever runs through a label.

use crate::drawing::bodies::Body;
use crate::drawing::channels::{Channels, Span};
use crate::drawing::figure::Figure;
use crate::drawing::metrics;
use crate::drawing::rows::Rows;
use crate::drawing::threads::Threads;
use crate::drawing::traffic::{Traffic, gutter_level, row_level};

/// How many slots to the left of its target a line looks for the best way up or down, before it
/// takes the next one without labels.
const NEAR_SLOTS: usize = 60;
/// Lines over very many rows look into fewer slots: not more than so many slots times rows.
const NEAR_EFFORT: usize = 30_000;
const LEAST_SLOTS: usize = 6;
/// How often all ways are looked for again at most, knowing the others; and how much is spent on
/// that in all, in rows that lines may pass.
const MOST_PASSES: usize = 4;
const EFFORT: usize = 4_000_000;
/// What it costs to use a slot that another line uses in some of the same rows, to pass a mark,
/// and to go back in time, in slots of distance.
const SHARED: u32 = 24;
const THROUGH_MARK: u32 = 2;
const BACKWARDS: u32 = 20;
/// What it costs to lie on a mark or line of life in the target's own row.
const ALONG_MARKS: u32 = 1000;
/// What it costs to cross another line, in slots of distance.
const CROSSING: u32 = 5;
/// How many lines beside each other a gutter holds at most; more are bundled.
const MOST_TRACKS: usize = 9;

/// The way of a line, before rows have their heights.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Route {
    /// To the next item of the same thread, so many places from the middle of the mark.
    Straight(i32),
    /// Down from the bar of its origin, or from its line of life, or up.
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
    let mut bunches: Vec<Bunch<'_>> = Vec::new();
    for (target, links) in into.iter().enumerate() {
        let Some(later) = &bodies[target] else { continue };
        let row = row_of(target as u32);
        let mut ways: [Vec<Way<'_>>; 2] = [Vec::new(), Vec::new()];
        let mut straight = 0_i32;
        for number in links {
            let from = figure.links[*number as usize].from;
            let Some(earlier) = &bodies[from as usize] else { continue };
            let is_next = threads.next[from as usize] == target as u32 && from != target as u32;
            // More than three beside each other would not meet the marks, and reach the labels.
            if is_next && straight.abs() <= 1 {
                routes[*number as usize] = Some(Route::Straight(straight));
                straight = if straight > 0 { -straight } else { 1 - straight };
                continue;
            }
            let from_row = row_of(from);
            let way = Way { link: *number, from, earlier, from_row, slot: 0 };
            ways[usize::from(from_row >= row)].push(way);
        }
        for (side, mut ways) in ways.into_iter().enumerate() {
            if !ways.is_empty() {
                // The nearest first, so that those from farther away can go on in the same slot.
                ways.sort_by_key(|way| (way.from_row.abs_diff(row), way.from, way.link));
                bunches.push(Bunch { later, row, is_below: side == 1, ways });
            }
        }
    }
    // Of lines that go down side by side, the one that ends higher up passes on the right of the
    // others without crossing them; of lines that go up, the one that ends lower down.
    bunches.sort_by_key(|bunch| {
        let row = i64::from(bunch.row);
        (bunch.is_below, if bunch.is_below { -row } else { row }, bunch.ways[0].link)
    });
    let mut traffic = Traffic::new(channels.slots(), rows.lanes.len());
    let ways = bunches.iter().map(|bunch| bunch.ways.len()).sum::<usize>().max(1);
    let passes = (EFFORT / (ways * rows.lanes.len().max(1))).min(MOST_PASSES);
    for pass in 0..=passes {
        let mut changed = false;
        for bunch in &mut bunches {
            changed |= bunch.route(&channels, &mut traffic, pass > 0);
        }
        if !changed {
            break;
        }
    }
    let mut stems: Vec<StemLine> = Vec::new();
    for bunch in &bunches {
        for way in &bunch.ways {
            let x = channels.x(way.slot);
            routes[way.link as usize] = Some(if way.drops(x) {
                Route::Drop { x }
            } else {
                let (gutter, exit) = way.leaves(x, bunch.row);
                let parallel = bunch.ways.iter().filter(|other| other.from == way.from);
                let nth = parallel.filter(|other| other.link < way.link).count();
                let key = (way.from, gutter, nth);
                let (from, to) = (exit.min(x), exit.max(x));
                stems.push(StemLine { gutter, key, from, to, link: way.link });
                Route::Stem { exit, gutter, track: 0, x }
            });
        }
    }
    let tracks = assign_tracks(&mut routes, stems, rows.lanes.len());
    Routes { of: routes, tracks }
}

/// The lines that reach one target from one side.
struct Bunch<'b> {
    later: &'b Body,
    row: u32,
    is_below: bool,
    ways: Vec<Way<'b>>,
}

/// A line on its way to one target.
struct Way<'b> {
    link: u32,
    from: u32,
    earlier: &'b Body,
    from_row: u32,
    /// Where it goes up or down.
    slot: usize,
}

impl Bunch<'_> {
    /// Finds the ways of all lines of the bunch, anew if they are there already. Returns whether
    /// any has changed.
    fn route(&mut self, channels: &Channels, traffic: &mut Traffic, again: bool) -> bool {
        let base = channels.slot(self.later.room.0 + metrics::ARROW_ROOM * 0.45);
        let target = channels.slot(self.later.ink().0);
        if again {
            for way in &self.ways {
                way.count(channels, traffic, self.row, target, -1);
            }
        }
        let mut start = base;
        let mut changed = false;
        let mut last_from = None;
        for way in &mut self.ways {
            // Lines of the same two ends would be taken for one if they lay on each other.
            if last_from == Some(way.from) {
                start = start.saturating_sub(1);
            }
            last_from = Some(way.from);
            let slot = way.find(channels, traffic, start, self.row, target);
            changed |= slot != way.slot;
            way.slot = slot;
            start = slot;
        }
        for way in &self.ways {
            way.count(channels, traffic, self.row, target, 1);
        }
        changed
    }
}

impl Way<'_> {
    /// Returns whether the line leaves its origin right where it goes up or down: from its bar, or
    /// from its line of life.
    fn drops(&self, x: f64) -> bool {
        let (begin, end) = self.earlier.ink();
        let from_bar = !self.earlier.is_glyph() && begin + 3.0 <= x && x <= end - 1.0;
        let from_life = self.earlier.life.is_some_and(|(last, _)| end + 2.0 <= x && x <= last);
        from_bar || from_life
    }

    /// Returns the gutter that the line runs in, and where it leaves its origin.
    fn leaves(&self, x: f64, row: u32) -> (i32, f64) {
        let (from, ink) = (self.from_row as i32, self.earlier.ink());
        let end = self.earlier.end();
        let names = std::iter::once(&self.earlier.label).chain(&self.earlier.former);
        let clear = names.fold(end, |clear, name| clear.max(name.1)) + 3.0;
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

    /// Returns the level at which the line begins to go up or down, and where it has reached that
    /// level.
    fn start(&self, x: f64, row: u32) -> (usize, f64) {
        if self.drops(x) {
            return (row_level(self.from_row), x);
        }
        let (gutter, exit) = self.leaves(x, row);
        (gutter_level(gutter), exit)
    }

    /// Counts the line as traffic, or no longer.
    fn count(&self, channels: &Channels, traffic: &mut Traffic, row: u32, target: usize, by: i16) {
        let (level, exit) = self.start(channels.x(self.slot), row);
        traffic.run_along(level, (channels.slot(exit), self.slot), by);
        traffic.run_across(self.slot, (level, row_level(row)), by);
        traffic.run_along(row_level(row), (self.slot, target), by);
    }

    /// Returns the slot in which the line best goes up or down.
    fn find(
        &self,
        channels: &Channels,
        traffic: &Traffic,
        start: usize,
        row: u32,
        target: usize,
    ) -> usize {
        let mut best: Option<(u32, usize)> = None;
        let mut along_marks = 0;
        let rows = self.from_row.abs_diff(row) as usize + 1;
        let near = (NEAR_EFFORT / rows).clamp(LEAST_SLOTS, NEAR_SLOTS);
        // To its target the line runs along the row, across all that pass it.
        let mut entering = traffic.across_between(row_level(row), (start, target));
        for slot in (0..=start).rev() {
            let steps = start - slot;
            entering += if steps > 0 { traffic.across(row_level(row), slot + 1) } else { 0 };
            if steps > near && best.is_some() {
                break;
            }
            // Along the row the line must not lie on what stands there before its target.
            if channels.marks(slot, (row, row + 1)) > 0 {
                along_marks = ALONG_MARKS;
            }
            if best.is_some_and(|(cost, ..)| cost <= steps as u32 + CROSSING * entering) {
                break;
            }
            let x = channels.x(slot);
            if !channels.is_free(slot, self.span(x, row)) {
                continue;
            }
            let (level, exit) = self.start(x, row);
            let exit = channels.slot(exit);
            let leaving = traffic.across_between(level, (exit, slot));
            let levels = (level, row_level(row));
            let passing = traffic.along(slot, levels);
            let middle = (level + row_level(row)) / 2;
            let shared = if traffic.across(middle, slot) > 0 { SHARED } else { 0 };
            let backwards = if x < self.earlier.ink().0 { BACKWARDS } else { 0 };
            let through = THROUGH_MARK * channels.marks(slot, self.span(x, row)).min(20);
            let crossings = CROSSING * (entering + leaving + passing);
            let cost = steps as u32 + shared + backwards + through + along_marks + crossings;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, slot));
            }
        }
        // The strip left of everything is always free of labels.
        best.map_or(0, |(_, slot)| slot)
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
