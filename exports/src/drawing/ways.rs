//! The way of one line: along gutters between rows, and up or down where no label stands.
//!
//! A line that crosses nothing goes straight; others look for the cheapest way ([`super::search`]).
//! What passes very many rows takes the nearest strip that is free of labels instead.

use crate::drawing::bodies::Body;
use crate::drawing::channels::{Channels, LIFE, MARK, Strips};
use crate::drawing::metrics;
use crate::drawing::search::{CROSSING, NEAR_SLOTS, Search, pass, start};
use crate::drawing::traffic::{Traffic, gutter_level, row_level};

/// How many places, slots times rows, may be looked at for all lines together.
const PLACES: usize = 60_000_000;
/// How many rows the longest line passes that looks for its way, at least and at most.
const MOST_ROWS: (usize, usize) = (16, 400);
/// Among how many free strips a line looks for one that no other uses.
const FREE_STRIPS: usize = 8;

/// A line on its way to one target.
#[derive(Debug)]
pub(super) struct Way<'b> {
    pub(super) link: u32,
    pub(super) from: u32,
    pub(super) earlier: &'b Body,
    pub(super) from_row: u32,
    /// Where it goes, once that is found.
    pub(super) path: Path,
    /// What that costs.
    pub(super) cost: u32,
    /// Whether it is traffic while its bunch looks for ways.
    pub(super) is_counted: bool,
}

/// Where a line goes, in slots.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Path {
    /// Where it leaves the bar or line of life of its origin up or down; else it begins with a leg.
    pub(super) drop: Option<usize>,
    pub(super) legs: Vec<Leg>,
}

/// A part of a line: along a gutter, then up or down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Leg {
    /// The row below which the gutter is; -1 is above the first row.
    pub(super) gutter: i32,
    /// Where it goes up or down.
    pub(super) slot: usize,
}

impl Path {
    /// Returns where the line goes up or down to its target.
    pub(super) fn last_slot(&self) -> usize {
        self.legs.last().map(|leg| leg.slot).or(self.drop).unwrap_or(0)
    }
}

/// Where a line ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) row: u32,
    /// The slot of its mark.
    pub(super) slot: usize,
}

/// What is known of a chart when ways are looked for.
#[derive(Debug)]
pub(super) struct Surroundings<'c> {
    pub(super) channels: &'c Channels,
    pub(super) strips: &'c Strips,
    pub(super) traffic: Traffic,
    /// Lines that pass more rows take strips.
    pub(super) most_rows: u32,
}

/// Returns whether there are so few lines that nearly all look for their ways.
pub(super) fn all_are_searched(lines: usize) -> bool {
    most_rows(lines) as usize == MOST_ROWS.1
}

/// Returns how many rows a line may pass to look for its way, where there are so many lines.
pub(super) fn most_rows(lines: usize) -> u32 {
    (PLACES / NEAR_SLOTS / lines.max(1)).clamp(MOST_ROWS.0, MOST_ROWS.1) as u32
}

impl Way<'_> {
    /// Returns whether the line leaves its origin right where it goes up or down: from its bar, from
    /// its line of life, or just behind its end.
    pub(super) fn drops(&self, x: f64) -> bool {
        let (begin, end) = self.earlier.ink();
        let from_bar = !self.earlier.is_glyph() && begin + 3.0 <= x && x <= end - 1.0;
        let from_life = self.earlier.life.is_some_and(|(last, _)| end + 2.0 <= x && x <= last);
        let behind = x - self.earlier.end();
        from_bar || from_life || (2.0..metrics::GAP).contains(&behind)
    }

    /// Returns where the line leaves its origin to go along the gutter below it to `x`.
    pub(super) fn exit(&self, x: f64) -> f64 {
        let (ink, end) = (self.earlier.ink(), self.earlier.end());
        match x > end + 4.0 {
            true => end,
            false => (x + 6.0).clamp(ink.0 + 2.0, (ink.1 - 2.0).max(ink.0 + 2.0)),
        }
    }

    /// Returns where the line can leave its origin to go along the gutter above it: right of labels.
    pub(super) fn clear(&self) -> f64 {
        let names = std::iter::once(&self.earlier.label).chain(&self.earlier.former);
        names.fold(self.earlier.end(), |clear, name| clear.max(name.1)) + 5.0
    }

    /// Returns where the line leaves its origin, if it begins with a leg.
    pub(super) fn exit_of(&self, channels: &Channels) -> Option<f64> {
        let leg = self.path.legs.first().filter(|_| self.path.drop.is_none())?;
        Some(match leg.gutter < self.from_row as i32 {
            true => self.clear(),
            false => self.exit(channels.x(leg.slot)),
        })
    }

    /// Returns the rows between the origin and the target, from the first to before the second,
    /// whose labels the line passes.
    fn rows(&self, target: Target) -> (u32, u32) {
        match self.from_row < target.row {
            true => (self.from_row + 1, target.row + 1),
            false => (target.row + 1, self.from_row + 1),
        }
    }

    /// Returns whether it crossed nothing when its way was found.
    pub(super) fn is_good(&self) -> bool {
        self.cost < CROSSING
    }

    fn is_long(&self, around: &Surroundings<'_>, target: Target) -> bool {
        let (from, to) = self.rows(target);
        to - from > around.most_rows
    }

    /// Counts the line as traffic, or no longer.
    pub(super) fn count(&self, around: &mut Surroundings<'_>, target: Target, by: i16) {
        let is_long = self.is_long(around, target);
        let Surroundings { channels, traffic, .. } = around;
        let (mut level, mut slot) = match self.path.drop {
            Some(slot) => (row_level(self.from_row), slot),
            None => {
                let Some(exit) = self.exit_of(channels) else { return };
                (gutter_level(self.path.legs[0].gutter), channels.slot(exit))
            }
        };
        // Over too many rows to be counted in each: others do not keep clear of it.
        let run_across = |traffic: &mut Traffic, slot: usize, levels: (usize, usize)| {
            if !is_long {
                traffic.run_across(slot, levels, by);
            }
        };
        for leg in &self.path.legs {
            let gutter = gutter_level(leg.gutter);
            run_across(traffic, slot, (level, gutter));
            traffic.run_along(gutter, (slot, leg.slot), by);
            (level, slot) = (gutter, leg.slot);
        }
        run_across(traffic, slot, (level, row_level(target.row)));
        traffic.run_along(row_level(target.row), (slot, target.slot), by);
    }

    /// Finds the best way to a target that is reached in slot `start` or left of it.
    pub(super) fn find(
        &mut self,
        around: &Surroundings<'_>,
        start: usize,
        target: Target,
        search: &mut Search,
    ) {
        (self.cost, self.path) = if self.is_long(around, target) {
            (0, self.by_strip(around, start, target))
        } else {
            let window = (start.saturating_sub(NEAR_SLOTS), start);
            self.direct(around, start, target)
                .or_else(|| search.run(self, around, window, target))
                .unwrap_or_else(|| (0, self.by_strip(around, start, target)))
        };
    }

    /// Returns the way straight up or down in one slot, if it crosses nothing: there is hardly a
    /// better one.
    fn direct(
        &self,
        around: &Surroundings<'_>,
        slot: usize,
        target: Target,
    ) -> Option<(u32, Path)> {
        let Surroundings { channels, traffic, .. } = around;
        let x = channels.x(slot);
        let is_above = target.row < self.from_row && x > self.clear() && !self.drops(x);
        let gutter = self.from_row as i32 - i32::from(is_above);
        let mut cost = match is_above {
            true => {
                let ends = (channels.slot(self.clear()), slot);
                CROSSING * traffic.across_between(gutter_level(gutter), ends)
            }
            false => start(self, around, slot),
        };
        let (from, to) = self.rows(target);
        let rows = from..to - u32::from(is_above);
        for row in rows {
            // The gutter before the row, as seen from the origin.
            let passed = row as i32 - i32::from(self.from_row < target.row);
            let part = |level: &[u16]| level[slot];
            let mut one = [cost];
            pass(
                &mut one,
                // Lines of life are crossed wherever the line goes.
                &[channels.row(row)[slot] & !LIFE],
                &[part(traffic.along(gutter_level(passed)))],
                &[part(traffic.along(row_level(row)))],
                &[part(traffic.across(row_level(row)))],
            );
            [cost] = one;
            if cost >= CROSSING {
                return None;
            }
        }
        let ends = (slot, target.slot);
        cost += CROSSING * traffic.across_between(row_level(target.row), ends);
        if cost >= CROSSING || channels.row(target.row)[slot] & (MARK | LIFE) != 0 {
            return None;
        }
        let drop = self.drops(x).then_some(slot);
        let legs = if drop.is_some() { Vec::new() } else { vec![Leg { gutter, slot }] };
        Some((cost, Path { drop, legs }))
    }

    /// Returns the way through the nearest strip that is free of labels in all rows that the line
    /// passes. The strip left of everything always is.
    fn by_strip(&self, around: &Surroundings<'_>, start: usize, target: Target) -> Path {
        let rows = self.rows(target);
        let across = around.traffic.across(row_level((rows.0 + rows.1) / 2));
        let free = around.strips.free(rows, start).take(FREE_STRIPS);
        let used = |slot: &usize| (across.get(*slot).is_some_and(|lines| *lines > 0), start - slot);
        let slot = free.min_by_key(used).unwrap_or(0);
        let x = around.channels.x(slot);
        // Not along the target's row, where other marks stand, but along the gutter before it.
        let last = target.row as i32 - i32::from(self.from_row < target.row);
        let reach = (slot < start).then_some(Leg { gutter: last, slot: start });
        if self.drops(x) {
            return Path { drop: Some(slot), legs: reach.into_iter().collect() };
        }
        let is_above = target.row < self.from_row && x > self.clear();
        let first = Leg { gutter: self.from_row as i32 - i32::from(is_above), slot };
        Path { drop: None, legs: [first].into_iter().chain(reach).collect() }
    }
}
