//! Text → tokens, on demand: how an argument is read depends on the function it belongs to.

use std::ops::Range;

use unicode_ident::is_xid_continue;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Name(String),
    Quoted(String),
    /// `exact:`, `glob:` or `regex:`.
    Prefix(String),
    Range,
    Minus,
    Plus,
    Not,
    And,
    Or,
    Open,
    Close,
    Comma,
    Stray(char),
    End,
}

pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Lexer<'t> {
        Lexer { text, at: 0 }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn end(&self) -> usize {
        self.text.len()
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Returns the next token and its bytes. A quoted text without its end reaches to the end of
    /// the query; `closed` says so.
    pub(super) fn next(&mut self) -> (Token, Range<usize>, bool) {
        self.skip_blanks();
        let start = self.at;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return (Token::End, start..start, true);
        };
        let mut closed = true;
        let token = match first {
            '"' | '\'' => {
                let (text, length, ended) = quoted(rest, first);
                self.at += length;
                closed = ended;
                Token::Quoted(text)
            }
            _ if rest.starts_with("::") => self.take(2, Token::Range),
            '-' => self.take(1, Token::Minus),
            '+' => self.take(1, Token::Plus),
            '~' => self.take(1, Token::Not),
            '&' => self.take(1, Token::And),
            '|' => self.take(1, Token::Or),
            '(' => self.take(1, Token::Open),
            ')' => self.take(1, Token::Close),
            ',' => self.take(1, Token::Comma),
            first if is_part(first) => {
                let length = name_length(rest);
                let name = rest[..length].to_owned();
                let after = &rest[length..];
                if after.starts_with(':') && !after.starts_with("::") {
                    self.take(length + 1, Token::Prefix(name))
                } else {
                    self.take(length, Token::Name(name))
                }
            }
            stray => self.take(stray.len_utf8(), Token::Stray(stray)),
        };
        (token, start..self.at, closed)
    }

    fn take(&mut self, length: usize, token: Token) -> Token {
        self.at += length;
        token
    }

    /// Reads an argument that is no query: all up to the next comma or closing parenthesis, or
    /// one quoted text.
    pub(super) fn raw_argument(&mut self) -> (String, bool, Range<usize>) {
        self.skip_blanks();
        let start = self.at;
        let rest = self.rest();
        if let Some(mark @ ('"' | '\'')) = rest.chars().next() {
            let (text, length, _) = quoted(rest, mark);
            self.at += length;
            return (text, true, start..self.at);
        }
        let length = rest.find([',', ')']).unwrap_or(rest.len());
        let text = rest[..length].trim_end();
        self.at += text.len();
        (text.to_owned(), false, start..self.at)
    }

    /// Reads what stands behind the colon of a pattern: one quoted text, or all up to the next
    /// blank, operator or parenthesis that no glob or name holds. Returns where it ends.
    pub(super) fn pattern_text(&mut self) -> (String, usize) {
        let rest = self.rest();
        if let Some(mark @ ('"' | '\'')) = rest.chars().next() {
            let (text, length, _) = quoted(rest, mark);
            self.at += length;
            return (text, self.at);
        }
        let ends = |char: char| char.is_whitespace() || matches!(char, '(' | ')' | '|' | '&' | ',');
        let length = rest.find(ends).unwrap_or(rest.len());
        self.at += length;
        (rest[..length].to_owned(), self.at)
    }

    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn rewind(&mut self, to: usize) {
        self.at = to;
    }
}

fn is_part(char: char) -> bool {
    char == '·' || is_xid_continue(char)
}

/// Returns the length of the name at the beginning of a text: parts with single `-`, `.` or `+`
/// between them. An operator is what no part follows.
fn name_length(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let joined =
            matches!(char, '-' | '.' | '+') && chars.peek().is_some_and(|(_, next)| is_part(*next));
        if !is_part(char) && !joined {
            break;
        }
        length = at + char.len_utf8();
    }
    length
}

/// Returns the text within quotes, the length with them, and whether there is an end.
fn quoted(text: &str, mark: char) -> (String, usize, bool) {
    let mut found = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, char)) = chars.next() {
        match char {
            // Any other backslash is one, as regular expressions need it.
            '\\' if matches!(text[at + 1..].chars().next(), Some('\\' | '"' | '\'')) => {
                found.extend(chars.next().map(|(_, char)| char));
            }
            char if char == mark => return (found, at + 1, true),
            char => found.push(char),
        }
    }
    (found, text.len(), false)
}
