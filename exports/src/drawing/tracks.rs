//! The tracks of a gutter: which of the lines that run beside each other is above which.
//!
//! Where two lines share a gutter, the one crosses the other or not depending on which is above: a
//! line that goes down within the other's length crosses it from above, one that goes up from below.
//! The lines of a gutter are ordered so that this happens least, and then each takes the highest track
//! that keeps the order among those that it runs beside.

use crate::drawing::skyline::Skyline;

/// How many lines beside each other a gutter holds at most; more are bundled.
pub(super) const MOST_TRACKS: usize = 9;
/// Gutters with more lines are not ordered with care, but by where lines begin.
const FEW: usize = 64;
/// How often each line is moved to its best place.
const PASSES: usize = 3;
/// Between lines that share a track.
const APART: f64 = 3.0;

/// Where a line leaves a gutter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Above,
    Below,
}

/// Lines of one origin that share their way along a gutter.
#[derive(Debug)]
pub(super) struct Trunk {
    /// Where they come from.
    pub(super) origin: (f64, Side),
    /// Where each goes up or down, from left to right.
    pub(super) ends: Vec<(f64, Side)>,
}

impl Trunk {
    fn span(&self) -> (f64, f64) {
        let (origin, _) = self.origin;
        let first = self.ends.first().map_or(origin, |(x, _)| *x);
        let last = self.ends.last().map_or(origin, |(x, _)| *x);
        (first.min(origin), last.max(origin))
    }

    /// Returns how many of its lines run past a place.
    fn lines_at(&self, x: f64) -> usize {
        let (origin, _) = self.origin;
        if x > origin {
            self.ends.len() - self.ends.partition_point(|(end, _)| *end <= x)
        } else {
            self.ends.partition_point(|(end, _)| *end < x)
        }
    }

    /// Returns how many crossings with another there are because it leaves that way.
    fn crossings_over(&self, other: &Trunk, way: Side) -> usize {
        let (from, to) = other.span();
        let at = |x: f64| if from < x && x < to { other.lines_at(x) } else { 0 };
        let leaving = self.ends.iter().filter(|(_, side)| *side == way).map(|(x, _)| at(*x));
        let (origin, side) = self.origin;
        let coming = if side == way { self.ends.len() * at(origin) } else { 0 };
        leaving.sum::<usize>() + coming
    }
}

/// Gives the lines of a gutter their tracks, counted from above. Returns how many there are.
///
/// Linear beyond some lines; before, it takes time by the square of how many there are.
pub(super) fn tracks(trunks: &[Trunk]) -> (Vec<usize>, usize) {
    let order = order(trunks);
    let spans = trunks.iter().map(Trunk::span);
    let all = spans.reduce(|all, span| (all.0.min(span.0), all.1.max(span.1)));
    let Some(all) = all else { return (Vec::new(), 0) };
    let mut skyline = Skyline::new(all);
    let mut tracks = vec![0; trunks.len()];
    for trunk in order {
        let (from, to) = trunks[trunk].span();
        let free = skyline.first_free((from - APART, to));
        skyline.raise((from, to), free + 1);
        tracks[trunk] = free as usize;
    }
    let count = tracks.iter().map(|track| track + 1).max().unwrap_or(0);
    if count > MOST_TRACKS {
        for track in &mut tracks {
            *track = *track * MOST_TRACKS / count;
        }
    }
    (tracks, count.min(MOST_TRACKS))
}

/// Returns the lines from above to below.
fn order(trunks: &[Trunk]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..trunks.len()).collect();
    // Right if lines go on to the right: what comes from above passes those that came before it.
    order.sort_by(|a, b| {
        let [(a_x, a_side), (b_x, b_side)] = [a, b].map(|at| trunks[*at].origin);
        let by_side = (a_side == Side::Below).cmp(&(b_side == Side::Below));
        let by_place = match a_side {
            Side::Above => b_x.total_cmp(&a_x),
            Side::Below => a_x.total_cmp(&b_x),
        };
        by_side.then(by_place).then(a.cmp(b))
    });
    if trunks.len() > FEW {
        return order;
    }
    // What it costs that the one is above the other.
    let cost = |above: usize, below: usize| {
        let [above, below] = [&trunks[above], &trunks[below]];
        above.crossings_over(below, Side::Below) + below.crossings_over(above, Side::Above)
    };
    let count = trunks.len();
    let costs: Vec<i64> =
        (0..count * count).map(|at| cost(at / count, at % count) as i64).collect();
    for _ in 0..PASSES {
        let mut moved = false;
        for trunk in 0..count {
            let place = order.iter().position(|other| *other == trunk).unwrap_or(0);
            let mut best = (0, place);
            let mut change = 0;
            for (at, other) in order.iter().enumerate().skip(place + 1) {
                change += costs[other * count + trunk] - costs[trunk * count + other];
                best = best.min((change, at));
            }
            change = 0;
            for (at, other) in order[..place].iter().enumerate().rev() {
                change += costs[trunk * count + other] - costs[other * count + trunk];
                if change < best.0 {
                    best = (change, at);
                }
            }
            if best.0 < 0 {
                let trunk = order.remove(place);
                order.insert(best.1, trunk);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trunk(origin: f64, end: f64) -> Trunk {
        Trunk { origin: (origin, Side::Above), ends: vec![(end, Side::Below)] }
    }

    #[test]
    fn a_line_that_begins_later_and_goes_farther_stays_above() {
        let (tracks, count) = tracks(&[trunk(0.0, 50.0), trunk(20.0, 60.0)]);
        assert_eq!((tracks, count), (vec![1, 0], 2));
    }

    #[test]
    fn lines_that_do_not_meet_share_a_track() {
        let (tracks, count) = tracks(&[trunk(0.0, 50.0), trunk(60.0, 80.0)]);
        assert_eq!((tracks, count), (vec![0, 0], 1));
    }

    #[test]
    fn what_goes_up_is_above_what_goes_down() {
        let up = Trunk { origin: (10.0, Side::Below), ends: vec![(30.0, Side::Above)] };
        let (tracks, _) = tracks(&[trunk(0.0, 50.0), up]);
        assert!(tracks[0] != tracks[1]);
        let nested = Trunk { origin: (10.0, Side::Above), ends: vec![(30.0, Side::Above)] };
        let (tracks, _) = super::tracks(&[trunk(0.0, 50.0), nested]);
        assert_eq!(tracks, [1, 0], "it comes and goes above the other");
    }

    #[test]
    fn bundles_keep_their_order() {
        let trunks: Vec<Trunk> =
            (0..30).map(|nth| trunk(f64::from(nth) * 10.0, 900.0 + f64::from(nth))).collect();
        let (tracks, count) = tracks(&trunks);
        assert_eq!(count, MOST_TRACKS);
        assert!(tracks.windows(2).all(|pair| pair[1] <= pair[0]));
    }
}
