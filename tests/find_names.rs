//! Names in whatever way they are written.

use crate::common::Workdir;

#[test]
fn case_width_accents_spaces_and_punctuation_do_not_matter() {
    let workdir = Workdir::with_engines();
    for name in
        ["engine-2", "Engine 2", "ENGINE2", "ｅｎｇｉｎｅ　２", "Éngine-2", "en.gine 2", "rotary"]
    {
        let out = workdir.run(&["-q", "show", name]);
        assert!(out.starts_with("Engine 2  technology:engine-2\n"), "{name}: {out}");
    }
    assert!(workdir.run(&["-q", "show", "锅炉"]).starts_with("Boiler"));
}

#[test]
fn a_name_of_two_entries_lists_both() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["show", "jenny"]));
    insta::assert_snapshot!(workdir.run(&["chains", "wheel", "JENNY"]));
}

#[test]
fn technologies_go_before_organizations_unless_asked() {
    let workdir = Workdir::with_engines();
    assert!(workdir.run(&["-q", "show", "mill"]).starts_with("Mill  technology:mill\n"));
    let out = workdir.run(&["-q", "show", "organization:mill"]);
    assert!(out.starts_with("Mill  organization:mill\n"), "{out}");
}

#[test]
fn near_names_are_offered() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["-q", "show", "pmup"]));
    insta::assert_snapshot!(workdir.run(&["-q", "ancestors", "cotton"]));
    insta::assert_snapshot!(workdir.run(&["-q", "show", "zzzzzz"]));
    insta::assert_snapshot!(workdir.run(&["-q", "show", ""]));
}

#[test]
fn an_organization_is_no_technology() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["-q", "ancestors", "Northern Works"]));
    insta::assert_snapshot!(workdir.run(&["-q", "ancestors", "source:diary"]));
}

#[test]
fn names_are_never_read_as_queries() {
    let out = Workdir::with_engines().run(&["-q", "ancestors", "engine | boat"]);
    insta::assert_snapshot!(out);
}
