//! What counts for most, and how does the whole hang together?

use crate::common::Workdir;

/// Two that descend from each other, between one before and one after; and one undated.
const CYCLE: &str = r#"
[catalogue]
title = "A cycle"
[technology.first]
released = "1900"
[technology.one]
released = "1910"
from = [{ id = "first", as = "basis" }, { id = "two", as = "method" }]
[technology.two]
released = "1920"
from = [{ id = "one", as = "basis" }]
[technology.last]
from = [{ id = "two", as = "basis" }]
"#;

fn with_cycle() -> Workdir {
    let workdir = Workdir::empty();
    workdir.write("forebear.toml", CYCLE);
    workdir
}

#[test]
fn technologies_are_ranked_by_what_came_of_them() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["rank"]));
    insta::assert_snapshot!(workdir.run(&["rank", "--measure", "chains", "--limit", "3"]));
    insta::assert_snapshot!(workdir.run(&["rank", "--measure", "pagerank", "::train"]));
    insta::assert_snapshot!(workdir.run(&["rank", "--measure", "page"]));
    insta::assert_snapshot!(workdir.run(&["rank", "kind(vehicle) & before(1700)"]));
    insta::assert_snapshot!(Workdir::empty().run(&["-q", "rank", "--limit", "10"]));
}

#[test]
fn ranks_are_numbers_in_json() {
    let ranked = Workdir::with_engines().json(&["rank", "--limit", "2", "--via", "component"]);
    insta::assert_json_snapshot!(ranked);
}

#[test]
fn the_main_path_has_stations_and_weights() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["main-path"]));
    insta::assert_snapshot!(workdir.run(&["main-path", "::engine"]));
    insta::assert_snapshot!(workdir.run(&["main-path", "train"]));
    insta::assert_snapshot!(workdir.run(&["main-path", "train | wheel", "--via", "basis"]));
    insta::assert_snapshot!(Workdir::empty().run(&["main-path"]));
    insta::assert_json_snapshot!(workdir.json(&["main-path", "::engine"]));
    insta::assert_json_snapshot!(workdir.json(&["main-path", "train"]));
}

#[test]
fn a_main_path_through_a_cycle_says_so() {
    let workdir = with_cycle();
    insta::assert_snapshot!(workdir.run(&["main-path"]));
    insta::assert_json_snapshot!(workdir.json(&["main-path"])["stations"]);
}

#[test]
fn the_lineage_is_drawn_newest_first() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["log"]));
    insta::assert_snapshot!(workdir.run(&["log", "--limit", "4"]));
    insta::assert_snapshot!(workdir.run(&["log", "--lang", "zh", "::boat"]));
    insta::assert_snapshot!(workdir.run(&["log", "kind(vehicle) & before(1700)"]));
    let mut ascii = workdir.command(&["-q", "log", "train | boiler | pump | wheel"]);
    let output = ascii.env("LC_ALL", "C").output().unwrap();
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
    insta::assert_snapshot!(Workdir::empty().run(&["log", "diffusion::w.a.l.t | gan"]));
}

#[test]
fn what_the_query_leaves_out_is_folded() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["log", "train | boiler | pump | wheel"]));
    insta::assert_json_snapshot!(workdir.json(&["log", "train | boiler | wheel"]));
}

#[test]
fn a_log_with_a_cycle_says_so() {
    let workdir = with_cycle();
    insta::assert_snapshot!(workdir.run(&["log"]));
    insta::assert_snapshot!(workdir.run(&["log", "one | last"]));
}

/// Every line of descent that the built-in catalogue has leads down.
#[test]
fn no_origin_of_the_built_in_catalogue_stands_above_its_heir() {
    for query in ["all()", "dated(2022..)", "by(openai) | by(google)"] {
        let rows = Workdir::empty().json(&["log", query]);
        let rows = rows.as_array().unwrap();
        let mut seen = std::collections::HashSet::new();
        for row in rows {
            assert!(seen.insert(row["id"].as_str().unwrap()), "{row}");
            for parent in row["parents"].as_array().unwrap() {
                assert!(!seen.contains(parent["id"].as_str().unwrap()), "{row}");
            }
        }
    }
}
