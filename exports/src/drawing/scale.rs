//! Where a day stands: the time scale.

/// The way in which days become pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Scale {
    /// Every day is as wide as every other.
    #[default]
    Linear,
    /// Times in which little happened are narrower than others; the axis shows where the scale
    /// changes.
    Bent,
}

/// A monotone map from days to pixels, made of straight pieces.
///
/// Days are counted as [`forebear_graph::Day::number`] counts them; a day begins at its number
/// and ends at the next.
#[derive(Clone, PartialEq, Debug)]
pub struct TimeScale {
    knots: Vec<(f64, f64)>,
}

/// How much wider a day may be in one piece of a bent scale than on average over all of them, and
/// how much narrower.
const MOST_BENT: f64 = 12.0;

impl TimeScale {
    /// Returns the scale on which `first` begins at `left` and the day before `end` ends at
    /// `right`.
    pub(super) fn linear(first: i32, end: i32, left: f64, right: f64) -> TimeScale {
        let end = end.max(first + 1);
        TimeScale { knots: vec![(f64::from(first), left), (f64::from(end), right)] }
    }

    /// Returns a scale over the same room that gives every piece between two of these days a width
    /// by how many events fall into it: half the room is shared by time, half by events.
    ///
    /// `bounds` are ascending days; `events` are days in any order. Linear but for a search for
    /// each event.
    pub(super) fn bent(bounds: &[i32], events: &[i32], left: f64, right: f64) -> TimeScale {
        let pieces = bounds.len() - 1;
        let mut count = vec![0usize; pieces];
        for event in events {
            let piece = bounds.partition_point(|bound| bound <= event).saturating_sub(1);
            count[piece.min(pieces - 1)] += 1;
        }
        let days = f64::from(bounds[pieces] - bounds[0]);
        let all = events.len().max(1) as f64;
        let share = |piece: usize| {
            let by_time = f64::from(bounds[piece + 1] - bounds[piece]) / days;
            let by_events = count[piece] as f64 / all;
            by_events.clamp(by_time / MOST_BENT, by_time * MOST_BENT) + by_time / MOST_BENT
        };
        let total: f64 = (0..pieces).map(share).sum();
        let mut knots = vec![(f64::from(bounds[0]), left)];
        let mut x = left;
        for piece in 0..pieces {
            x += (right - left) * share(piece) / total;
            knots.push((f64::from(bounds[piece + 1]), x));
        }
        TimeScale { knots }
    }

    /// Returns where a day begins, in pixels. Before the first and after the last knot the scale
    /// goes on as beside them.
    pub fn x(&self, day: i32) -> f64 {
        let day = f64::from(day);
        let inner = &self.knots[1..self.knots.len() - 1];
        let piece = inner.partition_point(|(knot, _)| *knot <= day);
        let ((day0, x0), (day1, x1)) = (self.knots[piece], self.knots[piece + 1]);
        x0 + (day - day0) * (x1 - x0) / (day1 - day0)
    }

    /// Returns the days at which the scale may change, and where they stand: at least two.
    pub fn knots(&self) -> &[(f64, f64)] {
        &self.knots
    }

    /// Returns the pixels of a day if all days are equally wide.
    pub fn px_per_day(&self) -> Option<f64> {
        match self.knots[..] {
            [(day0, x0), (day1, x1)] => Some((x1 - x0) / (day1 - day0)),
            _ => None,
        }
    }

    /// Returns where the axis begins and ends, in pixels.
    pub fn range(&self) -> (f64, f64) {
        (self.knots[0].1, self.knots[self.knots.len() - 1].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_linear_scale_gives_every_day_the_same_width() {
        let scale = TimeScale::linear(100, 200, 10.0, 1010.0);
        assert_eq!(scale.px_per_day(), Some(10.0));
        assert_eq!([99, 100, 150, 200].map(|day| scale.x(day)), [0.0, 10.0, 510.0, 1010.0]);
    }

    #[test]
    fn a_bent_scale_gives_room_to_what_is_full_and_stays_monotone() {
        let events: Vec<i32> = (0..90).map(|nth| 900 + nth).collect();
        let scale = TimeScale::bent(&[0, 900, 1000], &events, 0.0, 1000.0);
        assert_eq!(scale.range(), (0.0, 1000.0));
        assert!(scale.x(1000) - scale.x(900) > 4.0 * 100.0, "a tenth of the time holds it all");
        assert!((0..1000).all(|day| scale.x(day) < scale.x(day + 1)));
        assert_eq!(scale.px_per_day(), None);
    }
}
