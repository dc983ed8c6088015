//! The chart in its frame: nodes and edges at their places, axis, lanes, index and notes around them.

use std::borrow::Cow;

use crate::View;
use crate::drawing::bodies::Body;
use crate::drawing::bounds::Standing;
use crate::drawing::calendar::{Tick, ticks};
use crate::drawing::figure::{Color, Dates, Era, Line, eras};
use crate::drawing::heights::{AXIS, Heights, LANE_GAP};
use crate::drawing::layout::{Chart, MARGIN};
use crate::drawing::legend::Legend;
use crate::drawing::measure::{shortened, text_width, wrapped};
use crate::drawing::paths::edges;
use crate::drawing::scene::{NodeStanding, Ornament, Role};
use crate::drawing::skyline::Skyline;
use crate::drawing::theme::SLOTS;
use crate::drawing::words::Words;
use crate::drawing::{DrawingOptions, NodeMark, Paint, Scene, TimeScale, metrics};

/// The height of the strip that eras are named in.
const ERA: f64 = 15.0;
/// The height of a line of the index.
const INDEX_LINE: f64 = 18.0;

/// Puts a chart into its frame.
pub(super) struct Frame<'v, 'g> {
    view: &'v View<'g>,
    options: &'v DrawingOptions,
    chart: &'v Chart<'g>,
    heights: &'v Heights,
    words: &'static Words,
    ornaments: Vec<Ornament<'g>>,
    slots: Vec<Option<usize>>,
    eras: Vec<PlacedEra<'g>>,
}

/// An era on the axis: where it begins and ends, and in which strip it is named, counted from below.
#[derive(Clone, Copy)]
struct PlacedEra<'g> {
    name: &'g str,
    from: f64,
    to: f64,
    strip: u32,
}

impl<'v, 'g> Frame<'v, 'g> {
    pub(super) fn new(
        view: &'v View<'g>,
        options: &'v DrawingOptions,
        chart: &'v Chart<'g>,
        heights: &'v Heights,
    ) -> Frame<'v, 'g> {
        Frame {
            view,
            options,
            chart,
            heights,
            words: Words::of(view.language()),
            ornaments: Vec::new(),
            slots: slots(chart),
            eras: placed_eras(view, chart.scale.as_ref()),
        }
    }

    pub(super) fn scene(mut self) -> Scene<'g> {
        let chart = self.chart;
        let mut y = self.head();
        let legend = Legend::new(chart, self.words, &self.slots);
        y = legend.place(&mut self.ornaments, MARGIN, y, chart.width - 2.0 * MARGIN);
        y += 8.0;
        let has_chart = !self.heights.marks.is_empty();
        let top = if has_chart { y + AXIS + self.strips() } else { y };
        if has_chart {
            self.axis(top);
            self.name_eras(top);
            self.lanes(top);
            y = top + self.heights.total + AXIS;
        }
        let mut nodes = self.nodes(top);
        y = self.index(&mut nodes, y + 10.0);
        let edges = edges(chart, self.heights, top);
        let shortened = nodes.iter().filter(|node| node.short.is_some()).count();
        let height = self.foot(y + 6.0, shortened);
        // Whole pixels, so that paper covers the last ones of a picture wholly.
        let size = (chart.width.ceil(), height.ceil());
        Scene {
            size,
            shown: size,
            title: self.view.title().to_owned(),
            description: self.description(),
            language: self.view.language().map(str::to_owned),
            theme: self.options.theme,
            scale: chart.scale.clone(),
            colors: self.colors(),
            ornaments: self.ornaments,
            edges,
            nodes,
        }
    }

    fn text(&mut self, x: f64, y: f64, text: impl Into<Cow<'g, str>>, size: f64, role: Role) {
        let text = text.into();
        let width = text_width(&text, size);
        self.ornaments.push(Ornament::Text { x, y, width, text, role });
    }

    /// Returns what is shown, of how much, in numbers.
    fn description(&self) -> String {
        let shown = self.view.technologies();
        let all = self.view.lineage().catalogue().technologies().len();
        let technologies = self.words.count(all, self.words.technologies);
        let mut parts = vec![if shown.len() < all {
            format!("{} {} {technologies}", shown.len(), self.words.of)
        } else {
            technologies
        }];
        let influences = self.chart.figure.links.iter().map(|link| match link.line {
            Line::Influence(_) => 1,
            Line::Several(count) => count,
            Line::Indirect(_) => 0,
        });
        parts.push(self.words.count(influences.sum(), self.words.influences));
        let undated = shown.iter().filter(|technology| technology.date().is_none()).count();
        if undated > 0 {
            parts.push(format!("{undated} {}", self.words.undated));
        }
        let is_chinese = self.view.language().is_some_and(|of| of.starts_with("zh"));
        parts.join(if is_chinese { "，" } else { ", " })
    }

    /// Writes the title. Returns where it ends.
    fn head(&mut self) -> f64 {
        let mut y = MARGIN + 14.0;
        let room = self.chart.width - 2.0 * MARGIN;
        for line in wrapped(self.view.title(), metrics::TITLE, room) {
            self.text(MARGIN, y, line, metrics::TITLE, Role::Title);
            y += metrics::TITLE * 1.3;
        }
        let description = self.description();
        self.text(MARGIN, y - 4.0, description, metrics::SMALL + 1.0, Role::Subtitle);
        y + 10.0
    }

    fn axis(&mut self, top: f64) {
        let Some(scale) = &self.chart.scale else { return };
        let bottom = top + self.dated_height();
        let ticks = ticks(scale);
        for tick in ticks.iter().filter(|tick| tick.shaded) {
            self.band(tick.from, tick.to, top, bottom, Role::Band);
        }
        for tick in &ticks {
            self.tick(tick, top, bottom);
        }
        let knots = scale.knots();
        for (_, x) in &knots[1..knots.len() - 1] {
            for y in [top, bottom] {
                self.ornaments.push(Ornament::Rule {
                    from: (*x, y - 6.0),
                    to: (*x, y + 6.0),
                    role: Role::Bend,
                });
            }
        }
    }

    /// Returns the height of the strips that eras are named in.
    fn strips(&self) -> f64 {
        let strips = self.eras.iter().map(|era| era.strip + 1).max();
        f64::from(strips.unwrap_or(0)) * ERA
    }

    /// Names eras in strips between the axis and the chart.
    fn name_eras(&mut self, top: f64) {
        for era in self.eras.clone() {
            let top = top - ERA * f64::from(era.strip);
            self.band(era.from, era.to, top - ERA, top - 1.0, Role::Era);
            let name = shortened(era.name, metrics::SMALL, era.to - era.from - 8.0);
            // A name of which nothing is left says nothing.
            if name.chars().count() > 1 {
                self.text(era.from + 4.0, top - 4.5, name, metrics::SMALL, Role::EraName);
            }
        }
    }

    /// Returns the height of the rows that stand in time.
    fn dated_height(&self) -> f64 {
        let loose = self.chart.loose_lane;
        let lanes = self.heights.lanes.iter().filter(|(lane, ..)| Some(*lane) != loose);
        lanes.map(|(.., bottom)| *bottom).fold(0.0, f64::max)
    }

    fn band(&mut self, from: f64, to: f64, top: f64, bottom: f64, role: Role) {
        let (width, height) = (to - from, bottom - top);
        self.ornaments.push(Ornament::Box { x: from, y: top, width, height, role });
    }

    fn tick(&mut self, tick: &Tick, top: f64, bottom: f64) {
        let (rule, name) = if tick.strong {
            (Role::StrongTick, Role::StrongTickName)
        } else {
            (Role::Tick, Role::TickName)
        };
        let strip = self.strips();
        let from = (tick.from, top - strip - 5.0);
        self.ornaments.push(Ornament::Rule { from, to: (tick.from, bottom + 5.0), role: rule });
        if !tick.label.is_empty() {
            for y in [top - strip - 8.0, bottom + 15.0] {
                self.text(tick.from + 3.0, y, tick.label.clone(), metrics::LABEL, name);
            }
        }
    }

    fn lanes(&mut self, top: f64) {
        let loose = self.chart.loose_lane;
        for (lane, from, _) in &self.heights.lanes {
            let from = top + from;
            if Some(*lane) == loose {
                let name = self.words.undated_lane;
                self.text(MARGIN, from - 6.0, name, metrics::LABEL, Role::Heading);
            } else if let Some(name) = self.chart.figure.lanes.get(*lane as usize) {
                let rule = |y| Ornament::Rule {
                    from: (MARGIN, y),
                    to: (self.chart.width - MARGIN, y),
                    role: Role::Lane,
                };
                self.ornaments.push(rule(from - LANE_GAP / 2.0));
                let lines = wrapped(name, metrics::LABEL, 150.0);
                for (nth, line) in lines.into_iter().enumerate() {
                    let y = from + 14.0 + 13.0 * nth as f64;
                    self.text(MARGIN, y, line, metrics::LABEL, Role::LaneName);
                }
            }
        }
    }

    fn paint(&self, color: Color<'g>) -> Paint<'g> {
        match color {
            // A colour that nobody could see is not used.
            Color::Own(own) if self.options.theme.colors().is_seen(own) => Paint::Own(own),
            Color::Own(_) => Paint::Plain,
            Color::Plain => Paint::Plain,
            Color::Nth(nth) => self.slots[nth as usize].map_or(Paint::Plain, Paint::Slot),
        }
    }

    fn colors(&self) -> Vec<(Paint<'g>, &'g str)> {
        let labels = self.chart.figure.colors.iter().enumerate();
        labels.map(|(nth, label)| (self.paint(Color::Nth(nth as u32)), *label)).collect()
    }

    fn nodes(&self, top: f64) -> Vec<NodeMark<'g>> {
        let chart = self.chart;
        let items = chart.figure.items.iter().enumerate();
        items
            .map(|(at, item)| {
                let body = chart.bodies[at].as_ref();
                let row = body.map(|_| chart.rows.of[chart.threads.of[at] as usize] as usize);
                let y = row.map_or(0.0, |row| top + self.heights.marks[row]);
                let standing = match chart.standings[at] {
                    Standing::Dated(_) => NodeStanding::Dated,
                    Standing::Derived { .. } => NodeStanding::Derived,
                    Standing::Loose | Standing::Alone => NodeStanding::Undated,
                };
                let baseline = y - metrics::MARK_BAND / 2.0 - 3.0;
                NodeMark {
                    id: item.id.clone(),
                    label: item.label.clone(),
                    short: body.and_then(|body| body.short.clone()),
                    technology: item.technology,
                    standing,
                    ink: body.map_or((0.0, 0.0), Body::ink),
                    y,
                    soft: body.map_or((false, false), |body| body.soft),
                    is_glyph: body.is_none_or(Body::is_glyph),
                    label_at: body.map_or((0.0, 0.0, 0.0), |body| {
                        (body.label.0, baseline, body.label.1 - body.label.0)
                    }),
                    life: body.and_then(|body| body.life),
                    former: body.map_or_else(Vec::new, |body| {
                        let names = item.former.iter().zip(&body.former);
                        names
                            .map(|((name, _), (from, to))| (*from, to - from, (*name).to_owned()))
                            .collect()
                    }),
                    paint: self.paint(item.color),
                    disputed: item.disputed,
                    group: chart.figure.lanes.get(item.lane as usize).copied(),
                }
            })
            .collect()
    }

    /// Places what has neither date nor influence in columns. Returns where they end.
    fn index(&mut self, nodes: &mut [NodeMark<'g>], y: f64) -> f64 {
        let standings = self.chart.standings.iter();
        let alone: Vec<usize> = standings
            .enumerate()
            .filter(|(_, of)| **of == Standing::Alone)
            .map(|(at, _)| at)
            .collect();
        if alone.is_empty() {
            return y;
        }
        let heading = format!("{} ({})", self.words.index, alone.len());
        self.text(MARGIN, y + 12.0, heading, metrics::LABEL, Role::Heading);
        let top = y + 32.0;
        let widths = alone.iter().map(|at| text_width(&nodes[*at].label, metrics::LABEL));
        let widest = widths.fold(60.0, f64::max).min(metrics::WIDEST_LABEL);
        let column = widest + 34.0;
        let columns = (((self.chart.width - 2.0 * MARGIN) / column) as usize).max(1);
        let lines = alone.len().div_ceil(columns);
        for (nth, at) in alone.iter().enumerate() {
            let node = &mut nodes[*at];
            let x = MARGIN + column * (nth / lines) as f64;
            node.y = top + INDEX_LINE * (nth % lines) as f64;
            node.ink = (x, x + metrics::GLYPH);
            let short = shortened(&node.label, metrics::LABEL, metrics::WIDEST_LABEL);
            let width = text_width(&short, metrics::LABEL);
            node.short = (short != node.label).then(|| short.into_owned());
            node.label_at = (x + metrics::GLYPH + 5.0, node.y + 4.0, width);
        }
        top + INDEX_LINE * lines as f64
    }

    /// Writes notes and sources. Returns the height of the picture.
    fn foot(&mut self, mut y: f64, shortened: usize) -> f64 {
        let mut notes: Vec<String> = Vec::new();
        let figure = &self.chart.figure;
        if figure.reduced > 0 {
            notes.push(format!("{} {}", figure.reduced, self.words.reduced));
        }
        if figure.within > 0 {
            notes.push(format!("{} {}", figure.within, self.words.within));
        }
        if shortened > 0 {
            notes.push(format!("{shortened} {}", self.words.shortened));
        }
        if self.chart.scale.as_ref().is_some_and(|scale| scale.px_per_day().is_none()) {
            notes.push(self.words.bent.to_owned());
        }
        if !self.view.indirect_is_complete() {
            notes.push(self.words.approximated.to_owned());
        }
        notes.extend(sources(self.view, self.words));
        let room = self.chart.width - 2.0 * MARGIN;
        for note in notes {
            for line in wrapped(&note, metrics::SMALL, room) {
                y += metrics::SMALL * 1.45;
                self.text(MARGIN, y, line, metrics::SMALL, Role::Note);
            }
        }
        y + MARGIN
    }
}

/// Gives each era the first strip in which it is over no other.
fn placed_eras<'g>(view: &View<'g>, scale: Option<&TimeScale>) -> Vec<PlacedEra<'g>> {
    let Some(scale) = scale else { return Vec::new() };
    let (first, last) = scale.range();
    let mut strips = Skyline::new((first, last));
    let mut placed = Vec::new();
    for Era { name, dates: Dates { earliest, latest } } in eras(view.lineage(), view.language()) {
        let from = earliest.map_or(first, |day| scale.x(day.number())).max(first);
        let to = latest.map_or(last, |day| scale.x(day.number() + 1)).min(last);
        if from < to {
            let strip = strips.first_free((from + 2.0, to - 2.0));
            strips.raise((from + 2.0, to - 2.0), strip + 1);
            placed.push(PlacedEra { name, from, to, strip });
        }
    }
    placed
}

/// How many sources are named; the others are counted.
const MOST_SOURCES: usize = 6;

/// Returns a line for each source.
fn sources(view: &View<'_>, words: &Words) -> Vec<String> {
    let sources = view.sources(&[]);
    let mut lines: Vec<String> = sources
        .iter()
        .take(MOST_SOURCES)
        .map(|source| {
            let url = source.url().map_or_else(String::new, |url| format!(", {url}"));
            format!("{}: {}{url}", words.sources, view.source_line(*source))
        })
        .collect();
    if sources.len() > MOST_SOURCES {
        lines.push(format!("{}: {} {}", words.sources, sources.len() - MOST_SOURCES, words.more));
    }
    lines
}

/// Returns the palette's slot of each colour: the largest groups have one.
fn slots(chart: &Chart<'_>) -> Vec<Option<usize>> {
    let mut sizes: Vec<(usize, usize)> =
        (0..chart.figure.colors.len()).map(|nth| (0, nth)).collect();
    for item in &chart.figure.items {
        if let Color::Nth(nth) = item.color
            && let Some(size) = sizes.get_mut(nth as usize)
        {
            size.0 += item.members;
        }
    }
    let mut slots = vec![None; sizes.len()];
    sizes.sort_by_key(|(size, nth)| (std::cmp::Reverse(*size), *nth));
    for (slot, (_, nth)) in sizes.iter().take(SLOTS).enumerate() {
        slots[*nth] = Some(slot);
    }
    slots
}
