use proptest::prelude::*;

use super::{any_date, date};
use crate::date::Date;

fn span(texts: &[&str]) -> Option<String> {
    let dates: Vec<Date> = texts.iter().copied().map(date).collect();
    Date::spanning(&dates).map(|date| date.to_string())
}

#[test]
fn the_smallest_date_that_holds_all() {
    for (texts, expected) in [
        (&[][..], None),
        (&["2021~"], Some("2021~")),
        (&["2021", "2021-06"], Some("2021")),
        (&["2021-06", "2021~", "2021"], Some("2021~")),
        (&["2021", "2022-09"], Some("[2021..2022-09]")),
        (&["2022-09", "2021"], Some("[2021..2022-09]")),
        (&["2021~", "2023?"], Some("[2021..2023]")),
        (&["2021%/2022", "2023"], Some("[2021..2023]")),
        (&["[2020..2022]", "2021/2023-05?"], Some("[2020..2023-05]")),
        (&["2021-01", "2021", "2023"], Some("[2021..2023]")),
        (&["2023-12-31", "2023-12", "2021"], Some("[2021..2023-12]")),
        (&["202X", "2031"], Some("[202X..2031]")),
        (&["2021-33", "2021-22"], Some("[2021-33..2021-22]")),
        (&["-0044-03", "0014"], Some("[-0044-03..0014]")),
        (&["2021/..", "2020-06"], Some("[2020-06..]")),
        (&["2021/", "2020"], Some("[2020..]")),
        (&["../2021", "2022"], Some("[..2022]")),
        (&["/2021", "2022"], Some("[..2022]")),
        (&["[2021..]", "2022"], Some("[2021..]")),
        (&["../2021", "2020/.."], None),
    ] {
        assert_eq!(span(texts).as_deref(), expected, "{texts:?}");
    }
}

proptest! {
    #[test]
    fn a_span_holds_all_and_no_day_more(dates in proptest::collection::vec(any_date(), 1..5)) {
        let first = dates.iter().map(Date::earliest).min().flatten();
        let last = if dates.iter().any(|date| date.latest().is_none()) {
            None
        } else {
            dates.iter().map(Date::latest).max().flatten()
        };
        match Date::spanning(&dates) {
            Some(span) => {
                prop_assert_eq!((span.earliest(), span.latest()), (first, last));
                prop_assert_eq!(&Date::parse(span.as_str()).unwrap(), &span);
                prop_assert!(dates.iter().all(|date| date.is_within(&span)));
            },
            None => prop_assert_eq!((first, last), (None, None)),
        }
    }
}
