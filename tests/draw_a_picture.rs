//! What does it look like?

use std::fs;
use std::process::Command;

use crate::common::Workdir;

#[cfg(feature = "pictures")]
#[path = "../exports/tests/support/font.rs"]
mod font;

/// Returns the command where no fonts are installed and Graphviz is what stands in `bin`.
fn bare(workdir: &Workdir, arguments: &[&str]) -> Command {
    let mut command = workdir.command(arguments);
    workdir.write("none.conf", "<fontconfig><dir>nowhere</dir></fontconfig>");
    command.env("FONTCONFIG_FILE", workdir.path("none.conf")).env("HOME", workdir.path("home"));
    command.env("PATH", workdir.path("bin"));
    command
}

fn run(workdir: &Workdir, arguments: &[&str]) -> String {
    workdir.told(bare(workdir, arguments))
}

/// Puts a script in the place of Graphviz.
#[cfg(unix)]
fn fake_dot(workdir: &Workdir, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    workdir.write("bin/dot", format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n"));
    fs::set_permissions(workdir.path("bin/dot"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_ending_of_the_file_says_what_is_drawn() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(run(&workdir, &["draw", "-o", "engines.gif"]));
    insta::assert_snapshot!(run(&workdir, &["draw", "-o", "engines"]));
    insta::assert_snapshot!(run(&workdir, &["-q", "draw", "-o", "engines.SVG"]));
    let drawn = bare(&workdir, &["draw", "-o", "-"]).output().unwrap().stdout;
    assert_eq!(String::from_utf8(drawn).unwrap(), workdir.read("engines.SVG"));
}

#[test]
fn options_that_would_do_nothing_are_refused() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(run(&workdir, &["draw", "-o", "a.pdf", "--zoom", "2"]));
    insta::assert_snapshot!(run(&workdir, &["draw", "-o", "a.png", "--zoom", "99"]));
    insta::assert_snapshot!(run(&workdir, &["draw", "-o", "a.svg", "--font", "a.ttf"]));
    let layout = ["draw", "--engine", "graphviz", "-o", "a.svg", "--bend", "--size", "400"];
    insta::assert_snapshot!(run(&workdir, &layout));
}

#[test]
fn crowded_times_are_told_with_what_gives_them_room() {
    let workdir = Workdir::empty();
    insta::assert_snapshot!(run(&workdir, &["draw", "-o", "all.svg"]));
    insta::assert_snapshot!(run(&workdir, &["draw", "--bend", "-o", "bent.svg"]));
    insta::assert_snapshot!(run(&workdir, &["draw", "gan::", "-o", "gan.svg"]));
}

#[cfg(feature = "pictures")]
#[test]
fn png_and_pdf_are_written_with_the_fonts_there_are() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(run(&workdir, &["-q", "draw", "-o", "a.png"]));
    workdir.write("latin.ttf", font::font("Latin", &[('!', '\u{24f}')]));
    workdir.write("letters/han.ttf", font::font("Han", &[('\u{3000}', '\u{ffef}')]));
    let draw = ["draw", "--font", "latin.ttf", "--lang", "zh", "-o"];
    insta::assert_snapshot!(run(&workdir, &[&draw[..], &["a.png"]].concat()));
    let both = [&draw[..], &["a.png", "--font", "letters", "--zoom", "2"]].concat();
    assert!(!run(&workdir, &both).contains("warning"));
    assert!(fs::read(workdir.path("a.png")).unwrap().starts_with(b"\x89PNG"));
    run(&workdir, &[&draw[..], &["a.pdf"]].concat());
    assert!(fs::read(workdir.path("a.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    insta::assert_snapshot!(run(&workdir, &["-q", "draw", "-o", "b.png", "--font", "none.conf"]));
    insta::assert_snapshot!(run(&workdir, &["-q", "draw", "-o", "b.png", "--font", "b.ttf"]));
    let large = ["-q", "draw", "--font", "latin.ttf", "--size", "90000", "-o"];
    insta::assert_snapshot!(run(&workdir, &[&large[..], &["b.png"]].concat()));
    let large = ["draw", "--font", "latin.ttf", "--size", "90000", "-o"];
    insta::assert_snapshot!(run(&workdir, &[&large[..], &["b.pdf"]].concat()));
    assert!(!workdir.path("b.png").exists());
}

#[cfg(unix)]
#[test]
fn graphviz_lays_out_where_it_is_asked_to() {
    let workdir = Workdir::with_engines();
    let draw = |more: &[&str]| {
        run(&workdir, &[&["draw", "--engine", "graphviz", "-o", "a.svg"], more].concat())
    };
    // Not installed.
    insta::assert_snapshot!(draw(&[]));
    assert!(!workdir.path("a.svg").exists());
    // It gets the graph, and warns.
    fake_dot(&workdir, "echo 'Warning: a label was too long' >&2; echo \"drawn $*\"; cat");
    insta::assert_snapshot!(draw(&["--group-by", "kind", "--title", "With Graphviz"]));
    let drawn = workdir.read("a.svg");
    assert!(drawn.starts_with("drawn -Tsvg\ndigraph"), "{drawn}");
    assert!(drawn.contains("cluster") && drawn.contains("With Graphviz"), "{drawn}");
    let fine = ["-q", "draw", "--engine", "graphviz", "-o", "a.png", "--zoom", "2"];
    insta::assert_snapshot!(run(&workdir, &fine));
    assert!(workdir.read("a.png").starts_with("drawn -Tpng -Gdpi=192\n"));
    // What fails leaves the file as it was.
    fake_dot(&workdir, "echo half; echo 'Error: <stdin>: syntax error' >&2; exit 1");
    insta::assert_snapshot!(draw(&[]));
    fake_dot(&workdir, "cat >/dev/null");
    insta::assert_snapshot!(draw(&[]));
    fake_dot(&workdir, "echo half; exec sleep 60");
    insta::assert_snapshot!(draw(&["--timeout", "1"]));
    fake_dot(&workdir, "exec >&- 2>&-; exec sleep 60");
    insta::assert_snapshot!(draw(&["--timeout", "1"]));
    assert_eq!(workdir.read("a.svg"), drawn);
}
