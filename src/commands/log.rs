//! How does the whole hang together?

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use anstyle::Style;
use forebear_exports::{View, ViewOptions};
use forebear_graph::{Lineage, Technology, Vocabulary};
use renderdag::{Ancestor, GraphRowRenderer, Renderer};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::exit;
use crate::failure::{Failure, Outcome};
use crate::filters::FilterArgs;
use crate::output::{
    BOLD, DATE, DIM, KIND, WARN, clean, count, cut, date_or_undated, json, makers, paint,
};
use crate::session::{Form, Session};

/// Draw the lineage in the terminal, newest first, as `git log --graph` does
///
/// Each technology is a row: name, date, developers, kind. Lines lead down to what it came from,
/// and none stands above what came of it, even where dates say otherwise. What has no date stands
/// just below the oldest that came of it, else just above the newest it came from, else last.
///
/// Where the query and the filters leave out what lies between two technologies, a dotted line
/// joins them, and the row says `via N` of its origin: N are left out at the least.
///
/// JSON: an array in the same order, of objects with id, label, date (EDTF text or null) and
/// parents: objects with id and either kinds, those of the influences, or via, the number of
/// those left out.
#[derive(clap::Args, Debug)]
pub(crate) struct LogArgs {
    /// Draw at most this many technologies
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    filters: FilterArgs,
}

pub(crate) fn run(args: &LogArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let chosen = args.filters.select(&lineage, session)?;
    let options = ViewOptions {
        scope: *session.scope(),
        language: session.lang().map(str::to_owned),
        ..ViewOptions::default()
    };
    let view = View::new(&lineage, chosen, options);
    let graph = Graph::of(&view, &lineage);
    let order = graph.order();
    let limit = args.limit.unwrap_or(usize::MAX).min(order.len());
    let log = Log { session, view: &view, lineage: &lineage, places: places(&order), graph };
    let drawn = match form {
        Form::Json => {
            let rows = order[..limit].iter().map(|place| log.json(*place));
            session.print(&json::pretty(&rows.collect()))?;
            limit
        }
        _ => log.draw(&order[..limit])?,
    };
    if form == Form::Text {
        log.say_how_many(drawn, args);
    }
    log.say_what_is_odd(&order[..drawn]);
    Ok(exit::FINE)
}

/// An origin that is drawn, too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Parent {
    place: usize,
    /// How many are left out between the two; none if an influence joins them.
    left_out: usize,
}

/// What is drawn, by the places in the view.
#[derive(Debug, Default)]
struct Graph {
    /// The main origin first, each once, and those through what is left out last.
    parents: Vec<Vec<Parent>>,
    /// Dates as numbers in their order.
    dates: Vec<Option<usize>>,
    /// The group of those that descend from each other that each belongs to.
    groups: Vec<Option<usize>>,
}

impl Graph {
    fn of(view: &View<'_>, lineage: &Lineage) -> Graph {
        let technologies = view.technologies();
        let mut parents = vec![Vec::new(); technologies.len()];
        // The heir for which each was last seen as an origin.
        let mut seen = vec![None; technologies.len()];
        for (place, technology) in technologies.iter().enumerate() {
            let origins = view.origins(*technology).map(|influence| influence.earlier());
            for origin in origins.filter_map(|origin| view.place(origin)) {
                if origin != place && seen[origin].replace(place) != Some(place) {
                    parents[place].push(Parent { place: origin, left_out: 0 });
                }
            }
        }
        for edge in view.indirect() {
            if let (Some(origin), Some(heir)) = (view.place(edge.earlier), view.place(edge.later)) {
                parents[heir].push(Parent { place: origin, left_out: edge.left_out });
            }
        }
        let mut groups = vec![None; technologies.len()];
        for (number, members) in lineage.path_counts(view.scope()).groups().iter().enumerate() {
            for place in members.iter().filter_map(|member| view.place(*member)) {
                groups[place] = Some(number);
            }
        }
        Graph { parents, dates: dates(technologies), groups }
    }

    /// Returns the places from the newest on, and heirs before their origins, unless they descend
    /// from each other.
    ///
    /// Of what has no heirs left to wait for, the newest comes next. Of a group of technologies
    /// that descend from each other the newest waits only for heirs outside the group.
    fn order(&self) -> Vec<usize> {
        let mut queue = Queue::new(self);
        for place in 0..self.parents.len() {
            if queue.heirs_left[place] == 0 {
                queue.push(place);
            }
        }
        for group in 0..queue.groups.len() {
            queue.begin_if_stuck(group);
        }
        let mut order = Vec::with_capacity(self.parents.len());
        while let Some(place) = queue.pop() {
            order.push(place);
        }
        order
    }

    /// Returns for each place the date by which it is ordered: its own, else that of its oldest
    /// heir over steps between what is undated, else that of its newest origin over such steps.
    fn keys(&self) -> Vec<Option<usize>> {
        let mut heirs = vec![Vec::new(); self.parents.len()];
        for (place, parents) in self.parents.iter().enumerate() {
            parents.iter().for_each(|parent| heirs[parent.place].push(place));
        }
        let mut keys = self.dates.clone();
        for place in by_key(&keys) {
            spread(place, &mut keys, |at| self.parents[at].iter().map(|parent| parent.place));
        }
        for place in by_key(&keys).into_iter().rev() {
            spread(place, &mut keys, |at| heirs[at].iter().copied());
        }
        keys
    }
}

/// Returns what has a key, the least key first.
fn by_key(keys: &[Option<usize>]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).filter(|place| keys[*place].is_some()).collect();
    places.sort_by_key(|place| keys[*place]);
    places
}

/// Gives a key to everything without one that is reached over such.
fn spread<I: Iterator<Item = usize>>(
    from: usize,
    keys: &mut [Option<usize>],
    next: impl Fn(usize) -> I,
) {
    let key = keys[from];
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        for neighbour in next(at).filter(|neighbour| *neighbour != from) {
            if keys[neighbour].is_none() {
                keys[neighbour] = key;
                stack.push(neighbour);
            }
        }
    }
}

/// Numbers the dates of technologies that are in the order of listing.
fn dates(technologies: &[Technology<'_>]) -> Vec<Option<usize>> {
    let mut number = 0;
    let mut last = None;
    let numbers = technologies.iter().map(|technology| {
        let date = technology.date()?;
        number += usize::from(last.replace(date) != Some(date));
        Some(number)
    });
    numbers.collect()
}

/// Returns the place in the order of each that is in it.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    order.iter().enumerate().for_each(|(nth, place)| places[*place] = nth);
    places
}

/// Returns the lines that run on above a row; the renderer leaves this one empty where it parts
/// two rows that no line joins. What stands in a row begins with a style.
fn stems(row: &str, glyph: &str) -> String {
    let graph = row.split('\x1b').next().unwrap_or_default();
    graph.replacen(glyph, " ", 1).trim_end().to_owned()
}

/// What may come next.
struct Queue<'a> {
    graph: &'a Graph,
    keys: Vec<Option<usize>>,
    heap: BinaryHeap<(Option<usize>, Reverse<usize>)>,
    is_queued: Vec<bool>,
    heirs_left: Vec<usize>,
    groups: Vec<Group>,
}

/// Technologies that descend from each other.
#[derive(Clone, Default)]
struct Group {
    /// The newest last, without those that were queued when they were looked at.
    members: Vec<usize>,
    size: usize,
    /// The members that have come, until all have: then everything that waits for one of them
    /// may come.
    drawn: Vec<usize>,
    /// How many steps to heirs outside are left to wait for.
    outside_left: usize,
    /// How many members are in the queue.
    queued: usize,
}

impl<'a> Queue<'a> {
    fn new(graph: &'a Graph) -> Queue<'a> {
        let keys = graph.keys();
        let count = graph.parents.len();
        let group_count = graph.groups.iter().flatten().max().map_or(0, |last| last + 1);
        let mut groups = vec![Group::default(); group_count];
        let mut heirs_left = vec![0; count];
        for (place, parents) in graph.parents.iter().enumerate() {
            for parent in parents {
                heirs_left[parent.place] += 1;
                if let Some(group) = graph.groups[parent.place] {
                    groups[group].outside_left += usize::from(graph.groups[place] != Some(group));
                }
            }
            if let Some(group) = graph.groups[place] {
                groups[group].members.push(place);
                groups[group].size += 1;
            }
        }
        for group in &mut groups {
            group.members.sort_by_key(|place| (keys[*place], Reverse(*place)));
        }
        let (heap, is_queued) = (BinaryHeap::new(), vec![false; count]);
        Queue { graph, keys, heap, is_queued, heirs_left, groups }
    }

    fn push(&mut self, place: usize) {
        if !std::mem::replace(&mut self.is_queued[place], true) {
            self.heap.push((self.keys[place], Reverse(place)));
            if let Some(group) = self.graph.groups[place] {
                self.groups[group].queued += 1;
            }
        }
    }

    fn pop(&mut self) -> Option<usize> {
        let (_, Reverse(place)) = self.heap.pop()?;
        let graph = self.graph;
        let own = graph.groups[place];
        for parent in &graph.parents[place] {
            if own.is_none() || graph.groups[parent.place] == own {
                self.release(parent.place, own);
            }
        }
        if let Some(number) = own {
            let group = &mut self.groups[number];
            group.queued -= 1;
            group.drawn.push(place);
            if group.drawn.len() == group.size {
                self.release_outside(number);
            }
            self.begin_if_stuck(number);
        }
        Some(place)
    }

    /// Lets everything outside a group come that waited for the whole of it.
    fn release_outside(&mut self, group: usize) {
        let graph = self.graph;
        for place in std::mem::take(&mut self.groups[group].drawn) {
            for parent in &graph.parents[place] {
                if graph.groups[parent.place] != Some(group) {
                    self.release(parent.place, Some(group));
                }
            }
        }
    }

    /// Counts down the heirs that an origin waits for; `by` is the group of the heir.
    fn release(&mut self, origin: usize, by: Option<usize>) {
        self.heirs_left[origin] -= 1;
        if self.heirs_left[origin] == 0 {
            self.push(origin);
        }
        if let Some(group) = self.graph.groups[origin].filter(|group| Some(*group) != by) {
            self.groups[group].outside_left -= 1;
            self.begin_if_stuck(group);
        }
    }

    /// Lets the newest member of a group come whose members wait for nothing but each other.
    fn begin_if_stuck(&mut self, group: usize) {
        let of = &mut self.groups[group];
        if of.outside_left > 0 || of.queued > 0 {
            return;
        }
        while let Some(place) = self.groups[group].members.pop() {
            if !self.is_queued[place] {
                self.push(place);
                return;
            }
        }
    }
}

/// The graph is drawn no wider than this, so that what is drawn of a very large lineage stays in
/// proportion to its rows.
const WIDEST: u64 = 1000;

/// So much of the answer is printed at a time.
const CHUNK: usize = 1 << 16;

/// How many of those that descend from each other are named.
const NAMED: usize = 8;

struct Log<'a> {
    session: &'a Session,
    view: &'a View<'a>,
    lineage: &'a Lineage,
    graph: Graph,
    /// The place in the order, by the place in the view.
    places: Vec<usize>,
}

impl<'a> Log<'a> {
    /// Draws rows, and returns how many.
    fn draw(&self, order: &[usize]) -> Result<usize, Failure> {
        let graph = GraphRowRenderer::new().output().with_min_row_height(1);
        let mut renderer: Box<dyn Renderer<usize, Output = String>> =
            match self.session.screen.unicode {
                true => Box::new(graph.build_box_drawing()),
                false => Box::new(graph.build_ascii()),
            };
        let glyph = self.session.screen.glyph("○", "o");
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
            let room = self.session.screen.width.map(|screen| {
                screen.saturating_sub(usize::try_from(width).unwrap_or(usize::MAX)).max(1)
            });
            let row = self.row(*place, room);
            let row = renderer.next_row(*place, parents, glyph.to_owned(), row);
            match row.strip_prefix('\n') {
                Some(row) => text.push_str(&format!("{}\n{row}", stems(row, glyph))),
                None => text.push_str(&row),
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

    fn row(&self, place: usize, mut room: Option<usize>) -> String {
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
        let mut text = String::new();
        for (style, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
            let gap = if text.is_empty() { "" } else { "  " };
            let part = clean(&part).into_owned();
            let space = room.map(|room| room.saturating_sub(gap.width()));
            if space == Some(0) {
                break;
            }
            let shown = cut(&part, space, self.session.screen.glyph("…", "~"));
            text.push_str(gap);
            text.push_str(&paint(style, &shown));
            if shown != part {
                break;
            }
            room = space.map(|space| space.saturating_sub(shown.width()));
        }
        text
    }

    fn json(&self, place: usize) -> Value {
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

    fn say_how_many(&self, drawn: usize, args: &LogArgs) {
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

    fn say_what_is_odd(&self, order: &[usize]) {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A small generator, so that every run sees the same graphs.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (self.0 >> 33) as usize % sides
        }
    }

    /// Makes a graph with cycles or without, and the table of what descends from what.
    fn random(dice: &mut Dice, cyclic: bool) -> (Graph, Vec<Vec<bool>>) {
        let count = 1 + dice.roll(12);
        let mut parents = vec![Vec::new(); count];
        let mut reaches = vec![vec![false; count]; count];
        for _ in 0..dice.roll(3 * count) {
            let (mut a, mut b) = (dice.roll(count), dice.roll(count));
            if !cyclic && a > b {
                (a, b) = (b, a);
            }
            if a != b && !reaches[a][b] {
                reaches[a][b] = true;
                parents[b].push(Parent { place: a, left_out: dice.roll(2) });
            }
        }
        for mid in 0..count {
            for a in 0..count {
                for b in 0..count {
                    reaches[a][b] |= reaches[a][mid] && reaches[mid][b];
                }
            }
        }
        let mutual = |a: usize, b: usize| reaches[a][b] && reaches[b][a];
        let groups = (0..count).map(|a| (0..count).find(|b| mutual(a, *b))).collect();
        let dates = (0..count).map(|_| Some(dice.roll(8)).filter(|date| *date > 2)).collect();
        (Graph { parents, dates, groups }, reaches)
    }

    #[test]
    fn no_predecessor_stands_above_its_heir() {
        let mut dice = Dice(7);
        for round in 0..4000 {
            let (graph, reaches) = random(&mut dice, round % 2 == 1);
            let order = graph.order();
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..graph.parents.len()).collect::<Vec<_>>(), "{graph:?}");
            for (nth, upper) in order.iter().enumerate() {
                for lower in &order[nth + 1..] {
                    let is_above = reaches[*upper][*lower] && !reaches[*lower][*upper];
                    assert!(!is_above, "{upper} above {lower} in {graph:?}");
                }
            }
        }
    }

    #[test]
    fn the_newest_that_can_come_comes_next() {
        let mut dice = Dice(11);
        for _ in 0..2000 {
            let (graph, reaches) = random(&mut dice, false);
            let keys = graph.keys();
            let mut left: Vec<usize> = (0..graph.parents.len()).collect();
            for place in graph.order() {
                let free = |at: &usize| !left.iter().any(|other| reaches[*at][*other]);
                let best = left.iter().copied().filter(free);
                let best = best.max_by_key(|at| (keys[*at], Reverse(*at)));
                assert_eq!(best, Some(place), "{graph:?}");
                left.retain(|other| *other != place);
            }
        }
    }

    #[test]
    fn what_has_no_date_stands_by_its_heirs_else_by_its_origins() {
        let parent = |place| vec![Parent { place, left_out: 0 }];
        // 0 (of date 1) > 1 > 2 (of date 5); 0 > 3; and 4 alone.
        let graph = Graph {
            parents: vec![vec![], parent(0), parent(1), parent(0), vec![]],
            dates: vec![Some(1), None, Some(5), None, None],
            groups: vec![None; 5],
        };
        assert_eq!(graph.keys(), [Some(1), Some(5), Some(5), Some(1), None]);
        assert_eq!(graph.order(), [2, 1, 3, 0, 4]);
    }
}
