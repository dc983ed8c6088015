//! Texts as DOT writes them, so that no name can be anything else than a name.

use graphviz_rust::dot_structures::{Attribute, Id};

/// How Graphviz reads the value of an attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// It takes the text as it is: ids, and attributes of ours.
    Plain,
    /// It replaces escape sequences and the entities of HTML: labels, tooltips and addresses.
    EscapesAndEntities,
}

/// How many bytes stand on one line of a text: Graphviz refuses texts of which 16 KiB are in one
/// piece.
const LONGEST_LINE: usize = 8 * 1024;

/// Returns a text as a quoted id, the only kind that is safe: the printer prints ids as they are,
/// and bare ones may be keywords, numbers, several ids, or an id with a port.
///
/// Control characters are dropped, line ends and tabs kept where they can be drawn and blanks
/// elsewhere. In ids and attributes of ours a backslash stays doubled in what Graphviz reads,
/// because DOT has no other way to write one that is safe before the closing quote. Very long texts
/// are continued on further lines, as DOT allows.
pub(super) fn quoted(text: &str, reading: Reading) -> Id {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    let mut line_end = LONGEST_LINE;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if quoted.len() >= line_end {
            quoted.push_str("\\\n");
            line_end = quoted.len() + LONGEST_LINE;
        }
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' if reading == Reading::EscapesAndEntities => quoted.push_str("&amp;"),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                quoted.push_str(if reading == Reading::EscapesAndEntities { "\\n" } else { " " });
            }
            '\t' => quoted.push(' '),
            _ if is_unprintable(char) => {}
            _ => quoted.push(char),
        }
    }
    quoted.push('"');
    Id::Escaped(quoted)
}

/// Control characters, and those that XML, hence SVG, does not allow.
fn is_unprintable(char: char) -> bool {
    char.is_control() || matches!(char, '\u{FFFE}' | '\u{FFFF}')
}

/// Returns an attribute. The name is one of ours or Graphviz's, never data.
///
/// Addresses are read like labels: Graphviz 2.43 writes them into SVG as they are, where a bare `&`
/// would be a mistake. In PDF `&amp;` stays what it is; that a picture can be opened at all weighs
/// more.
pub(super) fn attribute(name: &'static str, value: &str) -> Attribute {
    let reading = match name {
        "label" | "tooltip" | "URL" => Reading::EscapesAndEntities,
        _ => Reading::Plain,
    };
    Attribute(Id::Plain(name.to_owned()), quoted(value, reading))
}

/// Returns a text as it stands in an HTML-like label.
pub(super) fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let mut line_end = LONGEST_LINE;
    for char in text.chars() {
        if html.len() >= line_end {
            // Graphviz passes over it.
            html.push('\n');
            line_end = html.len() + LONGEST_LINE;
        }
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ if char.is_whitespace() => html.push(' '),
            _ if is_unprintable(char) => {}
            _ => html.push(char),
        }
    }
    html
}

/// Returns the address if a link to it is safe to follow; a catalogue may come from anyone, and
/// a picture with its links may be put on a page.
///
/// What cannot stand in an address is percent-encoded: Graphviz 2.43 writes a quotation mark into
/// SVG as it is, which would end the attribute and begin others.
pub(super) fn web_address(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once("://")?;
    if !["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let mut address = String::with_capacity(url.len());
    for char in url.chars() {
        if char.is_control() || char.is_whitespace() || "\"'<>\\^`{|}".contains(char) {
            let mut utf8 = [0; 4];
            for byte in char.encode_utf8(&mut utf8).bytes() {
                address.push_str(&format!("%{byte:02X}"));
            }
        } else {
            address.push(char);
        }
    }
    Some(address)
}
