//! What texts from outside may hold, and how they are shown in messages.

use crate::catalogue::Location;
use crate::check::{Code, Diagnostic};

/// How many characters of a foreign text a message shows.
const SHOWN: usize = 60;

/// Returns a text as messages show it: on one line, without control characters, not too long.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (at, char) in text.chars().enumerate() {
        if at == SHOWN {
            shown.push('…');
            break;
        }
        match char {
            char if char.is_control() || is_invisible(char) => {
                shown.extend(char.escape_unicode());
            }
            char => shown.push(char),
        }
    }
    shown
}

/// Reports characters that are not to be seen or that turn the text around them.
pub(crate) fn control_characters(text: &str, location: Location) -> Option<Diagnostic> {
    let (_, found) = text.char_indices().find(|(at, char)| {
        let breaks_line = *char == '\r' && text[*at..].starts_with("\r\n");
        let control = char.is_control() && !matches!(char, '\n' | '\t') && !breaks_line;
        control || is_hidden(text, *at, *char)
    })?;
    Some(
        Diagnostic::new(
            Code::ControlCharacter,
            format!("this text holds the invisible character U+{:04X}", found as u32),
        )
        .at(location)
        .hint("remove it; it may hide what a reader should see"),
    )
}

/// Returns whether a character of a text is not to be seen, or turns what stands around it, and
/// does not join its neighbours as their script needs it.
pub(crate) fn is_hidden(text: &str, at: usize, char: char) -> bool {
    is_invisible(char) && !joins(text, at, char)
}

fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// Emoji and several scripts need joiners between their characters.
fn joins(text: &str, at: usize, char: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + char.len_utf8()..].chars().next();
    matches!(char, '\u{200c}' | '\u{200d}')
        && before.is_some_and(|char| !char.is_ascii())
        && after.is_some_and(|char| !char.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::SourceFiles;

    fn location() -> Location {
        let file = SourceFiles::default().add(String::new(), String::new());
        Location::Span { file, start: 0, end: 0 }
    }

    #[test]
    fn hidden_characters_are_found_and_joined_emoji_are_not() {
        assert!(control_characters("safe\u{202e}evil", location()).is_some());
        assert!(control_characters("a\u{200d}b", location()).is_some());
        assert!(control_characters("ab\u{61c}c", location()).is_some());
        assert!(control_characters("line\u{2028}break", location()).is_some());
        assert!(control_characters("bell\u{7}", location()).is_some());
        assert!(control_characters("👩\u{200d}🔬 line\nbreak\r\n", location()).is_none());
        assert!(control_characters("over\rwritten", location()).is_some());
    }

    #[test]
    fn messages_show_one_short_line() {
        assert_eq!(shown("a\nb\u{1b}[31m"), "a\\u{a}b\\u{1b}[31m");
        assert_eq!(shown(&"x".repeat(100)).chars().count(), SHOWN + 1);
    }
}
