//! Decades, years, quarters, months and days as nodes of the graph.

use std::{cmp::Ordering, fmt};

use super::{Date, Day, day::Year};

/// A decade, year, quarter, month or day of the calendar.
///
/// Periods are ordered by their first day, the longest first. A month that is
/// not from 1 to 12, or a quarter that is not from 1 to 4, is taken as the
/// nearest one.
///
/// # Examples
///
/// ```
/// use forebear_graph::{Date, Period};
///
/// let period = Date::parse("2021-06-12")?.period().unwrap();
/// assert_eq!(period.to_string(), "2021-06-12");
/// assert_eq!(period.parent(), Some(Period::Month(2021, 6)));
/// assert_eq!(Period::Month(2021, 6).parent(), Some(Period::Year(2021)));
/// assert_eq!(Period::Year(2021).parent(), Some(Period::Decade(202)));
/// assert_eq!(Period::Decade(202).to_string(), "202X");
/// assert_eq!(Period::Decade(202).parent(), None);
/// # Ok::<(), forebear_graph::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Ten years, by their number: `Decade(202)` is 2020 to 2029, `Decade(-1)` is -10 to -1.
    Decade(i32),
    /// A year.
    Year(i32),
    /// A year's quarter, from 1 to 4.
    Quarter(i32, u8),
    /// A year's month, from 1 to 12.
    Month(i32, u8),
    /// A day.
    Day(Day),
}

impl Period {
    /// Returns the first day.
    pub fn earliest(&self) -> Day {
        match *self {
            Self::Decade(number) => Day::first_of_month(number.saturating_mul(10), 1),
            Self::Year(year) => Day::first_of_month(year, 1),
            Self::Quarter(year, quarter) => Day::first_of_month(year, last_month(quarter) - 2),
            Self::Month(year, month) => Day::first_of_month(year, month.clamp(1, 12)),
            Self::Day(day) => day,
        }
    }

    /// Returns the last day, itself included.
    pub fn latest(&self) -> Day {
        match *self {
            Self::Decade(number) => {
                Day::last_of_month(number.saturating_mul(10).saturating_add(9), 12)
            }
            Self::Year(year) => Day::last_of_month(year, 12),
            Self::Quarter(year, quarter) => Day::last_of_month(year, last_month(quarter)),
            Self::Month(year, month) => Day::last_of_month(year, month.clamp(1, 12)),
            Self::Day(day) => day,
        }
    }

    /// Returns the period that this one is a part of: a day's month, a month's
    /// or quarter's year, a year's decade. A decade has none.
    pub fn parent(&self) -> Option<Self> {
        match *self {
            Self::Decade(_) => None,
            Self::Year(year) => Some(Self::Decade(year.div_euclid(10))),
            Self::Quarter(year, _) | Self::Month(year, _) => Some(Self::Year(year)),
            Self::Day(day) => {
                let (year, month, _) = day.ymd();
                Some(Self::Month(year, month))
            }
        }
    }

    /// Returns the period of the same size that follows.
    #[must_use]
    pub fn next(&self) -> Self {
        match *self {
            Self::Decade(number) => Self::Decade(number.saturating_add(1)),
            Self::Year(year) => Self::Year(year.saturating_add(1)),
            Self::Quarter(year, 4..) => Self::Quarter(year.saturating_add(1), 1),
            Self::Quarter(year, quarter) => Self::Quarter(year, quarter.max(1) + 1),
            Self::Month(year, 12..) => Self::Month(year.saturating_add(1), 1),
            Self::Month(year, month) => Self::Month(year, month.max(1) + 1),
            Self::Day(day) => Self::Day(day.next()),
        }
    }

    /// From the longest to the shortest, then what else makes a period.
    fn rank(&self) -> (u8, i32, u8) {
        match *self {
            Self::Decade(number) => (0, number, 0),
            Self::Year(year) => (1, year, 0),
            Self::Quarter(year, quarter) => (2, year, quarter),
            Self::Month(year, month) => (3, year, month),
            Self::Day(day) => (4, day.number(), 0),
        }
    }
}

impl Date {
    /// Returns the smallest period that holds the whole date.
    ///
    /// Returns `None` if none does: the date is open, or longer than a decade,
    /// or in two of them.
    ///
    /// # Examples
    ///
    /// ```
    /// use forebear_graph::{Date, Period};
    ///
    /// assert_eq!(Date::parse("2021~")?.period(), Some(Period::Year(2021)));
    /// assert_eq!(Date::parse("2019/2021")?.period(), None);
    /// assert_eq!(Date::parse("2021/2023")?.period(), Some(Period::Decade(202)));
    /// # Ok::<(), forebear_graph::DateError>(())
    /// ```
    pub fn period(&self) -> Option<Period> {
        let (first, last) = (self.earliest()?, self.latest()?);
        let ((year, month, _), (last_year, last_month, _)) = (first.ymd(), last.ymd());
        let quarter = quarter_of(month);
        if first == last {
            Some(Period::Day(first))
        } else if (year, month) == (last_year, last_month) {
            Some(Period::Month(year, month))
        } else if (year, quarter) == (last_year, quarter_of(last_month)) {
            Some(Period::Quarter(year, quarter))
        } else if year == last_year {
            Some(Period::Year(year))
        } else {
            let decade = year.div_euclid(10);
            (decade == last_year.div_euclid(10)).then_some(Period::Decade(decade))
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.earliest(), self.rank()).cmp(&(other.earliest(), other.rank()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// EDTF: `202X`, `2021`, `2021-33`, `2021-06`, `2021-06-12`. EDTF has no `X` in
/// years before 0, so a decade there is an interval: `-0010/-0001`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Decade(number @ 0..=999) => write!(f, "{number:03}X"),
            Self::Decade(number) => {
                let first = number.saturating_mul(10);
                write!(f, "{}/{}", Year(first), Year(first.saturating_add(9)))
            }
            Self::Year(year) => write!(f, "{}", Year(year)),
            Self::Quarter(year, quarter) => {
                write!(f, "{}-{}", Year(year), 32 + quarter.clamp(1, 4))
            }
            Self::Month(year, month) => write!(f, "{}-{:02}", Year(year), month.clamp(1, 12)),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

fn last_month(quarter: u8) -> u8 {
    quarter.clamp(1, 4) * 3
}

fn quarter_of(month: u8) -> u8 {
    month.div_ceil(3)
}
