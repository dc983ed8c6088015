//! A query is read, written, read again, and answered: both times the same.
#![no_main]

use std::sync::LazyLock;

use forebear_graph::{Input, Lineage, Locations, Query, RawCatalogue, Scope};
use libfuzzer_sys::fuzz_target;

static TOY: LazyLock<Lineage> = LazyLock::new(|| {
    let text = include_str!("../../graph/tests/fixtures/toy.toml");
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&[("toy.toml", text)])]);
    Lineage::new(raw.join(diagnostics, Locations::Drop).catalogue.expect("the toy is sound"))
});

/// The ids that a query means, or how many mistakes there are in its names.
fn answer(query: &Query) -> Result<Vec<&'static str>, usize> {
    match query.resolve(&TOY, &Scope::all()) {
        Ok(resolved) => {
            Ok(resolved.evaluate().technologies.into_iter().map(|found| found.id()).collect())
        }
        Err(errors) => {
            assert_in(&errors.text, errors.errors.iter().map(|error| &error.span));
            Err(errors.errors.len())
        }
    }
}

/// Every mistake has a place in the text, at the boundaries of characters.
fn assert_in<'a>(text: &str, spans: impl Iterator<Item = &'a std::ops::Range<usize>>) {
    for span in spans {
        assert!(text.get(span.clone()).is_some(), "{span:?}");
    }
}

fuzz_target!(|text: &str| {
    let query = match Query::parse(text) {
        Ok(query) => query,
        Err(errors) => {
            assert!(!errors.errors.is_empty());
            assert_in(text, errors.errors.iter().map(|error| &error.span));
            return;
        }
    };
    let written = query.to_string();
    let again = Query::parse(&written).unwrap_or_else(|errors| panic!("{written}: {errors}"));
    assert_eq!(again.to_string(), written);
    assert_eq!(answer(&again), answer(&query), "{written}");
});
