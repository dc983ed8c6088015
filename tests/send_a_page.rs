//! Draw it, and send it to somebody.

use crate::common::Workdir;

#[test]
fn the_ending_of_the_file_says_what_is_drawn() {
    let workdir = Workdir::with_engines();
    workdir.run(&["-q", "draw", "-o", "lineage.html"]);
    assert!(workdir.read("lineage.html").starts_with("<!doctype html>"));
    workdir.run(&["-q", "draw", "-o", "lineage.SVG"]);
    let picture = workdir.read("lineage.SVG");
    assert!(picture.starts_with("<svg "));
    let page = workdir.read("lineage.html");
    assert!(page.contains(&picture), "the page holds the same picture");
    let printed = workdir.output(&["-q", "draw", "-o", "-"]);
    assert_eq!(String::from_utf8_lossy(&printed.stdout), picture);
}

#[test]
fn an_ending_that_is_none_is_told_with_those_that_are() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["-q", "draw", "-o", "lineage.docx"]), @r"
    --- stderr
    error: cannot tell from `lineage.docx` what to draw
    hint: let it end in .svg, .html, .png or .pdf; `-` is SVG to stdout
    --- exit code 2
    [EOF]
    ");
    let without = workdir.run(&["-q", "draw", "-o", "lineage"]);
    assert!(without.contains("cannot tell from `lineage` what to draw"), "{without}");
}
