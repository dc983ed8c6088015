//! Dates as people commonly type them.

use super::parse;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

use Token::Word;
pub(super) use Token::{Mark, Number};

/// The numbers, words and marks of a text, without what only fills.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let len = if c.is_ascii_digit() {
            run(|c| c.is_ascii_digit())
        } else if c.is_alphabetic() {
            run(char::is_alphabetic)
        } else {
            c.len_utf8()
        };
        let (token, after) = rest.split_at(len);
        rest = after;
        match c {
            _ if c.is_ascii_digit() => tokens.push(Number(token)),
            _ if c.is_alphabetic() => {
                if !matches!(token, "of" | "the" | "in" | "year" | "st" | "nd" | "rd" | "th") {
                    tokens.push(Word(token));
                }
                rest = rest.strip_prefix('.').unwrap_or(rest);
            }
            ',' | '\'' | '’' => {}
            _ if c.is_whitespace() => {}
            _ => tokens.push(Mark(c)),
        }
    }
    tokens
}

/// What people commonly type: the dates that may be meant.
pub(super) fn typed(text: &str) -> Vec<String> {
    let mut tokens = tokens(text);
    let about = |token: &Token<'_>| {
        matches!(
            token,
            Mark('~')
                | Word("c" | "ca" | "circa" | "about" | "around" | "approx" | "approximately")
        )
    };
    let both = tokens.contains(&Mark('%'));
    let approximate = both || tokens.iter().any(about);
    let uncertain = both || tokens.contains(&Mark('?'));
    tokens.retain(|token| !about(token) && !matches!(token, Mark('?' | '%')));
    let named = |token: &Token<'_>| matches!(*token, Word(word) if month(word).or(part(word)).is_some() || matches!(word, "q" | "h"));
    if tokens.iter().any(named) {
        // The marks between a named month and its numbers tell nothing.
        tokens.retain(|token| !matches!(token, Mark(_)));
    }
    let mark = match (approximate, uncertain) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    let mut dates = meant(&tokens);
    for date in &mut dates {
        date.push_str(mark);
    }
    dates
}

fn meant(tokens: &[Token<'_>]) -> Vec<String> {
    let one = |date: String| vec![date];
    match *tokens {
        [Number(n)] if n.len() == 8 => one(ymd(&n[..4], &n[4..6], &n[6..])),
        [Number(n)] if n.len() == 6 => one(ym(&n[..4], &n[4..])),
        [Number(n)] | [Number(n), Word("ad" | "ce")] | [Word("ad"), Number(n)] => {
            one(format!("{n:0>4}"))
        }
        [Mark('-'), Number(n)] => one(format!("-{n:0>4}")),
        [Number(n), Word("bc" | "bce")] => before_christ(n).into_iter().collect(),
        [Mark('-'), Number(n), Word("x")] => one(format!("-{n}9/-{n}0")),

        [Number(y), Word("s")] if y.ends_with("00") => vec![tens(y, 1), tens(y, 2)],
        [Number(y), Word("s")] if y.ends_with('0') => one(tens(y, 1)),
        [Number(n), Word("century")] => n
            .parse::<u8>()
            .ok()
            .and_then(|n| n.checked_sub(1))
            .map(|n| format!("{n:02}XX"))
            .into_iter()
            .collect(),

        [Number(y), Word("q"), Number(n)]
        | [Word("q"), Number(n), Number(y)]
        | [Number(n), Word("q"), Number(y)]
            if y.len() == 4 =>
        {
            match n {
                "1" => one(ym(y, "33")),
                "2" => one(ym(y, "34")),
                "3" => one(ym(y, "35")),
                "4" => one(ym(y, "36")),
                _ => Vec::new(),
            }
        }
        [Number(y), Word("h"), Number(n)] | [Word("h"), Number(n), Number(y)] if y.len() == 4 => {
            match n {
                "1" => one(format!("{y}-01/{y}-06")),
                "2" => one(format!("{y}-07/{y}-12")),
                _ => Vec::new(),
            }
        }

        [Number(a), Mark('-'), Number(b)]
        | [Number(a), Word("to" | "until" | "through"), Number(b)]
        | [
            Word("from" | "between"),
            Number(a),
            Word("to" | "until" | "through" | "and"),
            Number(b),
        ] if a.len() == 4 && b.len() == 4 => one(format!("{a}/{b}")),
        [Number(a), Mark('-'), Number(b), Mark('-'), Number(c), Mark('-'), Number(d)] => {
            one(format!("{}/{}", ym(a, b), ym(c, d)))
        }
        [Number(a), Word("or"), Number(b)] => one(format!("[{a}..{b}]")),
        [Word("since" | "from"), Number(y)] => one(format!("[{y}..]")),
        [Word("until" | "by"), Number(y)] => one(format!("[..{y}]")),

        [Word(m), Number(y)] | [Number(y), Word(m)] if y.len() == 4 => {
            month(m).or(part(m)).map(|m| ym(y, m)).into_iter().collect()
        }
        [Number(d), Word(m), Number(y)] | [Word(m), Number(d), Number(y)]
            if y.len() == 4 && month(m).is_some() =>
        {
            month(m).map(|m| ymd(y, m, d)).into_iter().collect()
        }
        [Number(y), Word(m), Number(d)] if y.len() == 4 => {
            month(m).map(|m| ymd(y, m, d)).into_iter().collect()
        }

        [Number(y), Mark('-' | '/' | '.'), Number(m)] if y.len() == 4 && is_month(m) => {
            one(ym(y, m))
        }
        [Number(m), Mark('-' | '/' | '.'), Number(y)] if y.len() == 4 && is_month(m) => {
            one(ym(y, m))
        }
        // 2021/22 is the end of one year and the start of the next.
        [Number(a), Mark('/'), Number(b)] if a.len() == 4 && b.len() == 2 => {
            one(format!("{a}/{}{b}", &a[..2]))
        }
        [Number(y), Mark('-' | '/' | '.'), Number(m), Mark('-' | '/' | '.'), Number(d)]
            if y.len() == 4 =>
        {
            let date = ymd(y, m, d);
            if parse::read(&date).is_ok() { one(date) } else { one(ymd(y, d, m)) }
        }
        // The order of day and month is not known.
        [Number(a), Mark('-' | '/' | '.'), Number(b), Mark('-' | '/' | '.'), Number(y)]
            if y.len() == 4 =>
        {
            vec![ymd(y, b, a), ymd(y, a, b)]
        }
        _ => Vec::new(),
    }
}

fn ym(year: &str, month: &str) -> String {
    format!("{year}-{month:0>2}")
}

fn ymd(year: &str, month: &str, day: &str) -> String {
    format!("{year}-{month:0>2}-{day:0>2}")
}

/// A year with its last digits unknown.
fn tens(year: &str, unknown: usize) -> String {
    format!("{}{}", &year[..year.len().saturating_sub(unknown)], "X".repeat(unknown))
}

fn is_month(number: &str) -> bool {
    number.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
}

/// The number of a month by its name, or by three of its letters or more.
fn month(word: &str) -> Option<&'static str> {
    const NUMBERS: [&str; 12] =
        ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
    let is = |name: &&str| word.len() >= 3 && name.starts_with(word);
    NUMBERS.get(MONTHS.iter().position(is)?).copied()
}

/// The EDTF number of a season.
fn part(word: &str) -> Option<&'static str> {
    match word {
        "spring" => Some("21"),
        "summer" => Some("22"),
        "autumn" | "fall" => Some("23"),
        "winter" => Some("24"),
        _ => None,
    }
}

/// The year before Christ as EDTF counts: there is a year 0, which is 1 BC.
fn before_christ(number: &str) -> Option<String> {
    match number.parse::<u16>().ok()?.checked_sub(1)? {
        0 => Some("0000".to_owned()),
        year => Some(format!("-{year:04}")),
    }
}
