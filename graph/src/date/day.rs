//! Days of the proleptic Gregorian calendar, counted.

use std::fmt;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
///
/// Years are astronomical, as in ISO 8601: year 0 exists and is a leap year,
/// year -1 is before it. The calendar has no end other than that of the count,
/// so [`Day::from_number`] takes every number.
///
/// # Examples
///
/// ```
/// use forebear_graph::Day;
///
/// let day = Day::from_ymd(2021, 1, 5).unwrap();
/// assert_eq!(day.to_string(), "2021-01-05");
/// assert_eq!(day.next().ymd(), (2021, 1, 6));
/// assert_eq!(Day::from_ymd(2021, 2, 29), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// What stands for "no first day" inside a date.
    pub(super) const MIN: Self = Self(i32::MIN);
    /// What stands for "no last day" inside a date.
    pub(super) const MAX: Self = Self(i32::MAX);

    /// Returns the day with this year, month and day of the month.
    ///
    /// Returns `None` if the calendar has no such day, or the count ends
    /// before it (beyond some five million years).
    pub fn from_ymd(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=12).contains(&month) || !(1..=month_length(year, month)).contains(&day) {
            return None;
        }
        i32::try_from(count(year, month, day)).ok().map(Self)
    }

    /// Returns the first day of a month, or the nearest day that can be counted.
    pub(super) fn first_of_month(year: i32, month: u8) -> Self {
        Self::clamped(count(year, month, 1))
    }

    /// Returns the last day of a month, or the nearest day that can be counted.
    pub(super) fn last_of_month(year: i32, month: u8) -> Self {
        Self::clamped(count(year, month, month_length(year, month)))
    }

    fn clamped(number: i64) -> Self {
        let number = number.clamp(i32::MIN.into(), i32::MAX.into());
        Self(i32::try_from(number).unwrap_or(i32::MAX))
    }

    /// Returns the year, the month (1 to 12) and the day of the month (1 to 31).
    pub fn ymd(self) -> (i32, u8, u8) {
        // Years are counted from March, so that the leap day ends the year and
        // the lengths of the months follow (153 m + 2) / 5.
        let days = i64::from(self.0) + DAYS_TO_1970;
        let era = days.div_euclid(DAYS_IN_400_YEARS);
        let day_of_era = days.rem_euclid(DAYS_IN_400_YEARS);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        // All three are in range for every day that 32 bits count.
        (year as i32, month as u8, day as u8)
    }

    /// Returns the number of days since 1970-01-01, negative before it.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Returns the day with this number.
    pub fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Returns the day after this one. The last day that can be counted is its own next.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// Returns the day before this one. The first day that can be counted is its own previous.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }
}

/// Days as in ISO 8601: `2021-06-12`, `-0044-03-15`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{}-{month:02}-{day:02}", Year(year))
    }
}

/// A year with at least four digits and its sign.
pub(super) struct Year(pub(super) i32);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.0.unsigned_abs())
    }
}

const DAYS_IN_400_YEARS: i64 = 146_097;
/// From 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;

fn count(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let march_month = (i64::from(month) + 9) % 12;
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * march_month + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(400) * DAYS_IN_400_YEARS + day_of_era - DAYS_TO_1970
}

/// The number of days of a month from 1 to 12.
pub(super) fn month_length(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
