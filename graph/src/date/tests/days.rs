use proptest::prelude::*;

use super::slow::Walker;
use crate::date::Day;

fn agrees(at: Walker) {
    let ymd = (at.year, at.month, at.day);
    assert_eq!(
        Day::from_ymd(at.year, at.month, at.day).map(Day::number),
        Some(at.number),
        "{at:?}"
    );
    assert_eq!(Day::from_number(at.number).ymd(), ymd);
}

#[test]
fn every_day_of_four_digit_years_has_the_number_that_counting_gives() {
    let (mut forward, mut backward) = (Walker::START, Walker::START);
    while forward.year <= 9999 {
        agrees(forward);
        forward.forward();
    }
    while backward.year >= -9999 {
        agrees(backward);
        backward.backward();
    }
    // The lengths of both halves, as other programs give them.
    assert_eq!((forward.number, backward.number), (2_932_897, -4_371_588));
}

#[test]
fn days_that_the_calendar_lacks_are_none() {
    for (year, month, day) in [
        (2021, 0, 1),
        (2021, 13, 1),
        (2021, 255, 255),
        (2021, 1, 0),
        (2021, 1, 32),
        (2021, 2, 29),
        (1900, 2, 29),
        (-1, 2, 29),
        (2021, 4, 31),
        (i32::MAX, 1, 1),
        (i32::MIN, 12, 31),
    ] {
        assert_eq!(Day::from_ymd(year, month, day), None, "{year} {month} {day}");
    }
    for year in [2000, 2024, 0, -4, -400] {
        assert!(Day::from_ymd(year, 2, 29).is_some(), "{year}");
    }
}

#[test]
fn days_are_shown_as_iso_8601_does() {
    let shown = |y, m, d| Day::from_ymd(y, m, d).unwrap().to_string();
    assert_eq!(shown(2021, 6, 12), "2021-06-12");
    assert_eq!(shown(-44, 3, 15), "-0044-03-15");
    assert_eq!(shown(0, 1, 1), "0000-01-01");
    assert_eq!(shown(-9999, 12, 31), "-9999-12-31");
}

#[test]
fn the_count_ends_without_a_panic() {
    let (first, last) = (Day::from_number(i32::MIN), Day::from_number(i32::MAX));
    assert_eq!(last.next(), last);
    assert_eq!(first.previous(), first);
    for day in [first, last] {
        let (year, month, of_month) = day.ymd();
        assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
        assert!(!day.to_string().is_empty());
    }
}

#[test]
fn a_day_is_four_bytes() {
    assert_eq!(size_of::<Day>(), 4);
}

proptest! {
    #[test]
    fn every_number_is_a_day_and_neighbours_adjoin(number: i32) {
        let day = Day::from_number(number);
        let (year, month, of_month) = day.ymd();
        prop_assert_eq!(Day::from_ymd(year, month, of_month), Some(day));
        if number < i32::MAX {
            let mut walker = Walker { number, year, month, day: of_month };
            walker.forward();
            prop_assert_eq!(day.next().ymd(), (walker.year, walker.month, walker.day));
            prop_assert_eq!(day.next().previous(), day);
        }
    }
}
