//! A table that is being read: rows, cells and what is wrong with them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::catalogue::csv::columns::{Column, Sheet};
use crate::catalogue::keys::CERTAINTIES;
use crate::catalogue::{FileId, Location, SourceFiles, text};
use crate::check::{Code, Diagnostic};
use crate::date::Date;
use crate::model::build::Builder;
use crate::model::claims::Stance;
use crate::model::pools::{Details, ProvenanceId};
use crate::model::text::TooMuchText;
use crate::model::{Certainty, Rank, is_id, slug};
use crate::names::nearest;

/// How many problems of a file show the line they are in; looking it up costs a seek.
const EXCERPTS: usize = 100;
/// How much of a line is shown.
const EXCERPT_BYTES: u64 = 4096;

/// A table that is being read.
pub(super) struct Table<'a> {
    pub(super) builder: &'a mut Builder,
    default_source: Option<u32>,
    reader: Option<Reader<File>>,
    path: &'a Path,
    file: FileId,
    pub(super) columns: Vec<(usize, Column)>,
    width: usize,
    excerpts: usize,
    /// Few dates stand in many rows.
    dates: HashMap<String, Option<Date>>,
}

/// One row: where it begins and what is in its cells.
pub(super) struct Row {
    record: ByteRecord,
    line: u32,
    byte: u64,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        path: &'a Path,
        files: &mut SourceFiles,
        builder: &'a mut Builder,
        default_source: Option<u32>,
        sheet: Sheet,
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
        table.header(sheet);
        table
    }

    fn header(&mut self, sheet: Sheet) {
        let Some(row) = self.next_record() else {
            if self.reader.take().is_some() {
                let location = Location::Cell { file: self.file, line: 1, column: 1 };
                let diagnostic = Diagnostic::new(Code::MissingKey, "the table is empty")
                    .at(location)
                    .hint("begin with a row that names the columns");
                self.builder.diagnostics.push(diagnostic);
            }
            return;
        };
        self.width = row.record.len();
        for at in 0..row.record.len() {
            let name = String::from_utf8_lossy(&row.record[at]).trim().to_owned();
            match sheet.column(&name) {
                Some(found) if self.columns.iter().all(|(_, column)| *column != found) => {
                    self.columns.push((at, found));
                }
                Some(_) => {
                    let message = format!("the column `{}` is there twice", text::shown(&name));
                    self.report(&row, at, Diagnostic::new(Code::UnknownKey, message));
                }
                None => {
                    let message = format!("there is no column `{}`", text::shown(&name));
                    let hint = match nearest(&name, sheet.names()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => {
                            let names: Vec<&str> = sheet.names().collect();
                            format!("the columns are {}", names.join(", "))
                        }
                    };
                    let diagnostic = Diagnostic::new(Code::UnknownKey, message).hint(hint);
                    self.report(&row, at, diagnostic);
                }
            }
        }
        for (column, name) in sheet.needed() {
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
        match reader.read_byte_record(&mut record) {
            Ok(true) => {
                let (line, byte) = record
                    .position()
                    .map_or((1, 0), |position| (position.line() as u32, position.byte()));
                Some(Row { record, line, byte })
            }
            Ok(false) => None,
            Err(error) => {
                let message = format!("cannot read `{}`: {error}", self.path.display());
                self.builder.diagnostics.push(Diagnostic::new(Code::Unreadable, message));
                self.reader = None;
                None
            }
        }
    }

    /// Returns the next row that has as many cells as the header.
    pub(super) fn next(&mut self) -> Option<Row> {
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

    pub(super) fn location(&self, row: &Row) -> Location {
        Location::Cell { file: self.file, line: row.line, column: 1 }
    }

    pub(super) fn report(&mut self, row: &Row, cell: usize, diagnostic: Diagnostic) {
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
    pub(super) fn cell<'r>(&mut self, row: &'r Row, at: usize) -> Option<&'r str> {
        match std::str::from_utf8(&row.record[at]) {
            Ok(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Err(_) => {
                let message = "this cell is not UTF-8 text";
                self.report(row, at, Diagnostic::new(Code::Unreadable, message));
                None
            }
        }
    }

    pub(super) fn find<'r>(&mut self, row: &'r Row, column: &Column) -> Option<(usize, &'r str)> {
        let (at, _) = self.columns.iter().find(|(_, found)| found == column)?;
        let at = *at;
        Some((at, self.cell(row, at)?))
    }

    pub(super) fn id<'r>(&mut self, row: &'r Row, column: &Column) -> Option<&'r str> {
        let Some((at, id)) = self.find(row, column) else {
            self.report(row, 0, Diagnostic::new(Code::MissingKey, "this row lacks an id"));
            return None;
        };
        self.is_good_id(row, at, id).then_some(id)
    }

    pub(super) fn is_good_id(&mut self, row: &Row, at: usize, id: &str) -> bool {
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

    pub(super) fn date(&mut self, row: &Row, at: usize, text: &str) -> Option<Date> {
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

    pub(super) fn word<T>(
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

    pub(super) fn provenance(&mut self, row: &Row) -> Result<ProvenanceId, TooMuchText> {
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

    pub(super) fn stance(&mut self, row: &Row) -> Stance {
        let certainty = self.word(row, &Column::Certainty, CERTAINTIES, Certainty::from_word);
        Stance::new(certainty.unwrap_or(Certainty::Stated), Rank::Normal, false)
    }
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
