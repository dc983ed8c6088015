//! Names are data: nothing in them may steer the terminal.

use std::borrow::Cow;

use forebear_exports::steers_terminals;

/// Returns the text on one line and with control characters and marks of direction written out,
/// so that no name can move the cursor, colour the screen or turn a line around.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|char| matches!(char, '\n' | '\t') || steers_terminals(char)) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\t' => cleaned.push(' '),
            char if steers_terminals(char) => cleaned.extend(char.escape_unicode()),
            char => cleaned.push(char),
        }
    }
    Cow::Owned(cleaned)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_steers_a_terminal_is_written_out() {
        assert_eq!(clean("CLIP 模型"), "CLIP 模型");
        assert_eq!(clean("a\x1b[31mb"), "a\\u{1b}[31mb");
        assert_eq!(clean("a\u{61c}b"), "a\\u{61c}b");
        assert_eq!(clean("a\u{9b}b\u{7f}"), "a\\u{9b}b\\u{7f}");
        assert_eq!(clean("a\u{202e}b\r\nc\td"), "a\\u{202e}b\\u{d} c d");
    }
}
