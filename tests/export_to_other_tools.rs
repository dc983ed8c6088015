//! Give it to other programs.

use crate::common::Workdir;

#[test]
fn formats_are_listed() {
    let workdir = Workdir::empty();
    let out = workdir.run(&["formats"]);
    assert!(out.starts_with("dot  "), "{out}");
    let formats = workdir.json(&["formats"]);
    assert_eq!(formats[0]["name"], "dot");
    let formats = formats.as_array().unwrap();
    assert_eq!(formats.last().unwrap()["direction"], "import");
    for format in formats.iter().filter(|format| format["direction"] == "export") {
        let name = format["name"].as_str().unwrap();
        let written = Workdir::with_engines().output(&["export", name]);
        assert!(written.status.success(), "{name}");
        assert!(!written.stdout.is_empty(), "{name}");
    }
}

#[test]
fn a_file_has_the_same_bytes_as_stdout() {
    let workdir = Workdir::with_engines();
    let arguments = ["export", "dot", "--by", "works", "--group-by", "kind", "--title", "T"];
    let printed = workdir.output(&[&arguments[..], &["--with", "periods,sources"]].concat());
    let filed = [&arguments[..], &["--with", "periods,sources", "-o", "out.dot"]].concat();
    assert!(workdir.run(&filed).ends_with("forebear.toml\n[EOF]"));
    assert_eq!(workdir.read("out.dot").into_bytes(), printed.stdout);
    assert!(workdir.read("out.dot").contains("Engine 2"));
}

#[test]
fn words_that_export_does_not_know_are_answered_with_near_ones() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["-q", "export", "timelime"]));
    insta::assert_snapshot!(workdir.run(&["-q", "export", "dot", "--with", "source"]));
    insta::assert_snapshot!(workdir.run(&["-q", "export", "dot", "--group-by", "facts.sped"]));
    insta::assert_snapshot!(workdir.run(&["-q", "export", "dot", "--format", "json"]));
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["-q", "export", "dot", "-o", "missing/out.dot"]));
    insta::assert_snapshot!(workdir.run(&["-q", "export", "dot", "-o", "."]));
}
