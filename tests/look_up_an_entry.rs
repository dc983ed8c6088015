//! Tell me about this.

use crate::common::Workdir;

#[test]
fn claims_that_disagree_stand_side_by_side() {
    let out = Workdir::with_engines().run(&["show", "engine"]);
    insta::assert_snapshot!(out);
}

#[test]
fn a_preferred_claim_is_in_force_and_its_rival_shown() {
    let out = Workdir::with_engines().run(&["show", "train"]);
    insta::assert_snapshot!(out);
}

#[test]
fn what_is_deprecated_is_shown_as_such() {
    let out = Workdir::with_engines().run(&["-q", "show", "gauge"]);
    insta::assert_snapshot!(out);
}

#[test]
fn an_organization_has_its_parts_and_all_their_technologies() {
    let out = Workdir::with_engines().run(&["-q", "show", "northern works"]);
    insta::assert_snapshot!(out);
}

#[test]
fn a_source_tells_how_much_rests_on_it() {
    let out = Workdir::with_engines().run(&["-q", "show", "diary"]);
    insta::assert_snapshot!(out);
    let out = Workdir::with_engines().run(&["-q", "show", "handbook", "--lang", "zh"]);
    insta::assert_snapshot!(out);
}

#[test]
fn names_are_shown_in_the_language_asked_for() {
    let out = Workdir::with_engines().run(&["-q", "show", "pump", "--lang", "zh"]);
    insta::assert_snapshot!(out);
}

#[test]
fn an_entry_is_one_object_in_json() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["-q", "--format", "json", "show", "engine"]));
    assert_eq!(workdir.json(&["show", "works"])["technologies"][1]["id"], "engine-2");
    assert_eq!(workdir.json(&["show", "diary"])["facts"], 1);
}
