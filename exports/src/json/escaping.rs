//! JSON that is safe to look at.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Writes a value on one line, with what could steer a terminal or turn a line around as escape
/// sequences, which are the same text to every reader.
pub(super) fn write(out: &mut impl Write, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping))?;
    Ok(())
}

struct Escaping;

impl Formatter for Escaping {
    /// Gets what serde_json itself does not escape.
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut written = 0;
        for (at, char) in fragment.char_indices().filter(|(_, char)| steers_terminals(*char)) {
            out.write_all(&fragment.as_bytes()[written..at])?;
            write!(out, "\\u{:04x}", u32::from(char))?;
            written = at + char.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[written..])
    }
}

/// Returns whether a character changes how what stands around it is shown in a terminal. All of
/// these are in the Basic Multilingual Plane.
pub fn steers_terminals(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_reads_back_the_same() {
        let text = "\u{9b}31m \u{202e}evil\u{7f} \"模型\" \\ \u{1b}\u{feff}";
        let mut written = Vec::new();
        assert!(write(&mut written, text).is_ok());
        let expected = r#""\u009b31m \u202eevil\u007f \"模型\" \\ \u001b\ufeff""#;
        assert_eq!(String::from_utf8_lossy(&written), expected);
        assert_eq!(serde_json::from_slice::<String>(&written).ok().as_deref(), Some(text));
    }
}
