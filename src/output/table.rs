//! Tables with aligned columns and nothing drawn around them.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::output::{BOLD, Screen, clean};

/// The space between two columns.
const GAP: usize = 2;

/// No column is made narrower than this so that others fit.
const NARROWEST: usize = 12;

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
    /// Columns that are left out where there is little room, the first to go first.
    spare: &'static [usize],
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

    /// Leaves out these columns, the first to go first, where there is too little room for all.
    pub(crate) fn spare(mut self, spare: &'static [usize]) -> Table {
        self.spare = spare;
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

    /// Writes the table. In a terminal it is no wider than that: first the widest columns are made
    /// narrower, then spare ones left out, then rows cut. Elsewhere nothing ever is.
    pub(crate) fn write(&self, screen: &Screen, text: &mut String) {
        let columns = self.columns(screen);
        if !self.headings.is_empty() {
            self.write_row(&self.headings, &columns, Some(BOLD), screen, text);
        }
        for row in &self.rows {
            match row {
                Row::Cells(cells) => self.write_row(cells, &columns, None, screen, text),
                Row::Line(before, style, line) => {
                    let room = screen.width.map(|width| width.saturating_sub(before.width()));
                    let line = cut(line, room, screen.ellipsis());
                    text.push_str(&format!("{before}{style}{line}{style:#}\n"));
                }
            }
        }
    }

    /// Returns the columns that are shown, fitted to the screen.
    fn columns(&self, screen: &Screen) -> Vec<Column> {
        let widths = self.widths();
        let all = widths.iter().enumerate();
        let mut columns: Vec<Column> =
            all.map(|(index, width)| Column { index, width: *width, narrowed: false }).collect();
        let Some(room) = screen.width else { return columns };
        let mut spare = self.spare.iter();
        loop {
            let gaps = self.indent + GAP * columns.len().saturating_sub(1);
            let room = room.saturating_sub(gaps);
            let wide = |most| columns.iter().map(|column| column.width.min(most)).sum::<usize>();
            if wide(usize::MAX) <= room {
                return columns;
            }
            let most = (NARROWEST..=room).rev().find(|most| wide(*most) <= room);
            match (most, spare.next()) {
                (None, Some(spare)) => columns.retain(|column| column.index != *spare),
                (most, _) => {
                    let most = most.unwrap_or(NARROWEST);
                    for column in columns.iter_mut().filter(|column| column.width > most) {
                        (column.width, column.narrowed) = (most, true);
                    }
                    return columns;
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
        columns: &[Column],
        style: Option<Style>,
        screen: &Screen,
        text: &mut String,
    ) {
        let cell = |column: &Column| row.get(column.index).map_or("", String::as_str);
        let filled = columns.iter().rposition(|column| !cell(column).is_empty());
        let filled = filled.map_or(0, |last| last + 1);
        let mut at = 0;
        let mut padding = self.indent;
        for (nth, column) in columns[..filled].iter().enumerate() {
            let cell = cell(column);
            let rest = screen.width.map(|width| width.saturating_sub(at + padding));
            if rest == Some(0) {
                break;
            }
            // The last cell of a row may run into the empty ones behind it.
            let room = match column.narrowed && nth + 1 < filled {
                true => rest.map(|rest| rest.min(column.width)),
                false => rest,
            };
            let shown = cut(cell, room, screen.ellipsis());
            text.extend(std::iter::repeat_n(' ', padding));
            let style = style.or(self.styles.get(column.index).copied()).unwrap_or_default();
            text.push_str(&format!("{style}{shown}{style:#}"));
            let wide = shown.width();
            at += padding + wide;
            padding = column.width.saturating_sub(wide) + GAP;
            if rest.is_some_and(|rest| cell.width() >= rest && wide >= rest.saturating_sub(1)) {
                break;
            }
        }
        text.push('\n');
    }
}

/// A column as it is shown.
#[derive(Debug)]
struct Column {
    index: usize,
    width: usize,
    /// Whether it is narrower than what stands in it.
    narrowed: bool,
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
    fn no_row_is_wider_than_the_terminal_and_wide_columns_give_way() {
        let mut table = Table::plain().indent(4).spare(&[1]);
        table.row([
            "a name that is rather long",
            "model",
            "several developers, of them one",
            "2021",
        ]);
        table.row(["文心一言的一个很长的名字", "数据集", "百度", "2023-03-16"]);
        table.row(["short", "", "", ""]);
        let widths = [80, 60, 50, 40, 30, 20];
        let drawn_at = |width| format!("{width}\n{}", drawn(&table, Some(width)));
        insta::assert_snapshot!(widths.map(drawn_at).concat(), @r"
        80
            a name that is rather long  model   several developers, of them…  2021
            文心一言的一个很长的名字    数据集  百度                          2023-03-16
            short
        60
            a name that is r…  model   several develope…  2021
            文心一言的一个很…  数据集  百度               2023-03-16
            short
        50
            a name that…  model   several dev…  2021
            文心一言的…   数据集  百度          2023-03-16
            short
        40
            a name that…  several dev…  2021
            文心一言的…   百度          2023-03…
            short
        30
            a name that…  several dev…
            文心一言的…   百度
            short
        20
            a name that…  s…
            文心一言的…   …
            short
        ");
        for width in 1..100 {
            let text = drawn(&table, Some(width));
            assert!(text.lines().all(|line| line.width() <= width.max(4)), "{width}\n{text}");
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
