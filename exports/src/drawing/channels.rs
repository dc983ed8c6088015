//! What stands in the way of lines between rows: labels, which no line passes, and marks.
//!
//! The chart is divided into slots of four pixels' width.

use crate::drawing::bodies::Body;

/// The width of a slot, in pixels.
pub(super) const SLOT: f64 = 4.0;
const BITS: usize = u64::BITS as usize;

/// What stands in the way of lines between rows.
#[derive(Debug)]
pub(super) struct Channels {
    left: f64,
    slots: usize,
    labels: Bits,
    /// By row and slot: [`MARK`], [`LABEL`] and [`LIFE`].
    stands: Vec<u8>,
}

/// A mark stands in a slot: lines may cross it.
pub(super) const MARK: u8 = 1;
/// A label stands in a slot.
pub(super) const LABEL: u8 = 2;
/// A line of life stands in a slot.
pub(super) const LIFE: u8 = 4;

impl Channels {
    /// Makes the channels of a chart from `left` to `right` with so many rows, all free.
    pub(super) fn new(left: f64, right: f64, rows: usize) -> Channels {
        let slots = ((right - left) / SLOT).ceil() as usize + 1;
        let stands = vec![0; rows * slots];
        Channels { left, slots, labels: Bits::new(rows, slots), stands }
    }

    /// Says that a body stands in a row.
    pub(super) fn occupy(&mut self, body: &Body, row: u32) {
        let row = row as usize;
        let (begin, end) = body.ink();
        self.stand(row, (begin - 3.0, end + 3.0), MARK);
        if body.life.is_some() {
            self.stand(row, (end + 3.0, body.end() + 3.0), LIFE);
        }
        for (from, to) in std::iter::once(&body.label).chain(&body.former) {
            let place = (from - 2.0, to + 2.0);
            self.labels.set(row, self.slot(place.0), self.slot(place.1));
            self.stand(row, place, LABEL);
        }
    }

    fn stand(&mut self, row: usize, place: (f64, f64), what: u8) {
        let (from, to) = (self.slot(place.0), self.slot(place.1));
        for stands in &mut self.stands[row * self.slots..][from..=to] {
            *stands |= what;
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

    /// Returns what stands in a row, by slot: [`MARK`], [`LABEL`] and [`LIFE`].
    pub(super) fn row(&self, row: u32) -> &[u8] {
        &self.stands[row as usize * self.slots..][..self.slots]
    }

    /// Returns how many slots there are.
    pub(super) fn slots(&self) -> usize {
        self.slots
    }

    /// Returns what labels block over many rows at a time.
    pub(super) fn strips(&self) -> Strips {
        Strips::new(&self.labels)
    }
}

/// One bit for each slot of each row.
#[derive(Clone, Debug)]
struct Bits {
    /// The words that hold one row.
    words: usize,
    bits: Vec<u64>,
}

impl Bits {
    fn new(rows: usize, slots: usize) -> Bits {
        let words = slots.div_ceil(BITS);
        Bits { words, bits: vec![0; rows * words] }
    }

    fn set(&mut self, row: usize, from: usize, to: usize) {
        for slot in from..=to {
            self.bits[row * self.words + slot / BITS] |= 1 << (slot % BITS);
        }
    }

    #[cfg(test)]
    fn get(&self, row: usize, slot: usize) -> bool {
        self.bits[row * self.words + slot / BITS] >> (slot % BITS) & 1 == 1
    }
}

/// The slots that labels block over any number of rows, each found by looking at two rows of a table:
/// that of the nth level holds what is blocked in any of 2ⁿ rows from there on.
#[derive(Debug)]
pub(super) struct Strips {
    levels: Vec<Bits>,
}

impl Strips {
    /// Takes time and memory by rows × slots / 64 × the logarithm of the rows.
    fn new(labels: &Bits) -> Strips {
        let words = labels.words;
        let rows = labels.bits.len() / words.max(1);
        let mut levels = vec![labels.clone()];
        let mut step = 1;
        while 2 * step <= rows {
            let below = &levels[levels.len() - 1];
            let either = |at: usize| below.bits[at] | below.bits[at + step * words];
            let bits = (0..(rows + 1 - 2 * step) * words).map(either).collect();
            levels.push(Bits { words, bits });
            step *= 2;
        }
        Strips { levels }
    }

    /// Returns the slots, from `start` on to the left, that are free in all rows from the first to
    /// before the second.
    pub(super) fn free(
        &self,
        (from, to): (u32, u32),
        start: usize,
    ) -> impl Iterator<Item = usize> + '_ {
        let level = to.saturating_sub(from).checked_ilog2();
        let blocked = move |word: usize| {
            let Some(level) = level else { return 0 };
            let of = &self.levels[level as usize];
            let row = |row: u32| of.bits[row as usize * of.words + word];
            row(from) | row(to - (1 << level))
        };
        (0..=start / BITS).rev().flat_map(move |word| {
            let mut free = !blocked(word);
            if word == start / BITS {
                free &= u64::MAX >> (BITS - 1 - start % BITS);
            }
            std::iter::from_fn(move || {
                let bit = free.checked_ilog2()?;
                free ^= 1 << bit;
                Some(word * BITS + bit as usize)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn strips_are_free_in_every_row(
            set in proptest::collection::vec((0..40usize, 0..200usize, 0..30usize), 0..60),
            from in 0..40u32, to in 0..=40u32, start in 0..200usize,
        ) {
            let mut labels = Bits::new(40, 200);
            for (row, slot, length) in set {
                labels.set(row, slot, (slot + length).min(199));
            }
            let free = |slot: &usize| (from..to).all(|row| !labels.get(row as usize, *slot));
            let slow: Vec<usize> = (0..=start).rev().filter(free).collect();
            let found: Vec<usize> = Strips::new(&labels).free((from, to), start).collect();
            prop_assert_eq!(found, slow);
        }
    }
}
