//! Tables with aligned columns and nothing drawn around them.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::output::{BOLD, Screen, clean};

/// The space between two columns.
const GAP: usize = 2;

#[derive(Debug)]
enum Row {
    Cells(Vec<String>),
    /// A line between the rows: what stands before it, its style and its text.
    Line(&'static str, Style, String),
}

/// Rows of cells. A cell is as wide as a terminal shows it: `模型` takes four columns.
#[derive(Debug, Default)]
pub(crate) struct Table {
    headings: Vec<String>,
    styles: Vec<Style>,
    rows: Vec<Row>,
    indent: usize,
    /// Cells wider than this do not widen their column.
    widest: Option<usize>,
}

impl Table {
    /// Makes a table with headings.
    pub(crate) fn with_headings(headings: &[&str]) -> Table {
        let headings = headings.iter().map(|heading| clean(heading).into_owned()).collect();
        Table { headings, ..Table::default() }
    }

    /// Makes a table without headings.
    pub(crate) fn plain() -> Table {
        Table::default()
    }

    /// Sets the styles of the columns, from the first on.
    pub(crate) fn styles(mut self, styles: &[Style]) -> Table {
        self.styles = styles.to_vec();
        self
    }

    /// Moves the table to the right.
    pub(crate) fn indent(mut self, indent: usize) -> Table {
        self.indent = indent;
        self
    }

    /// Lets cells wider than this run into what stands right of them.
    pub(crate) fn widest(mut self, widest: usize) -> Table {
        self.widest = Some(widest);
        self
    }

    /// Adds a row; what is in it is cleaned.
    pub(crate) fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let cells = cells.into_iter().map(|cell| clean(cell.as_ref()).into_owned());
        self.rows.push(Row::Cells(cells.collect()));
    }

    /// Adds a line between the rows, with what stands before it.
    pub(crate) fn line(&mut self, before: &'static str, style: Style, text: &str) {
        self.rows.push(Row::Line(before, style, clean(text).into_owned()));
    }

    /// Returns whether there are no rows.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes the table. On a terminal rows are cut to its width, elsewhere they never are.
    pub(crate) fn write(&self, screen: &Screen, text: &mut String) {
        let widths = self.widths();
        if !self.headings.is_empty() {
            self.write_row(&self.headings, &widths, Some(BOLD), screen, text);
        }
        for row in &self.rows {
            match row {
                Row::Cells(cells) => self.write_row(cells, &widths, None, screen, text),
                Row::Line(before, style, line) => {
                    let room = screen.width.map(|width| width.saturating_sub(before.width()));
                    let line = cut(line, room, screen.glyph("…", "~"));
                    text.push_str(&format!("{before}{style}{line}{style:#}\n"));
                }
            }
        }
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.headings.iter().map(|cell| cell.width()).collect();
        let cells = self.rows.iter().filter_map(|row| match row {
            Row::Cells(cells) => Some(cells),
            Row::Line(..) => None,
        });
        for cells in cells {
            widths.resize(widths.len().max(cells.len()), 0);
            for (width, cell) in widths.iter_mut().zip(cells) {
                let wide = cell.width();
                if self.widest.is_none_or(|widest| wide <= widest) {
                    *width = (*width).max(wide);
                }
            }
        }
        widths
    }

    fn write_row(
        &self,
        row: &[String],
        widths: &[usize],
        style: Option<Style>,
        screen: &Screen,
        text: &mut String,
    ) {
        let filled = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let mut at = 0;
        let mut padding = self.indent;
        for (column, cell) in row[..filled].iter().enumerate() {
            let room = screen.width.map(|width| width.saturating_sub(at + padding));
            let shown = cut(cell, room, screen.glyph("…", "~"));
            text.extend(std::iter::repeat_n(' ', padding));
            let style = style.or(self.styles.get(column).copied()).unwrap_or_default();
            text.push_str(&format!("{style}{shown}{style:#}"));
            let wide = shown.width();
            at += padding + wide;
            padding = widths[column].saturating_sub(wide) + GAP;
            if room.is_some_and(|room| cell.width() >= room) {
                break;
            }
        }
        text.push('\n');
    }
}

/// Cuts a text to a width, if one is given, marking that something is left out.
pub(crate) fn cut(text: &str, room: Option<usize>, mark: &str) -> String {
    let Some(room) = room.filter(|room| text.width() > *room) else {
        return text.to_owned();
    };
    let mut shown = String::new();
    let mut wide = mark.width();
    for char in text.chars() {
        wide += char.width().unwrap_or(0);
        if wide > room {
            break;
        }
        shown.push(char);
    }
    if room > 0 {
        shown.push_str(mark);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(table: &Table, width: Option<usize>) -> String {
        let mut text = String::new();
        table.write(&Screen { width, unicode: true }, &mut text);
        anstream::adapter::strip_str(&text).to_string()
    }

    fn example() -> Table {
        let mut table = Table::with_headings(&["name", "kind", "note"]);
        table.row(["文心一言", "model", "a long remark on it"]);
        table.row(["CLIP", "model", ""]);
        table
    }

    #[test]
    fn wide_characters_take_two_columns() {
        insta::assert_snapshot!(drawn(&example(), None), @r"
        name      kind   note
        文心一言  model  a long remark on it
        CLIP      model
        ");
    }

    #[test]
    fn rows_are_cut_to_the_terminal() {
        insta::assert_snapshot!(drawn(&example(), Some(24)), @r"
        name      kind   note
        文心一言  model  a long…
        CLIP      model
        ");
        for line in drawn(&example(), Some(3)).lines() {
            assert!(line.width() <= 3, "{line}");
        }
    }

    #[test]
    fn a_very_wide_cell_does_not_push_the_others() {
        let mut table = Table::plain().widest(5);
        table.row(["a", "1"]);
        table.row(["much too long", "2"]);
        insta::assert_snapshot!(drawn(&table, None), @r"
        a  1
        much too long  2
        ");
    }
}
