//! TOML keys and strings.

use std::borrow::Cow;
use std::fmt::Write;

use crate::catalogue::is_hidden;

/// Returns a text as a TOML string. What is not to be seen, or turns the text around it, is
/// escaped, so that whoever reads the file sees what it holds; joiners within emoji and scripts
/// that need them stay. Line feeds are escaped, too: a value stays on its line.
pub(super) fn string(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for (at, char) in text.char_indices() {
        match char {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            char if char.is_control() || is_hidden(text, at, char) => {
                // All are in the Basic Multilingual Plane; writing to a String does not fail.
                _ = write!(written, "\\u{:04X}", u32::from(char));
            }
            char => written.push(char),
        }
    }
    written.push('"');
    written
}

/// Returns a key: bare where it can be.
pub(super) fn key(key: &str) -> Cow<'_, str> {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    match !key.is_empty() && key.bytes().all(is_bare) {
        true => Cow::Borrowed(key),
        false => Cow::Owned(string(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_where_they_have_to_be() {
        assert_eq!(string("模型 \"a\\b\"\n"), r#""模型 \"a\\b\"\n""#);
        assert_eq!(string("a\u{202e}b\u{0}\u{7f}"), r#""a\u202Eb\u0000\u007F""#);
        assert_eq!(string("👩\u{200d}🔬"), "\"👩\u{200d}🔬\"");
        assert_eq!(string("a\u{200d}b"), r#""a\u200Db""#);
    }

    #[test]
    fn keys_are_bare_where_they_can_be() {
        assert_eq!(key("training-data_2"), "training-data_2");
        assert_eq!(key("a.b"), r#""a.b""#);
        assert_eq!(key(""), r#""""#);
        assert_eq!(key("参数"), r#""参数""#);
    }
}
