mod days;
mod examples;
mod hints;
mod order;
mod periods;
mod slow;
mod spans;

use proptest::prelude::*;

use super::{Date, Day};

/// A date that the test knows to be one.
fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{error} ({:?})", error.hint()))
}

/// First and last day as text, `..` where there is none.
fn bounds(date: &Date) -> (String, String) {
    let shown = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
    (shown(date.earliest()), shown(date.latest()))
}

/// A date without `/` and brackets, in years around 0 and around 2000.
fn plain_point() -> impl Strategy<Value = String> {
    let year = prop_oneof![-3..=3, 1997..=2005].prop_map(|year: i32| match year {
        0.. => format!("{year:04}"),
        _ => format!("-{:04}", -year),
    });
    (year, 0..6, 1..=12u8, 1..=31u8, 21..=24u8, 33..=36u8).prop_filter_map(
        "a day that its month does not have",
        |(year, form, month, day, season, quarter)| {
            let text = match form {
                0 => year,
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}-{season}"),
                3 => format!("{year}-{quarter}"),
                _ => format!("{year}-{month:02}-{day:02}"),
            };
            Date::parse(&text).is_ok().then_some(text)
        },
    )
}

/// The same, qualified or not.
fn point() -> impl Strategy<Value = String> {
    let mark = prop_oneof![3 => Just(""), 1 => Just("~"), 1 => Just("?"), 1 => Just("%")];
    (plain_point(), mark).prop_map(|(point, mark)| format!("{point}{mark}"))
}

/// Any date, open ones among them.
fn any_date() -> impl Strategy<Value = Date> {
    let end = || prop_oneof![5 => point(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let plain_end = || prop_oneof![5 => plain_point(), 1 => Just(String::new())];
    let interval = (end(), end()).prop_map(|(start, end)| format!("{start}/{end}"));
    let range = (plain_end(), plain_end()).prop_map(|(start, end)| format!("[{start}..{end}]"));
    prop_oneof![3 => point(), 1 => interval, 1 => range]
        .prop_filter_map("an interval that ends before it starts", |text| Date::parse(&text).ok())
}
