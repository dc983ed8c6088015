//! Ranges of dates, as they are asked for.

use crate::date::{Date, DateError};

/// A stretch of time to ask for: `2021`, `2021..2023`, `2021..`, `..2021-06`, both ends inclusive.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DateRange {
    from: Option<Date>,
    to: Option<Date>,
}

impl DateRange {
    /// Reads a range.
    ///
    /// # Errors
    ///
    /// If an end is not a date, neither end is given, or the range certainly ends before it begins.
    ///
    /// ```
    /// use forebear_graph::{Date, DateRange};
    /// let range = DateRange::parse("2021..2022-06")?;
    /// assert_eq!(range.holds(&Date::parse("2022-03")?), Some(true));
    /// assert_eq!(range.holds(&Date::parse("2022")?), None);
    /// assert_eq!(range.holds(&Date::parse("2023")?), Some(false));
    ///
    /// let turned = DateRange::parse("2022..2021").unwrap_err();
    /// assert_eq!(turned.hint(), Some("write `2021..2022`"));
    /// # Ok::<(), forebear_graph::DateError>(())
    /// ```
    pub fn parse(text: &str) -> Result<DateRange, DateError> {
        let end = |text: &str| match text.trim() {
            "" => Ok(None),
            text => Date::parse(text).map(Some),
        };
        match text.split_once("..") {
            // Brackets are a date of their own: some time within.
            Some((from, to)) if !text.starts_with('[') && (from, to) != ("", "") => {
                let range = DateRange { from: end(from)?, to: end(to)? };
                match (&range.from, &range.to) {
                    (Some(first), Some(last)) if first.is_after(last) == Some(true) => {
                        Err(DateError::turned_round(first.as_str(), last.as_str()))
                    }
                    _ => Ok(range),
                }
            }
            _ => {
                let date = Date::parse(text)?;
                Ok(DateRange { from: Some(date.clone()), to: Some(date) })
            }
        }
    }

    /// Returns whether a date lies within the range: certainly, certainly not, or `None` where
    /// that cannot be told.
    pub fn holds(&self, date: &Date) -> Option<bool> {
        let first = self.from.as_ref().and_then(Date::earliest);
        let last = self.to.as_ref().and_then(Date::latest);
        let (earliest, latest) = (date.earliest(), date.latest());
        let outside = first.is_some_and(|first| latest.is_some_and(|latest| latest < first))
            || last.is_some_and(|last| earliest.is_some_and(|earliest| earliest > last));
        let inside = first.is_none_or(|first| earliest.is_some_and(|earliest| earliest >= first))
            && last.is_none_or(|last| latest.is_some_and(|latest| latest <= last));
        match (inside, outside) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }
}
