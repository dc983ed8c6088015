//! A file → a document.

use std::collections::{BTreeMap, HashMap};

use forebear_graph::write::{Cited, Document, Entry, Origin, Value};
use forebear_graph::{Date, InfluenceKind, Key, id_of_name};

use crate::gnuclad::cells::{Row, rows};
use crate::gnuclad::connectors::connector;
use crate::gnuclad::nodes::{self, node};
use crate::gnuclad::problems::Problems;
use crate::ids::ids;
use crate::{Count, ImportError, Imported, InputFile, ProblemCode, Report};

/// Returns the citation of a row, by the names in it: the number of its line would be another one in
/// the next version of the file, and every statement with it.
pub(super) fn at_row(source: &str, row: &str) -> Cited {
    Cited::at(source, format!("row {row}"))
}

/// The ids of the nodes by the names under which rows refer to them.
pub(super) struct Names<'a> {
    /// The id of the file as a source.
    pub(super) source: &'a str,
    ids: HashMap<&'a str, &'a str>,
    /// The first name of each spelling without blanks at the ends and case.
    spellings: HashMap<String, &'a str>,
}

impl<'a> Names<'a> {
    /// Returns the id of the node of this name, blanks included.
    pub(super) fn find(
        &self,
        name: &str,
        place: (usize, usize),
        done: &str,
        problems: &mut Problems,
    ) -> Option<&'a str> {
        if let Some(id) = self.ids.get(name) {
            return Some(id);
        }
        let near = self.spellings.get(&spelling(name));
        let near = near.map_or(String::new(), |near| format!("; there is `{near}`"));
        let message = format!("no node is called `{name}`{near}");
        problems.push(ProblemCode::UnknownName, place, message, done);
        None
    }
}

fn spelling(name: &str) -> String {
    name.trim().to_lowercase()
}

pub(super) fn read(file: &InputFile<'_>) -> Result<Imported, ImportError> {
    let mut problems = Problems::new(file.name);
    let rows = rows(file.bytes, &mut problems);
    let sorted = sorted(&rows, &mut problems);
    if sorted.nodes.is_empty() && sorted.connectors.is_empty() {
        let file = file.name.to_owned();
        let wanted = "a gnuclad file is UTF-8 text with rows that begin with `N,` or `C,`";
        return Err(ImportError::Nothing { file, wanted });
    }
    let head = head(&rows);
    let title = head.first().cloned().unwrap_or_else(|| file.name.to_owned());
    let stem = file.name.rsplit_once('.').map_or(file.name, |(stem, _)| stem);
    let source = id_of_name(stem).unwrap_or_else(|| "file".to_owned());
    let mut document = Document::new(title.clone());
    let said = document.source(source.clone());
    said.title = Some(if title == file.name { title } else { format!("{title} ({})", file.name) });
    said.note = (head.len() > 1).then(|| head[1..].join("\n"));

    let ids = ids(sorted.nodes.iter().map(|row| nodes::name(row)));
    let mut names = Names { source: &source, ids: HashMap::new(), spellings: HashMap::new() };
    for (row, id) in sorted.nodes.iter().zip(&ids) {
        let Some(id) = id else { continue };
        if names.ids.contains_key(nodes::name(row)) {
            let message = format!("`{}` is the name of an earlier row, too", nodes::name(row));
            let done = format!("kept as `{id}`; what refers to the name means the first row");
            problems.push(ProblemCode::RepeatedName, nodes::place_of_name(row), message, done);
        } else {
            names.ids.insert(nodes::name(row), id);
            names.spellings.entry(spelling(nodes::name(row))).or_insert(nodes::name(row));
        }
    }
    let mut counts = nodes::Counts::default();
    for (row, id) in sorted.nodes.iter().zip(&ids) {
        match id {
            Some(id) => {
                document.technologies.push(node(row, id, &names, &mut counts, &mut problems));
            }
            None => {
                let place = nodes::place_of_name(row);
                problems.push(ProblemCode::MissingCell, place, "the node has no name", "left out");
            }
        }
    }
    let connected = connect(&sorted.connectors, &names, &mut document, &mut problems);
    let report = Report {
        read: vec![
            Count::new(document.technologies.len(), "node", "nodes"),
            Count::new(counts.parents, "parent", "parents"),
            Count::new(connected.count(), "connector", "connectors"),
            Count::new(counts.old_names, "old name", "old names"),
        ],
        decided: decided(document.technologies.len(), counts.parents, &connected),
        left_out: left_out(&sorted, &connected),
        problems: problems.finish(),
    };
    Ok(Imported { document, report })
}

/// The rows of a file, by what they are.
#[derive(Default)]
struct Sorted<'r> {
    nodes: Vec<&'r Row>,
    connectors: Vec<&'r Row>,
    domains: usize,
    pictures: usize,
    commented_out: usize,
    comments: usize,
    unknown: usize,
}

fn sorted<'r>(rows: &'r [Row], problems: &mut Problems) -> Sorted<'r> {
    let mut sorted = Sorted::default();
    for row in rows {
        match row.cell(0) {
            "N" => sorted.nodes.push(row),
            "C" => sorted.connectors.push(row),
            "D" => sorted.domains += 1,
            "SVG" | "PNG" => sorted.pictures += 1,
            first if first.starts_with('#') || first.starts_with("//") => {
                let rest = first.trim_start_matches(['#', '/']);
                match matches!(rest, "N" | "C" | "D" | "SVG" | "PNG") {
                    true => sorted.commented_out += 1,
                    false => sorted.comments += 1,
                }
            }
            first => {
                sorted.unknown += 1;
                let message = match first.trim().is_empty() {
                    true => "the first cell, which says what the row is, is empty".to_owned(),
                    false => {
                        format!("there are no rows `{first}`; N, C, D, SVG and PNG are known")
                    }
                };
                let place = (row.line, row.column(0));
                problems.push(ProblemCode::UnknownRow, place, message, "left out");
            }
        }
    }
    sorted
}

/// Returns the first paragraph of the comments with which a file begins: what it is, by whom, under
/// which licence. Only `//` begins such a paragraph; `#` heads columns.
fn head(rows: &[Row]) -> Vec<String> {
    let comments = rows.iter().take_while(|row| row.cell(0).starts_with("//"));
    let text = |row: &Row| row.cell(1).trim().to_owned();
    comments.map(text).skip_while(String::is_empty).take_while(|text| !text.is_empty()).collect()
}

/// What became of the connectors.
#[derive(Default)]
struct Connected {
    /// By what stands in the cell of the thickness: the kind it became, and how often.
    widths: BTreeMap<String, (InfluenceKind, usize)>,
    colours: usize,
    repeated_parents: usize,
}

impl Connected {
    fn count(&self) -> usize {
        self.widths.values().map(|(_, count)| count).sum()
    }
}

fn connect(
    rows: &[&Row],
    names: &Names<'_>,
    document: &mut Document,
    problems: &mut Problems,
) -> Connected {
    let mut connected = Connected::default();
    let places: HashMap<String, usize> = document
        .technologies
        .iter()
        .enumerate()
        .map(|(at, entry)| (entry.id.clone(), at))
        .collect();
    for row in rows {
        let Some(found) = connector(row, names, problems) else { continue };
        let Some(entry) = places.get(found.later).and_then(|at| document.technologies.get_mut(*at))
        else {
            continue;
        };
        connected.widths.entry(found.thickness).or_insert((found.origin.kind, 0)).1 += 1;
        connected.colours += usize::from(found.has_colour);
        let is_parent = |origin: &&mut Origin| {
            origin.earlier == found.origin.earlier && origin.kind == found.origin.kind
        };
        let start = released(entry);
        if let Some(parent) = entry.origins.first_mut().filter(is_parent)
            && parent.when.is_none()
        {
            // Else the two would be one influence that begins only with the connector.
            parent.when = start;
            connected.repeated_parents += 1;
        }
        entry.origins.push(found.origin);
    }
    connected
}

fn released(entry: &Entry) -> Option<Date> {
    entry.claims.iter().find_map(|claim| match (&claim.key, &claim.value) {
        (Key::Released, Value::Date(date)) => Some(date.clone()),
        _ => None,
    })
}

fn decided(nodes: usize, parents: usize, connected: &Connected) -> Vec<Count> {
    let mut decided = vec![
        Count::new(
            nodes,
            "node became a technology of the kind `system`",
            "nodes became technologies of the kind `system`",
        ),
        Count::new(
            parents,
            "parent became `basis`, the main origin",
            "parents became `basis`, the main origin",
        ),
    ];
    for (width, (kind, count)) in &connected.widths {
        let became = match width.as_str() {
            "" => format!("without a thickness became `{kind}`"),
            width => format!("of thickness {width} became `{kind}`"),
        };
        let (one, several) = (format!("connector {became}"), format!("connectors {became}"));
        decided.push(Count::new(*count, &one, &several));
    }
    decided.push(Count::new(
        connected.repeated_parents,
        "parent that a connector repeats takes effect at the start of its node",
        "parents that connectors repeat take effect at the start of their nodes",
    ));
    decided.retain(|count| count.number > 0);
    decided
}

fn left_out(sorted: &Sorted<'_>, connected: &Connected) -> Vec<Count> {
    let mut left_out = vec![
        Count::new(sorted.domains, "domain", "domains"),
        Count::new(sorted.pictures, "picture", "pictures"),
        Count::new(connected.colours, "colour of a connector", "colours of connectors"),
        Count::new(
            sorted.commented_out,
            "row that is commented out",
            "rows that are commented out",
        ),
        Count::new(sorted.comments, "comment", "comments"),
        Count::new(sorted.unknown, "row of an unknown sort", "rows of an unknown sort"),
    ];
    left_out.retain(|count| count.number > 0);
    left_out
}
