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
    along: Vec<u16>,
    across: Vec<u16>,
}

impl Traffic {
    /// Makes the traffic of a chart with so many slots and rows: none.
    pub(super) fn new(slots: usize, rows: usize) -> Traffic {
        let none = vec![0; slots * (2 * rows + 1)];
        Traffic { slots, along: none.clone(), across: none }
    }

    /// Counts lines that run along a level strictly between two slots, more or less by so many.
    pub(super) fn run_along(&mut self, level: usize, slots: (usize, usize), by: i16) {
        for count in &mut self.along[level * self.slots..][between(slots)] {
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

    /// Returns how many lines run along a level, by slot.
    pub(super) fn along(&self, level: usize) -> &[u16] {
        &self.along[level * self.slots..][..self.slots]
    }

    /// Returns how many lines run across a level, by slot.
    pub(super) fn across(&self, level: usize) -> &[u16] {
        &self.across[level * self.slots..][..self.slots]
    }

    /// Returns how many lines run across a level strictly between two slots.
    pub(super) fn across_between(&self, level: usize, slots: (usize, usize)) -> u32 {
        self.across(level)[between(slots)].iter().map(|count| u32::from(*count)).sum()
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
        assert_eq!(traffic.along(row_level(1)), [0, 0, 0, 1, 1, 1, 0, 0, 0, 0]);
        assert_eq!(traffic.across(row_level(1))[4], 1);
        assert_eq!(traffic.across(row_level(2))[4], 0, "it ends there");
        assert_eq!(traffic.across_between(gutter_level(0), (3, 5)), 1);
        assert_eq!(traffic.across_between(gutter_level(0), (4, 5)), 0);
        traffic.run_along(row_level(1), (2, 6), -1);
        assert_eq!(traffic.along(row_level(1)), [0; 10]);
    }
}
