//! From EDTF text to a date.

use edtf_core::{Bound, Edtf};

use super::{Date, Day, Precision};

/// Why a text is not a date, and from which byte on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) offset: usize,
    pub(super) reason: &'static str,
}

const fn refuse<T>(offset: usize, reason: &'static str) -> Result<T, Refusal> {
    Err(Refusal { offset, reason })
}

/// The marks that qualify a date.
const QUALIFIERS: [char; 3] = ['~', '?', '%'];

/// A date without `/`, `..` and brackets.
struct Point {
    first: Day,
    last: Day,
    precision: Precision,
    approximate: bool,
    uncertain: bool,
    masked: bool,
}

impl Point {
    fn margin(&self) -> Option<Precision> {
        (self.approximate || self.uncertain).then_some(self.precision)
    }
}

/// Reads a date.
pub(super) fn read(text: &str) -> Result<Date, Refusal> {
    if text.is_empty() {
        return refuse(0, "it is empty");
    }
    if let Some(inner) = text.strip_prefix('[') {
        return read_range(text, inner);
    }
    if text.starts_with('{') {
        return refuse(0, "a set of dates is not one date");
    }
    if text.contains('/') {
        return read_interval(text);
    }
    if let Some(at) = text.find("..") {
        return refuse(at, "a range stands in brackets");
    }
    let point = read_point(text, 0)?;
    Ok(Date {
        text: text.into(),
        first: point.first,
        last: point.last,
        precision: point.precision,
        first_margin: point.margin(),
        last_margin: point.margin(),
        approximate: point.approximate,
        uncertain: point.uncertain,
    })
}

fn read_range(text: &str, inner: &str) -> Result<Date, Refusal> {
    let Some(inner) = inner.strip_suffix(']') else {
        let offset = text.find(']').map_or(text.len(), |at| at + 1);
        return refuse(
            offset,
            "the brackets hold a whole date, from the first character to the last",
        );
    };
    if let Some(at) = inner.find(',') {
        return refuse(1 + at, "a list of dates is not one date");
    }
    let Some((start, end)) = inner.split_once("..") else {
        return refuse(1, "brackets hold a range");
    };
    let end_offset = 1 + start.len() + 2;
    if let Some(at) = inner.find(QUALIFIERS) {
        return refuse(1 + at, "the ends of a range in brackets are not qualified");
    }
    join(
        text,
        (!start.is_empty()).then(|| read_point(start, 1)).transpose()?,
        (!end.is_empty()).then(|| read_point(end, end_offset)).transpose()?,
        end_offset,
    )
}

fn read_interval(text: &str) -> Result<Date, Refusal> {
    let (start, end) = text.split_once('/').unwrap_or((text, ""));
    let end_offset = start.len() + 1;
    if let Some(at) = end.find('/') {
        return refuse(end_offset + at, "an interval has one `/`");
    }
    join(text, read_end(start, 0)?, read_end(end, end_offset)?, end_offset)
}

/// Reads one end of an interval; an open one and an unknown one are the same.
fn read_end(text: &str, offset: usize) -> Result<Option<Point>, Refusal> {
    if text.is_empty() || text == ".." {
        return Ok(None);
    }
    if let Some(at) = text.find("..") {
        return refuse(offset + at, "`..` is a whole end of an interval");
    }
    let point = read_point(text, offset)?;
    if point.masked {
        // EDTF has this at level 2 only.
        let at = text.find('X').unwrap_or(0);
        return refuse(offset + at, "the ends of an interval have no `X`");
    }
    Ok(Some(point))
}

fn join(
    text: &str,
    start: Option<Point>,
    end: Option<Point>,
    end_offset: usize,
) -> Result<Date, Refusal> {
    if start.is_none() && end.is_none() {
        return refuse(0, "one end must have a date");
    }
    let first = start.as_ref().map_or(Day::MIN, |point| point.first);
    let last = end.as_ref().map_or(Day::MAX, |point| point.last);
    if first > last {
        return refuse(end_offset, "the end lies before the start");
    }
    let ends = || start.iter().chain(&end);
    Ok(Date {
        text: text.into(),
        first,
        last,
        precision: Precision::Interval,
        first_margin: start.as_ref().and_then(Point::margin),
        last_margin: end.as_ref().and_then(Point::margin),
        approximate: ends().any(|point| point.approximate),
        uncertain: ends().any(|point| point.uncertain),
    })
}

/// Reads a single date that stands `offset` bytes into the text.
fn read_point(text: &str, offset: usize) -> Result<Point, Refusal> {
    if text
        .strip_prefix('Y')
        .is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()))
    {
        return refuse(offset, "years are from -9999 to 9999");
    }
    if let Some(at) = text.find('T')
        && text.get(..at).is_some_and(|day| Edtf::parse(day).is_ok())
    {
        return refuse(offset + at, "a date has no time of day");
    }
    let value = Edtf::parse(text).map_err(|error| Refusal {
        offset: offset + error.offset,
        reason: reason(error.message),
    })?;
    let Edtf::Date(date) = &value else {
        return refuse(offset, "it is not a single date");
    };
    if let Some(at) = text.find('S') {
        return refuse(offset + at, "a number of significant digits is not accepted");
    }
    if let Some(at) = text.find(QUALIFIERS)
        && at + 1 < text.len()
    {
        return refuse(offset + at, "`~`, `?` and `%` qualify a whole date, at its end");
    }
    let masked = value.has_unspecified();
    let group = date.month.and_then(|month| month.value()).filter(|code| *code > 12);
    let group_offset = || offset + text.rfind('-').map_or(0, |at| at + 1);
    let precision = match group {
        Some(21..=24) if !masked => Precision::Season,
        Some(33..=36) if !masked => Precision::Quarter,
        Some(21..=24 | 33..=36) => {
            return refuse(offset, "a season or quarter is one of a known year");
        }
        Some(_) => return refuse(group_offset(), MONTHS),
        None if value.level() > 1 => {
            let at = text.find('X').unwrap_or(0);
            return refuse(
                offset + at,
                "`X` stands for the last digits, up to two of a year or a whole month and day",
            );
        }
        None => {
            let year = text.get(2..4).unwrap_or_default();
            match (date.month, date.day) {
                (Some(month), _) if month.has_unspecified() => Precision::Year,
                (Some(_), Some(day)) if !day.has_unspecified() => Precision::Day,
                (Some(_), _) => Precision::Month,
                (None, _) if !masked => Precision::Year,
                (None, _) if year == "XX" => Precision::Century,
                (None, _) => Precision::Decade,
            }
        }
    };
    let bounds = value.bounds();
    let (Some(first), Some(last)) = (day(bounds.earliest), day(bounds.latest)) else {
        return refuse(offset, "years are from -9999 to 9999");
    };
    Ok(Point {
        first,
        last,
        precision,
        approximate: value.is_approximate(),
        uncertain: value.is_uncertain(),
        masked,
    })
}

/// The day of a bound, if it has one whose year has four digits.
fn day(bound: Bound) -> Option<Day> {
    let Bound::Date(date) = bound else {
        return None;
    };
    let year = i32::try_from(date.year).ok()?;
    Day::from_ymd(year, date.month, date.day).filter(|_| (-9999..=9999).contains(&year))
}

const MONTHS: &str = "the month is 01 to 12, or 21 to 24 for a season, 33 to 36 for a quarter";

/// What edtf-core says, in our words where its own speak of more than is accepted here.
fn reason(message: &'static str) -> &'static str {
    match message {
        "month must be 01-12 or a sub-year code 21-41" => MONTHS,
        "year must have exactly four digits (or X)" => "the year has four digits",
        "month must be two digits (or X)" => "the month has two digits",
        "day must be two digits (or X)" => "the day has two digits",
        "day is out of range for the month" => "the month has no such day",
        "sub-year groupings cannot carry a day" => "a season or quarter has no day",
        "expected '-' before month" => "only `-` and a month can follow a year",
        "expected '-' before day" => "only `-` and a day can follow a month",
        "unexpected characters after day" => "nothing can follow the day",
        "negative years cannot contain unspecified digits" => "a year before 0 has no `X`",
        "-0000 is not a valid year" => "year 0 has no sign",
        "EDTF permits ASCII characters only" => "a date has no such character",
        "whitespace is not allowed" => "a date has no spaces",
        // Edtf-core takes every text with a T for a date and a time.
        _ if message.starts_with("date-times") => "it is not written as a date",
        other => other,
    }
}

/// The two ends of a date as they are written, without qualifiers; empty where open.
pub(super) fn ends(text: &str) -> (&str, &str) {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let (start, end) = match inner {
        Some(inner) => inner.split_once(".."),
        None => text.split_once('/'),
    }
    .unwrap_or((text, text));
    (plain_end(start), plain_end(end))
}

fn plain_end(end: &str) -> &str {
    if end == ".." { "" } else { end.trim_end_matches(QUALIFIERS) }
}
