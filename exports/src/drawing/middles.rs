//! The middles of lines: where two meet, nobody could tell which line is which.

use std::collections::HashMap;

use crate::drawing::{Segment, curves};

/// The middles of lines that are placed already, by squares of a few pixels.
#[derive(Debug, Default)]
pub(super) struct Middles {
    squares: HashMap<(i64, i64), Vec<(f64, f64)>>,
}

impl Middles {
    /// The least distance of two middles, and the side of the squares.
    const APART: f64 = 2.1;

    fn square((x, y): (f64, f64)) -> (i64, i64) {
        ((x / Middles::APART).floor() as i64, (y / Middles::APART).floor() as i64)
    }

    /// Returns whether the middle of a path is apart from all that are taken.
    pub(super) fn is_free(&self, path: &[Segment]) -> bool {
        let middle = curves::middle(path);
        let (column, row) = Middles::square(middle);
        let near = (column - 1..=column + 1).flat_map(|c| (row - 1..=row + 1).map(move |r| (c, r)));
        let mut taken = near.filter_map(|square| self.squares.get(&square)).flatten();
        taken.all(|(x, y)| (x - middle.0).hypot(y - middle.1) >= Middles::APART)
    }

    /// Takes the middle of a path.
    pub(super) fn take(&mut self, path: &[Segment]) {
        let middle = curves::middle(path);
        self.squares.entry(Middles::square(middle)).or_default().push(middle);
    }
}
