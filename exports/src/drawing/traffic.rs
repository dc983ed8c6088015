//! How many lines pass each place of a chart: what a further line there would cross.
//!
//! Rows and the gutters between them are levels: gutter, row, gutter, row, …, gutter.

/// The level of the gutter below a row; -1 is the gutter above the first.
pub(super) fn gutter_level(gutter: i32) -> usize {
    (2 * (gutter + 1)) as usize
}

/// The level of a row.
pub(super) fn row_level(row: u32) -> usize {
    2 * row as usize + 1
}

/// How many lines run along each level, and across it, in each slot.
#[derive(Debug)]
pub(super) struct Traffic {
    slots: usize,
    levels: usize,
    /// By slot, then level: asked for along a slot.
    along: Vec<u16>,
    /// By level, then slot: asked for along a level.
    across: Vec<u16>,
}

impl Traffic {
    /// Makes the traffic of a chart with so many slots and rows: none.
    pub(super) fn new(slots: usize, rows: usize) -> Traffic {
        let levels = 2 * rows + 1;
        let none = vec![0; slots * levels];
        Traffic { slots, levels, along: none.clone(), across: none }
    }

    /// Counts lines that run along a level strictly between two slots, more or less by so many.
    pub(super) fn run_along(&mut self, level: usize, slots: (usize, usize), by: i16) {
        for slot in between(slots) {
            let count = &mut self.along[slot * self.levels + level];
            *count = count.saturating_add_signed(by);
        }
    }

    /// Counts lines that run across all levels strictly between two.
    pub(super) fn run_across(&mut self, slot: usize, levels: (usize, usize), by: i16) {
        for level in between(levels) {
            let count = &mut self.across[level * self.slots + slot];
            *count = count.saturating_add_signed(by);
        }
    }

    /// Returns how many lines run across a level in a slot.
    pub(super) fn across(&self, level: usize, slot: usize) -> u32 {
        u32::from(self.across[level * self.slots + slot])
    }

    /// Returns how many lines run across a level strictly between two slots.
    pub(super) fn across_between(&self, level: usize, slots: (usize, usize)) -> u32 {
        let row = level * self.slots;
        self.across[row..][between(slots)].iter().map(|count| u32::from(*count)).sum()
    }

    /// Returns how many lines run along the levels strictly between two in a slot.
    pub(super) fn along(&self, slot: usize, levels: (usize, usize)) -> u32 {
        let column = slot * self.levels;
        self.along[column..][between(levels)].iter().map(|count| u32::from(*count)).sum()
    }
}

fn between((a, b): (usize, usize)) -> std::ops::Range<usize> {
    let (low, high) = (a.min(b), a.max(b));
    low + 1..high.max(low + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_where_they_pass() {
        let mut traffic = Traffic::new(10, 3);
        traffic.run_along(row_level(1), (2, 6), 1);
        traffic.run_across(4, (gutter_level(-1), row_level(2)), 1);
        assert_eq!(traffic.along(4, (gutter_level(0), gutter_level(1))), 1);
        assert_eq!(traffic.along(6, (gutter_level(0), gutter_level(1))), 0, "it ends there");
        assert_eq!(traffic.across(row_level(1), 4), 1);
        assert_eq!(traffic.across(row_level(2), 4), 0, "it ends there");
        traffic.run_along(row_level(1), (2, 6), -1);
        assert_eq!(traffic.along(4, (0, 6)), 0);
    }
}
