//! A skyline: for every column of a chart, the first level that is free there.

/// The width of a column, in pixels.
const COLUMN: f64 = 4.0;

/// For every column, the first level that is free there.
#[derive(Debug)]
pub(super) struct Skyline {
    left: f64,
    free: Vec<u32>,
}

impl Skyline {
    /// Makes a skyline over a part of the chart, free from the first level on.
    pub(super) fn new((left, right): (f64, f64)) -> Skyline {
        Skyline { left, free: vec![0; ((right - left) / COLUMN) as usize + 1] }
    }

    fn columns(&self, (from, to): (f64, f64)) -> std::ops::RangeInclusive<usize> {
        let last = self.free.len() - 1;
        let column = |x: f64| (((x - self.left) / COLUMN).max(0.0) as usize).min(last);
        column(from)..=column(to.max(from))
    }

    /// Returns the first level that is free over a whole part.
    pub(super) fn first_free(&self, part: (f64, f64)) -> u32 {
        self.free[self.columns(part)].iter().copied().max().unwrap_or(0)
    }

    /// Makes a level the first that is free over a part, where it was not higher before.
    pub(super) fn raise(&mut self, part: (f64, f64), level: u32) {
        let columns = self.columns(part);
        for free in &mut self.free[columns] {
            *free = (*free).max(level);
        }
    }

    /// Makes a level the first that is free everywhere.
    pub(super) fn fill(&mut self, level: u32) {
        self.free.fill(level);
    }
}
