//! Where lines between rows can pass: the free strips of a chart.
//!
//! The chart is divided into slots of four pixels' width; for each slot there is one bit a row.

use crate::drawing::bodies::Body;

/// The width of a slot, in pixels.
pub(super) const SLOT: f64 = 4.0;

/// What stands in the way of lines between rows.
#[derive(Debug)]
pub(super) struct Channels {
    left: f64,
    slots: usize,
    /// The words that hold the rows of one slot.
    words: usize,
    labels: Vec<u64>,
    marks: Vec<u64>,
}

/// Rows that a line passes: from the first to before the second.
pub(super) type Span = (u32, u32);

impl Channels {
    /// Makes the channels of a chart from `left` to `right` with so many rows, all free.
    pub(super) fn new(left: f64, right: f64, rows: usize) -> Channels {
        let slots = ((right - left) / SLOT).ceil() as usize + 1;
        let words = rows.div_ceil(64).max(1);
        let empty = vec![0u64; slots * words];
        Channels { left, slots, words, labels: empty.clone(), marks: empty }
    }

    /// Says that a body stands in a row.
    pub(super) fn occupy(&mut self, body: &Body, row: u32) {
        let (word, bit) = (row as usize / 64, 1u64 << (row % 64));
        let labels = std::iter::once(&body.label).chain(&body.former);
        for (from, to) in labels {
            for slot in self.slot(from - 2.0)..=self.slot(to + 2.0) {
                self.labels[slot * self.words + word] |= bit;
            }
        }
        for slot in self.slot(body.ink().0 - 3.0)..=self.slot(body.end() + 3.0) {
            self.marks[slot * self.words + word] |= bit;
        }
    }

    /// Returns the slot that a place is in.
    pub(super) fn slot(&self, x: f64) -> usize {
        (((x - self.left) / SLOT).max(0.0) as usize).min(self.slots - 1)
    }

    /// Returns where the middle of a slot is.
    pub(super) fn x(&self, slot: usize) -> f64 {
        self.left + (slot as f64 + 0.5) * SLOT
    }

    /// Returns whether no label stands in a slot in these rows.
    pub(super) fn is_free(&self, slot: usize, span: Span) -> bool {
        self.any(&self.labels, slot, span) == 0
    }

    /// Returns how many marks stand in a slot in these rows.
    pub(super) fn marks(&self, slot: usize, span: Span) -> u32 {
        self.any(&self.marks, slot, span)
    }

    /// Returns how many slots there are.
    pub(super) fn slots(&self) -> usize {
        self.slots
    }

    fn any(&self, bits: &[u64], slot: usize, span: Span) -> u32 {
        let column = slot * self.words;
        masks(span).map(|(word, mask)| (bits[column + word] & mask).count_ones()).sum()
    }
}

/// Returns the words that hold some rows, with the bits of those rows.
fn masks((from, to): Span) -> impl Iterator<Item = (usize, u64)> {
    let words = if from < to { from / 64..(to - 1) / 64 + 1 } else { 0..0 };
    words.map(move |word| {
        let low = from.saturating_sub(word * 64).min(63);
        let high = (to - word * 64).min(64);
        (word as usize, (u64::MAX << low) & (u64::MAX >> (64 - high)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_hold_exactly_the_rows() {
        for from in 0..200u32 {
            for to in from..200 {
                let rows: Vec<u32> = masks((from, to))
                    .flat_map(|(word, mask)| {
                        (0..64)
                            .filter(move |bit| mask >> bit & 1 == 1)
                            .map(move |bit| word as u32 * 64 + bit)
                    })
                    .collect();
                assert_eq!(rows, (from..to).collect::<Vec<_>>());
            }
        }
    }
}
