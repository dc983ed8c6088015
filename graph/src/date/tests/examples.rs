//! The examples of ISO 8601-2:2019, Annex A, and of the page of the Library of
//! Congress on EDTF, in scope and out of it.

use edtf_core::{Bound, Edtf};
use proptest::prelude::*;

use super::{any_date, bounds, date};
use crate::date::{Date, Precision};

/// Text, first day, last day, precision, marks.
type Example = (&'static str, &'static str, &'static str, Precision, &'static str);

use Precision::{Century, Day, Decade, Interval, Month, Quarter, Season, Year};

const EXAMPLES: &[Example] = &[
    // Level 0: dates.
    ("1985-04-12", "1985-04-12", "1985-04-12", Day, ""),
    ("1985-04", "1985-04-01", "1985-04-30", Month, ""),
    ("1985", "1985-01-01", "1985-12-31", Year, ""),
    ("2000-02-29", "2000-02-29", "2000-02-29", Day, ""),
    ("2000-02", "2000-02-01", "2000-02-29", Month, ""),
    ("1900-02", "1900-02-01", "1900-02-28", Month, ""),
    ("0000", "0000-01-01", "0000-12-31", Year, ""),
    ("9999-12-31", "9999-12-31", "9999-12-31", Day, ""),
    // Level 0: intervals.
    ("1964/2008", "1964-01-01", "2008-12-31", Interval, ""),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", Interval, ""),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", Interval, ""),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", Interval, ""),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", Interval, ""),
    ("2005/2006-02", "2005-01-01", "2006-02-28", Interval, ""),
    ("2004-06/2004", "2004-06-01", "2004-12-31", Interval, ""),
    // Level 1: seasons.
    ("2001-21", "2001-03-01", "2001-05-31", Season, ""),
    ("2001-22", "2001-06-01", "2001-08-31", Season, ""),
    ("2001-23", "2001-09-01", "2001-11-30", Season, ""),
    ("2001-24", "2001-12-01", "2002-02-28", Season, ""),
    ("2003-24", "2003-12-01", "2004-02-29", Season, ""),
    // Level 1: qualified.
    ("1984?", "1984-01-01", "1984-12-31", Year, "?"),
    ("2004-06~", "2004-06-01", "2004-06-30", Month, "~"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", Day, "%"),
    ("1985-04-12?", "1985-04-12", "1985-04-12", Day, "?"),
    ("2001-21~", "2001-03-01", "2001-05-31", Season, "~"),
    // Level 1: unspecified digits.
    ("201X", "2010-01-01", "2019-12-31", Decade, ""),
    ("20XX", "2000-01-01", "2099-12-31", Century, ""),
    ("000X", "0000-01-01", "0009-12-31", Decade, ""),
    ("2004-XX", "2004-01-01", "2004-12-31", Year, ""),
    ("1985-04-XX", "1985-04-01", "1985-04-30", Month, ""),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", Year, ""),
    ("201X~", "2010-01-01", "2019-12-31", Decade, "~"),
    ("20XX?", "2000-01-01", "2099-12-31", Century, "?"),
    // Level 1: open and unknown ends.
    ("1985-04-12/..", "1985-04-12", "..", Interval, ""),
    ("1985-04/..", "1985-04-01", "..", Interval, ""),
    ("1985/..", "1985-01-01", "..", Interval, ""),
    ("../1985-04-12", "..", "1985-04-12", Interval, ""),
    ("../1985-04", "..", "1985-04-30", Interval, ""),
    ("../1985", "..", "1985-12-31", Interval, ""),
    ("1985-04-12/", "1985-04-12", "..", Interval, ""),
    ("1985-04/", "1985-04-01", "..", Interval, ""),
    ("1985/", "1985-01-01", "..", Interval, ""),
    ("/1985-04-12", "..", "1985-04-12", Interval, ""),
    ("/1985-04", "..", "1985-04-30", Interval, ""),
    ("/1985", "..", "1985-12-31", Interval, ""),
    // Level 1: qualified intervals.
    ("1984~/2004-06", "1984-01-01", "2004-06-30", Interval, "~"),
    ("1984/2004-06~", "1984-01-01", "2004-06-30", Interval, "~"),
    ("1984~/2004~", "1984-01-01", "2004-12-31", Interval, "~"),
    ("1984?/2004%", "1984-01-01", "2004-12-31", Interval, "%"),
    ("1984?/2004~", "1984-01-01", "2004-12-31", Interval, "%"),
    ("../1985-04-12?", "..", "1985-04-12", Interval, "?"),
    ("1985-04-12~/", "1985-04-12", "..", Interval, "~"),
    // Level 1: years before 0.
    ("-1985", "-1985-01-01", "-1985-12-31", Year, ""),
    ("-0001", "-0001-01-01", "-0001-12-31", Year, ""),
    ("-9999", "-9999-01-01", "-9999-12-31", Year, ""),
    ("-0044-03-15", "-0044-03-15", "-0044-03-15", Day, ""),
    ("-0004-02-29", "-0004-02-29", "-0004-02-29", Day, ""),
    ("-0100~/0014", "-0100-01-01", "0014-12-31", Interval, "~"),
    // Level 2: quarters.
    ("2001-33", "2001-01-01", "2001-03-31", Quarter, ""),
    ("2001-34", "2001-04-01", "2001-06-30", Quarter, ""),
    ("2001-35", "2001-07-01", "2001-09-30", Quarter, ""),
    ("2001-36", "2001-10-01", "2001-12-31", Quarter, ""),
    ("2001-34?", "2001-04-01", "2001-06-30", Quarter, "?"),
    ("2001-33/2001-34", "2001-01-01", "2001-06-30", Interval, ""),
    // Level 2: one of a continuous range.
    ("[..1760-12-03]", "..", "1760-12-03", Interval, ""),
    ("[1760-12..]", "1760-12-01", "..", Interval, ""),
    ("[1670..1672]", "1670-01-01", "1672-12-31", Interval, ""),
    ("[..1984]", "..", "1984-12-31", Interval, ""),
    ("[1984..]", "1984-01-01", "..", Interval, ""),
    ("[2021..2022-09]", "2021-01-01", "2022-09-30", Interval, ""),
    ("[2021-33..2021-35]", "2021-01-01", "2021-09-30", Interval, ""),
    ("[201X..2023]", "2010-01-01", "2023-12-31", Interval, ""),
];

#[test]
fn every_example_in_scope_has_its_days() {
    for &(text, first, last, precision, marks) in EXAMPLES {
        let date = date(text);
        assert_eq!(bounds(&date), (first.to_owned(), last.to_owned()), "{text}");
        assert_eq!(date.precision(), precision, "{text}");
        assert_eq!(date.is_approximate(), matches!(marks, "~" | "%"), "{text}");
        assert_eq!(date.is_uncertain(), matches!(marks, "?" | "%"), "{text}");
        assert_eq!(date.as_str(), text);
        assert_eq!(date.to_string(), text);
        assert_eq!(text.parse::<Date>().unwrap(), date);
    }
}

const REFUSED: &[&str] = &[
    // Level 0: times of day.
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    // Level 1: years of more than four digits.
    "Y170000002",
    "Y-170000002",
    // Level 2.
    "Y-17E7",
    "Y3388E2S3",
    "1950S2",
    "Y171010000S3",
    "2001-25",
    "2001-32",
    "2001-37",
    "2001-41",
    "[1667,1668,1670..1672]",
    "[1667,1760-12]",
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "{..1984}",
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-%06-11",
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    "1560-X2",
    "2XXX",
    "XXXX",
    "1XX3",
    "201X-21",
    "201X-33",
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
    "..2004-06-01/2004-06-20..",
    "[1670~..1672]",
    "[1984]",
    // Not EDTF.
    "",
    " ",
    "2021 ",
    "19850412",
    "1985-102",
    "1985-W15",
    "P1Y2M",
    "R12/1985/1990",
    "198",
    "19",
    "-0000",
    "-12345",
    "12345",
    "../..",
    "/",
    "../",
    "/..",
    "[]",
    "[..]",
    "[",
    "]",
    "{",
    "[2021",
    "2021]",
    "[2021..2020]",
    "[2021...2023]",
    "[[2021..2022]]",
    "[2021/2022..2023]",
    "2021/2020",
    "2021/2022/2023",
    "2021..2023",
    "2021-00",
    "2021-13",
    "2021-20",
    "2021-06-00",
    "2021-02-29",
    "1900-02-29",
    "-0003-02-29",
    "2001-21-05",
    "2021~~",
    "-004X",
    "9999-24",
    "２０２１",
    "2021–2022",
];

#[test]
fn everything_else_is_refused_with_a_place_and_a_hint() {
    for text in REFUSED {
        let error = Date::parse(text).expect_err(text);
        assert!(error.message().starts_with(&format!("`{text}` is not a date: ")), "{error}");
        assert!(text.is_char_boundary(error.offset()), "{text} {}", error.offset());
        assert!(error.hint().is_some_and(|hint| !hint.is_empty()), "{text}");
        assert_eq!(error.to_string(), error.message());
    }
}

#[test]
fn a_winter_is_in_no_single_year() {
    assert_eq!(date("2021-24").year(), None);
    assert_eq!(date("2021-23").year(), Some(2021));
    assert_eq!(date("2021~").year(), Some(2021));
    assert_eq!(date("2021-02/2021-11").year(), Some(2021));
    assert_eq!(date("2021/2022").year(), None);
    assert_eq!(date("2021/..").year(), None);
    assert_eq!(date("-0044-03-15").year(), Some(-44));
}

#[test]
fn a_date_is_small() {
    assert!(size_of::<Date>() <= 32, "{}", size_of::<Date>());
    assert!(size_of::<Option<Date>>() <= 32);
}

#[test]
fn huge_and_strange_texts_are_refused_quickly_and_briefly() {
    for piece in [
        "2", "[", "{", "~", "/", "..", "é", "2021,", "X", "\u{202e}", "\0", "2021/", "T", "年", " ",
    ] {
        let text = piece.repeat(1_000_000);
        let error = Date::parse(&text).expect_err(piece);
        assert!(error.message().len() < 500, "{}", error.message());
        assert!(!error.message().contains(['\0', '\u{202e}']));
        assert!(text.is_char_boundary(error.offset()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn no_text_panics(text in prop_oneof![
        any::<String>(),
        "[0-9XYTSE~?%/.,:\\[\\]{} –é年月日-]{0,24}",
        "[12][09][0-9X]{2}[-/.~?%T ]{0,2}[0-9XQ]{0,4}[-/.~?%]{0,2}[0-9X]{0,4}[~?%\\]s]?",
        "(~|c\\. |ca |Q1 |june |12 )?[0-9]{1,4}(s| bc|th century|~|年)?",
    ]) {
        match Date::parse(&text) {
            Ok(date) => prop_assert_eq!(date.as_str(), &text),
            Err(error) => {
                prop_assert!(text.is_char_boundary(error.offset()));
                let hint = error.hint().unwrap_or_default();
                if hint.starts_with("write ") {
                    for proposal in hint.split('`').skip(1).step_by(2) {
                        prop_assert!(Date::parse(proposal).is_ok(), "{} -> {}", text, hint);
                    }
                }
            },
        }
    }

    #[test]
    fn the_days_are_those_of_edtf_core(date in any_date()) {
        // It is stricter than we are with ranges.
        if let Ok(edtf) = Edtf::parse(date.as_str()) {
            let shown = |bound| match bound {
                Bound::Date(day) => day.to_string(),
                _ => "..".to_owned(),
            };
            let days = edtf.bounds();
            prop_assert_eq!(bounds(&date), (shown(days.earliest), shown(days.latest)));
            prop_assert_eq!(date.is_approximate(), edtf.is_approximate());
            prop_assert_eq!(date.is_uncertain(), edtf.is_uncertain());
        } else {
            prop_assert!(date.as_str().starts_with('['), "{}", date);
        }
    }
}
