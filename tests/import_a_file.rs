//! I have a file of another program.

use std::fs;
use std::path::Path;

use crate::common::Workdir;

fn with_looms() -> Workdir {
    let workdir = Workdir::empty();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("imports/tests/fixtures");
    workdir.write("looms.csv", fs::read(fixtures.join("looms.csv")).unwrap());
    workdir
}

#[test]
fn what_is_wrong_in_the_file_is_told_and_the_rest_is_there() {
    let workdir = with_looms();
    insta::assert_snapshot!(workdir.run(&["import", "gnuclad", "looms.csv", "-o", "looms"]));
    insta::assert_snapshot!(workdir.run(&["-c", "looms", "show", "weft ii"]));
}

#[test]
fn an_import_is_an_object_in_json() {
    let workdir = Workdir::empty();
    workdir.write("a.csv", "N,A,,,1990\nN,B,,A,1991.13\nC,1995,A,,B,1\nD,A,#fff,1\n");
    let import = ["--format", "json", "import", "gnuclad", "a.csv", "-o", "a", "--title", "Mine"];
    insta::assert_snapshot!(workdir.run(&import));
}

#[test]
fn what_is_sound_ends_with_0_and_gives_the_same_bytes_again() {
    let workdir = Workdir::empty();
    workdir.write("in/a.csv", "N,A,,,1990\nN,B,,A,1991.2.3\n");
    insta::assert_snapshot!(workdir.run(&["import", "gnuclad", "in/a.csv", "-o", "a"]));
    workdir.run(&["import", "gnuclad", "in/a.csv", "-o", "b"]);
    for file in ["forebear.toml", "sources.toml", "technologies.toml"] {
        assert_eq!(workdir.read(&format!("a/{file}")), workdir.read(&format!("b/{file}")));
    }
    assert_eq!(workdir.run(&["-q", "-c", "a", "check"]), "[EOF]");
}

#[test]
fn what_cannot_be_imported_writes_nothing() {
    let workdir = with_looms();
    workdir.write("table.csv", "id,name\na,A\n");
    insta::assert_snapshot!(workdir.run(&["import", "gnuclad", "table.csv", "-o", "out"]));
    insta::assert_snapshot!(workdir.run(&["import", "gnuclad", "nowhere.csv", "-o", "out"]));
    insta::assert_snapshot!(workdir.run(&[
        "import",
        "gnuclad",
        "looms.csv",
        "looms.csv",
        "-o",
        "out"
    ]));
    insta::assert_snapshot!(workdir.run(&["import", "gnucald", "looms.csv", "-o", "out"]));
    insta::assert_snapshot!(workdir.run(&["import", "gnuclad", "looms.csv", "-o", "."]));
    let import = ["import", "gnuclad", "looms.csv", "-o", "out"];
    insta::assert_snapshot!(workdir.run(&[&import[..], &["-c", "builtin"]].concat()));
    insta::assert_snapshot!(workdir.run(&[&import[..], &["--as-of", "1800"]].concat()));
    insta::assert_snapshot!(workdir.run(&[&import[..], &["--title", ""]].concat()));
    assert!(!workdir.path("out").exists());
}
