//! `N` rows → technologies.

use forebear_graph::write::{Cited, Entry, Origin, Value};
use forebear_graph::{Date, InfluenceKind, Key};

use crate::ProblemCode;
use crate::gnuclad::cells::Row;
use crate::gnuclad::dates::date;
use crate::gnuclad::problems::Problems;
use crate::gnuclad::read::{Names, at_row};

const NAME: usize = 1;
const COLOUR: usize = 2;
const PARENT: usize = 3;
const START: usize = 4;
const STOP: usize = 5;
const ICON: usize = 6;
const DESCRIPTION: usize = 7;
/// Where changes of the name begin, three cells each.
const CHANGES: usize = 8;

/// Returns the name under which other rows know a node: its first one, blanks included.
pub(super) fn name(row: &Row) -> &str {
    row.cell(NAME)
}

/// Returns where the name of a node stands.
pub(super) fn place_of_name(row: &Row) -> (usize, usize) {
    (row.line, row.column(NAME))
}

/// What the nodes of a file have, counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) parents: usize,
    pub(super) old_names: usize,
}

/// Makes a technology of a node.
pub(super) fn node(
    row: &Row,
    id: &str,
    names: &Names<'_>,
    counts: &mut Counts,
    problems: &mut Problems,
) -> Entry {
    let mut entry = Entry::new(id);
    let cited = at_row(names.source, &format!("N {}", name(row)));
    let mut say = |key: Key<String>, value: Value| entry.say(key, value, cited.clone());
    let changes = changes(row, problems);
    let current = changes.names.last().map_or(name(row), |change| &change.name);
    say(Key::Name, Value::Text(current.to_owned()));
    say(Key::Kind, Value::Text("system".to_owned()));
    if let Some(start) = date(row, START, problems) {
        say(Key::Released, Value::Date(start));
    }
    if let Some(stop) = date(row, STOP, problems) {
        say(Key::Retired, Value::Date(stop));
    }
    let former = former_names(name(row), &changes.names);
    counts.old_names += former.len();
    if !former.is_empty() {
        say(Key::Formerly, Value::FormerNames(former));
    }
    descriptions(row, &changes.descriptions, &mut say);
    if let Some(colour) = colour(row, problems) {
        say(Key::Color, Value::Text(colour));
    }
    let icon = row.cell(ICON).trim();
    if !icon.is_empty() {
        say(Key::Icon, Value::Text(icon.to_owned()));
    }
    if let Some(parent) = parent(row, id, names, cited, problems) {
        counts.parents += 1;
        entry.origins.push(parent);
    }
    entry
}

/// A later name and when it was taken.
struct Change {
    name: String,
    when: Option<Date>,
}

#[derive(Default)]
struct Changes {
    names: Vec<Change>,
    /// The descriptions that belong to later names, in order.
    descriptions: Vec<String>,
}

fn changes(row: &Row, problems: &mut Problems) -> Changes {
    let mut changes = Changes::default();
    for at in (CHANGES..row.len()).step_by(3) {
        let name = row.cell(at);
        let description = row.cell(at + 2).trim();
        if !description.is_empty() {
            changes.descriptions.push(description.to_owned());
        }
        if name.trim().is_empty() {
            if [at + 1, at + 2].iter().any(|at| !row.cell(*at).trim().is_empty()) {
                let message = "a change of the name lacks the new name";
                let done = match description.is_empty() {
                    true => "left out",
                    false => "its description is kept, the rest left out",
                };
                let place = (row.line, row.column(at));
                problems.push(ProblemCode::MissingCell, place, message, done);
            }
            continue;
        }
        for (at, what) in [(at + 1, "date"), (at + 2, "description")] {
            if row.cell(at).trim().is_empty() {
                let message = format!("the change of the name to `{name}` lacks its {what}");
                let place = (row.line, row.column(at));
                problems.push(ProblemCode::MissingCell, place, message, "kept without it");
            }
        }
        let when = date(row, at + 1, problems);
        changes.names.push(Change { name: name.to_owned(), when });
    }
    changes
}

/// Each name was given up when the next one was taken.
fn former_names(first: &str, changes: &[Change]) -> Vec<(String, Option<Date>)> {
    let names = std::iter::once(first).chain(changes.iter().map(|change| &*change.name));
    let former = names.zip(changes).map(|(name, next)| (name.to_owned(), next.when.clone()));
    former.collect()
}

/// The address of the latest description is the one of today; what is no address says what it is.
fn descriptions(row: &Row, later: &[String], say: &mut impl FnMut(Key<String>, Value)) {
    let first = row.cell(DESCRIPTION).trim();
    let all = std::iter::once(first).chain(later.iter().map(String::as_str));
    let all = all.filter(|description| !description.is_empty());
    let (mut addresses, texts): (Vec<&str>, Vec<&str>) = all.partition(|text| is_address(text));
    if !texts.is_empty() {
        say(Key::Summary, Value::Text(texts.join("; ")));
    }
    if let Some(last) = addresses.pop() {
        say(Key::Url, Value::Text(last.to_owned()));
        let mut links: Vec<String> = Vec::new();
        for address in addresses {
            if address != last && links.iter().all(|link| link != address) {
                links.push(address.to_owned());
            }
        }
        if !links.is_empty() {
            say(Key::Links, Value::List(links));
        }
    }
}

fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "ftp://"].iter().any(|scheme| text.starts_with(scheme));
    begins && !text.contains(char::is_whitespace)
}

fn colour(row: &Row, problems: &mut Problems) -> Option<String> {
    let written = row.cell(COLOUR).trim();
    if written.is_empty() {
        return None;
    }
    let is_hex = |digits: &str| {
        matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let is_word = written.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_word || written.strip_prefix('#').is_some_and(is_hex) {
        return Some(written.to_owned());
    }
    let place = (row.line, row.column(COLOUR));
    let message = format!("`{written}` is not a colour as #RGB or #RRGGBB");
    problems.push(ProblemCode::BadValue, place, message, "left out");
    None
}

fn parent(
    row: &Row,
    id: &str,
    names: &Names<'_>,
    cited: Cited,
    problems: &mut Problems,
) -> Option<Origin> {
    let written = row.cell(PARENT);
    if written.trim().is_empty() {
        return None;
    }
    let place = (row.line, row.column(PARENT));
    let earlier = names.find(written, place, "kept without its parent", problems)?;
    if earlier == id {
        let message = format!("`{written}` is its own parent");
        problems.push(ProblemCode::SelfReference, place, message, "kept without its parent");
        return None;
    }
    Some(Origin { earlier: earlier.to_owned(), kind: InfluenceKind::Basis, when: None, cited })
}
