//! Where items stand from left to right: their marks, labels and lines of life.

use std::collections::VecDeque;

use crate::drawing::bounds::{Adjacency, Standing};
use crate::drawing::figure::{Dates, Figure};
use crate::drawing::measure::{shortened, text_width};
use crate::drawing::{TimeScale, metrics};

/// An item on the chart: everything of it that takes room in its row.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Body {
    /// The first and the last pixel of its interval.
    pub(super) mark: (f64, f64),
    /// Whether its interval is open, or bounded by descent only, at either end.
    pub(super) soft: (bool, bool),
    pub(super) derived: bool,
    /// Where the label begins and ends.
    pub(super) label: (f64, f64),
    /// The label, if it had to be shortened.
    pub(super) short: Option<String>,
    /// Where the line of its life ends, and whether it goes on from there.
    pub(super) life: Option<(f64, bool)>,
    /// Earlier names: where each label stands.
    pub(super) former: Vec<(f64, f64)>,
    /// The room it takes, with what must stay free for lines to reach it.
    pub(super) room: (f64, f64),
}

impl Body {
    /// Returns what is drawn of the mark: its interval, or the glyph in the middle of it.
    pub(super) fn ink(&self) -> (f64, f64) {
        let (x0, x1) = self.mark;
        if self.is_glyph() {
            let center = (x0 + x1) / 2.0;
            (center - metrics::GLYPH / 2.0, center + metrics::GLYPH / 2.0)
        } else {
            (x0, x1)
        }
    }

    /// Returns whether the interval is too narrow to be seen.
    pub(super) fn is_glyph(&self) -> bool {
        self.mark.1 - self.mark.0 < metrics::NARROWEST_BAR
    }

    /// Returns where lines may leave it horizontally: the right end of what is drawn.
    pub(super) fn end(&self) -> f64 {
        self.life.map_or(self.ink().1, |(end, _)| end.max(self.ink().1))
    }
}

/// Strips that labels keep clear of, so that lines can pass: each just before a period begins.
#[derive(Debug)]
pub(super) struct Corridors {
    /// The right ends, ascending.
    ends: Vec<f64>,
}

impl Corridors {
    /// Makes corridors before some of these places, so far apart that labels find room.
    pub(super) fn before(places: impl IntoIterator<Item = f64>) -> Corridors {
        let mut ends: Vec<f64> = Vec::new();
        for place in places {
            if ends.last().is_none_or(|last| place - last >= metrics::BETWEEN_CORRIDORS) {
                ends.push(place);
            }
        }
        Corridors { ends }
    }

    /// Returns the corridor that a label from `x` would run into.
    fn hit(&self, x: f64, width: f64) -> Option<(f64, f64)> {
        let after = self.ends.partition_point(|end| *end <= x);
        let end = *self.ends.get(after)?;
        let start = end - metrics::CORRIDOR;
        (start < x + width).then_some((start, end))
    }

    /// Returns where a label begins: as near to the left end of its mark as the right end of the
    /// picture and the corridors allow, and always above or below some of the mark.
    fn place(&self, mark: (f64, f64), width: f64, right: f64) -> f64 {
        let reach = [mark.0, mark.1 - width];
        let low = reach[0].min(reach[1]);
        let high = reach[0].max(reach[1]);
        let x = mark.0.min(right - width).clamp(low, high);
        let Some((start, end)) = self.hit(x, width) else {
            return x;
        };
        let free = |x: &f64| (low..=high).contains(x) && self.hit(*x, width).is_none();
        let candidates = [start - width, end].into_iter().filter(free);
        let near = candidates.min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()));
        near.unwrap_or(x)
    }
}

/// Gives every item that stands in time its place from left to right. Items before the beginning
/// of the scale have places below its left end.
///
/// Linear.
pub(super) fn bodies(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    order: &[u32],
    standings: &[Standing],
    scale: &TimeScale,
    corridors: &Corridors,
) -> Vec<Option<Body>> {
    let marks = marks(figure, adjacency, order, standings, scale);
    let (_, right) = scale.range();
    let body = |(at, mark): (usize, Option<Mark>)| {
        let mark = mark?;
        let item = &figure.items[at];
        let short = shortened(&item.label, metrics::LABEL, metrics::WIDEST_LABEL);
        let width = text_width(&short, metrics::LABEL);
        let short = (short != item.label).then(|| short.into_owned());
        let mut body = Body {
            mark: mark.x,
            soft: mark.soft,
            derived: mark.derived,
            label: (0.0, 0.0),
            short,
            life: None,
            former: Vec::new(),
            room: (0.0, 0.0),
        };
        let ink = body.ink();
        let x = corridors.place(ink, width, right + metrics::OVERHANG);
        body.label = (x, x + width);
        if figure.has_lives && !mark.derived {
            body.life =
                Some(match item.retired.and_then(|retired| retired.latest.or(retired.earliest)) {
                    Some(last) => (scale.x(last.number() + 1).max(ink.1), false),
                    None => (right.max(ink.1), true),
                });
        }
        let mut taken = body.label.1;
        for (name, until) in &item.former {
            let wanted = until.map_or(taken, |until| scale.x(until.number()));
            let width = text_width(name, metrics::SMALL);
            let x = wanted.max(taken + metrics::GAP);
            taken = x + width;
            body.former.push((x, taken));
        }
        let has_origins = !adjacency.into[at].is_empty();
        let before = if has_origins { metrics::ARROW_ROOM } else { metrics::GAP };
        body.room = (
            ink.0.min(body.label.0) - before,
            body.end().max(body.label.1).max(taken) + metrics::GAP,
        );
        Some(body)
    };
    marks.into_iter().enumerate().map(body).collect()
}

/// Where a mark begins and ends.
#[derive(Clone, Copy, Debug)]
struct Mark {
    x: (f64, f64),
    soft: (bool, bool),
    derived: bool,
}

fn marks(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    order: &[u32],
    standings: &[Standing],
    scale: &TimeScale,
) -> Vec<Option<Mark>> {
    let (left, right) = scale.range();
    let start = |dates: Dates| dates.earliest.map_or(left, |day| scale.x(day.number()));
    let end = |dates: Dates| dates.latest.map_or(right, |day| scale.x(day.number() + 1));
    let mut marks: Vec<Option<Mark>> = standings
        .iter()
        .map(|standing| match standing {
            Standing::Dated(dates) => Some(Mark {
                x: (start(*dates), end(*dates)),
                soft: (dates.earliest.is_none(), dates.latest.is_none()),
                derived: false,
            }),
            Standing::Derived { after: Some(after), before: Some(before) } => {
                let near = (end(*after) + metrics::APART, start(*before) - metrics::APART);
                let fits = near.1 - near.0 >= metrics::APART;
                let all = (start(*after), end(*before).max(start(*after) + metrics::APART));
                let x = if fits { near } else { all };
                Some(Mark { x, soft: (true, true), derived: true })
            }
            _ => None,
        })
        .collect();
    // What is bounded on one side fades out towards the other, in steps along the chain.
    for item in order.iter().map(|item| *item as usize) {
        if let Standing::Derived { after: Some(after), before: None } = standings[item] {
            let end = last_end(figure, adjacency, &marks, item);
            let x = (end.unwrap_or(left) + metrics::APART).min(right - metrics::FADE);
            marks[item] = Some(Mark::derived(x.max(start(after)), (false, true)));
        }
    }
    for item in order.iter().rev().map(|item| *item as usize) {
        if let Standing::Derived { after: None, before: Some(before) } = standings[item] {
            let begin = first_start(figure, adjacency, &marks, item);
            let x = begin.unwrap_or_else(|| start(before)) - metrics::APART - metrics::FADE;
            marks[item] = Some(Mark::derived(x, (true, false)));
        }
    }
    // What is bounded on neither side stands beside what it is linked with.
    let mut waiting: VecDeque<usize> =
        (0..marks.len()).filter(|item| marks[*item].is_some()).collect();
    while let Some(placed) = waiting.pop_front() {
        for item in adjacency.neighbours(figure, placed) {
            if marks[item].is_none() {
                let x = match first_start(figure, adjacency, &marks, item) {
                    Some(begin) => begin - metrics::APART - metrics::FADE,
                    None => {
                        let end = last_end(figure, adjacency, &marks, item).unwrap_or(left);
                        (end + metrics::APART).min(right - metrics::FADE)
                    }
                };
                marks[item] = Some(Mark::derived(x, (true, true)));
                waiting.push_back(item);
            }
        }
    }
    marks
}

impl Mark {
    /// A mark of an item whose place is not bounded on both sides.
    fn derived(x: f64, soft: (bool, bool)) -> Mark {
        Mark { x: (x, x + metrics::FADE), soft, derived: true }
    }
}

/// Returns where the last of an item's origins ends.
fn last_end(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    marks: &[Option<Mark>],
    item: usize,
) -> Option<f64> {
    let origins = adjacency.into[item].iter().map(|link| figure.links[*link as usize].from);
    origins.filter_map(|origin| Some(marks[origin as usize]?.x.1)).reduce(f64::max)
}

/// Returns where the first of an item's heirs begins.
fn first_start(
    figure: &Figure<'_>,
    adjacency: &Adjacency,
    marks: &[Option<Mark>],
    item: usize,
) -> Option<f64> {
    let heirs = adjacency.out_of[item].iter().map(|link| figure.links[*link as usize].to);
    heirs.filter_map(|heir| Some(marks[heir as usize]?.x.0)).reduce(f64::min)
}
