//! Start a catalogue of my own.

use crate::common::Workdir;

#[test]
fn the_first_catalogue_has_nothing_wrong_and_answers() {
    let workdir = Workdir::empty();
    insta::assert_snapshot!(workdir.run(&["init"]));
    insta::assert_snapshot!(workdir.run(&["check"]));
    insta::assert_snapshot!(workdir.run(&["ancestors", "steamboat", "--why"]));
}

#[test]
fn an_existing_catalogue_is_never_overwritten() {
    let workdir = Workdir::with_engines();
    let before = workdir.read("forebear.toml");
    insta::assert_snapshot!(workdir.run(&["init"]));
    assert_eq!(workdir.read("forebear.toml"), before);
}

#[test]
fn a_folder_is_made_where_there_is_none() {
    let workdir = Workdir::empty();
    insta::assert_snapshot!(workdir.run(&["init", "new/folder"]));
    assert!(workdir.path("new/folder/forebear.toml").is_file());
}

#[test]
fn editors_get_a_schema() {
    let workdir = Workdir::empty();
    let schema = workdir.json(&["schema"]);
    assert_eq!(schema["title"], "forebear catalogue");
    assert!(workdir.json(&["schema", "graph"])["$schema"].is_string());
    assert!(workdir.json(&["schema", "timeline"])["$schema"].is_string());
}
