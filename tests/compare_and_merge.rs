//! What has changed between two catalogues?

use crate::common::Workdir;

const CHANGED: [(&str, &str); 4] = [
    ("released = \"1690\"", "released = \"1691\""),
    ("kind = \"part\"\nplace = \"p. 3\"", "kind = \"part\"\nplace = \"p. 3b\""),
    ("{ id = \"mill\", as = \"variant\" }", "{ id = \"mill\", as = \"basis\" }"),
    ("[technology.spinning-jenny]\nname = \"Spinning jenny\"", "[technology.jenny]\nname = \"J\""),
];

fn with_a_changed_copy() -> Workdir {
    let workdir = Workdir::with_engines();
    let mut text = workdir.read("forebear.toml");
    for (old, new) in CHANGED {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    workdir.write("new/catalogue.toml", text);
    workdir
}

#[test]
fn what_differs_is_grouped_by_entry() {
    let workdir = with_a_changed_copy();
    insta::assert_snapshot!(workdir.run(&["diff", "forebear.toml", "new"]));
}

#[test]
fn nothing_differs_and_the_exit_code_is_0() {
    let workdir = Workdir::with_engines();
    let out = workdir.run(&["diff", "forebear.toml", "forebear.toml"]);
    assert_eq!(out, "--- stderr\nnote: nothing differs\n[EOF]");
    assert_eq!(workdir.run(&["-q", "diff", "builtin", "builtin"]), "[EOF]");
    let json = workdir.json(&["diff", "builtin", "builtin"]);
    assert_eq!((&json["differs"], json["entries"].as_array().unwrap().len()), (&false.into(), 0));
}

#[test]
fn a_difference_is_an_object_in_json() {
    let workdir = with_a_changed_copy();
    workdir.write("a.toml", "[catalogue]\ntitle = \"A\"\n[technology.x]\nname = \"X\"\n");
    workdir.write(
        "b.toml",
        "[catalogue]\ntitle = \"B\"\n[source.s]\n[technology.w]\n[technology.x]\nname = \"X\"\n\
         from = [{ id = \"w\", as = \"data\", source = \"s\", place = \"1\", line = 7 }]\n",
    );
    insta::assert_snapshot!(workdir.run(&["-q", "--format", "json", "diff", "a.toml", "b.toml"]));
}

#[test]
fn what_cannot_be_compared_is_told() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["diff", "forebear.toml", "nowhere"]));
    insta::assert_snapshot!(workdir.run(&["-c", "builtin", "diff", "forebear.toml", "builtin"]));
    insta::assert_snapshot!(workdir.run(&["--format", "csv", "diff", "builtin", "builtin"]));
}

#[test]
fn signs_are_coloured_if_asked_for() {
    let workdir = with_a_changed_copy();
    let out = workdir.run(&["-q", "--color", "always", "diff", "forebear.toml", "new"]);
    assert!(out.contains("\x1b[31m-") && out.contains("\x1b[32m+") && out.contains("\x1b[33m~"));
}
