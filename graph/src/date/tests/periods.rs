use proptest::prelude::*;

use super::{any_date, date};
use crate::date::{Day, Period, Precision};

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_ymd(year, month, day).unwrap()
}

#[test]
fn the_smallest_period_that_holds_a_date() {
    for (text, period) in [
        ("2021", Some(Period::Year(2021))),
        ("2021~", Some(Period::Year(2021))),
        ("2021-XX", Some(Period::Year(2021))),
        ("2021-06", Some(Period::Month(2021, 6))),
        ("2021-06-XX", Some(Period::Month(2021, 6))),
        ("2021-06-12?", Some(Period::Day(day(2021, 6, 12)))),
        ("2021-34", Some(Period::Quarter(2021, 2))),
        ("2021-05/2021-06", Some(Period::Quarter(2021, 2))),
        ("2021-06/2021-07", Some(Period::Year(2021))),
        ("2021-22", Some(Period::Year(2021))),
        ("2021-24", Some(Period::Decade(202))),
        ("2029-24", None),
        ("202X", Some(Period::Decade(202))),
        ("2021/2023", Some(Period::Decade(202))),
        ("[2020..2029]", Some(Period::Decade(202))),
        ("2019/2021", None),
        ("1999/2003", None),
        ("20XX", None),
        ("2021/..", None),
        ("[..2021]", None),
        ("2021/", None),
        ("-0044", Some(Period::Year(-44))),
        ("-0010/-0001", Some(Period::Decade(-1))),
        ("-0001/0000", None),
        ("0000/0009", Some(Period::Decade(0))),
        ("2021-06-12/2021-06-12", Some(Period::Day(day(2021, 6, 12)))),
    ] {
        assert_eq!(date(text).period(), period, "{text}");
    }
}

#[test]
fn periods_are_shown_in_edtf() {
    for (period, text) in [
        (Period::Decade(202), "202X"),
        (Period::Decade(0), "000X"),
        (Period::Decade(-1), "-0010/-0001"),
        (Period::Year(2021), "2021"),
        (Period::Year(-44), "-0044"),
        (Period::Quarter(2021, 1), "2021-33"),
        (Period::Quarter(2021, 4), "2021-36"),
        (Period::Month(2021, 6), "2021-06"),
        (Period::Month(-1, 12), "-0001-12"),
        (Period::Day(day(2021, 6, 12)), "2021-06-12"),
    ] {
        assert_eq!(period.to_string(), text);
    }
}

#[test]
fn longer_periods_come_first() {
    let mut periods = [
        Period::Year(2021),
        Period::Day(day(2020, 1, 1)),
        Period::Month(2020, 1),
        Period::Quarter(2020, 1),
        Period::Year(2020),
        Period::Decade(202),
        Period::Decade(-1),
    ];
    periods.sort();
    let texts = periods.map(|period| period.to_string());
    assert_eq!(texts, ["-0010/-0001", "202X", "2020", "2020-33", "2020-01", "2020-01-01", "2021"]);
}

#[test]
fn what_is_no_period_does_not_panic() {
    for period in [
        Period::Decade(i32::MAX),
        Period::Decade(i32::MIN),
        Period::Year(i32::MAX),
        Period::Year(i32::MIN),
        Period::Quarter(2021, 0),
        Period::Quarter(i32::MAX, 255),
        Period::Month(2021, 0),
        Period::Month(i32::MIN, 255),
        Period::Day(Day::from_number(i32::MAX)),
    ] {
        assert!(period.earliest() <= period.latest(), "{period:?}");
        assert!(period.next() >= period || period.next().earliest() == period.earliest());
        let _ = (period.parent(), period.to_string());
    }
    assert_eq!(Period::Month(2021, 0).latest(), day(2021, 1, 31));
    assert_eq!(Period::Quarter(2021, 9).earliest(), day(2021, 10, 1));
}

fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (-999..=999).prop_map(Period::Decade),
        (-9990..=9998).prop_map(Period::Year),
        (-9990..=9998, 1..=4u8).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (-9990..=9998, 1..=12u8).prop_map(|(year, month)| Period::Month(year, month)),
        (-3_000_000..=2_900_000).prop_map(|number| Period::Day(Day::from_number(number))),
    ]
}

proptest! {
    #[test]
    fn a_parent_holds_its_child(period in any_period()) {
        if let Some(parent) = period.parent() {
            prop_assert!(parent.earliest() <= period.earliest() && period.latest() <= parent.latest());
            prop_assert!(parent < period);
        } else {
            prop_assert!(matches!(period, Period::Decade(_)));
        }
    }

    #[test]
    fn the_next_period_adjoins(period in any_period()) {
        let next = period.next();
        prop_assert_eq!(std::mem::discriminant(&next), std::mem::discriminant(&period));
        prop_assert_eq!(period.latest().next(), next.earliest());
        prop_assert!(period < next);
    }

    #[test]
    fn a_period_is_read_back_from_its_text(period in any_period()) {
        let read = date(&period.to_string());
        prop_assert_eq!(read.earliest(), Some(period.earliest()));
        prop_assert_eq!(read.latest(), Some(period.latest()));
        prop_assert_eq!(read.period(), Some(period));
    }

    #[test]
    fn the_period_of_a_date_holds_it_and_no_smaller_one_does(date in any_date()) {
        let period = date.period();
        let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
            prop_assert_eq!(period, None);
            return Ok(());
        };
        let (year, month, _) = first.ymd();
        let from_small = [
            Period::Day(first),
            Period::Month(year, month),
            Period::Quarter(year, (month - 1) / 3 + 1),
            Period::Year(year),
            Period::Decade(year.div_euclid(10)),
        ];
        let holds = |period: &Period| period.earliest() <= first && last <= period.latest();
        prop_assert_eq!(period, from_small.into_iter().find(holds));
        if date.precision() == Precision::Quarter {
            prop_assert!(matches!(period, Some(Period::Quarter(..))));
        }
    }
}
