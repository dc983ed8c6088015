//! The legend: what lines, marks and colours mean, as far as the picture has them.

use std::collections::BTreeSet;

use crate::drawing::bounds::Standing;
use crate::drawing::figure::Line;
use crate::drawing::layout::Chart;
use crate::drawing::measure::{text_width, wrapped};
use crate::drawing::scene::{EdgeSample, Ornament, Role, Swatch};
use crate::drawing::words::Words;
use crate::drawing::{Paint, metrics};

/// The width of a sample of a line.
const LINE: f64 = 28.0;
/// Between two entries.
const APART: f64 = 18.0;
/// The height of a row of entries.
const ROW: f64 = 18.0;
/// The font size.
const SIZE: f64 = metrics::SMALL + 1.0;

/// The entries of a legend, by rows that belong together.
#[derive(Debug)]
pub(super) struct Legend<'g> {
    rows: Vec<Vec<Entry<'g>>>,
}

#[derive(Debug)]
struct Entry<'g> {
    sample: Sample<'g>,
    text: String,
}

#[derive(Debug)]
enum Sample<'g> {
    Edge(EdgeSample),
    Mark(Paint<'g>, Swatch),
}

impl<'g> Legend<'g> {
    pub(super) fn new(chart: &Chart<'g>, words: &Words, slots: &[Option<usize>]) -> Legend<'g> {
        Legend { rows: vec![edges(chart, words), marks(chart, words), colors(chart, words, slots)] }
    }

    /// Places the entries in lines of at most so many pixels. Returns where they end.
    pub(super) fn place(
        self,
        ornaments: &mut Vec<Ornament<'g>>,
        left: f64,
        top: f64,
        room: f64,
    ) -> f64 {
        let mut y = top;
        for row in self.rows.into_iter().filter(|row| !row.is_empty()) {
            let mut x = left;
            y += ROW;
            for Entry { sample, text } in row {
                let taken = LINE + 6.0 + text_width(&text, SIZE);
                if x > left && x + taken > left + room {
                    x = left;
                    y += ROW;
                }
                let middle = y - 4.0;
                ornaments.push(match sample {
                    Sample::Edge(like) => {
                        Ornament::Sample { from: (x, middle), to: (x + LINE - 4.0, middle), like }
                    }
                    Sample::Mark(paint, like) => {
                        Ornament::Swatch { x, y: middle, width: LINE - 4.0, paint, like }
                    }
                });
                // What is wider than the picture has lines for itself.
                for (nth, line) in wrapped(&text, SIZE, room - LINE - 6.0).into_iter().enumerate() {
                    if nth > 0 {
                        y += SIZE * 1.3;
                    }
                    let width = text_width(&line, SIZE);
                    let (x, text) = (x + LINE + 2.0, line.into());
                    ornaments.push(Ornament::Text { x, y, width, text, role: Role::Legend });
                }
                x += taken + APART;
            }
        }
        y + 6.0
    }
}

fn edges<'g>(chart: &Chart<'_>, words: &Words) -> Vec<Entry<'g>> {
    let mut kinds = BTreeSet::new();
    let mut certainties = BTreeSet::new();
    let (mut disputed, mut indirect, mut several) = (false, false, false);
    for link in &chart.figure.links {
        match link.line {
            Line::Influence(influence) => {
                kinds.insert(influence.kind());
                certainties.insert(influence.certainty());
                disputed |= influence.is_disputed();
            }
            Line::Indirect(_) => indirect = true,
            Line::Several(_) => several = true,
        }
    }
    let entry = |like, text: &str| Entry { sample: Sample::Edge(like), text: text.to_owned() };
    let mut entries: Vec<Entry<'g>> =
        kinds.into_iter().map(|kind| entry(EdgeSample::Kind(kind), words.kind(kind))).collect();
    entries.extend(
        certainties
            .into_iter()
            .map(|certainty| entry(EdgeSample::Certainty(certainty), words.certainty(certainty))),
    );
    if disputed {
        entries.push(entry(EdgeSample::Disputed, words.disputed_line));
    }
    if several {
        entries.push(entry(EdgeSample::Several, words.several));
    }
    if indirect {
        entries.push(entry(EdgeSample::Indirect, words.indirect));
    }
    entries
}

fn marks<'g>(chart: &Chart<'_>, words: &Words) -> Vec<Entry<'g>> {
    let entry = |like, text: &str| Entry {
        sample: Sample::Mark(Paint::Plain, like),
        text: text.to_owned(),
    };
    let mut entries = Vec::new();
    let is_bar = |at: usize| chart.bodies[at].as_ref().is_some_and(|body| !body.is_glyph());
    let mut dated = chart.standings.iter().enumerate();
    if dated.any(|(at, standing)| matches!(standing, Standing::Dated(_)) && is_bar(at)) {
        entries.push(entry(Swatch::Bar, words.certain));
    }
    if chart.standings.iter().any(|standing| matches!(standing, Standing::Derived { .. })) {
        entries.push(entry(Swatch::Derived, words.derived));
    }
    if chart.figure.has_lives {
        entries.push(entry(Swatch::Life, words.life));
    }
    if chart.figure.items.iter().any(|item| item.disputed) {
        entries.push(entry(Swatch::Disputed, words.disputed));
    }
    entries
}

fn colors<'g>(chart: &Chart<'_>, words: &Words, slots: &[Option<usize>]) -> Vec<Entry<'g>> {
    let mut named: Vec<(usize, &str)> = slots
        .iter()
        .zip(&chart.figure.colors)
        .filter_map(|(slot, label)| Some(((*slot)?, *label)))
        .collect();
    named.sort_by_key(|(slot, _)| *slot);
    let mut entries: Vec<Entry<'g>> = named
        .iter()
        .map(|(slot, label)| Entry {
            sample: Sample::Mark(Paint::Slot(*slot), Swatch::Color),
            text: (*label).to_owned(),
        })
        .collect();
    if entries.len() < slots.len() {
        entries.push(Entry {
            sample: Sample::Mark(Paint::Plain, Swatch::Color),
            text: words.others.to_owned(),
        });
    }
    entries
}
