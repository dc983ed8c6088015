//! Bytes → rows of cells, each with its place.
//!
//! gnuclad reads line by line, and has its own rule for quotes, for which RFC 4180 readers are too
//! strict: quotes may stand within a quoted cell as they are, and one ends it only before a comma or
//! at the end of the line. Quotes written twice, as spreadsheets save them, are one.

use crate::ProblemCode;
use crate::gnuclad::problems::Problems;

/// A line of the file.
#[derive(Debug)]
pub(super) struct Row {
    /// From 1.
    pub(super) line: usize,
    cells: Vec<Cell>,
    /// The column behind the last cell.
    end: usize,
}

#[derive(Debug)]
struct Cell {
    /// In characters, from 1.
    column: usize,
    text: String,
}

impl Row {
    /// Returns a cell as it stands, blanks included; an empty text where there is none.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| &cell.text)
    }

    /// Returns the column of a cell; of one that is not there, where it would stand.
    pub(super) fn column(&self, at: usize) -> usize {
        self.cells.get(at).map_or(self.end, |cell| cell.column)
    }

    /// Returns how many cells there are up to the last one that is not blank.
    pub(super) fn len(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.text.trim().is_empty()).map_or(0, |at| at + 1)
    }
}

/// Reads the lines of a file that are not empty.
pub(super) fn rows(bytes: &[u8], problems: &mut Problems) -> Vec<Row> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut rows = Vec::new();
    for (nth, bytes) in lines(bytes).enumerate() {
        let line = nth + 1;
        let text = String::from_utf8_lossy(bytes);
        if let Err(error) = str::from_utf8(bytes) {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let column = before.chars().count() + 1;
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let message = format!("byte {byte:#04x} is not UTF-8 text");
            problems.push(ProblemCode::NotText, (line, column), message, "read as `\u{fffd}`");
        }
        let row = row(line, &text, problems);
        if row.len() > 0 {
            rows.push(row);
        }
    }
    rows
}

/// Returns the lines, which end with a line feed, a carriage return or both.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let bytes = rest?;
        let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let Some(end) = end else { return rest.take() };
        let (line, behind) = bytes.split_at(end);
        rest = behind.strip_prefix(b"\r\n").or(behind.get(1..));
        Some(line)
    })
}

fn row(line: usize, text: &str, problems: &mut Problems) -> Row {
    let mut row = Row { line, cells: Vec::new(), end: 1 };
    let mut rest = text.chars().peekable();
    let mut column = 1;
    loop {
        let mut cell = Cell { column, text: String::new() };
        let mut quoted = rest.peek() == Some(&'"');
        if quoted {
            rest.next();
            column += 1;
        }
        let more = loop {
            let next = rest.next();
            column += 1;
            match (next, rest.peek()) {
                (None, _) => break false,
                (Some('"'), None | Some(',')) if quoted => quoted = false,
                (Some('"'), Some('"')) if quoted => {
                    rest.next();
                    column += 1;
                    cell.text.push('"');
                }
                (Some(','), _) if !quoted => break true,
                (Some(char), _) => cell.text.push(char),
            }
        };
        if quoted {
            let message = "a quote that opens here is never closed";
            let done = "the cell ends with the line";
            problems.push(ProblemCode::OpenQuote, (line, cell.column), message, done);
        }
        row.cells.push(cell);
        if !more {
            // One is counted for the end of the line itself.
            row.end = column - 1;
            return row;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, usize) {
        let mut problems = Problems::new("f");
        let rows = rows(text.as_bytes(), &mut problems);
        let cells = rows.iter().flat_map(|row| &row.cells);
        let told = cells.map(|cell| format!("{}:{}", cell.column, cell.text)).collect();
        (told, problems.finish().len())
    }

    #[test]
    fn quotes_end_before_a_comma_only() {
        assert_eq!(read(r#"N,"a, b",c"#), (strings(&["1:N", "3:a, b", "10:c"]), 0));
        assert_eq!(read(r#""say "hi" now","x""#), (strings(&["1:say \"hi\" now", "16:x"]), 0));
        assert_eq!(read(r#""5"" disk","""#), (strings(&["1:5\" disk", "12:"]), 0));
        assert_eq!(read("\"5\" disk,x\nC"), (strings(&["1:5\" disk,x", "1:C"]), 1));
        assert_eq!(read(r#""","x"#), (strings(&["1:", "4:x"]), 1));
        assert_eq!(read("a\"b,c\""), (strings(&["1:a\"b", "5:c\""]), 0));
        assert_eq!(read("模,\"型\",x"), (strings(&["1:模", "3:型", "7:x"]), 0));
    }

    #[test]
    fn what_is_not_there_is_empty_and_has_a_place() {
        let mut problems = Problems::new("f");
        let rows = rows(b"\xef\xbb\xbf\r\n,,\r\nN,a\r\n\xff", &mut problems);
        let lines: Vec<_> = rows.iter().map(|row| (row.line, row.len(), row.column(7))).collect();
        assert_eq!(lines, [(3, 2, 4), (4, 1, 2)]);
        assert_eq!(rows[0].cell(7), "");
        assert_eq!(problems.finish().len(), 1);
    }

    #[test]
    fn lines_end_as_on_any_system() {
        let mut problems = Problems::new("f");
        let rows = rows(b"a\nb\r\nc\rd\r\n\r\n\n\re\r", &mut problems);
        let lines: Vec<_> = rows.iter().map(|row| (row.line, row.cell(0))).collect();
        assert_eq!(lines, [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (8, "e")]);
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(ToString::to_string).collect()
    }
}
