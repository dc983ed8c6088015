//! The paths of edges: routes, once rows have their heights.

use crate::drawing::bodies::Body;
use crate::drawing::figure::{Line, Link};
use crate::drawing::heights::Heights;
use crate::drawing::layout::Chart;
use crate::drawing::middles::Middles;
use crate::drawing::routes::{Begin, Route, RouteLeg};
use crate::drawing::{EdgeLine, EdgeMark, curves, metrics};

/// The radius of the corners of edges.
const RADIUS: f64 = 9.0;
/// How far from the middle of a mark lines from above and from below end, so that they do not lie
/// on each other.
const ENTRY: f64 = 1.5;
/// How far from its slots and tracks a line may run to be told from others, in the order of trying, as
/// far as slots and gutters have room for that.
const BESIDE: [(f64, f64); 7] =
    [(0.0, 0.0), (0.0, 2.4), (0.0, -2.2), (2.2, 0.0), (-2.2, 0.0), (2.2, 2.4), (-1.3, -2.2)];

/// How far above a row a line runs at most, beside its track and beside its slot: a slot is free from
/// four pixels beside a label on, and nearer to the row the rounded corner would run through that.
const ABOVE_ROW: (f64, f64) = (1.6, 3.8);

/// Returns the edges of a chart whose top is at a height, in the order of its links.
pub(super) fn edges<'g>(chart: &Chart<'g>, heights: &Heights, top: f64) -> Vec<EdgeMark<'g>> {
    let links = chart.figure.links.iter().zip(&chart.routes.of);
    let mut middles = Middles::default();
    let edge = |(link, route): (&Link<'g>, &Option<Route>)| {
        let (from, to) = (link.from as usize, link.to as usize);
        let ends = (chart.bodies[from].as_ref()?, chart.bodies[to].as_ref()?);
        let row = |item: usize| chart.rows.of[chart.threads.of[item] as usize] as usize;
        let y = |item: usize| top + heights.marks[row(item)];
        let ys = (y(from), y(to));
        let route = route.as_ref()?;
        let path = |(x, y): (f64, f64)| {
            curves::rounded(&points(route, ends, ys, heights, top, (x, y)), RADIUS)
        };
        // Lines of one origin share their way along a gutter; where the middles of two meet,
        // nobody could tell which is which.
        let free = BESIDE.into_iter().map(path).find(|path| middles.is_free(path));
        let path = free.unwrap_or_else(|| path(BESIDE[0]));
        middles.take(&path);
        let line = match link.line {
            Line::Influence(influence) => EdgeLine::Influence(influence),
            Line::Indirect(left_out) => EdgeLine::Indirect(left_out),
            Line::Several(count) => EdgeLine::Several(count),
        };
        Some(EdgeMark { from, to, line, path, members: link.members.clone() })
    };
    links.filter_map(edge).collect()
}

/// Returns the corners of an edge that runs so far beside its slots and tracks. The chart begins at
/// `top`.
fn points(
    route: &Route,
    (earlier, later): (&Body, &Body),
    (from, to): (f64, f64),
    heights: &Heights,
    top: f64,
    beside: (f64, f64),
) -> Vec<(f64, f64)> {
    let target = later.ink().0;
    let entry = to + if from < to { -ENTRY } else { ENTRY };
    match *route {
        Route::Straight(nth) => {
            let shift = f64::from(nth) * 3.0;
            vec![(earlier.end(), from + shift), (target, to + shift)]
        }
        Route::Bent { begin, ref legs } => {
            let end = earlier.end();
            let height = |leg: &RouteLeg| top + height(leg, heights, beside);
            let (beside, _) = beside;
            let mut points = match begin {
                Begin::Drop(x) if x > end => vec![(end, from), (x + beside, from)],
                Begin::Drop(x) => {
                    let is_bar = x <= earlier.ink().1;
                    let next = legs.first().map_or(to, height);
                    let border = (next - from).signum() * metrics::BAR / 2.0;
                    vec![((x + beside).min(end), from + if is_bar { border } else { 0.0 })]
                }
                Begin::Exit(x) if x > end => vec![(end, from), (x, from)],
                Begin::Exit(x) if x == end => vec![(end, from), (end + 3.0, from)],
                Begin::Exit(x) => vec![(x, from + metrics::BAR / 2.0)],
            };
            for leg in legs {
                let x = points.last().map_or(leg.x, |(x, _)| *x);
                points.extend([(x, height(leg)), (leg.x + beside, height(leg))]);
            }
            let x = points.last().map_or(target, |(x, _)| *x);
            points.extend([(x, entry), (target, entry)]);
            points
        }
    }
}

/// Returns how far below the top of the chart a line runs along a gutter.
fn height(leg: &RouteLeg, heights: &Heights, (beside, below): (f64, f64)) -> f64 {
    let gutter = (leg.gutter + 1) as usize;
    let track = heights.gutters[gutter] + (leg.track as f64 + 0.75) * metrics::TRACK;
    let Some(mark) = heights.marks.get(gutter) else { return track + below };
    let row = mark - metrics::MARK_BAND / 2.0 - metrics::LABEL_BAND;
    match beside == 0.0 {
        true => (track + below).min(track.max(row - ABOVE_ROW.0)),
        false => (track + below).min(row - ABOVE_ROW.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_a_full_gutter_keep_away_from_labels() {
        let tracks = 3.0;
        let row = metrics::GUTTER + tracks * metrics::TRACK;
        let mark = row + metrics::LABEL_BAND + metrics::MARK_BAND / 2.0;
        let heights =
            Heights { marks: vec![mark], gutters: vec![0.0], lanes: Vec::new(), total: mark };
        let lowest = RouteLeg { gutter: -1, track: 2, x: 0.0 };
        for beside in BESIDE {
            let height = height(&lowest, &heights, beside);
            // What a rounded corner needs that ends so many pixels beside a label.
            let apart = 4.0 - beside.0.abs();
            let corner = RADIUS - (RADIUS.powi(2) - (RADIUS - apart).powi(2)).sqrt();
            assert!(height + corner < row, "{height} is too near to {row}");
        }
    }
}
