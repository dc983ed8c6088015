//! The time axis: periods as bands, their beginnings as lines and labels.

use forebear_graph::Day;

use crate::drawing::measure::text_width;
use crate::drawing::{TimeScale, metrics};

/// A period on the axis.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Tick {
    /// Where it begins and ends.
    pub(super) from: f64,
    pub(super) to: f64,
    /// How it is called; empty if there is no room.
    pub(super) label: String,
    /// Whether a longer period begins with it too: a decade with the year, a year with the month.
    pub(super) strong: bool,
    /// Whether its band is shaded, so that neighbours can be told apart.
    pub(super) shaded: bool,
}

/// How long the periods of an axis are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Days(u8),
    Months(u8),
    Years(i32),
}

const STEPS: [Step; 16] = [
    Step::Days(1),
    Step::Days(7),
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
];

/// The narrowest period.
const NARROWEST: f64 = 44.0;

impl Step {
    fn days(self) -> f64 {
        match self {
            Step::Days(count) => f64::from(count),
            Step::Months(count) => f64::from(count) * 30.4,
            Step::Years(count) => f64::from(count) * 365.24,
        }
    }

    /// Returns the shortest step whose periods have room at so many pixels a day.
    fn fitting(px_per_day: f64) -> Step {
        let fits = |step: &&Step| step.days() * px_per_day >= NARROWEST;
        STEPS.iter().find(fits).copied().unwrap_or(STEPS[STEPS.len() - 1])
    }

    /// Returns the beginning of the period that a day is in.
    fn floor(self, day: Day) -> Day {
        let (year, month, _) = day.ymd();
        let first = |year: i32, month: u8| Day::from_ymd(year, month, 1).unwrap_or(day);
        match self {
            Step::Days(count) => {
                let days = day.number();
                Day::from_number(days - days.rem_euclid(i32::from(count)))
            }
            Step::Months(count) => first(year, (month - 1) / count * count + 1),
            Step::Years(count) => first(year.div_euclid(count) * count, 1),
        }
    }

    /// Returns the beginning of the next period; the same day at the end of the calendar.
    fn next(self, begin: Day) -> Day {
        let (year, month, _) = begin.ymd();
        let next = match self {
            Step::Days(count) => Some(Day::from_number(begin.number() + i32::from(count))),
            Step::Months(count) if month + count > 12 => Day::from_ymd(year + 1, 1, 1),
            Step::Months(count) => Day::from_ymd(year, month + count, 1),
            Step::Years(count) => Day::from_ymd(year + count, 1, 1),
        };
        next.unwrap_or(begin)
    }

    /// Returns whether a longer period begins on this day as well.
    fn is_strong(self, begin: Day) -> bool {
        let (year, month, day) = begin.ymd();
        match self {
            Step::Days(count) => day <= count,
            Step::Months(_) => month == 1,
            Step::Years(count @ 1..10) => {
                year.rem_euclid(10) == 0 || count > 2 && year.rem_euclid(50) == 0
            }
            Step::Years(count @ 10..100) => year.rem_euclid(100) == 0 && count < 100,
            Step::Years(_) => year.rem_euclid(1000) == 0,
        }
    }

    /// Returns how a period is called; the first of an axis in full, others without the year unless it
    /// begins with them.
    fn label(self, begin: Day, is_first: bool) -> String {
        let (year, month, day) = begin.ymd();
        let is_new = is_first || self.is_strong(begin);
        match self {
            Step::Days(_) if is_new => format!("{}-{month:02}-{day:02}", year_label(year)),
            Step::Days(1) => format!("{day:02}"),
            Step::Days(_) => format!("{month:02}-{day:02}"),
            Step::Months(_) if month == 1 => year_label(year),
            Step::Months(_) if is_first => format!("{}-{month:02}", year_label(year)),
            Step::Months(_) => format!("{month:02}"),
            Step::Years(_) => year_label(year),
        }
    }
}

/// Returns a year as EDTF writes it: the year 0 is the one before 1.
fn year_label(year: i32) -> String {
    if year < 0 { format!("−{:04}", -year) } else { format!("{year:04}") }
}

/// Returns the periods of an axis; on a bent scale each piece has steps of its own.
///
/// Linear in the width of the picture.
pub(super) fn ticks(scale: &TimeScale) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut shaded = false;
    // Where the last label ends: a longer one takes the place of the next.
    let mut named = f64::NEG_INFINITY;
    for piece in scale.knots().windows(2) {
        let ((day0, x0), (day1, x1)) = (piece[0], piece[1]);
        let step = Step::fitting((x1 - x0) / (day1 - day0));
        let (first, end) = (day0 as i32, day1 as i32);
        let mut begin = step.floor(Day::from_number(first));
        while begin.number() < end {
            let next = step.next(begin);
            let past = if next > begin { next.number() } else { end };
            let from = scale.x(begin.number().max(first));
            let to = scale.x(past.min(end));
            let is_cut = begin.number() < first;
            let wide = to - from >= NARROWEST * 0.8 && from >= named;
            let is_first = named == f64::NEG_INFINITY;
            let label = if wide && !is_cut { step.label(begin, is_first) } else { String::new() };
            if !label.is_empty() {
                named = from + text_width(&label, metrics::LABEL);
            }
            ticks.push(Tick { from, to, label, strong: !is_cut && step.is_strong(begin), shaded });
            shaded = !shaded;
            if next <= begin {
                break;
            }
            begin = next;
        }
    }
    ticks
}

/// Returns the first and the day after the last of an axis for what lies within two days: whole
/// years where it spans several, else whole months, or some days more where it is shorter.
pub(super) fn rounded(first: i32, end: i32) -> (i32, i32) {
    let days = end - first;
    let step = match days {
        ..45 => return (first - 1 - days / 8, end + 1 + days / 8),
        45..1100 => Step::Months(1),
        1100..40_000 => Step::Years(1),
        40_000..200_000 => Step::Years(10),
        _ => Step::Years(100),
    };
    let from = step.floor(Day::from_number(first)).number();
    let last = step.floor(Day::from_number(end - 1));
    (from.min(first), step.next(last).number().max(end))
}

/// Returns days at which a bent scale may change: at most seven, at the beginnings of round
/// periods, with about as many events in each piece.
pub(super) fn bends(first: i32, end: i32, events: &mut [i32]) -> Vec<i32> {
    const PIECES: usize = 6;
    events.sort_unstable();
    let mut bounds = vec![first];
    for nth in 1..PIECES {
        let Some(event) = events.get(events.len() * nth / PIECES) else { continue };
        let step = match end - event {
            0..4_000 => Step::Years(1),
            4_000..40_000 => Step::Years(10),
            40_000..200_000 => Step::Years(50),
            _ => Step::Years(100),
        };
        let bend = step.floor(Day::from_number(*event)).number();
        if bounds.last().is_some_and(|last| bend > *last) && bend < end {
            bounds.push(bend);
        }
    }
    bounds.push(end);
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8) -> i32 {
        Day::from_ymd(year, month, 1).expect("a day of the calendar").number()
    }

    fn labels(first: i32, end: i32, width: f64) -> Vec<String> {
        let ticks = ticks(&TimeScale::linear(first, end, 0.0, width));
        ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn steps_suit_the_span() {
        assert_eq!(labels(day(2023, 1), day(2023, 4), 300.0), ["2023", "02", "03"]);
        assert_eq!(labels(day(2014, 1), day(2017, 1), 300.0), ["2014", "2015", "2016"]);
        assert_eq!(labels(day(2022, 6), day(2022, 9), 300.0), ["2022-06", "07", "08"]);
        let days = labels(day(2022, 6) - 2, day(2022, 6) + 2, 300.0);
        assert_eq!(days, ["2022-05-30", "31", "2022-06-01", "02"]);
        assert_eq!(
            labels(day(-3000, 1), day(2000, 1), 400.0),
            ["−3000", "−2000", "−1000", "0000", "1000"]
        );
    }

    #[test]
    fn bands_follow_each_other_without_gaps() {
        for width in [100.0, 1000.0, 10_000.0] {
            let ticks = ticks(&TimeScale::linear(day(1991, 3), day(2024, 8), 7.0, width));
            assert_eq!(ticks[0].from, 7.0);
            assert!(
                ticks
                    .windows(2)
                    .all(|pair| pair[0].to == pair[1].from && pair[0].shaded != pair[1].shaded)
            );
            assert_eq!(ticks[ticks.len() - 1].to, width);
        }
    }

    #[test]
    fn an_axis_begins_and_ends_with_whole_periods() {
        let (from, end) = rounded(day(2014, 5), day(2023, 9));
        assert_eq!((from, end), (day(2014, 1), day(2024, 1)));
        let (from, end) = rounded(day(2023, 5) + 3, day(2023, 9) + 2);
        assert_eq!((from, end), (day(2023, 5), day(2023, 10)));
        let (from, end) = rounded(day(2023, 5) + 3, day(2023, 5) + 4);
        assert_eq!((from, end), (day(2023, 5) + 2, day(2023, 5) + 5));
    }
}
