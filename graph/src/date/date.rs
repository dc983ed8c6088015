//! A date as its source gives it.

use std::{fmt, str::FromStr};

use super::{DateError, Day, parse};

/// How finely a date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// A day: `2021-06-12`.
    Day,
    /// A month: `2021-06`, `2021-06-XX`.
    Month,
    /// A quarter: `2021-33`.
    Quarter,
    /// A season: `2021-21`.
    Season,
    /// A year: `2021`, `2021-XX`.
    Year,
    /// Ten years: `202X`.
    Decade,
    /// A hundred years: `20XX`.
    Century,
    /// From one date to another: `2021/2023`, `[2021..]`.
    Interval,
}

impl Precision {
    /// Returns the name in kebab-case, as the exports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Interval => "interval",
        }
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An event's date as its source gives it: an interval of days within which it happened.
///
/// The text is EDTF (ISO 8601-2:2019, Annex A) and is kept as the author wrote
/// it. Accepted are:
///
/// - `2021`, `2021-06`, `2021-06-12`; years from `-9999` to `9999`, `0000` among them;
/// - seasons, `2021-21` (spring) to `2021-24` (winter, which ends in the next
///   year), as three months of the northern hemisphere each, and quarters,
///   `2021-33` to `2021-36`;
/// - `202X`, `20XX`, `2021-XX`, `2021-06-XX`, `2021-XX-XX`: some time within;
/// - one of `~` (approximate), `?` (uncertain) and `%` (both) after any of these;
/// - `[2021..2023]`, `[2021..]`, `[..2021]`: some time within;
/// - `2021/2023`, `2021/..`, `../2021`, `2021/`, `/2021`, which are read as the
///   same: an event that has one date happened some time within.
///
/// Nothing makes a date finer than its text: `2021` is all of 2021, never the
/// first of January.
///
/// # Examples
///
/// ```
/// use forebear_graph::{Date, Day, Precision};
///
/// let date = Date::parse("2021-06~")?;
/// assert_eq!(date.as_str(), "2021-06~");
/// assert_eq!(date.earliest(), Day::from_ymd(2021, 6, 1));
/// assert_eq!(date.latest(), Day::from_ymd(2021, 6, 30));
/// assert_eq!(date.precision(), Precision::Month);
/// assert!(date.is_approximate());
/// # Ok::<(), forebear_graph::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Date {
    pub(super) text: Box<str>,
    /// `Day::MIN` if open.
    pub(super) first: Day,
    /// `Day::MAX` if open.
    pub(super) last: Day,
    pub(super) precision: Precision,
    /// The unit of the first day's own precision, if that is qualified.
    pub(super) first_margin: Option<Precision>,
    /// The same of the last day.
    pub(super) last_margin: Option<Precision>,
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

impl Date {
    /// Reads a date.
    ///
    /// # Errors
    ///
    /// Fails if the text is not EDTF or is beyond what [`Date`] accepts; the
    /// error tells where and what to write instead.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::read(text).map_err(|refusal| DateError::new(text, refusal))
    }

    /// Returns the text exactly as its author wrote it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the first day, or `None` if the start is open or unknown.
    pub fn earliest(&self) -> Option<Day> {
        (self.first != Day::MIN).then_some(self.first)
    }

    /// Returns the last day, itself included, or `None` if the end is open or unknown.
    pub fn latest(&self) -> Option<Day> {
        (self.last != Day::MAX).then_some(self.last)
    }

    /// Returns how finely the date is given.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Returns whether any part of the date is marked as approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Returns whether any part of the date is marked as uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// Returns the year that holds the whole interval, if one does.
    pub fn year(&self) -> Option<i32> {
        let (first, ..) = self.earliest()?.ymd();
        let (last, ..) = self.latest()?.ymd();
        (first == last).then_some(first)
    }

    /// Returns the smallest date that holds all of the given ones, or `None`
    /// if there are none or their span is open at both ends.
    ///
    /// A date that already holds all others is returned as it is (the first of
    /// several); else the span is a range between the ends as their authors
    /// wrote them, without `~`, `?` and `%`. Where several begin on the first
    /// day, or end on the last, the widest gives the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use forebear_graph::Date;
    ///
    /// let dates = [Date::parse("2021~")?, Date::parse("2022-09")?];
    /// let span = Date::spanning(&dates).unwrap();
    /// assert_eq!(span.as_str(), "[2021..2022-09]");
    /// # Ok::<(), forebear_graph::DateError>(())
    /// ```
    pub fn spanning<'a>(dates: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut dates = dates.into_iter();
        let mut starts = dates.next()?;
        let mut ends = starts;
        for date in dates {
            if (date.first, starts.last) < (starts.first, date.last) {
                starts = date;
            }
            if (ends.last, date.first) < (date.last, ends.first) {
                ends = date;
            }
        }
        if ends.is_within(starts) {
            return Some(starts.clone());
        }
        let start = parse::ends(&starts.text).0;
        let end = parse::ends(&ends.text).1;
        parse::read(&format!("[{start}..{end}]")).ok()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}
