//! gnuclad's files: what is read, what is told, and that nothing makes it panic.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::fmt::Write;

use forebear_graph::write::File;
use forebear_graph::{Input, Lineage, Locations, RawCatalogue, check};
use forebear_imports::{ImportError, Imported, InputFile, find};
use proptest::prelude::*;

const LOOMS: &[u8] = include_bytes!("fixtures/looms.csv");

fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    find("gnuclad").unwrap().import(&[InputFile { name: "looms.csv", bytes }])
}

fn read_back(files: &[File]) -> Lineage {
    let texts: Vec<(&str, &str)> = files.iter().map(|file| (file.name, &*file.text)).collect();
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&texts)]);
    let joined = raw.join(diagnostics, Locations::Keep);
    let errors = format!("{:#?}", joined.diagnostics);
    Lineage::new(joined.catalogue.unwrap_or_else(|_| panic!("{errors}")))
}

#[test]
fn every_oddity_is_told_with_its_place_and_what_was_done() {
    let report = import(LOOMS).unwrap().report;
    let mut told = String::new();
    for problem in &report.problems {
        let code = problem.code.as_str();
        let (line, column) = (problem.line, problem.column);
        writeln!(told, "{line}:{column} {code}: {}; {}", problem.message, problem.done).unwrap();
    }
    for (what, counts) in
        [("read", &report.read), ("decided", &report.decided), ("left out", &report.left_out)]
    {
        for count in counts {
            writeln!(told, "{what}: {count}").unwrap();
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn rows_are_kept_as_far_as_they_can_be() {
    let files = import(LOOMS).unwrap().document.files();
    let whole: String = files.iter().map(|f| format!("## {}\n{}", f.name, f.text)).collect();
    insta::assert_snapshot!(whole);
}

#[test]
fn what_is_written_can_be_read_and_checked() {
    let lineage = read_back(&import(LOOMS).unwrap().document.files());
    let found = check(&lineage);
    let told: Vec<String> =
        found.iter().map(|d| format!("{}: {}", d.code.as_str(), d.message)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_parent_that_is_repeated_later_takes_effect_at_the_start() {
    let text = "N,A,,,1990\nN,B,,A,1991.2\nC,1995,A,,B,2\n";
    let lineage = read_back(&import(text.as_bytes()).unwrap().document.files());
    let b = lineage.catalogue().technology("b").unwrap();
    let influences: Vec<_> = lineage.origins(b).collect();
    assert_eq!(influences.len(), 1);
    assert_eq!(influences[0].when().unwrap().as_str(), "1991-02");
    let whens: Vec<_> =
        influences[0].statements().map(|s| s.when.unwrap().as_str().to_owned()).collect();
    assert_eq!(whens, ["1991-02", "1995"]);
}

#[test]
fn what_is_no_such_file_is_refused() {
    for bytes in [&b""[..], b"id,name\na,b\n", b"\0\0", b"# N,A\n#N,A,,\n"] {
        assert!(matches!(import(bytes), Err(ImportError::Nothing { .. })));
    }
    let file = InputFile { name: "a.csv", bytes: LOOMS };
    let several = find("gnuclad").unwrap().import(&[file, file]);
    assert!(matches!(several, Err(ImportError::NotOneFile { count: 2, .. })));
}

#[test]
fn many_rows_of_one_name_take_no_more_than_their_time() {
    let text = "N,Same,,Other,2001\n".repeat(50_000);
    let imported = import(text.as_bytes()).unwrap();
    assert_eq!(imported.document.technologies[49_999].id, "same-50000");
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        _ = import(&bytes);
    }

    /// Files that look like real ones, with anything in their cells.
    #[test]
    fn whatever_is_read_can_be_written_and_read(rows in prop::collection::vec(row(), 0..8)) {
        let text = rows.join("\n");
        if let Ok(imported) = import(text.as_bytes()) {
            read_back(&imported.document.files());
            prop_assert_eq!(import(text.as_bytes()).unwrap(), imported);
        }
    }
}

fn row() -> impl Strategy<Value = String> {
    let sort = prop::sample::select(vec!["N", "N", "N", "C", "C", "D", "#N", "\"N\""]);
    let words = [
        "A", "B", "A ", "模", "1", "2", "4", "", "\"", "\"\"", "1999", "1999.2", "1999.0.0",
        "#abc", "\u{202e}", "\0",
    ];
    let cell = prop_oneof![
        6 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    (sort, prop::collection::vec(cell, 0..14))
        .prop_map(|(sort, cells)| format!("{sort},{}", cells.join(",")))
}
