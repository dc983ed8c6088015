//! Rows and the lines between them.

use std::collections::HashMap;

use anstyle::Style;
use forebear_exports::View;
use forebear_graph::{Lineage, Technology, Vocabulary};
use renderdag::{Ancestor, GraphRowRenderer, Renderer};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::commands::log::LogArgs;
use crate::commands::log::order::{Graph, Parent};
use crate::failure::Failure;
use crate::output::{
    BOLD, DATE, DIM, KIND, Screen, WARN, count, cut, date_or_undated, fit, makers,
};
use crate::session::Session;

/// Returns the lines that run on above a row; the renderer leaves this one empty where it parts
/// two rows that no line joins. What stands in a row begins with a style.
fn stems(row: &str, glyph: &str) -> String {
    let graph = row.split('\x1b').next().unwrap_or_default();
    graph.replacen(glyph, " ", 1).trim_end().to_owned()
}

/// Writes a line of a graph that is too wide for the terminal: what is drawn is cut, what is
/// written is not. What stands in a row begins with a style.
fn narrowed(line: &str, room: usize, screen: &Screen, text: &mut String) {
    let words = line.find('\x1b').unwrap_or(line.len());
    let (graph, words) = line.split_at(words);
    // One column stays free between the drawing and the words.
    let graph = cut(graph.trim_end(), Some(room.saturating_sub(1)), screen.ellipsis());
    text.push_str(&graph);
    if !words.is_empty() {
        text.extend(std::iter::repeat_n(' ', room.saturating_sub(graph.width())));
    }
    text.push_str(words);
    text.push('\n');
}

/// The graph is drawn no wider than this, so that what is drawn of a very large lineage stays in
/// proportion to its rows.
const WIDEST: u64 = 1000;

/// So much of the answer is printed at a time.
const CHUNK: usize = 1 << 16;

/// How many of those that descend from each other are named.
const NAMED: usize = 8;

pub(super) struct Log<'a> {
    pub(super) session: &'a Session,
    pub(super) view: &'a View<'a>,
    pub(super) lineage: &'a Lineage,
    pub(super) graph: Graph,
    /// The place in the order, by the place in the view.
    pub(super) places: Vec<usize>,
}

impl<'a> Log<'a> {
    /// Draws rows, and returns how many.
    pub(super) fn draw(&self, order: &[usize]) -> Result<usize, Failure> {
        let screen = self.session.screen;
        let graph = GraphRowRenderer::new().output().with_min_row_height(1);
        let mut renderer: Box<dyn Renderer<usize, Output = String>> = match screen.unicode {
            true => Box::new(graph.build_box_drawing()),
            false => Box::new(graph.build_ascii()),
        };
        let glyph = screen.glyph("○", "o");
        let mut text = String::new();
        let mut drawn = 0;
        for place in order {
            let below = self.graph.parents[*place].iter().filter(|p| !self.is_above(**p, *place));
            let parents: Vec<Ancestor<usize>> = below
                .map(|parent| match parent.left_out {
                    0 => Ancestor::Parent(parent.place),
                    _ => Ancestor::Ancestor(parent.place),
                })
                .collect();
            let width = renderer.width(Some(place), Some(&parents));
            if width > WIDEST {
                break;
            }
            let width = usize::try_from(width).unwrap_or(usize::MAX);
            let drawing = fit::drawing_room(&screen).map_or(width, |most| most.min(width));
            let room = screen.width.map(|screen| screen.saturating_sub(drawing));
            let row = self.row(*place, room);
            let row = renderer.next_row(*place, parents, glyph.to_owned(), row);
            let row = match row.strip_prefix('\n') {
                Some(row) => format!("{}\n{row}", stems(row, glyph)),
                None => row,
            };
            match drawing < width {
                true => row.lines().for_each(|line| narrowed(line, drawing, &screen, &mut text)),
                false => text.push_str(&row),
            }
            drawn += 1;
            if text.len() > CHUNK {
                self.session.print(&text)?;
                text.clear();
            }
        }
        self.session.print(&text)?;
        Ok(drawn)
    }

    fn technology(&self, place: usize) -> Technology<'a> {
        self.view.technologies()[place]
    }

    fn label(&self, place: usize) -> &'a str {
        self.session.label(self.technology(place))
    }

    /// Returns whether an origin stands above, as the two descend from each other.
    fn is_above(&self, parent: Parent, of: usize) -> bool {
        self.places[parent.place] < self.places[of]
    }

    fn row(&self, place: usize, room: Option<usize>) -> String {
        let technology = self.technology(place);
        let kind = technology.kind().map(|kind| {
            self.lineage.catalogue().word_name(Vocabulary::Kind, kind, self.session.lang())
        });
        let mut parts = vec![
            (BOLD, self.label(place).to_owned()),
            (DATE, date_or_undated(technology)),
            (Style::new(), makers(technology, self.session)),
            (KIND, kind.unwrap_or_default().to_owned()),
        ];
        let (above, below): (Vec<Parent>, Vec<Parent>) =
            self.graph.parents[place].iter().partition(|parent| self.is_above(**parent, place));
        let via = below.iter().filter(|parent| parent.left_out > 0);
        let via: Vec<String> =
            via.map(|p| format!("via {} {}", p.left_out, self.label(p.place))).collect();
        parts.push((DIM, via.join(", ")));
        if !above.is_empty() {
            let names: Vec<String> = above
                .iter()
                .map(|parent| match parent.left_out {
                    0 => self.label(parent.place).to_owned(),
                    some => format!("{} via {some}", self.label(parent.place)),
                })
                .collect();
            parts.push((WARN, format!("also from {}, above", names.join(", "))));
        }
        fit::parts(&parts, room, &self.session.screen)
    }

    pub(super) fn json(&self, place: usize) -> Value {
        let technology = self.technology(place);
        let mut kinds: HashMap<&str, Vec<&str>> = HashMap::new();
        for influence in self.view.origins(technology) {
            kinds.entry(influence.earlier().id()).or_default().push(influence.kind().as_str());
        }
        let parents = self.graph.parents[place].iter().map(|parent| {
            let origin = self.technology(parent.place).id();
            match parent.left_out {
                0 => json!({ "id": origin, "kinds": kinds.get(origin) }),
                some => json!({ "id": origin, "via": some }),
            }
        });
        json!({
            "id": technology.id(),
            "label": self.session.label(technology),
            "date": technology.timeline_date().map(|date| date.date.as_str()),
            "parents": parents.collect::<Vec<_>>(),
        })
    }

    pub(super) fn say_how_many(&self, drawn: usize, args: &LogArgs) {
        let chosen = self.view.technologies().len();
        let all = count(chosen, "technology", "technologies");
        let note = match (chosen, args.filters.is_empty()) {
            (0, true) => "the catalogue has no technologies".to_owned(),
            (0, false) => "no technology is all that was asked for".to_owned(),
            _ if drawn == chosen => all,
            _ if drawn < args.limit.unwrap_or(usize::MAX).min(chosen) => format!(
                "{drawn} of {all}: from here on the graph is too wide; choose fewer with a query"
            ),
            _ => format!("{drawn} of {all}; ask for more with a higher --limit"),
        };
        self.session.say("note", &note);
    }

    pub(super) fn say_what_is_odd(&self, order: &[usize]) {
        if !self.view.indirect_is_complete() {
            self.session.say(
                "note",
                "too many ways lead through what is left out: some only reach the nearest that \
                 is chosen",
            );
        }
        let mut broken = 0;
        let mut names: Vec<&str> = Vec::new();
        for place in order {
            let above =
                self.graph.parents[*place].iter().filter(|p| self.is_above(**p, *place)).count();
            broken += above;
            if above > 0 {
                names.push(self.label(*place));
            }
        }
        if broken > 0 {
            let more = names.len().saturating_sub(NAMED);
            names.truncate(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let steps = match broken {
                1 => "1 step leads back up and is".to_owned(),
                _ => format!("{broken} steps lead back up and are"),
            };
            self.session.say(
                "note",
                &format!(
                    "technologies here descend from each other: {steps} told in the row, not \
                     drawn: {}{more}",
                    names.join(", ")
                ),
            );
        }
    }
}
