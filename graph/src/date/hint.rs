//! What to write instead of a text that is not a date.
//!
//! A hint never quotes a date that would not be read: what a rule proposes is
//! read first, and dropped where that fails.

use super::{
    Day,
    day::month_length,
    parse,
    typed::{Mark, Number, tokens, typed},
};

const ACCEPTED: &str = "accepted are `2021`, `2021-06`, `2021-06-12`, `2021-33` (first quarter) and `202X`, \
    with `~` (about) or `?` (unsure) at the end, and `2021/2023` or `[2021..2023]` (some time within)";

/// Longer texts are not looked at: no one means them as a date.
const LONGEST: usize = 64;

/// What to write instead.
pub(super) fn hint(text: &str) -> String {
    if text.len() > LONGEST {
        return ACCEPTED.to_owned();
    }
    let plain = plain(text);
    if matches!(
        plain.as_str(),
        "" | "?" | "-" | "unknown" | "undated" | "none" | "n/a" | "n.d." | "tba" | "tbd"
    ) {
        return "leave the date out where it is not known".to_owned();
    }
    let written = |text: &String| parse::read(text).is_ok();
    let typed = typed(&plain);
    if let Some(last) = last_day(&plain).or_else(|| typed.iter().find_map(|date| last_day(date)))
        && !typed.iter().any(written)
    {
        return format!("the last day of that month is `{last}`");
    }
    for proposals in [respelled(&plain), restructured(&plain), typed, both_ends(&plain)] {
        let mut proposals: Vec<String> = proposals.into_iter().filter(written).collect();
        proposals.dedup();
        match proposals.as_slice() {
            [] => {}
            [one] => return format!("write `{one}`"),
            [one, two, ..] => return format!("write `{one}` or `{two}`, whichever is meant"),
        }
    }
    match tokens(&plain).as_slice() {
        [Number(year), Mark('-'), Number(month)] if year.len() == 4 && month.len() == 2 => {
            format!(
                "the months are `{year}-01` to `{year}-12`, the quarters `{year}-33` to `{year}-36`"
            )
        }
        _ => ACCEPTED.to_owned(),
    }
}

/// The text in lowercase, trimmed, with plain dashes; Chinese and Japanese dates with dashes too.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '年' | '月' => plain.push('-'),
            '日' => {}
            _ => plain.push(c),
        }
    }
    if text.contains('年') {
        plain.truncate(plain.trim_end_matches('-').len());
    }
    plain.replace("b.c.", "bc").replace("a.d.", "ad")
}

/// The last day of a month, if the text is a later day of it.
fn last_day(text: &str) -> Option<Day> {
    let (month, day) = text.rsplit_once('-').filter(|(_, day)| day.len() == 2)?;
    let (year, month_number) = month.rsplit_once('-')?;
    let (year, month_number) = (year.parse().ok()?, month_number.parse().ok()?);
    let last = Day::from_ymd(year, month_number, month_length(year, month_number))?;
    let beyond = day.parse::<u8>().ok()? > last.ymd().2;
    (beyond && parse::read(month).is_ok()).then_some(last)
}

/// The same characters, written properly.
fn respelled(text: &str) -> Vec<String> {
    let upper = text.replace('x', "X");
    let close: String = upper.chars().filter(|c| !c.is_whitespace()).collect();
    let unknown = upper.replace('?', "X");
    let year = text.strip_prefix('y').unwrap_or_default().to_owned();
    let zero = if text == "-0000" { "0000".to_owned() } else { String::new() };
    let time = upper.split(['t', ' ']).next().filter(|_| text.contains(':'));
    let time = time.unwrap_or_default().to_owned();
    first_read([close, unknown, year, zero, time])
}

/// The same dates, in a structure that is accepted.
fn restructured(text: &str) -> Vec<String> {
    let text = text.replace('x', "X");
    let closed: &[char] = &['[', ']', '{', '}'];
    let inner = text.trim_matches(closed);
    let bracketed = format!("[{inner}]");
    let interval = inner.replacen("..", "/", 1);
    let range = format!("[{}]", text.replacen('/', "..", 1));
    let listed = || {
        let (first, last) = (inner.split(',').next()?, inner.rsplit(',').next()?);
        let start = first.split("..").next()?;
        Some(format!("[{}..{}]", start.trim(), last.rsplit("..").next()?.trim()))
    };
    let swapped = || match text.split_once('/') {
        Some((start, end)) => Some(format!("{end}/{start}")),
        None => inner.split_once("..").map(|(start, end)| format!("[{end}..{start}]")),
    };
    let listed = if text.contains(',') { listed() } else { None };
    first_read([
        listed.unwrap_or_default(),
        inner.to_owned(),
        bracketed,
        interval,
        range,
        swapped().unwrap_or_default(),
    ])
}

/// The first of several texts that is a date.
fn first_read<const N: usize>(proposals: [String; N]) -> Vec<String> {
    proposals.into_iter().find(|text| parse::read(text).is_ok()).into_iter().collect()
}

/// An interval of two dates that are each typed in some other way.
fn both_ends(text: &str) -> Vec<String> {
    let Some((start, end)) = text.split_once('/') else {
        return Vec::new();
    };
    match (typed(start).as_slice(), typed(end).as_slice()) {
        ([start], [end]) => vec![format!("{start}/{end}")],
        _ => Vec::new(),
    }
}
