//! An order that grows: threads are put between others, and asked for their places.

use std::ops::Range;

/// When a piece of the order is divided: what is put into it moves at most so many.
const MOST: usize = 256;
/// Stands for no piece.
const NONE: u32 = u32::MAX;

/// Threads from top to bottom, in pieces, so that one more moves few.
#[derive(Debug)]
pub(super) struct Sequence {
    pieces: Vec<Vec<u32>>,
    /// The pieces from top to bottom, each with the place of its first thread.
    order: Vec<(u32, usize)>,
    /// By piece: where in `order` it stands.
    at: Vec<u32>,
    /// By thread: the piece that it is in, and its place in that.
    places: Vec<(u32, u32)>,
}

impl Sequence {
    /// Makes an empty sequence for threads below a number.
    pub(super) fn new(threads: usize) -> Sequence {
        Sequence {
            pieces: vec![Vec::new()],
            order: vec![(0, 0)],
            at: vec![0],
            places: vec![(NONE, 0); threads],
        }
    }

    /// Returns how many threads there are.
    pub(super) fn len(&self) -> usize {
        self.order.last().map_or(0, |(piece, first)| first + self.pieces[*piece as usize].len())
    }

    /// Returns the place of a thread, if it has one.
    pub(super) fn place(&self, thread: u32) -> Option<usize> {
        let (piece, within) = self.places[thread as usize];
        let at = *self.at.get(piece as usize)?;
        Some(self.order[at as usize].1 + within as usize)
    }

    /// Puts a thread before the one at a place, or at the end.
    pub(super) fn insert(&mut self, place: usize, thread: u32) {
        let at = self.order.partition_point(|(_, first)| *first <= place) - 1;
        let (piece, first) = self.order[at];
        self.pieces[piece as usize].insert(place - first, thread);
        self.number(piece, place - first);
        for (_, first) in &mut self.order[at + 1..] {
            *first += 1;
        }
        if self.pieces[piece as usize].len() > MOST {
            self.divide(at);
        }
    }

    fn divide(&mut self, at: usize) {
        let (piece, first) = self.order[at];
        let half = MOST / 2;
        let rest = self.pieces[piece as usize].split_off(half);
        let new = self.pieces.len() as u32;
        self.pieces.push(rest);
        self.number(new, 0);
        self.order.insert(at + 1, (new, first + half));
        self.at.push(0);
        for (at, (piece, _)) in self.order.iter().enumerate().skip(at) {
            self.at[*piece as usize] = at as u32;
        }
    }

    /// Writes down the places of what stands in a piece from some place on.
    fn number(&mut self, piece: u32, from: usize) {
        for (within, thread) in self.pieces[piece as usize].iter().enumerate().skip(from) {
            self.places[*thread as usize] = (piece, within as u32);
        }
    }

    /// Returns the threads at some places, from top to bottom.
    pub(super) fn range(&self, places: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        let at = self.order.partition_point(|(_, first)| *first <= places.start) - 1;
        let skipped = places.start - self.order[at].1;
        let pieces = self.order[at..].iter().flat_map(|(piece, _)| &self.pieces[*piece as usize]);
        pieces.copied().skip(skipped).take(places.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_sequence_is_a_list(wanted in proptest::collection::vec(0..2000usize, 0..1500)) {
            let mut slow: Vec<u32> = Vec::new();
            let mut sequence = Sequence::new(wanted.len() + 1);
            for (thread, place) in wanted.iter().enumerate() {
                let place = place % (slow.len() + 1);
                slow.insert(place, thread as u32);
                sequence.insert(place, thread as u32);
            }
            prop_assert_eq!(sequence.len(), slow.len());
            prop_assert_eq!(sequence.range(0..slow.len()).collect::<Vec<_>>(), slow.clone());
            for (place, thread) in slow.iter().enumerate() {
                prop_assert_eq!(sequence.place(*thread), Some(place));
            }
            prop_assert_eq!(sequence.place(wanted.len() as u32), None);
            let middle = slow.len() / 3..slow.len() / 2;
            prop_assert_eq!(sequence.range(middle.clone()).collect::<Vec<_>>(), &slow[middle]);
        }
    }
}
