//! CSV as RFC 4180 has it, safe to open in a spreadsheet.

use crate::output::clean;

/// Writes one record. A cell that a spreadsheet would take for a formula gets an apostrophe in
/// front, control characters are written out, and every cell that needs it stands in quotes.
pub(crate) fn record<T: AsRef<str>>(cells: impl IntoIterator<Item = T>, text: &mut String) {
    for (nth, cell) in cells.into_iter().enumerate() {
        if nth > 0 {
            text.push(',');
        }
        let cell = clean(cell.as_ref());
        let formula = cell.starts_with(['=', '+', '-', '@']);
        let quoted = cell.contains(['"', ',']) || cell.starts_with(' ') || cell.ends_with(' ');
        let cell = format!("{}{}", if formula { "'" } else { "" }, cell.replace('"', "\"\""));
        match quoted {
            true => text.push_str(&format!("\"{cell}\"")),
            false => text.push_str(&cell),
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn cells_cannot_break_out() {
        let mut text = String::new();
        record(["a", "b,\"c\"", "=1+1", "-0044-03", "x\ny", "\x1b"], &mut text);
        assert_eq!(text, "a,\"b,\"\"c\"\"\",'=1+1,'-0044-03,x y,\\u{1b}\r\n");
    }
}
