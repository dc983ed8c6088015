//! What people and programs get to see of a catalogue with problems.

use std::time::{Duration, Instant};

use forebear_graph::{
    Diagnostics, Input, Joined, Lineage, Locations, RawCatalogue, SourceFiles, check,
};
use insta::assert_snapshot;

use crate::report::{json, sarif, summary};

fn text(found: &Diagnostics, files: &SourceFiles, colour: bool) -> String {
    crate::report::text(found, files, colour).collect()
}

/// Reads, joins and, if that went well, checks a catalogue.
fn report<T>(input: Input<'_>, render: impl Fn(&Diagnostics, &SourceFiles) -> T) -> T {
    let (raw, diagnostics) = RawCatalogue::read([input]);
    let Joined { catalogue, diagnostics } = raw.join(diagnostics, Locations::Keep);
    match catalogue {
        Err(files) => render(&diagnostics, &files),
        Ok(_) if !diagnostics.is_empty() => panic!("a test shows one sort of problem"),
        Ok(catalogue) => {
            let lineage = Lineage::new(catalogue);
            render(&check(&lineage), lineage.catalogue().files())
        }
    }
}

/// Renders one text without colour, between marks that show where the report begins and ends.
fn plain(catalogue: &str) -> String {
    texts(&[("lineage.toml", catalogue)])
}

fn texts(catalogue: &[(&str, &str)]) -> String {
    report(Input::Texts(catalogue), |found, files| format!("\n{}[EOF]", text(found, files, false)))
}

const CLIP: &str = r#"
[catalogue]
title = "T"
source = "s"

[source.s]
title = "S"

[technology.clip]
name = "CLIP"
released = 2021
place = "1"
"#;

#[test]
fn carets_stand_under_wide_characters() {
    let catalogue = "[catalogue]\ntitle = \"家谱\"\n\n[technology.wu-dao]\nname = \"悟道\" # 北京\nfrom = \
                     [{ note = \"以通义为基础\", id = \"通义\", as = \"basis\" }]\n";
    assert_snapshot!(plain(catalogue), @r#"
    error[bad-id]: `通义` is not an id
     --> lineage.toml:6:33
      |
    6 | from = [{ note = "以通义为基础", id = "通义", as = "basis" }]
      |                                       ^^^^^^
      |
      = help: use lower-case letters, digits and hyphens, and give the full name as `name`

    [EOF]
    "#);
}

#[test]
fn carets_stand_under_emoji_and_behind_tabs() {
    let catalogue = "[catalogue]\ntitle = \"T\"\n\n[technology.x]\n\tname = \"👩\u{200d}🔬\"\n\tfrom = \
                     [\t{ note = \"🚀👍🏽\",\tid = \"y\", as = \"bassis\" }]\n";
    assert_snapshot!(plain(catalogue), @r#"
    error[bad-value]: `bassis` is not one of `component`, `basis`, `successor`, `data`, `method`, `variant`, `inspiration`, `influence`
     --> lineage.toml:6:42
      |
    6 |     from = [    { note = "🚀👍🏽",    id = "y", as = "bassis" }]
      |                                                      ^^^^^^^^
      |
      = help: did you mean `basis`?

    [EOF]
    "#);
}

#[test]
fn two_places_in_two_files_are_both_shown() {
    let first = "[catalogue]\ntitle = \"T\"\n\n[technology.clip]\nname = \"CLIP\"\n";
    let second = "# again\n[technology.clip]\nname = \"CLIP\"\n";
    assert_snapshot!(texts(&[("one.toml", first), ("two.toml", second)]), @r#"
    error[duplicate-id]: the technology `clip` is defined twice
     --> two.toml:2:13
      |
    2 | [technology.clip]
      |             ^^^^ again here
      |
     ::: one.toml:4:13
      |
    4 | [technology.clip]
      |             ---- first here
      |
      = help: join the two, or tell them apart by their ids; rival statements of one entry go into `[[technology.clip.claim]]`

    [EOF]
    "#);
}

#[test]
fn places_of_one_file_stand_together_with_what_lies_between() {
    let rivals = format!(
        "{CLIP}\n[[technology.clip.claim]]\nreleased = 2020\nplace = \"2\"\n# between\n# \
         between\n\n[[technology.clip.claim]]\nreleased = 2019\nplace = \"3\"\nnote = \"a\\nb\"\n"
    );
    assert_snapshot!(plain(&rivals), @r#"
    warning[conflict]: claims about the release date of `CLIP` disagree
      --> lineage.toml:11:1
       |
    11 | released = 2021
       | ^^^^^^^^^^^^^^^ 2021, says s 1
    ...
    15 | released = 2020
       | --------------- 2020, says s 2
    ...
    21 | released = 2019
       | --------------- 2019, says s 3
       |
       = note: a b
       = help: if one is better, say so with `rank = "preferred"` and why with `note`

    [EOF]
    "#);
}

#[test]
fn one_line_between_two_places_is_shown_too() {
    let rivals = format!(
        "{CLIP}\n[[technology.clip.claim]]\nreleased = {{ value = 2020, place = \"2\" }}\n\
         [[technology.clip.claim]]\nreleased = {{ value = 2019, place = \"3\" }}\n"
    );
    assert_snapshot!(plain(&rivals), @r#"
    warning[conflict]: claims about the release date of `CLIP` disagree
      --> lineage.toml:11:1
       |
    11 | released = 2021
       | ^^^^^^^^^^^^^^^ 2021, says s 1
    ...
    15 | released = { value = 2020, place = "2" }
       | ------------------------- 2020, says s 2
    16 | [[technology.clip.claim]]
    17 | released = { value = 2019, place = "3" }
       | ------------------------- 2019, says s 3
       |
       = help: if one is better, say so with `rank = "preferred"` and why with `note`

    [EOF]
    "#);
}

#[test]
fn cells_of_tables_show_their_row_and_are_pointed_at() {
    let folder = tempfile::tempdir().unwrap();
    let nodes = folder.path().join("nodes.csv");
    std::fs::write(&nodes, "id,name,released\nclip,\"克,lip\",2021-13\n").unwrap();
    let shown = report(Input::Path(folder.path().to_owned()), |found, files| {
        let name = folder.path().to_string_lossy().into_owned();
        [text(found, files, false), json(found, files)].join("").replace(&name, "folder")
    });
    assert_snapshot!(shown, @r#"
    error[bad-date]: `2021-13` is not a date: the month is 01 to 12, or 21 to 24 for a season, 33 to 36 for a quarter
     --> folder/nodes.csv:2:14
      |
    2 | clip,"克,lip",2021-13
      |               ^
      |
      = help: the months are `2021-01` to `2021-12`, the quarters `2021-33` to `2021-36`

    [
      {
        "code": "bad-date",
        "severity": "error",
        "message": "`2021-13` is not a date: the month is 01 to 12, or 21 to 24 for a season, 33 to 36 for a quarter",
        "labels": [
          {
            "file": "folder/nodes.csv",
            "line": 2,
            "column": 14,
            "end_line": 2,
            "end_column": 14,
            "byte_start": null,
            "byte_end": null,
            "text": ""
          }
        ],
        "notes": [],
        "hint": "the months are `2021-01` to `2021-12`, the quarters `2021-33` to `2021-36`"
      }
    ]
    "#);
}

#[test]
fn a_place_whose_row_is_not_kept_is_only_named() {
    let folder = tempfile::tempdir().unwrap();
    let nodes = folder.path().join("nodes.csv");
    std::fs::write(&nodes, "id,name,released\nclip,CLIP,2021\n").unwrap();
    let shown = report(Input::Path(folder.path().to_owned()), |found, files| {
        let name = folder.path().to_string_lossy().into_owned();
        text(found, files, false).replace(&name, "folder")
    });
    assert_snapshot!(shown, @r#"
    warning[uncited]: no source is given for this row
    --> folder/nodes.csv:2:1
     = help: add `source = "…"`, or a default source to `[catalogue]`
    "#);
}

#[test]
fn a_problem_without_any_place_is_a_headline() {
    let shown = report(Input::Path("no/such/file.toml".into()), |found, files| {
        [text(found, files, false), sarif_results(found, files)].join("")
    });
    assert_snapshot!(shown, @r#"
    error[unreadable]: cannot read `no/such/file.toml`: No such file or directory (os error 2)

    [
      {
        "ruleId": "unreadable",
        "ruleIndex": 0,
        "level": "error",
        "message": {
          "text": "cannot read `no/such/file.toml`: No such file or directory (os error 2)"
        },
        "locations": []
      }
    ]
    "#);
}

#[test]
fn terminal_escapes_and_turned_text_are_spelt_out() {
    let hostile = "[catalogue]\ntitle = \"T\"\n\n[technology.\"\\u001b[2J\\u202egpj\"]\n\
                   [technology.\"\u{9b}31m\u{202e}evil\"]\n[technology.y]\nfrom = [{ id = \
                   \"\u{2066}x\u{200b}\", as = \"basis\" }]\n";
    let names = [("a\u{1b}[31m\nb.toml", hostile)];
    let shown = texts(&names);
    assert_snapshot!(shown, @r#"
    error[bad-id]: `\u{1b}[2J\u{202e}gpj` is not an id
     --> a\u{1b}[31m b.toml:4:13
      |
    4 | [technology."\u001b[2J\u202egpj"]
      |             ^^^^^^^^^^^^^^^^^^^^
      |
      = help: write `2j-gpj` and give the full name as `name`

    error[bad-id]: `\u{9b}31m\u{202e}evil` is not an id
     --> a\u{1b}[31m b.toml:5:13
      |
    5 | [technology."�31m�evil"]
      |             ^^^^^^^^^^^
      |
      = help: write `31m-evil` and give the full name as `name`

    error[bad-id]: `\u{2066}x\u{200b}` is not an id
     --> a\u{1b}[31m b.toml:7:16
      |
    7 | from = [{ id = "�x�", as = "basis" }]
      |                ^^^^^
      |
      = help: write `x` and give the full name as `name`

    [EOF]
    "#);
    for render in [json, sarif, |found: &_, files: &_| text(found, files, false)] {
        let shown = report(Input::Texts(&names), render);
        let hidden = |char: char| char.is_control() && char != '\n';
        assert!(!shown.contains(hidden), "{shown:?}");
        assert!(!shown.contains(['\u{202e}', '\u{2066}', '\u{200b}']), "{shown:?}");
    }
}

#[test]
fn a_line_of_five_megabytes_is_cut_and_its_columns_are_true() {
    let long = "国".repeat(1_700_000);
    let catalogue = format!(
        "[catalogue]\ntitle = \"T\"\n[technology]\nx = {{ name = \"{long}\", knid = \"a\" }}\n"
    );
    let begun = Instant::now();
    let shown = plain(&catalogue);
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert!(shown.len() < 4096, "{}", shown.len());
    assert_snapshot!(shown, @r#"
    error[unknown-key]: a technology has no key `knid`
     --> lineage.toml:4:1700018
      |
    4 | …国国国国国国国国国国国国国国国国国国国国国国国国国国国国", knid = "a" }
      |                                                             ^^^^
      |
      = help: did you mean `kind`?

    [EOF]
    "#);
}

#[test]
fn names_of_five_megabytes_do_not_flood_the_terminal() {
    let long = "x".repeat(5_000_000);
    let catalogue = format!("{CLIP}\n[technology.x]\nname = \"{long}\"\nplace = \"{long}\"\n");
    let shown = plain(&catalogue);
    assert!(shown.contains("undated"), "{shown}");
    assert!(shown.len() < 4096, "{}", shown.len());
}

#[test]
fn a_thousand_places_are_counted_and_some_of_them_shown() {
    let mut catalogue = CLIP.to_owned();
    for year in 0..1000 {
        let claim =
            format!("[[technology.clip.claim]]\nreleased = {}\nplace = \"2\"\n", 1000 + year);
        catalogue.push_str(&claim);
    }
    let shown = plain(&catalogue);
    assert!(shown.contains("note: and 981 more places"), "{shown}");
    assert!(shown.len() < 4096, "{}", shown.len());
}

#[test]
fn colour_is_the_callers_choice() {
    let wrong = "[catalogue]\ntitle = \"T\"\n\n[technology.x]\nknid = \"model\"\n";
    let coloured = report(Input::Texts(&[("t.toml", wrong)]), |f, files| text(f, files, true));
    assert!(coloured.contains("\u{1b}["));
    assert!(coloured.contains("t.toml:5:1"), "{coloured}");
    assert_snapshot!(anstream::adapter::strip_str(&coloured), @r#"
    error[unknown-key]: a technology has no key `knid`
     --> t.toml:5:1
      |
    5 | knid = "model"
      | ^^^^
      |
      = help: did you mean `kind`?
    "#);
}

#[test]
fn a_problem_at_the_end_of_a_file_is_shown() {
    assert_snapshot!(plain("[technology.x]\nname = \"X\n"), @r#"
    error[syntax]: invalid basic string, expected `"`
     --> lineage.toml:2:10
      |
    2 | name = "X
      |          ^

    [EOF]
    "#);
    assert_snapshot!(plain(""), @r#"
    error[no-catalogue]: there is no catalogue in `lineage.toml`
     --> lineage.toml:1:1
      |
    1 |
      | ^
      |
      = help: add `[catalogue]` with a `title`; `forebear init` writes a first one

    [EOF]
    "#);
}

#[test]
fn json_tells_all_places() {
    let first = "[catalogue]\ntitle = \"家谱\"\n\n[technology.clip]\nname = \"CLIP\"\n";
    let second = "[technology.clip]\nfrom = [{ note = \"以\", id = \"clp\", as = \"basis\" }]\n";
    let shown = report(Input::Texts(&[("one.toml", first), ("two.toml", second)]), json);
    assert_snapshot!(shown, @r#"
    [
      {
        "code": "duplicate-id",
        "severity": "error",
        "message": "the technology `clip` is defined twice",
        "labels": [
          {
            "file": "two.toml",
            "line": 1,
            "column": 13,
            "end_line": 1,
            "end_column": 17,
            "byte_start": 12,
            "byte_end": 16,
            "text": "again here"
          },
          {
            "file": "one.toml",
            "line": 4,
            "column": 13,
            "end_line": 4,
            "end_column": 17,
            "byte_start": 42,
            "byte_end": 46,
            "text": "first here"
          }
        ],
        "notes": [],
        "hint": "join the two, or tell them apart by their ids; rival statements of one entry go into `[[technology.clip.claim]]`"
      },
      {
        "code": "unknown-id",
        "severity": "error",
        "message": "there is no technology `clp`",
        "labels": [
          {
            "file": "two.toml",
            "line": 2,
            "column": 28,
            "end_line": 2,
            "end_column": 33,
            "byte_start": 47,
            "byte_end": 52,
            "text": ""
          }
        ],
        "notes": [],
        "hint": "did you mean `clip`?"
      }
    ]
    "#);
}

#[test]
fn json_of_nothing_is_an_empty_list() {
    let empty = Diagnostics::default();
    assert_eq!(json(&empty, &SourceFiles::default()), "[]\n");
    assert_eq!(text(&empty, &SourceFiles::default(), true), "");
    assert_eq!(summary(&empty), "no problems");
}

#[test]
fn the_summary_counts_by_severity() {
    let rivals = format!(
        "{CLIP}\n[[technology.clip.claim]]\nreleased = 2020\nplace = \"2\"\n\n[technology.x]\nname \
         = \"X\"\n"
    );
    let shown = report(Input::Texts(&[("t.toml", &rivals)]), |found, _| summary(found));
    assert_eq!(shown, "3 warnings");
    let wrong = "[catalogue]\ntitle = \"T\"\n\n[technology.x]\nknid = \"model\"\n";
    let shown = report(Input::Texts(&[("t.toml", wrong)]), |found, _| summary(found));
    assert_eq!(shown, "1 error");
}

fn sarif_log(found: &Diagnostics, files: &SourceFiles) -> serde_json::Value {
    serde_json::from_str(&sarif(found, files)).unwrap()
}

fn sarif_results(found: &Diagnostics, files: &SourceFiles) -> String {
    format!("{:#}", sarif_log(found, files)["runs"][0]["results"])
}

#[test]
fn sarif_has_places_related_places_and_the_cure() {
    let first = "[catalogue]\ntitle = \"家谱\"\n\n[technology.clip]\nname = \"CLIP\"\n";
    let second =
        "[technology.clip]\nfrom = [{ note = \"以\", id = \"{0}[a](1)\", as = \"basis\" }]\n";
    let names = [("/catalogues/家 谱.toml", first), ("more/two.toml", second)];
    assert_snapshot!(report(Input::Texts(&names), sarif_results), @r#"
    [
      {
        "ruleId": "duplicate-id",
        "ruleIndex": 5,
        "level": "error",
        "message": {
          "text": "the technology `clip` is defined twice\nhelp: join the two, or tell them apart by their ids; rival statements of one entry go into `[[technology.clip.claim]]`"
        },
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "more/two.toml"
              },
              "region": {
                "startLine": 1,
                "startColumn": 13,
                "endLine": 1,
                "endColumn": 17
              }
            },
            "message": {
              "text": "again here"
            }
          }
        ],
        "relatedLocations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "file:///catalogues/%E5%AE%B6%20%E8%B0%B1.toml"
              },
              "region": {
                "startLine": 4,
                "startColumn": 13,
                "endLine": 4,
                "endColumn": 17
              }
            },
            "message": {
              "text": "first here"
            },
            "id": 0
          }
        ]
      },
      {
        "ruleId": "bad-id",
        "ruleIndex": 4,
        "level": "error",
        "message": {
          "text": "`{{0}}\\[a\\](1)` is not an id\nhelp: write `0-a-1` and give the full name as `name`"
        },
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "more/two.toml"
              },
              "region": {
                "startLine": 2,
                "startColumn": 28,
                "endLine": 2,
                "endColumn": 39
              }
            }
          }
        ]
      }
    ]
    "#);
}

#[test]
fn sarif_describes_every_rule() {
    let wrong = "[catalogue]\ntitle = \"T\"\n\n[technology.x]\nknid = \"model\"\n";
    let log = report(Input::Texts(&[("t.toml", wrong)]), sarif_log);
    let driver = &log["runs"][0]["tool"]["driver"];
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), forebear_graph::Code::all().count());
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            let text = rule[text]["text"].as_str().unwrap();
            assert!(!text.is_empty() && !text.starts_with('#'), "{rule:#}");
        }
        assert!(rule["help"]["markdown"].is_string(), "{rule:#}");
    }
    let result = &log["runs"][0]["results"][0];
    let index = result["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(rules[index]["id"], result["ruleId"]);
    assert_eq!(driver["name"], "forebear");
    assert_eq!(log["version"], "2.1.0");
}
