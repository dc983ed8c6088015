//! What is said of a text that is not a date.

use std::fmt::Write as _;

use super::{hint, parse::Refusal};

/// Why a text is not a date, where, and what to write instead.
///
/// # Examples
///
/// ```
/// use forebear_graph::Date;
///
/// let error = Date::parse("2021-02-30").unwrap_err();
/// assert_eq!(error.message(), "`2021-02-30` is not a date: the month has no such day");
/// assert_eq!(error.offset(), 8);
/// assert_eq!(error.hint(), Some("the last day of that month is `2021-02-28`"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{message}")]
pub struct DateError {
    message: String,
    offset: usize,
    hint: String,
}

impl DateError {
    /// A range whose ends are the wrong way round.
    pub(super) fn turned_round(from: &str, to: &str) -> Self {
        Self {
            message: format!("`{}..{}` ends before it begins", shown(from), shown(to)),
            offset: 0,
            hint: format!("write `{}..{}`", shown(to), shown(from)),
        }
    }

    pub(super) fn new(text: &str, refusal: Refusal) -> Self {
        let offset = (0..=refusal.offset.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        Self {
            message: format!("`{}` is not a date: {}", shown(text), refusal.reason),
            offset,
            hint: hint::hint(text),
        }
    }

    /// Returns what is wrong: a lowercase fragment that names the text in backticks.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns where the text goes wrong, in bytes from its start.
    ///
    /// This is a character boundary of the text, at most its length.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns what to write instead, a lowercase fragment.
    pub fn hint(&self) -> Option<&str> {
        Some(self.hint.as_str()).filter(|hint| !hint.is_empty())
    }
}

/// At most this many characters of a text stand in a message.
const SHOWN: usize = 40;

/// The text for a message: short, on one line, and without characters that
/// would change how the line is shown.
fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (at, c) in text.chars().enumerate() {
        if at == SHOWN {
            shown.push('…');
            break;
        }
        let directs = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || directs {
            // Writing to a String does not fail.
            let _ = write!(shown, "{}", c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}
