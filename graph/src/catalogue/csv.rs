//! `nodes.csv` and `edges.csv`: large catalogues as two tables, streamed row by row.
//!
//! The first row names the columns. Of the nodes only `id` is needed; lists are separated by
//! semicolons, and `facts.X` and `names.X` are columns of their own. Of the edges the two ends are
//! needed; an edge runs from the earlier technology to the later one.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::catalogue::keys::{CERTAINTIES, INFLUENCE_KINDS};
use crate::catalogue::{FileId, Location, SourceFiles, text};
use crate::check::{Code, Diagnostic};
use crate::date::Date;
use crate::model::build::{Builder, NewClaim, NewValue};
use crate::model::claims::Stance;
use crate::model::influences::InfluenceClaim;
use crate::model::pools::{Details, NONE, ProvenanceId};
use crate::model::text::TooMuchText;
use crate::model::{Certainty, EntityKind, InfluenceKind, Key, Rank, is_id, slug};
use crate::names::nearest;

/// The tables of a folder.
#[derive(Debug, Default)]
pub(crate) struct TablePair {
    pub(crate) nodes: Vec<PathBuf>,
    pub(crate) edges: Vec<PathBuf>,
}

impl TablePair {
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.edges.is_empty()
    }
}

/// How many problems of a file show the line they are in; looking it up costs a seek.
const EXCERPTS: usize = 100;
/// How much of a line is shown.
const EXCERPT_BYTES: u64 = 4096;

/// Streams the tables into the builder, all nodes before all edges.
pub(crate) fn read(
    tables: &TablePair,
    files: &mut SourceFiles,
    builder: &mut Builder,
    default_source: Option<u32>,
) -> Result<(), TooMuchText> {
    for path in &tables.nodes {
        let mut table = Table::new(path, files, builder, default_source, node_column);
        while let Some(row) = table.next() {
            node(&mut table, &row)?;
        }
    }
    for path in &tables.edges {
        let mut table = Table::new(path, files, builder, default_source, edge_column);
        while let Some(row) = table.next() {
            edge(&mut table, &row)?;
        }
    }
    Ok(())
}

#[derive(Clone, PartialEq, Debug)]
enum Column {
    Id,
    Claim(Key<String>),
    Earlier,
    Later,
    InfluenceKind,
    When,
    Certainty,
    Source,
    Place,
    Note,
}

/// Names under which the columns of `nodes.csv` are known, the usual one first.
const NODE_COLUMNS: &[(&str, Column)] = &[
    ("id", Column::Id),
    ("name", Column::Claim(Key::Name)),
    ("label", Column::Claim(Key::Name)),
    ("title", Column::Claim(Key::Name)),
    ("kind", Column::Claim(Key::Kind)),
    ("type", Column::Claim(Key::Kind)),
    ("developers", Column::Claim(Key::Developers)),
    ("developer", Column::Claim(Key::Developers)),
    ("released", Column::Claim(Key::Released)),
    ("date", Column::Claim(Key::Released)),
    ("announced", Column::Claim(Key::Announced)),
    ("published", Column::Claim(Key::Published)),
    ("retired", Column::Claim(Key::Retired)),
    ("fields", Column::Claim(Key::Fields)),
    ("field", Column::Claim(Key::Fields)),
    ("family", Column::Claim(Key::Family)),
    ("aliases", Column::Claim(Key::Aliases)),
    ("misspellings", Column::Claim(Key::Misspellings)),
    ("summary", Column::Claim(Key::Summary)),
    ("description", Column::Claim(Key::Summary)),
    ("url", Column::Claim(Key::Url)),
    ("links", Column::Claim(Key::Links)),
    ("color", Column::Claim(Key::Color)),
    ("icon", Column::Claim(Key::Icon)),
    ("certainty", Column::Certainty),
    ("source", Column::Source),
    ("citation", Column::Source),
    ("place", Column::Place),
    ("note", Column::Note),
];

/// Names under which the columns of `edges.csv` are known, the usual one first.
const EDGE_COLUMNS: &[(&str, Column)] = &[
    ("source", Column::Earlier),
    ("from", Column::Earlier),
    ("earlier", Column::Earlier),
    ("target", Column::Later),
    ("to", Column::Later),
    ("later", Column::Later),
    ("kind", Column::InfluenceKind),
    ("as", Column::InfluenceKind),
    ("type", Column::InfluenceKind),
    ("when", Column::When),
    ("date", Column::When),
    ("certainty", Column::Certainty),
    ("citation", Column::Source),
    ("place", Column::Place),
    ("note", Column::Note),
];

fn node_column(name: &str) -> Option<Column> {
    if let Some(fact) = name.strip_prefix("facts.") {
        return Some(Column::Claim(Key::Fact(fact.to_owned())));
    }
    if let Some(language) = name.strip_prefix("names.") {
        return Some(Column::Claim(Key::NameIn(language.to_owned())));
    }
    find_column(NODE_COLUMNS, name)
}

fn edge_column(name: &str) -> Option<Column> {
    find_column(EDGE_COLUMNS, name)
}

fn find_column(columns: &[(&str, Column)], name: &str) -> Option<Column> {
    let found = columns.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, column)| column.clone())
}

/// A table that is being read.
struct Table<'a> {
    builder: &'a mut Builder,
    default_source: Option<u32>,
    reader: Option<Reader<File>>,
    path: &'a Path,
    file: FileId,
    columns: Vec<(usize, Column)>,
    width: usize,
    excerpts: usize,
    /// Few dates stand in many rows.
    dates: HashMap<String, Option<Date>>,
}

/// One row: where it begins and what is in its cells.
struct Row {
    record: ByteRecord,
    line: u32,
    byte: u64,
}

impl<'a> Table<'a> {
    fn new(
        path: &'a Path,
        files: &mut SourceFiles,
        builder: &'a mut Builder,
        default_source: Option<u32>,
        column: fn(&str) -> Option<Column>,
    ) -> Table<'a> {
        let file = files.add(path.to_string_lossy().into_owned(), String::new());
        let mut table = Table {
            builder,
            default_source,
            reader: None,
            path,
            file,
            columns: Vec::new(),
            width: 0,
            excerpts: 0,
            dates: HashMap::new(),
        };
        match File::open(path) {
            Ok(opened) => {
                let mut reader = ReaderBuilder::new();
                reader.has_headers(false).flexible(true).buffer_capacity(1 << 16);
                table.reader = Some(reader.from_reader(opened));
            }
            Err(error) => {
                let message = format!("cannot read `{}`: {error}", path.display());
                table.builder.diagnostics.push(Diagnostic::new(Code::Unreadable, message));
            }
        }
        table.header(column);
        table
    }

    fn header(&mut self, column: fn(&str) -> Option<Column>) {
        let Some(row) = self.next_record() else { return };
        self.width = row.record.len();
        let names: Vec<&str> = match column("target") {
            Some(_) => EDGE_COLUMNS.iter().map(|(name, _)| *name).collect(),
            None => NODE_COLUMNS.iter().map(|(name, _)| *name).collect(),
        };
        for at in 0..row.record.len() {
            let name = String::from_utf8_lossy(&row.record[at]).trim().to_owned();
            match column(&name) {
                Some(found) if self.columns.iter().all(|(_, column)| *column != found) => {
                    self.columns.push((at, found));
                }
                Some(_) => {
                    let message = format!("the column `{}` is there twice", text::shown(&name));
                    self.report(&row, at, Diagnostic::new(Code::UnknownKey, message));
                }
                None => {
                    let message = format!("there is no column `{}`", text::shown(&name));
                    let hint = match nearest(&name, names.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("the columns are {}", names.join(", ")),
                    };
                    let diagnostic = Diagnostic::new(Code::UnknownKey, message).hint(hint);
                    self.report(&row, at, diagnostic);
                }
            }
        }
        let needed: &[(Column, &str)] = match column("target") {
            Some(_) => &[(Column::Earlier, "source"), (Column::Later, "target")],
            None => &[(Column::Id, "id")],
        };
        for (column, name) in needed {
            if self.columns.iter().all(|(_, found)| found != column) {
                let message = format!("the table lacks its column `{name}`");
                self.report(&row, 0, Diagnostic::new(Code::MissingKey, message));
                self.reader = None;
            }
        }
    }

    fn next_record(&mut self) -> Option<Row> {
        let reader = self.reader.as_mut()?;
        let mut record = ByteRecord::new();
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(true) => {
                    let (line, byte) = record
                        .position()
                        .map_or((1, 0), |position| (position.line() as u32, position.byte()));
                    return Some(Row { record, line, byte });
                }
                Ok(false) => return None,
                Err(error) => {
                    let message = format!("cannot read `{}`: {error}", self.path.display());
                    self.builder.diagnostics.push(Diagnostic::new(Code::Unreadable, message));
                    return None;
                }
            }
        }
    }

    /// Returns the next row that has as many cells as the header.
    fn next(&mut self) -> Option<Row> {
        loop {
            let row = self.next_record()?;
            if row.record.len() == self.width {
                return Some(row);
            }
            let message =
                format!("this row has {} cells, the header has {}", row.record.len(), self.width);
            let hint = "put a value that holds a comma or a line break in double quotes";
            let diagnostic = Diagnostic::new(Code::Syntax, message).hint(hint);
            self.report(&row, 0, diagnostic);
        }
    }

    fn location(&self, row: &Row) -> Location {
        Location::Cell { file: self.file, line: row.line, column: 1 }
    }

    fn report(&mut self, row: &Row, cell: usize, diagnostic: Diagnostic) {
        let mut column = 1;
        let mut excerpt = None;
        if self.excerpts < EXCERPTS {
            self.excerpts += 1;
            if let Some(line) = line_at(self.path, row.byte) {
                column = column_of(&line, cell);
                excerpt = Some(line);
            }
        }
        let location = Location::Cell { file: self.file, line: row.line, column };
        let mut diagnostic = diagnostic.at(location);
        if let Some(label) = diagnostic.labels.first_mut() {
            label.excerpt = excerpt;
        }
        self.builder.diagnostics.push(diagnostic);
    }

    /// Returns the text of a cell; `None` if it is empty or, which is reported, no text.
    fn cell<'r>(&mut self, row: &'r Row, at: usize) -> Option<&'r str> {
        match std::str::from_utf8(&row.record[at]) {
            Ok(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Err(_) => {
                let message = "this cell is not UTF-8 text";
                self.report(row, at, Diagnostic::new(Code::Unreadable, message));
                None
            }
        }
    }

    fn find<'r>(&mut self, row: &'r Row, column: &Column) -> Option<(usize, &'r str)> {
        let (at, _) = self.columns.iter().find(|(_, found)| found == column)?;
        let at = *at;
        Some((at, self.cell(row, at)?))
    }

    fn id<'r>(&mut self, row: &'r Row, column: &Column) -> Option<&'r str> {
        let Some((at, id)) = self.find(row, column) else {
            self.report(row, 0, Diagnostic::new(Code::MissingKey, "this row lacks an id"));
            return None;
        };
        self.is_good_id(row, at, id).then_some(id)
    }

    fn is_good_id(&mut self, row: &Row, at: usize, id: &str) -> bool {
        let good = is_id(id);
        if !good {
            let message = format!("`{}` is not an id", text::shown(id));
            let hint =
                slug(id).map(|slug| format!("write `{slug}`, and the name in a column `name`"));
            let diagnostic = Diagnostic::new(Code::BadId, message).maybe_hint(hint);
            self.report(row, at, diagnostic);
        }
        good
    }

    fn date(&mut self, row: &Row, at: usize, text: &str) -> Option<Date> {
        if let Some(Some(known)) = self.dates.get(text) {
            return Some(known.clone());
        }
        match Date::parse(text) {
            Ok(date) => {
                self.dates.insert(text.to_owned(), Some(date.clone()));
                Some(date)
            }
            Err(error) => {
                let diagnostic = Diagnostic::new(Code::BadDate, error.message())
                    .maybe_hint(error.hint().map(str::to_owned));
                self.report(row, at, diagnostic);
                None
            }
        }
    }

    fn word<T>(
        &mut self,
        row: &Row,
        column: &Column,
        words: &[&'static str],
        from_word: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (at, word) = self.find(row, column)?;
        let found = from_word(word);
        if found.is_none() {
            let list = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
            let message = format!("`{}` is not one of {list}", text::shown(word));
            let near = nearest(word, words.iter().copied());
            let diagnostic = Diagnostic::new(Code::BadValue, message)
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?")));
            self.report(row, at, diagnostic);
        }
        found
    }

    fn provenance(&mut self, row: &Row) -> Result<ProvenanceId, TooMuchText> {
        let source = match self.find(row, &Column::Source) {
            Some((at, id)) if self.is_good_id(row, at, id) => {
                let location = self.location(row);
                Some(self.builder.mention_source(id, location))
            }
            _ => self.default_source,
        };
        let place = self.find(row, &Column::Place).map(|(_, place)| self.builder.text(place));
        let note = self.find(row, &Column::Note).map(|(_, note)| self.builder.text(note));
        let details = Details { note: note.transpose()?, ..Details::default() };
        Ok(self.builder.provenance(source, place.transpose()?, details))
    }

    fn stance(&mut self, row: &Row) -> Stance {
        let certainty = self.word(row, &Column::Certainty, CERTAINTIES, Certainty::from_word);
        Stance::new(certainty.unwrap_or(Certainty::Stated), Rank::Normal, false)
    }
}

fn node(table: &mut Table<'_>, row: &Row) -> Result<(), TooMuchText> {
    let Some(id) = table.id(row, &Column::Id) else {
        return Ok(());
    };
    let location = table.location(row);
    let entry = table.builder.define(EntityKind::Technology, id, location)?;
    let provenance = table.provenance(row)?;
    let stance = table.stance(row);
    for nth in 0..table.columns.len() {
        let (at, Column::Claim(key)) = table.columns[nth].clone() else {
            continue;
        };
        let Some(text) = table.cell(row, at) else {
            continue;
        };
        if let Some(diagnostic) = text::control_characters(text, location) {
            table.builder.diagnostics.push(diagnostic);
        }
        let items = || text.split(';').map(str::trim).filter(|item| !item.is_empty());
        let texts: Vec<String>;
        let value = match key {
            Key::Announced | Key::Published | Key::Released | Key::Retired => {
                match table.date(row, at, text) {
                    Some(date) => NewValue::Date(date),
                    None => continue,
                }
            }
            Key::Developers => {
                let mut developers = Vec::new();
                for id in items() {
                    if table.is_good_id(row, at, id) {
                        let kind = EntityKind::Organization;
                        developers.push(table.builder.mention(kind, id, location)?);
                    }
                }
                NewValue::Organizations(developers)
            }
            Key::Fields | Key::Aliases | Key::Misspellings | Key::Links => {
                texts = items().map(str::to_owned).collect();
                NewValue::Texts(&texts)
            }
            _ => NewValue::Text(text),
        };
        let key = match &key {
            Key::NameIn(language) => Key::NameIn(language.as_str()),
            Key::Fact(fact) => Key::Fact(fact.as_str()),
            fixed => fixed.try_map(|_| None).unwrap_or(Key::Name),
        };
        let claim = NewClaim { key, value, stance, provenance, location };
        table.builder.claim(EntityKind::Technology, entry, claim)?;
    }
    Ok(())
}

fn edge(table: &mut Table<'_>, row: &Row) -> Result<(), TooMuchText> {
    let (Some(earlier), Some(later)) =
        (table.id(row, &Column::Earlier), table.id(row, &Column::Later))
    else {
        return Ok(());
    };
    let location = table.location(row);
    let earlier = table.builder.mention(EntityKind::Technology, earlier, location)?;
    let later = table.builder.mention(EntityKind::Technology, later, location)?;
    let kind = table
        .word(row, &Column::InfluenceKind, INFLUENCE_KINDS, InfluenceKind::from_word)
        .unwrap_or(InfluenceKind::Influence);
    let when = match table.find(row, &Column::When) {
        Some((at, text)) => table.date(row, at, text),
        None => None,
    };
    let when = when.map_or(NONE, |when| table.builder.date(when));
    let provenance = table.provenance(row)?;
    let stance = table.stance(row);
    let claim = InfluenceClaim { stance, provenance, when };
    table.builder.influence(earlier, later, kind, claim, location);
    Ok(())
}

/// Returns the line that begins at a byte, cut where it is very long.
fn line_at(path: &Path, byte: u64) -> Option<String> {
    let mut file = File::open(path).ok()?;
    file.seek(SeekFrom::Start(byte)).ok()?;
    let mut bytes = Vec::new();
    file.take(EXCERPT_BYTES).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    text.trim_start_matches(['\u{feff}', '\r', '\n']).lines().next().map(str::to_owned)
}

/// Returns the column, from 1 and in characters, at which a cell of a line begins.
fn column_of(line: &str, cell: usize) -> u32 {
    let mut quoted = false;
    let mut before = 0;
    for (at, char) in line.chars().enumerate() {
        if before == cell {
            return at as u32 + 1;
        }
        match char {
            '"' => quoted = !quoted,
            ',' if !quoted => before += 1,
            _ => {}
        }
    }
    1
}
