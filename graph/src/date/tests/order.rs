use std::cmp::Ordering;

use proptest::prelude::*;

use super::{any_date, date, slow::Walker};
use crate::date::{Date, Day, Precision};

fn before(x: &str, y: &str) -> Option<bool> {
    let answer = date(x).is_before(&date(y));
    assert_eq!(date(y).is_after(&date(x)), answer, "{x} {y}");
    answer
}

const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);

#[test]
fn plain_dates() {
    assert_eq!(before("2021", "2022"), YES);
    assert_eq!(before("2022", "2021"), NO);
    assert_eq!(before("2021", "2021"), None);
    assert_eq!(before("2021", "2021-06"), None);
    assert_eq!(before("2021-06", "2021"), None);
    assert_eq!(before("2021-06-12", "2021-06-13"), YES);
    assert_eq!(before("2021-06-12", "2021-06-12"), NO);
    assert_eq!(before("2021-12-31", "2022"), YES);
    // No day of 2021 is after its last day, so none is left that could be before.
    assert_eq!(before("2021-12-31", "2021"), NO);
    assert_eq!(before("2021", "2021-01-01"), NO);
    assert_eq!(before("2021", "2021-12-31"), None);
    assert_eq!(before("-0044", "0000"), YES);
    assert_eq!(before("[2021..2023]", "2024"), YES);
    assert_eq!(before("2021/2023", "2023"), None);
}

#[test]
fn open_and_unknown_ends_have_no_bound() {
    for open in ["[2021..]", "2021/..", "2021/"] {
        assert_eq!(before(open, "2030"), None, "{open}");
        assert_eq!(before(open, "2020"), NO, "{open}");
        assert_eq!(before("2020", open), YES, "{open}");
        assert_eq!(before(open, open), None, "{open}");
    }
    for open in ["[..2021]", "../2021", "/2021"] {
        assert_eq!(before(open, "2022"), YES, "{open}");
        assert_eq!(before(open, "1500"), None, "{open}");
        assert_eq!(before("2022", open), NO, "{open}");
    }
    assert_eq!(before("[..2021]", "[2022..]"), YES);
    assert_eq!(before("[2022..]", "[..2021]"), NO);
}

#[test]
fn a_qualified_date_needs_a_gap_of_its_own_unit() {
    for mark in ["~", "?", "%"] {
        let x = format!("2021{mark}");
        assert_eq!(before(&x, "2022"), None);
        assert_eq!(before(&x, "2023"), YES);
        assert_eq!(before("2023", &x), NO);
        assert_eq!(before("2022", &x), None);
        assert_eq!(before("2020", &x), None);
        assert_eq!(before("2019", &x), YES);
        assert_eq!(before(&x, "2019"), NO);
        assert_eq!(before(&x, &x), None);
    }
    assert_eq!(before("2021-06-12~", "2021-06-12"), None);
    assert_eq!(before("2021-06-12~", "2021-06-13"), None);
    assert_eq!(before("2021-06-13", "2021-06-12~"), None);
    assert_eq!(before("2021-06-12~", "2021-06-14"), YES);
    assert_eq!(before("2021-06-14", "2021-06-12~"), NO);
    assert_eq!(before("2021-01~", "2021-02-28"), None);
    assert_eq!(before("2021-01~", "2021-03"), YES);
    assert_eq!(before("2021-33~", "2021-06-30"), None);
    assert_eq!(before("2021-33~", "2021-07"), YES);
    assert_eq!(before("2021-24~", "2022-05-31"), None);
    assert_eq!(before("2021-24~", "2022-06"), YES);
    assert_eq!(before("202X~", "2039"), None);
    assert_eq!(before("202X~", "2040"), YES);
    assert_eq!(before("2009", "202X~"), YES);
    assert_eq!(before("18XX?", "1999"), None);
    assert_eq!(before("18XX?", "2000"), YES);
}

#[test]
fn the_margins_of_two_qualified_dates_add_up() {
    assert_eq!(before("2021~", "2023~"), None);
    assert_eq!(before("2021~", "2024~"), YES);
    assert_eq!(before("2024~", "2021~"), NO);
    assert_eq!(before("2021~", "2023-01?"), None);
    assert_eq!(before("2021~", "2023-02?"), YES);
}

#[test]
fn each_end_of_an_interval_has_its_own_margin() {
    assert_eq!(before("2019~/2021", "2022"), YES);
    assert_eq!(before("2019/2021~", "2022"), None);
    assert_eq!(before("2019/2021~", "2023"), YES);
    assert_eq!(before("2018", "2019~/2021"), None);
    assert_eq!(before("2018", "2019/2021~"), YES);
    assert_eq!(before("2019/2021-06~", "2021-08"), YES);
}

#[test]
fn the_ends_of_the_calendar_do_not_overflow() {
    assert_eq!(before("9999~", "9999"), None);
    assert_eq!(before("-9999?", "9999~"), YES);
    assert_eq!(before("99XX~", "00XX~"), NO);
    assert_eq!(before("9999~", "[-9999..]"), None);
}

#[test]
fn nesting_is_by_days() {
    let within = |x: &str, y: &str| date(x).is_within(&date(y));
    assert!(within("2021-06", "2021"));
    assert!(within("2021", "2021~"));
    assert!(within("2021~", "2021"));
    assert!(!within("2021", "2021-06"));
    assert!(within("2021", "[2021..]"));
    assert!(!within("[2021..]", "2021"));
    assert!(within("2021/..", "[2020..]"));
    assert!(!within("2021/..", "../2022"));
    assert!(!within("2021-24", "2021"));
}

/// A date by its days, with the days that a qualifier adds; open ends are cut
/// off far outside of all other days.
struct Days {
    all: Vec<i32>,
    reached: Vec<i32>,
    first_qualified: bool,
    last_qualified: bool,
}

const FAR: i32 = 4_000;

fn enumerate(date: &Date) -> Days {
    // The dates are around the years 0 and 2000; open ends reach beyond both.
    let first = date.earliest().map_or(-719_528 - FAR, Day::number);
    let last = date.latest().map_or(12_000 + FAR, Day::number);
    let (start, end) = match date.as_str().split_once('/') {
        Some(ends) => ends,
        None if date.as_str().starts_with('[') => ("", ""),
        None => (date.as_str(), date.as_str()),
    };
    let unit = |end: &str| end.ends_with(['~', '?', '%']).then(|| super::date(end).precision());
    let before = unit(start).map_or(0, |unit| neighbours(first, unit, Walker::backward));
    let after = unit(end).map_or(0, |unit| neighbours(last, unit, Walker::forward));
    Days {
        all: every_day(first, last),
        reached: every_day(first - before, last + after),
        first_qualified: unit(start).is_some(),
        last_qualified: unit(end).is_some(),
    }
}

/// How many days the unit next to a day has, by walking until it is left.
fn neighbours(from: i32, unit: Precision, step: fn(&mut Walker)) -> i32 {
    let (year, month, day) = Day::from_number(from).ymd();
    let mut at = Walker { number: from, year, month, day };
    let mut changes_left = match unit {
        Precision::Day => return 1,
        Precision::Month => 1,
        Precision::Quarter | Precision::Season => 3,
        Precision::Year => 12,
        other => panic!("{other} is not made here"),
    };
    step(&mut at);
    let mut days = 1;
    loop {
        let month = at.month;
        step(&mut at);
        if at.month != month {
            changes_left -= 1;
            if changes_left == 0 {
                return days;
            }
        }
        days += 1;
    }
}

/// Whether every pair of days has the first before the second.
fn all_before(x: &[i32], y: &[i32]) -> bool {
    x.iter().all(|a| y.iter().all(|b| a < b))
}

/// Whether some pair of days has the first before the second.
fn some_before(x: &[i32], y: &[i32]) -> bool {
    x.iter().any(|a| y.iter().any(|b| a < b))
}

/// Every day from the first to the last; of more than two years a sample with both ends.
fn every_day(first: i32, last: i32) -> Vec<i32> {
    let step = if last - first < 750 { 1 } else { 1 + (last - first) / 100 };
    let mut days: Vec<i32> = (first..last).step_by(step as usize).collect();
    days.push(last);
    days
}

fn expected(x: &Date, y: &Date) -> Option<bool> {
    let (x, y) = (enumerate(x), enumerate(y));
    if all_before(&x.reached, &y.reached) {
        return Some(true);
    }
    let never = if x.first_qualified || y.last_qualified {
        all_before(&y.reached, &x.reached)
    } else {
        !some_before(&x.all, &y.all)
    };
    never.then_some(false)
}

/// Dates that touch, nest in or just miss each other.
const CLOSE: [&str; 19] = [
    "2000",
    "2000-12",
    "2000-12-30",
    "2000-12-31",
    "2001-01-01",
    "2001-01-02",
    "2001-01-03",
    "2000-36",
    "2001-33",
    "2000-23",
    "2000-24",
    "2001-21",
    "2001-01",
    "2001-02",
    "2001-03",
    "2001-05-31",
    "2001-06",
    "2001-06-30",
    "2001-07-01",
];

#[test]
fn close_dates_are_told_apart_to_the_day() {
    let marked = |text: &&str| ["", "~"].map(|mark| date(&format!("{text}{mark}")));
    let dates: Vec<Date> = CLOSE.iter().flat_map(marked).collect();
    for x in &dates {
        for y in &dates {
            assert_eq!(x.is_before(y), expected(x, y), "{x} before {y}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn all_three_answers_are_those_of_the_days(x in any_date(), y in any_date()) {
        prop_assert_eq!(x.is_before(&y), expected(&x, &y), "{} before {}", x, y);
        prop_assert_eq!(x.is_after(&y), expected(&y, &x), "{} after {}", x, y);
    }

    #[test]
    fn before_and_after_do_not_contradict(x in any_date(), y in any_date()) {
        prop_assert!(!(x.is_before(&y) == YES && x.is_after(&y) == YES));
        if x.is_before(&y) == YES {
            prop_assert_eq!(y.is_before(&x), NO);
        }
    }

    #[test]
    fn nesting_is_that_of_the_days(x in any_date(), y in any_date()) {
        let first = |date: &Date| date.earliest().map_or(i32::MIN, Day::number);
        let last = |date: &Date| date.latest().map_or(i32::MAX, Day::number);
        let within = (first(&y)..=last(&y)).contains(&first(&x)) && (first(&y)..=last(&y)).contains(&last(&x));
        prop_assert_eq!(x.is_within(&y), within);
        prop_assert!(x.is_within(&x));
    }

    #[test]
    fn the_listing_order_is_total(x in any_date(), y in any_date(), z in any_date()) {
        prop_assert_eq!(x.listing_order(&y), y.listing_order(&x).reverse());
        prop_assert_eq!(x.listing_order(&y) == Ordering::Equal, x == y);
        if x.listing_order(&y).is_le() && y.listing_order(&z).is_le() {
            prop_assert!(x.listing_order(&z).is_le());
        }
    }
}

#[test]
fn a_listing() {
    let mut dates: Vec<Date> = [
        "2022",
        "2021",
        "2021-01",
        "[..2021]",
        "2021~",
        "2021/..",
        "-0044",
        "[..2020]",
        "2021-01-01",
    ]
    .map(date)
    .into();
    dates.sort_by(Date::listing_order);
    let texts: Vec<&str> = dates.iter().map(Date::as_str).collect();
    assert_eq!(
        texts,
        [
            "[..2020]",
            "[..2021]",
            "-0044",
            "2021-01-01",
            "2021-01",
            "2021",
            "2021~",
            "2021/..",
            "2022"
        ]
    );
}
