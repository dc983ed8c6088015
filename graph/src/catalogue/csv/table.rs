//! A table that is being read: rows, cells and what is wrong with them.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};

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
    layout: Layout,
    path: &'a Path,
    file: FileId,
    pub(super) columns: Vec<(usize, Column)>,
    width: usize,
    /// Where the row that was read last begins.
    last: Option<(u32, u64)>,
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
            layout: Layout::default(),
            path,
            file,
            columns: Vec::new(),
            width: 0,
            last: None,
            excerpts: 0,
            dates: HashMap::new(),
        };
        match File::open(path).and_then(Layout::of) {
            Ok((opened, layout)) => {
                let mut reader = ReaderBuilder::new();
                reader.has_headers(false).flexible(true).buffer_capacity(1 << 16);
                if layout.has_line_feeds {
                    // By default a row ends before the line feed of CR LF, and lines are miscounted.
                    reader.terminator(Terminator::Any(b'\n'));
                }
                table.reader = Some(reader.from_reader(opened));
                table.layout = layout;
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
        if self.is_separated_otherwise(&row) {
            self.reader = None;
            return;
        }
        let mut known = HashSet::new();
        for at in 0..row.record.len() {
            let name = String::from_utf8_lossy(&row.record[at]).trim().to_owned();
            match sheet.column(&name) {
                Some(found) if known.insert(found.clone()) => self.columns.push((at, found)),
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

    /// Reports a table whose cells are separated by something else than commas.
    fn is_separated_otherwise(&mut self, header: &Row) -> bool {
        let first = header.record.get(0).unwrap_or_default();
        let separator = match first.iter().find(|byte| matches!(byte, b';' | b'\t')) {
            Some(b';') if self.width == 1 => "semicolons",
            Some(b'\t') if self.width == 1 => "tabs",
            _ => return false,
        };
        let message = format!("the columns are separated by {separator}, not by commas");
        let diagnostic = Diagnostic::new(Code::Syntax, message)
            .hint("save the table with commas between its columns, as RFC 4180 has it");
        self.report(header, 0, diagnostic);
        true
    }

    fn next_record(&mut self) -> Option<Row> {
        let reader = self.reader.as_mut()?;
        let mut record = ByteRecord::new();
        let read = loop {
            let read = reader.read_byte_record(&mut record);
            // An empty line that ends with CR LF has its CR left.
            if !matches!(read, Ok(true)) || record.as_slice() != b"\r" {
                break read;
            }
        };
        match read {
            Ok(true) => {
                let byte = record.position().map_or(0, csv::Position::byte);
                let line = self.layout.first_line(reader.position(), &record);
                self.last = Some((line, byte));
                Some(Row { record, line, byte })
            }
            Ok(false) => {
                self.unclosed_quote();
                None
            }
            Err(error) => {
                let message = format!("cannot read `{}`: {error}", self.path.display());
                self.builder.diagnostics.push(Diagnostic::new(Code::Unreadable, message));
                self.reader = None;
                None
            }
        }
    }

    /// Reports a quote that takes in all the rest of the table.
    fn unclosed_quote(&mut self) {
        let Some((line, byte)) = self.last else {
            return;
        };
        if ends_in_quotes(self.path, byte) {
            // The last line feed stands within the quotes and ends no row.
            let line = line + u32::from(self.layout.ends_with_line_feed);
            let location = Location::Cell { file: self.file, line, column: 1 };
            let diagnostic = Diagnostic::new(
                Code::Syntax,
                "a quote that opens in this row is never closed: all rows below it are lost",
            );
            let mut diagnostic = diagnostic
                .at(location)
                .hint("close it, or write a quote within quotes twice: `\"5\"\" disk\"`");
            if let Some(label) = diagnostic.labels.first_mut() {
                label.excerpt = line_at(self.path, byte);
            }
            self.builder.diagnostics.push(diagnostic);
        }
    }

    /// Returns the next row that has as many cells as the header.
    pub(super) fn next(&mut self) -> Option<Row> {
        loop {
            let row = self.next_record()?;
            if row.record.len() == self.width {
                return Some(row);
            }
            let message = format!(
                "this row has {}, the header has {}",
                cells(row.record.len()),
                cells(self.width)
            );
            let hint = match row.record.len() < self.width {
                true => "leave a cell empty rather than out: each row has as many commas",
                false => "put a value that holds a comma or a line break in double quotes",
            };
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
        let at = self.columns.iter().find(|(_, found)| found == column)?.0;
        if row.record[at].trim_ascii().is_empty() {
            let what = match column {
                Column::Earlier => "the id of the earlier technology",
                Column::Later => "the id of the later technology",
                _ => "its id",
            };
            let diagnostic = Diagnostic::new(Code::MissingKey, format!("this row lacks {what}"))
                .hint("fill the cell, or remove the row");
            self.report(row, at, diagnostic);
            return None;
        }
        let id = self.cell(row, at)?;
        self.is_good_id(row, at, id).then_some(id)
    }

    pub(super) fn is_good_id(&mut self, row: &Row, at: usize, id: &str) -> bool {
        let good = is_id(id);
        if !good {
            let message = format!("`{}` is not an id", text::shown(id));
            let hint = slug(id).map(|slug| {
                format!("write `{}`, and the name in a column `name`", text::shown(&slug))
            });
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

fn cells(count: usize) -> String {
    if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") }
}

/// What the lines of a table look like.
#[derive(Default)]
struct Layout {
    bytes: u64,
    has_line_feeds: bool,
    ends_with_line_feed: bool,
}

impl Layout {
    /// Looks at the beginning and the end of a file, and winds it back.
    fn of(mut file: File) -> std::io::Result<(File, Layout)> {
        let mut beginning = Vec::new();
        file.by_ref().take(1 << 16).read_to_end(&mut beginning)?;
        let bytes = file.seek(SeekFrom::End(0))?;
        let mut last = Vec::new();
        file.seek(SeekFrom::Start(bytes.saturating_sub(1)))?;
        file.by_ref().take(1).read_to_end(&mut last)?;
        file.rewind()?;
        let layout = Layout {
            bytes,
            has_line_feeds: beginning.contains(&b'\n'),
            ends_with_line_feed: last == b"\n",
        };
        Ok((file, layout))
    }

    /// Returns the line in which a row begins that was read up to `end`. The reader itself says
    /// where it began to look for the row, which is before any empty lines.
    fn first_line(&self, end: &csv::Position, record: &ByteRecord) -> u32 {
        let within = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        let terminated =
            self.has_line_feeds && (end.byte() < self.bytes || self.ends_with_line_feed);
        end.line().saturating_sub(within + u64::from(terminated)).max(1) as u32
    }
}

/// Returns whether a table that is read from a byte to its end stops within quotes.
fn ends_in_quotes(path: &Path, byte: u64) -> bool {
    let Ok(mut file) = File::open(path) else {
        return false;
    };
    if file.seek(SeekFrom::Start(byte)).is_err() {
        return false;
    }
    let (mut quoted, mut cell_begins) = (false, true);
    for byte in BufReader::new(file).bytes().map_while(Result::ok) {
        match byte {
            // A quote within quotes is written twice, and so closes and opens again.
            b'"' if quoted => quoted = false,
            b'"' if cell_begins => quoted = true,
            _ => {}
        }
        cell_begins = matches!(byte, b',' | b'\n' | b'\r' | b'"') && !quoted;
    }
    quoted
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
