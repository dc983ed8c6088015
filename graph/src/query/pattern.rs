//! Texts to look for: a word without regard to its spelling, or a pattern.

use regex_lite::Regex;

use super::syntax::PatternKind;
use crate::names::{bare, loose};

/// What a text is held against.
#[derive(Clone, Debug)]
pub(super) enum Matcher {
    /// The same word, without regard to case, width, accents, spaces and punctuation.
    Word(String),
    Exact(String),
    Regex(Regex),
}

impl Matcher {
    /// Reads a text that may be a pattern: `image`, `glob:image*`, `regex:^im`.
    ///
    /// # Errors
    ///
    /// What is wrong with the regular expression.
    pub(super) fn parse(text: &str, quoted: bool) -> Result<Matcher, String> {
        let pattern = text.split_once(':').filter(|_| !quoted);
        let kind = pattern.and_then(|(prefix, pattern)| {
            let kind = PatternKind::ALL.into_iter().find(|kind| kind.as_str() == prefix)?;
            Some((kind, pattern.trim_matches('"')))
        });
        match kind {
            Some((kind, pattern)) => Matcher::of(kind, pattern),
            None => Ok(Matcher::word(text)),
        }
    }

    /// Returns what matches a word without regard to its spelling.
    pub(super) fn word(text: &str) -> Matcher {
        Matcher::Word(bare(&loose(text)))
    }

    pub(super) fn of(kind: PatternKind, pattern: &str) -> Result<Matcher, String> {
        let regex = match kind {
            PatternKind::Exact => return Ok(Matcher::Exact(pattern.to_owned())),
            PatternKind::Glob => glob(pattern),
            PatternKind::Regex => format!("(?i){pattern}"),
        };
        Regex::new(&regex).map(Matcher::Regex).map_err(|error| error.to_string())
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        match self {
            Matcher::Word(word) => bare(&loose(text)) == *word,
            Matcher::Exact(exact) => text == exact,
            Matcher::Regex(regex) => regex.is_match(text),
        }
    }
}

/// Returns the regular expression of a glob: `*` is any text, `?` any character, and letters
/// stand for themselves without regard to case.
fn glob(pattern: &str) -> String {
    let mut regex = String::from("(?is)^");
    for char in pattern.chars() {
        match char {
            '*' => regex.push_str(".*"),
            '?' => regex.push('.'),
            char => regex.push_str(&regex_lite::escape(char.encode_utf8(&mut [0; 4]))),
        }
    }
    regex.push('$');
    regex
}
