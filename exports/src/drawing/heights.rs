//! Where rows stand from top to bottom.

use crate::drawing::layout::Chart;
use crate::drawing::metrics;

/// The height of the axis, above and below the chart.
pub(super) const AXIS: f64 = 22.0;
/// Between two lanes.
pub(super) const LANE_GAP: f64 = 10.0;
/// Above what has no place in time, for its heading.
pub(super) const LOOSE_GAP: f64 = 34.0;

/// Returns the step in which blocks begin. In small drawings, where a gap is seen more than a move, it
/// is about a row; in large ones some, but a small part of the height.
fn block_step(rows: usize) -> f64 {
    let step = match rows {
        0..100 => 1,
        _ => 2,
    };
    f64::from(step) * metrics::ROW
}

/// Where rows stand, from the top of the chart.
#[derive(Debug)]
pub(super) struct Heights {
    /// The middle of the marks of each row.
    pub(super) marks: Vec<f64>,
    /// Where the gutter below each row begins; the first is that above the first row.
    pub(super) gutters: Vec<f64>,
    /// The top and bottom of each lane, in the order of the rows.
    pub(super) lanes: Vec<(u32, f64, f64)>,
    pub(super) total: f64,
}

impl Heights {
    pub(super) fn new(chart: &Chart<'_>) -> Heights {
        // Lines that leave lines of life need no gutter. Gutters grow in steps, so that one line
        // more seldom moves all that stands below.
        let steps = if chart.figure.has_lives { [0, 3, 9] } else { [3, 9, 9] };
        let gutter = |gutter: usize| {
            let tracks = chart.routes.tracks[gutter];
            let room = steps.into_iter().find(|room| *room >= tracks).unwrap_or(tracks);
            metrics::GUTTER + room as f64 * metrics::TRACK
        };
        let lanes = &chart.rows.lanes;
        let mut heights = Heights {
            marks: Vec::with_capacity(lanes.len()),
            gutters: vec![0.0],
            lanes: Vec::new(),
            total: 0.0,
        };
        let step = block_step(lanes.len());
        let mut blocks = chart.rows.blocks.iter().copied().peekable();
        let mut y = gutter(0);
        for (row, lane) in lanes.iter().enumerate() {
            match heights.lanes.last_mut() {
                Some((last, ..)) if last == lane => {}
                _ => {
                    y += match heights.lanes.is_empty() {
                        true => 0.0,
                        // The axis ends above what has no place in time.
                        false if chart.loose_lane == Some(*lane) => AXIS + LOOSE_GAP,
                        false => LANE_GAP,
                    };
                    heights.lanes.push((*lane, y, y));
                }
            }
            if blocks.next_if_eq(&(row as u32)).is_some() {
                y = (y / step).ceil() * step;
            }
            let mark = y + metrics::LABEL_BAND + metrics::MARK_BAND / 2.0;
            heights.marks.push(mark);
            y += metrics::LABEL_BAND + metrics::MARK_BAND;
            heights.gutters.push(y);
            y += gutter(row + 1);
            if let Some((.., bottom)) = heights.lanes.last_mut() {
                *bottom = y;
            }
        }
        heights.total = y;
        heights
    }
}
