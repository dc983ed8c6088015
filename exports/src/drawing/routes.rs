//! The ways of lines: along the gutters between rows and up or down through strips without labels,
//! so that no line ever runs through a label.

use crate::drawing::bodies::Body;
use crate::drawing::channels::Channels;
use crate::drawing::figure::Figure;
use crate::drawing::metrics;
use crate::drawing::rows::Rows;
use crate::drawing::search::Search;
use crate::drawing::threads::Threads;
use crate::drawing::tracks::{Side, Trunk, tracks};
use crate::drawing::traffic::Traffic;
use crate::drawing::ways::{Path, Surroundings, Target, Way, most_rows};

/// How often all ways are looked for again at most, knowing the others.
const MOST_PASSES: usize = 4;
/// How many rows times lines there may be for that, in all passes.
const ROWS_OF_LINES: usize = 500_000;

/// The way of a line, before rows have their heights.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Route {
    /// To the next item of the same thread, so many places from the middle of the mark.
    Straight(i32),
    /// Along gutters and between rows.
    Bent {
        /// Where it leaves its origin: up or down right there, or for the gutter of its first leg.
        begin: Begin,
        legs: Vec<RouteLeg>,
    },
}

/// Where a line leaves its origin.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Begin {
    /// Down from its bar or line of life, or up.
    Drop(f64),
    /// To the gutter above or below.
    Exit(f64),
}

/// A part of a line: along a gutter, then up or down.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct RouteLeg {
    /// The row below which the gutter is; -1 is above the first row.
    pub(super) gutter: i32,
    /// The line in the gutter.
    pub(super) track: usize,
    /// Where it goes up or down.
    pub(super) x: f64,
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
    let left = all().map(|body| body.room.0).reduce(f64::min).unwrap_or(0.0) - metrics::ARROW_ROOM;
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
            let path = Path::default();
            let way =
                Way { link: *number, from, earlier, from_row, path, cost: 0, is_counted: false };
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
    let strips = channels.strips();
    let traffic = Traffic::new(channels.slots(), rows.lanes.len());
    let ways = bunches.iter().map(|bunch| bunch.ways.len()).sum::<usize>().max(1);
    let most_rows = most_rows(ways);
    let mut around = Surroundings { channels: &channels, strips: &strips, traffic, most_rows };
    let mut search = Search::default();
    let passes = (ROWS_OF_LINES / (ways * rows.lanes.len().max(1))).min(MOST_PASSES);
    for pass in 0..=passes {
        let mut changed = false;
        for bunch in &mut bunches {
            changed |= bunch.route(&mut around, &mut search, pass > 0);
        }
        if !changed {
            break;
        }
    }
    let mut stems: Vec<StemLine> = Vec::new();
    for bunch in &bunches {
        // Parallel lines stand beside each other in the bunch.
        let (mut nth, mut last_from) = (0, None);
        for way in &bunch.ways {
            nth = if last_from == Some(way.from) { nth + 1 } else { 0 };
            last_from = Some(way.from);
            routes[way.link as usize] = bunch.bend(way, &channels, nth, &mut stems);
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

impl Bunch<'_> {
    fn target(&self, channels: &Channels) -> Target {
        Target { row: self.row, slot: channels.slot(self.later.ink().0) }
    }

    /// Finds the ways of all lines of the bunch, anew if they are there already. Returns whether
    /// any has changed.
    fn route(&mut self, around: &mut Surroundings<'_>, search: &mut Search, again: bool) -> bool {
        let target = self.target(around.channels);
        if again && self.ways.iter().all(Way::is_good) {
            return false;
        }
        if again {
            for way in &self.ways {
                way.count(around, target, -1);
            }
        }
        let mut start = around.channels.slot(self.later.room.0 + metrics::ARROW_ROOM * 0.45);
        let mut changed = false;
        for at in 0..self.ways.len() {
            // Lines of the same two ends would be taken for one if they lay on each other.
            let is_parallel = |other: usize| {
                self.ways.get(other).is_some_and(|other| other.from == self.ways[at].from)
            };
            let (follows, leads) = (at > 0 && is_parallel(at - 1), is_parallel(at + 1));
            if follows {
                start = start.saturating_sub(1);
            }
            let way = &mut self.ways[at];
            let before = std::mem::take(&mut way.path);
            way.find(around, start, target, search);
            start = way.path.last_slot();
            changed |= way.path != before;
            // What is traffic is kept clear of; what is not may be joined.
            if follows || leads {
                way.count(around, target, 1);
            }
            way.is_counted = follows || leads;
        }
        for way in self.ways.iter_mut().filter(|way| !way.is_counted) {
            way.count(around, target, 1);
        }
        changed
    }

    /// Returns the way of a line in pixels. What runs in gutters is added to `stems`.
    fn bend(
        &self,
        way: &Way<'_>,
        channels: &Channels,
        nth: usize,
        stems: &mut Vec<StemLine>,
    ) -> Option<Route> {
        let begin = match way.path.drop {
            Some(slot) => Begin::Drop(channels.x(slot)),
            None => Begin::Exit(way.exit_of(channels)?),
        };
        let mut legs = Vec::with_capacity(way.path.legs.len());
        let (mut from_x, mut before) = match begin {
            Begin::Drop(x) | Begin::Exit(x) => (x, way.path.drop),
        };
        for (at, leg) in way.path.legs.iter().enumerate() {
            let x = channels.x(leg.slot);
            let side = |row: u32| if row as i32 <= leg.gutter { Side::Above } else { Side::Below };
            stems.push(StemLine {
                gutter: leg.gutter,
                key: (way.from, nth, before),
                origin: (from_x, side(way.from_row)),
                end: (x, side(self.row)),
                place: (way.link, at),
            });
            legs.push(RouteLeg { gutter: leg.gutter, track: 0, x });
            (from_x, before) = (x, Some(leg.slot));
        }
        Some(Route::Bent { begin, legs })
    }
}

/// The part of a line that runs in a gutter.
struct StemLine {
    gutter: i32,
    /// Lines of one origin that come from one place share their track, but for parallel ones.
    key: (u32, usize, Option<usize>),
    origin: (f64, Side),
    end: (f64, Side),
    /// The link, and which of its legs it is.
    place: (u32, usize),
}

/// Gives the lines in each gutter tracks, so that those of different origins do not lie on each
/// other. Returns how many tracks each gutter has.
fn assign_tracks(
    routes: &mut [Option<Route>],
    mut stems: Vec<StemLine>,
    rows: usize,
) -> Vec<usize> {
    stems.sort_by(|a, b| {
        let keys = (a.gutter, a.key).cmp(&(b.gutter, b.key));
        keys.then(a.end.0.total_cmp(&b.end.0)).then(a.place.cmp(&b.place))
    });
    let mut counts = vec![0; rows + 1];
    for gutter in stems.chunk_by(|a, b| a.gutter == b.gutter) {
        let lines: Vec<&[StemLine]> = gutter.chunk_by(|a, b| a.key == b.key).collect();
        let trunk = |lines: &&[StemLine]| Trunk {
            origin: lines[0].origin,
            ends: lines.iter().map(|line| line.end).collect(),
        };
        let trunks: Vec<Trunk> = lines.iter().map(trunk).collect();
        let (tracks, count) = tracks(&trunks);
        counts[(gutter[0].gutter + 1) as usize] = count;
        for (lines, place) in lines.iter().zip(tracks) {
            for line in *lines {
                let (link, leg) = line.place;
                if let Some(Route::Bent { legs, .. }) = &mut routes[link as usize] {
                    legs[leg].track = place;
                }
            }
        }
    }
    counts
}
