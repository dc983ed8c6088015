//! What `ancestors` and `descendants` have in common.

use std::collections::{BTreeMap, BTreeSet};

use forebear_graph::{Direction, Influence, Lineage, Rank, Reached, Scope, Technology, TreeRow};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::exit;
use crate::failure::Outcome;
use crate::output::{
    BOLD, DATE, DIM, KIND, NOTHING, Screen, Table, below, branch, citations, count, csv,
    date_or_undated, fit, json, kinds, paint, remarks, timeline_date,
};
use crate::session::{Form, Session};

#[derive(clap::Args, Debug)]
pub(crate) struct DescentArgs {
    /// The technology
    name: String,

    /// Go no further than this many steps
    #[arg(long, value_name = "N")]
    depth: Option<usize>,

    /// Say below each row who says so, and what is remarked on it
    #[arg(long)]
    why: bool,

    /// Make a table of it, the nearest first
    #[arg(long, conflicts_with = "why")]
    flat: bool,
}

/// No tree is drawn deeper than this: each row is indented by its depth, so that a tree as deep
/// as a catalogue is long would not fit on any disk. `--flat` has no such bound.
const DEEPEST: usize = 500;

/// Which marks a tree has that have to be explained below it.
#[derive(Clone, Copy, Default)]
struct Marks {
    repeated: bool,
    cut: bool,
}

/// Returns what stands left of a row, and the room there is for the row. Where the tree is too deep
/// for the terminal, only the nearest stems are drawn.
fn hung(stems: String, screen: &Screen) -> (String, Option<usize>) {
    let Some((width, most)) = screen.width.zip(fit::drawing_room(screen)) else {
        return (stems, None);
    };
    let wide = stems.width();
    let stems = match wide > most {
        true => {
            let nearest = stems.chars().skip((wide + 1).saturating_sub(most));
            screen.ellipsis().chars().chain(nearest).collect()
        }
        false => stems,
    };
    (stems, Some(width.saturating_sub(wide.min(most))))
}

/// A question about one technology.
struct Descent<'a> {
    args: &'a DescentArgs,
    session: &'a Session,
    lineage: &'a Lineage,
    of: Technology<'a>,
    direction: Direction,
}

pub(crate) fn run(args: &DescentArgs, direction: Direction, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json, Form::Csv])?;
    let lineage = crate::load::lineage(session)?;
    let of = super::technology(&args.name, &lineage)?;
    let descent = Descent { args, session, lineage: &lineage, of, direction };
    let reached = descent.reached();
    match form {
        Form::Json => session.print_all(descent.json(&reached))?,
        Form::Csv => session.print_all(descent.csv(&reached))?,
        _ if reached.is_empty() => session.print(&descent.nothing())?,
        _ if args.flat => {
            session.print(&descent.table(&reached))?;
            descent.say_how_many(&reached, Marks::default());
        }
        _ => {
            let mut marks = Marks::default();
            session.print_all(descent.tree(&mut marks))?;
            descent.say_how_many(&reached, marks);
        }
    }
    Ok(exit::FINE)
}

impl<'a> Descent<'a> {
    /// Returns what is reached, without the technology itself.
    fn reached(&self) -> Vec<Reached<'a>> {
        let mut reached = self.lineage.walk([self.of], self.direction, self.session.scope());
        reached.retain(|reached| {
            reached.distance > 0 && self.args.depth.is_none_or(|depth| reached.distance <= depth)
        });
        reached
    }

    /// Returns the influences that join a technology to the rest of what is reached, on the side
    /// of the one that was asked for.
    fn joining(&self, to: Technology<'a>, within: &[bool]) -> Vec<Influence<'a>> {
        let back = opposite(self.direction);
        self.lineage
            .steps(to, back, self.session.scope())
            .filter(|influence| within[far_end(*influence, back).index()])
            .collect()
    }

    fn within(&self, reached: &[Reached<'_>]) -> Vec<bool> {
        let mut within = vec![false; self.lineage.catalogue().technologies().len()];
        within[self.of.index()] = true;
        for reached in reached {
            within[reached.technology.index()] = true;
        }
        within
    }

    fn json(&self, reached: &[Reached<'a>]) -> impl Iterator<Item = String> {
        let within = self.within(reached);
        json::pretty_items(reached.iter().map(move |reached| {
            let mut value = json::technology(reached.technology, self.session);
            value.insert("distance".into(), reached.distance.into());
            let influences = self.joining(reached.technology, &within);
            value
                .insert("influences".into(), influences.into_iter().map(json::influence).collect());
            Value::Object(value)
        }))
    }

    fn cells(&self, reached: &Reached<'a>, within: &[bool]) -> [String; 6] {
        let of = reached.technology;
        let influences = self.joining(of, within);
        let back = opposite(self.direction);
        let mut ends: Vec<(Technology<'_>, Vec<Influence<'_>>)> = Vec::new();
        for influence in influences {
            let end = far_end(influence, back);
            match ends.iter_mut().find(|(known, _)| *known == end) {
                Some((_, known)) => known.push(influence),
                None => ends.push((end, vec![influence])),
            }
        }
        let joined = ends.iter().map(|(end, influences)| {
            format!("{} [{}]", self.session.label(*end), kinds(influences))
        });
        [
            reached.distance.to_string(),
            of.timeline_date().map_or_else(|| NOTHING.to_owned(), timeline_date),
            self.session.label(of).to_owned(),
            of.kind().unwrap_or(NOTHING).to_owned(),
            of.id().to_owned(),
            joined.collect::<Vec<_>>().join("; "),
        ]
    }

    fn headings(&self) -> [&'static str; 6] {
        let joined = match self.direction {
            Direction::Back => "led to",
            Direction::Forward => "came from",
        };
        ["steps", "date", "name", "kind", "id", joined]
    }

    fn table(&self, reached: &[Reached<'a>]) -> String {
        let within = self.within(reached);
        let mut table = Table::with_headings(&self.headings()).styles(&[DIM, DATE, BOLD]);
        for reached in reached {
            table.row(self.cells(reached, &within));
        }
        let mut text = String::new();
        table.write(&self.session.screen, &mut text);
        text
    }

    fn csv(&self, reached: &[Reached<'a>]) -> impl Iterator<Item = String> {
        let within = self.within(reached);
        let mut headings = String::new();
        csv::record(self.headings(), &mut headings);
        std::iter::once(headings).chain(reached.iter().map(move |reached| {
            let mut text = String::new();
            csv::record(self.cells(reached, &within), &mut text);
            text
        }))
    }

    fn tree(&self, marks: &mut Marks) -> impl Iterator<Item = String> {
        let depth = self.args.depth.map_or(DEEPEST, |depth| depth.min(DEEPEST));
        let rows = self.lineage.tree(self.of, self.direction, self.session.scope(), Some(depth));
        let mut rows = rows.peekable();
        // For each row above, and the row itself, whether it is the last one below its parent.
        let mut last = Vec::new();
        std::iter::from_fn(move || {
            let row = rows.next()?;
            if let Some(above) = row.depth.checked_sub(1) {
                last.truncate(above);
                last.push(row.last);
            }
            marks.repeated |= row.repeated;
            marks.cut |= row.cut;
            let has_branches = rows.peek().is_some_and(|next| next.depth > row.depth);
            let mut text = String::new();
            self.row(&row, &last, has_branches, &mut text);
            Some(text)
        })
    }

    fn row(&self, row: &TreeRow<'_>, last: &[bool], has_branches: bool, text: &mut String) {
        let screen = &self.session.screen;
        let style = if row.depth == 0 { BOLD } else { anstyle::Style::new() };
        let mut parts = vec![
            (style, self.session.label(row.technology).to_owned()),
            (DATE, date_or_undated(row.technology)),
        ];
        if !row.influences.is_empty() {
            parts.push((KIND, format!("[{}]", kinds(&row.influences))));
        }
        let mark = match (row.repeated, row.cut) {
            (true, _) => " (*)",
            (_, true) => screen.glyph(" …", " ..."),
            _ => "",
        };
        let (stems, room) = hung(branch(last, screen), screen);
        let room = room.map(|room| room.saturating_sub(mark.width()));
        text.push_str(&format!("{stems}{}", fit::parts(&parts, room, screen)));
        if !mark.is_empty() {
            text.push_str(&paint(DIM, mark));
        }
        text.push('\n');
        if self.args.why {
            let (indent, room) = hung(below(last, has_branches, screen), screen);
            for line in why(&row.influences) {
                for line in fit::wrapped(&line, room) {
                    text.push_str(&format!("{indent}{}\n", paint(DIM, &line)));
                }
            }
        }
    }

    fn say_how_many(&self, reached: &[Reached<'a>], marks: Marks) {
        let all = match self.direction {
            Direction::Back => count(reached.len(), "ancestor", "ancestors"),
            Direction::Forward => count(reached.len(), "descendant", "descendants"),
        };
        let via = self.session.via().map_or(String::new(), |via| format!(" along {via}"));
        self.session.say("note", &format!("{all}{via}"));
        if marks.repeated {
            self.session.say("note", "(*) what hangs from this row is drawn at another one");
        }
        if marks.cut {
            let mark = self.session.screen.glyph("…", "...");
            self.session.say("note", &format!("{mark} more hangs from this row, beyond the depth"));
        }
    }

    /// Says that nothing is recorded, and what is.
    fn nothing(&self) -> String {
        let (session, of) = (self.session, self.of);
        let name = session.label(of);
        let (side, other, others) = match self.direction {
            Direction::Back => ("before", "descendants", "led to"),
            Direction::Forward => ("after", "ancestors", "came from"),
        };
        let scope = session.scope();
        let along = session.via().map_or(String::new(), |via| format!(" along {via}"));
        let mut text = paint(BOLD, &format!("nothing recorded {side} {name}{along}"));
        text.push_str("\n\n");
        let mut table = Table::plain().styles(&[DIM]).indent(2);
        let without = self.lineage.steps(of, self.direction, &Scope::all()).count();
        if without > 0 && self.args.depth != Some(0) {
            let said = count(without, "influence of another sort", "influences of other sorts");
            table.row(["but", &format!("{said}; see them without --via")]);
        }
        if self.args.depth == Some(0) {
            table.row(["but", "--depth 0 leaves everything out"]);
        }
        let what = [of.kind().map(str::to_owned), Some(crate::output::makers(of, session))];
        let what: Vec<String> =
            what.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        if !what.is_empty() {
            table.row(["it is", &what.join(", ")]);
        }
        let dated =
            of.timeline_date().map(|date| format!("{} ({})", timeline_date(date), date.kind));
        table.row(["dated", dated.as_deref().unwrap_or("nowhere")]);
        if let Some(summary) = of.summary() {
            table.row(["said", summary]);
        }
        let mut neighbours: Vec<String> = Vec::new();
        for influence in self.lineage.steps(of, opposite(self.direction), scope) {
            let end = far_end(influence, opposite(self.direction));
            neighbours.push(format!("{} [{}]", session.label(end), kinds(&[influence])));
        }
        if !neighbours.is_empty() {
            let more = neighbours.len().saturating_sub(NEIGHBOURS);
            neighbours.truncate(NEIGHBOURS);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            table.row([others, &format!("{}{more}", neighbours.join("; "))]);
        }
        table.row(["source", &places_of(of)]);
        let mut see = format!("forebear show {}", of.id());
        if !neighbours.is_empty() {
            see.push_str(&format!("; forebear {other} {}", of.id()));
        }
        table.row(["see", &see]);
        table.write(&session.screen, &mut text);
        text
    }
}

/// Returns where a technology is spoken of: each source once, with all places in it.
fn places_of(of: Technology<'_>) -> String {
    let mut sources: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for citation in of.claims().flat_map(|claim| claim.provenance().citations()) {
        sources.entry(citation.source.id()).or_default().extend(citation.place);
    }
    let cited = sources.into_iter().map(|(source, places)| {
        let places: Vec<&str> = places.into_iter().collect();
        format!("{source} {}", places.join("; ")).trim_end().to_owned()
    });
    let cited: Vec<String> = cited.collect();
    if cited.is_empty() { "none".to_owned() } else { cited.join(" | ") }
}

/// How many neighbours an empty answer names.
const NEIGHBOURS: usize = 5;

/// Returns who states these influences and what is remarked on them, a line each.
pub(crate) fn why(influences: &[Influence<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for influence in influences {
        for statement in influence.statements() {
            let kind = influence.kind();
            let rank = match statement.rank {
                // The kind says so already where nothing else is stated.
                Rank::Deprecated if !influence.is_in_force() => String::new(),
                Rank::Normal => String::new(),
                rank => format!(" ({rank})"),
            };
            let cited = citations(statement.provenance);
            let when = statement.when.map_or(String::new(), |when| format!(", in {when}"));
            let remarks = remarks(statement.provenance);
            let remarks = match remarks.is_empty() {
                true => String::new(),
                false => format!(": {}", remarks.join("; ")),
            };
            lines.push(format!("{kind}{rank}{when}, {cited}{remarks}"));
        }
    }
    lines
}

fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Back => Direction::Forward,
        Direction::Forward => Direction::Back,
    }
}

fn far_end(influence: Influence<'_>, direction: Direction) -> Technology<'_> {
    match direction {
        Direction::Back => influence.earlier(),
        Direction::Forward => influence.later(),
    }
}
