//! Dates as sources give them: intervals of days, written in EDTF.
//!
//! A [`Date`] says within which days an event happened, and keeps the words of
//! its author. The notation is the Extended Date/Time Format of ISO
//! 8601-2:2019, Annex A: its levels 0 and 1, the quarters of level 2
//! (`2021-33` to `2021-36`) and the ranges of level 2 (`[2021..2023]`, some
//! time within). A [`Day`] is a day of the proleptic Gregorian calendar, with
//! a year 0. A [`Period`] is a decade, year, quarter, month or day of that
//! calendar, the node that a dated technology is joined to.
//!
//! # Examples
//!
//! ```
//! use forebear_graph::Date;
//!
//! let clip = Date::parse("2021")?;
//! let flamingo = Date::parse("2022-04-29")?;
//! assert_eq!(clip.is_before(&flamingo), Some(true));
//!
//! let error = Date::parse("June 2021").unwrap_err();
//! assert_eq!(error.hint(), Some("write `2021-06`"));
//! # Ok::<(), forebear_graph::DateError>(())
//! ```

#[expect(clippy::module_inception, reason = "the room and the type it is for have one name")]
mod date;
mod day;
mod error;
mod hint;
mod order;
mod parse;
mod period;
mod range;
#[cfg(test)]
mod tests;
mod typed;

pub use date::{Date, Precision};
pub use day::Day;
pub use error::DateError;
pub use period::Period;
pub use range::DateRange;
