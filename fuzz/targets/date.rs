//! A date is read, written and read again, and is never before itself.
#![no_main]

use forebear_graph::{Date, DateRange};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (first, second) = text.split_once('\n').unwrap_or((text, text));
    if let Ok(date) = Date::parse(first) {
        let again = Date::parse(&date.to_string()).expect("a date that was written");
        assert_eq!(again, date);
        if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
            assert!(earliest <= latest, "{date}");
        }
        assert_ne!(date.is_after(&date), Some(true));
        if let Ok(other) = Date::parse(second) {
            let (after, before) = (date.is_after(&other), other.is_after(&date));
            assert!(after != Some(true) || before != Some(true), "{date} {other}");
            assert_eq!(date.listing_order(&other), other.listing_order(&date).reverse());
        }
        // A range of a date alone holds it, or cannot tell.
        if let Ok(range) = DateRange::parse(first) {
            assert_ne!(range.holds(&date), Some(false), "{date}");
        }
    }
    let _ = DateRange::parse(text);
});
