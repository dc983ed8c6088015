//! Which files were read, and where in them something stands.

use std::cmp::Ordering;

/// A file (or other named text) that a catalogue was read from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(u32);

/// A line and a column, both counted from 1; columns count characters, as editors do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Where in a file something stands. Those of one file are ordered as they stand in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Location {
    /// A byte range of a text that is kept.
    Span {
        /// The file.
        file: FileId,
        /// The first byte.
        start: u32,
        /// The byte after the last.
        end: u32,
    },
    /// A cell of a table that was streamed and is not kept.
    Cell {
        /// The file.
        file: FileId,
        /// The line, from 1.
        line: u32,
        /// The column in characters, from 1.
        column: u32,
    },
}

impl Ord for Location {
    fn cmp(&self, other: &Location) -> Ordering {
        // A file is either kept or streamed, so that its places are all of one sort.
        let place = |location: &Location| match *location {
            Location::Span { file, start, end } => (file, start, end),
            Location::Cell { file, line, column } => (file, line, column),
        };
        place(self).cmp(&place(other))
    }
}

impl PartialOrd for Location {
    fn partial_cmp(&self, other: &Location) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FileId {
    /// Returns its place among the files, from 0.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Location {
    /// Returns the file in which this stands.
    pub fn file(self) -> FileId {
        match self {
            Location::Span { file, .. } | Location::Cell { file, .. } => file,
        }
    }
}

#[derive(Debug)]
struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<u32>,
}

/// The files a catalogue was read from, with their text where it is kept for showing problems.
#[derive(Debug, Default)]
pub struct SourceFiles {
    files: Vec<SourceFile>,
}

impl SourceFiles {
    /// Adds a file with its text. Texts are at most 4 GiB; the reader refuses larger ones.
    pub(crate) fn add(&mut self, name: String, text: String) -> FileId {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1))
            .collect();
        self.files.push(SourceFile { name, text, line_starts });
        FileId(self.files.len() as u32 - 1)
    }

    /// Returns the name under which the file was opened.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].name
    }

    /// Returns the text of the file; empty for a table that was streamed.
    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }

    /// Returns the files in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.files.len() as u32).map(FileId)
    }

    /// Returns the line and column at which a location starts.
    pub fn position(&self, location: Location) -> Position {
        match location {
            Location::Cell { line, column, .. } => {
                Position { line: line as usize, column: column as usize }
            }
            Location::Span { file, start, .. } => self.position_of_byte(file, start),
        }
    }

    /// Returns the line and column just behind a location; that of its start for a streamed cell.
    pub fn end_position(&self, location: Location) -> Position {
        match location {
            Location::Cell { .. } => self.position(location),
            Location::Span { file, end, .. } => self.position_of_byte(file, end),
        }
    }

    fn position_of_byte(&self, file: FileId, byte: u32) -> Position {
        let file = &self.files[file.0 as usize];
        let line = file.line_starts.partition_point(|start| *start <= byte);
        let line_start = file.line_starts[line - 1] as usize;
        let before = file.text.get(line_start..byte as usize).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}
