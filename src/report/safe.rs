//! Foreign text made safe to show: nothing in it may steer a terminal or turn the text around it.

/// Returns a line of a file as it may be shown, one character for each of its own, so that carets
/// stay where they belong. Tabs are kept.
pub(super) fn line(line: &str) -> String {
    line.chars().map(visible).collect()
}

/// Returns a message on one line, its hidden characters spelt out, cut at `most` characters.
pub(super) fn phrase(text: &str, most: usize) -> String {
    let mut shown = String::new();
    for (at, char) in text.trim().chars().enumerate() {
        if at == most {
            shown.push('…');
            break;
        }
        match char {
            '\n' | '\t' => shown.push(' '),
            '\r' => {}
            char if is_hidden(char) => shown.extend(char.escape_unicode()),
            char => shown.push(char),
        }
    }
    shown
}

/// Returns a JSON text in which hidden characters are written as escapes, which mean the same.
///
/// JSON escapes only the controls of ASCII by itself. Outside of strings it has none of the others.
pub(super) fn json(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in text.chars() {
        if is_hidden(char) && char != '\n' {
            for unit in char.encode_utf16(&mut [0; 2]) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(char);
        }
    }
    safe
}

fn visible(char: char) -> char {
    match char {
        '\t' => char,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        char if is_hidden(char) => '\u{fffd}',
        char => char,
    }
}

/// Controls, and characters that are not seen but change what is. Joiners are none of them: emoji
/// and several scripts need them.
fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_number_of_characters() {
        let hostile = "a\u{1b}[31m\u{202e}b\u{9b}2J\u{7f}\tc";
        assert_eq!(line(hostile), "a␛[31m\u{fffd}b\u{fffd}2J␡\tc");
        assert_eq!(line(hostile).chars().count(), hostile.chars().count());
    }

    #[test]
    fn phrases_are_one_short_line_without_controls() {
        assert_eq!(phrase("a\nb\u{1b}]0;x\u{7}\u{2066}", 80), "a b\\u{1b}]0;x\\u{7}\\u{2066}");
        assert_eq!(phrase("国国国国", 2), "国国…");
        assert_eq!(phrase("👩\u{200d}🔬", 80), "👩\u{200d}🔬");
    }

    #[test]
    fn json_stays_the_same_to_programs() {
        let value = serde_json::json!("\u{9b}2J\u{202e}\u{e0041}\u{1b}国");
        let safe = json(&value.to_string());
        assert_eq!(safe, r#""\u009b2J\u202e\udb40\udc41\u001b国""#);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&safe).unwrap(), value);
    }
}
