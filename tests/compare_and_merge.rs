//! What has changed between two catalogues, and what is in both together?

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

/// Knows some of the engines under other ids, and says other things about the same.
const MINE: &str = r#"# My own notes.
[catalogue]
title = "Mine"
source = "notes"

[source.notes]
title = "Notes \"of mine\""

[source.handbook]
title = "Another handbook"

[technology.fire-engine]
name = "Engine by fire"
aliases = ["EN GINE"]
released = "1698"
place = "card 1"

[technology.mill]
released = "-0200~"
place = "card 2"
"#;

fn with_mine() -> Workdir {
    let workdir = Workdir::with_engines();
    workdir.write("mine/notes.toml", MINE);
    workdir
}

#[test]
fn merging_tells_what_is_doubtful_and_what_is_lost() {
    let workdir = with_mine();
    insta::assert_snapshot!(workdir.run(&["merge", "forebear.toml", "mine", "-o", "both"]));
    insta::assert_snapshot!(workdir.read("both/technologies.toml"));
    insta::assert_snapshot!(workdir.run(&["-c", "both", "show", "mill"]));
}

#[test]
fn a_merge_is_an_object_in_json() {
    let workdir = with_mine();
    let merge = ["--format", "json", "merge", "forebear.toml", "mine", "-o", "both"];
    insta::assert_snapshot!(workdir.run(&merge));
}

#[test]
fn the_line_that_is_offered_joins_the_two() {
    let workdir = with_mine();
    let merge = ["merge", "forebear.toml", "mine", "-o", "both", "--overwrite"];
    let line = &workdir.json(&merge)["doubtful"][0]["add"];
    let (header, key) = line.as_str().unwrap().split_once('\n').unwrap();
    let mine = workdir.read("mine/notes.toml").replace(header, &format!("{header}\n{key}"));
    workdir.write("mine/notes.toml", mine);
    assert_eq!(workdir.json(&merge)["doubtful"], serde_json::json!([]));
    insta::assert_snapshot!(workdir.run(&["-c", "both", "show", "fire-engine"]));
}

#[test]
fn what_is_merged_says_what_was_there_and_is_the_same_bytes_again() {
    let workdir = Workdir::with_engines();
    workdir.run(&["merge", "builtin", "-o", "one"]);
    assert_eq!(workdir.run(&["-q", "diff", "builtin", "one"]), "[EOF]");
    workdir.run(&["merge", "one", "-o", "two"]);
    for file in ["vocabulary", "sources", "organizations", "technologies", "forebear"] {
        let name = format!("{file}.toml");
        assert_eq!(workdir.read(&format!("one/{name}")), workdir.read(&format!("two/{name}")));
    }
    // In any order the merged catalogue has everything of both.
    workdir.run(&["merge", "builtin", "forebear.toml", "-o", "ab", "--title", "T"]);
    workdir.run(&["merge", "forebear.toml", "builtin", "-o", "ba", "--title", "T"]);
    assert_eq!(workdir.run(&["-q", "diff", "ab", "ba"]), "[EOF]");
    assert_eq!(workdir.read("ab/technologies.toml"), workdir.read("ba/technologies.toml"));
}

#[test]
fn tables_become_a_catalogue_to_be_edited() {
    let workdir = Workdir::empty();
    workdir.write("big/nodes.csv", "id,name,released,place\na,A,2001,row 1\nb,\"B \"\"2\"\"\",,\n");
    workdir.write("big/edges.csv", "source,target,kind\na,b,basis\n");
    insta::assert_snapshot!(workdir.run(&["merge", "big", "-o", "small"]));
    insta::assert_snapshot!(workdir.read("small/technologies.toml"));
    assert_eq!(workdir.run(&["-q", "diff", "big", "small"]), "[EOF]");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let workdir = with_mine();
    let refused = workdir.run(&["merge", "mine", "-o", "mine"]);
    insta::assert_snapshot!(refused);
    insta::assert_snapshot!(workdir.run(&["merge", "mine", "-o", "mine", "--overwrite"]));
    insta::assert_snapshot!(workdir.run(&["merge", "mine", "-o", "forebear.toml"]));
    insta::assert_snapshot!(workdir.run(&["merge", "mine", "nowhere", "-o", "new"]));
    insta::assert_snapshot!(workdir.run(&["-c", "mine", "merge", "mine", "-o", "new"]));
    assert_eq!(workdir.read("mine/notes.toml"), MINE);
    assert!(!workdir.path("new").exists());
    workdir.write("odd/technologies.toml/note.txt", "");
    insta::assert_snapshot!(workdir.run(&["merge", "mine", "-o", "odd", "--overwrite"]));
    assert!(!workdir.path("odd/sources.toml").exists());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_no_folder() {
    let workdir = with_mine();
    std::os::unix::fs::symlink("nowhere", workdir.path("link")).unwrap();
    insta::assert_snapshot!(workdir.run(&["merge", "mine", "-o", "link"]), @r"
    --- stderr
    error: `link` is no folder
    hint: name a folder: `-o DIR`
    --- exit code 3
    [EOF]
    ");
}

#[test]
fn what_was_merged_can_be_merged_with_its_parts_again() {
    let workdir = with_mine();
    let same = "[technology.burner]\nsame-as = \"fire-engine\"\n";
    workdir.write("mine/notes.toml", format!("{MINE}\n{same}"));
    workdir.run(&["merge", "forebear.toml", "mine", "-o", "out"]);
    let before = workdir.read("out/technologies.toml");
    assert!(before.contains(same), "{before}");
    workdir.run(&["merge", "out", "mine", "-o", "out", "--overwrite"]);
    assert_eq!(workdir.read("out/technologies.toml"), before);
}

#[test]
fn catalogues_are_compared_as_they_stood() {
    let workdir = Workdir::empty();
    let old = "[catalogue]\ntitle = \"A\"\n[technology.x]\nreleased = \"2001\"\n";
    workdir.write("a.toml", old);
    workdir.write("b.toml", format!("{old}[technology.y]\nreleased = \"2002\"\n"));
    assert_eq!(workdir.run(&["-q", "--as-of", "2001", "diff", "a.toml", "b.toml"]), "[EOF]");
    assert_ne!(workdir.run(&["-q", "--as-of", "2002", "diff", "a.toml", "b.toml"]), "[EOF]");
}

#[test]
fn what_is_replaced_leaves_no_file_behind() {
    let workdir = with_mine();
    workdir.write("out/.git/config", "");
    workdir.run(&["merge", "forebear.toml", "-o", "out"]);
    assert!(workdir.path("out/organizations.toml").exists());
    workdir.run(&["merge", "mine", "-o", "out", "--overwrite"]);
    let mut left: Vec<_> = std::fs::read_dir(workdir.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, [".git", "forebear.toml", "sources.toml", "technologies.toml"]);
    assert_eq!(workdir.run(&["-q", "diff", "mine", "out"]), "[EOF]");
}

#[test]
fn one_id_with_two_names_is_told() {
    let workdir = Workdir::empty();
    let text =
        |name: &str| format!("[catalogue]\ntitle = \"T\"\n[technology.sam]\nname = \"{name}\"\n");
    workdir.write("a.toml", text("SAM"));
    workdir.write("b.toml", text("SAMity"));
    insta::assert_snapshot!(workdir.run(&["merge", "a.toml", "b.toml", "-o", "out"]), @r"
    --- stderr
    doubtful: technology `sam` is `SAM` in a.toml and `SAMity` in b.toml; they were joined
    hint: if they are not the same, give one of them another id
    note: wrote out: 1 technology, 0 organizations, 0 sources, 0 statements of influences
    next: forebear check -c out
    [EOF]
    ");
}
