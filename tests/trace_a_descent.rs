//! Where does it come from, and what came from it?

use crate::common::Workdir;

#[test]
fn ancestors_are_drawn_as_a_tree() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["ancestors", "train"]));
    insta::assert_snapshot!(workdir.run(&["-q", "ancestors", "train", "--why"]));
}

#[test]
fn a_tree_is_cut_at_the_depth_asked_for() {
    insta::assert_snapshot!(Workdir::with_engines().run(&["ancestors", "train", "--depth", "1"]));
}

#[test]
fn descendants_come_by_date() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["descendants", "boiler", "--lang", "zh"]));
}

#[test]
fn a_flat_answer_is_a_table_with_the_nearest_first() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["-q", "descendants", "boiler", "--flat"]));
    let out = workdir.run(&["-q", "descendants", "pump", "--format", "csv"]);
    insta::assert_snapshot!(out);
}

#[test]
fn json_has_distances_and_influences() {
    let workdir = Workdir::with_engines();
    let found = workdir.json(&["ancestors", "engine"]);
    insta::assert_snapshot!(format!("{found:#}"));
    assert_eq!(workdir.json(&["ancestors", "mill"]), serde_json::json!([]));
}

#[test]
fn only_some_kinds_and_certainties_are_walked_if_asked() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&[
        "ancestors",
        "engine",
        "--via",
        "basis,component|stated"
    ]));
    insta::assert_snapshot!(workdir.run(&["ancestors", "boat", "--via", "method"]));
    insta::assert_snapshot!(workdir.run(&["stats", "--via", "componant"]));
    insta::assert_snapshot!(workdir.run(&["stats", "--via", ","]));
}

#[test]
fn nothing_recorded_says_what_is() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["ancestors", "boiler"]));
    insta::assert_snapshot!(workdir.run(&["descendants", "boat"]));
    insta::assert_snapshot!(workdir.run(&["ancestors", "mill", "-q"]));
}

#[test]
fn chains_come_shortest_first() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["chains", "boiler", "train"]));
    insta::assert_snapshot!(workdir.run(&["chains", "boiler", "train", "--limit", "1", "--why"]));
    insta::assert_snapshot!(workdir.run(&["chains", "boiler", "train", "--max-length", "3"]));
    insta::assert_snapshot!(workdir.run(&["-q", "--format", "json", "chains", "engine", "train"]));
}

#[test]
fn no_chain_says_what_there_is_instead() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["chains", "train", "boiler"]));
    insta::assert_snapshot!(workdir.run(&["chains", "boat", "train"]));
    insta::assert_snapshot!(workdir.run(&["chains", "boiler", "train", "--max-length", "2"]));
    insta::assert_snapshot!(workdir.run(&["chains", "pump", "train", "--via", "component"]));
    insta::assert_snapshot!(workdir.run(&["chains", "pump", "PUMP"]));
    insta::assert_snapshot!(workdir.run(&["chains", "gauge", "mill", "-q"]));
}

#[test]
fn technologies_that_descend_from_each_other_hang_nothing() {
    let workdir = Workdir::empty();
    workdir.write(
        "forebear.toml",
        r#"
        [catalogue]
        title = "A circle"
        [technology]
        a.from = [{ id = "c", as = "basis" }]
        b.from = [{ id = "a", as = "basis" }]
        c.from = [{ id = "b", as = "basis" }]
        "#,
    );
    insta::assert_snapshot!(workdir.run(&["ancestors", "a"]));
    insta::assert_snapshot!(workdir.run(&["chains", "a", "c"]));
    insta::assert_snapshot!(workdir.run(&["stats"]));
}

#[test]
fn trees_are_drawn_in_ascii_where_the_locale_is_not_utf_8() {
    let workdir = Workdir::with_engines();
    let draw = |arguments: &[&str]| {
        let output = workdir.command(arguments).env("LC_ALL", "C").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    insta::assert_snapshot!(draw(&["ancestors", "engine-2"]));
    insta::assert_snapshot!(draw(&["chains", "boiler", "engine"]));
    assert!(draw(&["ancestors", "train", "--depth", "1"]).is_ascii());
}

#[test]
fn the_built_in_catalogue_answers_at_once() {
    let workdir = Workdir::empty();
    let out = workdir.run(&["chains", "Diffusion", "W.A.L.T"]);
    assert!(out.starts_with("Diffusion —method→ W.A.L.T\n"), "{out}");
    assert!(out.contains("catalogue: multimodal-2023 (built in)\n"), "{out}");
    let out = workdir.run(&["ancestors", "Ｗ. a. l. t", "--why"]);
    assert!(out.contains("├── Latent Diffusion  2021  [basis]\n"), "{out}");
    assert!(out.contains("soochow-2023 §2.1.3"), "{out}");
    let out = workdir.run(&["chains", "gpt-3", "gemini"]);
    assert!(out.starts_with("nothing recorded leads from GPT-3 to Gemini\n"), "{out}");
}
