//! The catalogue as it stood at the end of a date.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod common;

use common::join;
use forebear_graph::{Date, Lineage};

const TEXT: &str = r#"
[technology.early]
released = "2019"
[technology.undated]
name = "Undated"
[technology.within]
released = "2021"
from = [{ id = "early", as = "basis" }]
[technology.about]
released = "2022~"
from = [{ id = "late", as = "influence" }, { id = "undated", as = "data" }]
[technology.late]
released = "2022-09"
same-as = "later-name"
[technology.later-name]
from = [
  { id = "early", as = "data" },
  { id = "within", as = "basis", when = "2023-05" },
  { id = "within", as = "method" },
]
"#;

/// The technologies with a mark on those that may be later, and the influences.
fn at(date: &str) -> (Vec<String>, Vec<String>) {
    let catalogue = join(TEXT).catalogue.unwrap().as_of(&Date::parse(date).unwrap());
    let lineage = Lineage::new(catalogue);
    let technologies = lineage.catalogue().technologies().map(|technology| {
        let later = technology.timeline_date().is_some_and(|date| date.may_be_later);
        format!("{}{}", technology.id(), if later { "?" } else { "" })
    });
    (technologies.collect(), lineage.influences().map(|influence| influence.id()).collect())
}

#[test]
fn what_certainly_came_later_is_out_and_what_cannot_be_told_is_marked() {
    let (technologies, influences) = at("2021-06");
    assert_eq!(technologies, ["about?", "early", "undated", "within?"]);
    assert_eq!(influences, ["undated>about:data", "early>within:basis"]);
}

#[test]
fn an_influence_that_took_effect_later_is_out() {
    let (technologies, influences) = at("2022-09-30");
    assert_eq!(technologies, ["about?", "early", "later-name", "undated", "within"]);
    assert_eq!(
        influences,
        [
            "later-name>about:influence",
            "undated>about:data",
            "early>later-name:data",
            "within>later-name:method",
            "early>within:basis",
        ]
    );
    assert_eq!(at("2023").1.len(), 6);
}

#[test]
fn further_ids_lead_to_what_is_kept() {
    let cut = |date: &str| join(TEXT).catalogue.unwrap().as_of(&Date::parse(date).unwrap());
    assert_eq!(cut("2023").technology("late").unwrap().id(), "later-name");
    assert!(cut("2020").technology("late").is_none());
    assert_eq!(cut("2020").technology("early").unwrap().date().unwrap().as_str(), "2019");
}

#[test]
fn at_a_late_date_everything_is_as_it_was() {
    let whole = Lineage::new(join(TEXT).catalogue.unwrap());
    let (technologies, influences) = at("9999");
    assert_eq!(technologies.len(), whole.catalogue().technologies().len());
    let ids: Vec<_> = whole.influences().map(|influence| influence.id()).collect();
    assert_eq!(influences, ids);
}
