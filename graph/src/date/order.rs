//! Which of two dates comes first, with three answers.

use std::cmp::Ordering;

use super::{Date, Day, Precision};

impl Date {
    /// Returns whether this date lies before another: `Some(true)` certainly,
    /// `Some(false)` certainly not, `None` cannot tell.
    ///
    /// A date is every day from its first to its last; an open or unknown end
    /// has no bound. Between two dates without `~`, `?` and `%`,
    ///
    /// - `x.is_before(y) == Some(true)` if and only if every pair (a day `a` of
    ///   `x`, a day `b` of `y`) has `a < b`;
    /// - `x.is_before(y) == Some(false)` if and only if no such pair has `a < b`;
    ///   so two equal days are certainly not before one another.
    ///
    /// A qualifier does not move the days, but its date may be off by one unit
    /// of its own precision (a day, month, quarter, season, year, decade or
    /// century of the calendar). A certain answer, either of them, then needs
    /// whole days between the two dates, at least as many as this margin has:
    /// `2021~` and `2022` cannot be told apart, `2021~` is certainly before
    /// `2023` and `2023` is certainly not before `2021~`. If both are
    /// qualified, both may be off, and the margins add up: `2021~` is
    /// certainly before `2024~` but not before `2023~`. In an interval each end
    /// has the margin of its own date, if it is qualified.
    ///
    /// # Examples
    ///
    /// ```
    /// use forebear_graph::Date;
    ///
    /// let clip = Date::parse("2021")?;
    /// assert_eq!(clip.is_before(&Date::parse("2022-04")?), Some(true));
    /// assert_eq!(clip.is_before(&Date::parse("2020")?), Some(false));
    /// assert_eq!(clip.is_before(&Date::parse("2021-01")?), None);
    /// # Ok::<(), forebear_graph::DateError>(())
    /// ```
    pub fn is_before(&self, other: &Self) -> Option<bool> {
        if self.certainly_before(other) {
            return Some(true);
        }
        let exact = self.first_margin.is_none() && other.last_margin.is_none();
        let never = if exact { other.last <= self.first } else { other.certainly_before(self) };
        never.then_some(false)
    }

    /// Returns whether this date lies after another: `Some(true)` certainly,
    /// `Some(false)` certainly not, `None` cannot tell.
    ///
    /// The answer is that of `other.is_before(self)`; see [`Date::is_before`].
    pub fn is_after(&self, other: &Self) -> Option<bool> {
        other.is_before(self)
    }

    /// Returns whether every day of this date is a day of the other.
    ///
    /// Qualifiers play no part: they do not move the days.
    pub fn is_within(&self, other: &Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    /// Compares two dates for a listing: by first day, then by last day, then by text.
    ///
    /// This is a total order in which only equal dates are equal. An open start
    /// comes before every day, an open end after every day.
    pub fn listing_order(&self, other: &Self) -> Ordering {
        (self.first, self.last, &self.text).cmp(&(other.first, other.last, &other.text))
    }

    fn certainly_before(&self, other: &Self) -> bool {
        later(self.last, self.last_margin) < earlier(other.first, other.first_margin)
    }
}

/// The last day, one unit later.
fn later(last: Day, margin: Option<Precision>) -> Day {
    match margin.map(months) {
        None => last,
        Some(0) => last.next(),
        Some(months) => {
            let (year, month) = shifted(last, months);
            Day::last_of_month(year, month)
        }
    }
}

/// The first day, one unit earlier.
fn earlier(first: Day, margin: Option<Precision>) -> Day {
    match margin.map(months) {
        None => first,
        Some(0) => first.previous(),
        Some(months) => {
            let (year, month) = shifted(first, -months);
            Day::first_of_month(year, month)
        }
    }
}

/// How many months a unit has; none for a day.
fn months(unit: Precision) -> i32 {
    match unit {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Quarter | Precision::Season => 3,
        // The ends of an interval have units of their own.
        Precision::Year | Precision::Interval => 12,
        Precision::Decade => 120,
        Precision::Century => 1_200,
    }
}

/// The year and month of a day, some months on. Days of dates have years of
/// four digits, so nothing overflows.
fn shifted(day: Day, months: i32) -> (i32, u8) {
    let (year, month, _) = day.ymd();
    let count = year * 12 + i32::from(month) - 1 + months;
    (count.div_euclid(12), count.rem_euclid(12) as u8 + 1)
}
