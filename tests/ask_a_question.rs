//! A user asks with a query.

use crate::common::Workdir;
use insta::assert_snapshot;

#[test]
fn a_query_chooses_what_a_command_is_about() {
    let engines = Workdir::with_engines();
    let all = engines.json(&["list", "--format", "json"]);
    let ids = |query: &str| -> Vec<String> {
        let found = engines.json(&["list", query, "--format", "json"]);
        let found = found.as_array().unwrap().iter();
        found.map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("all()").len(), all.as_array().unwrap().len());
    let first = all[0]["id"].as_str().unwrap();
    let around = ids(&format!("{first} | {first}+"));
    assert_eq!(around[0], first);
    let exported = engines.output(&["export", "timeline", first]);
    let exported: serde_json::Value = serde_json::from_slice(&exported.stdout).unwrap();
    assert_eq!(exported["events"].as_array().unwrap().len(), 1);
}

#[test]
fn a_whole_argument_that_is_a_name_is_that_name() {
    let workdir = Workdir::empty();
    workdir.write(
        "forebear.toml",
        "[catalogue]\ntitle = \"Languages\"\n[technology.c]\nname = \"C\"\n\
         [technology.cpp]\nname = \"C++\"\n[technology.objective-c]\nname = \"Objective C\"\n\
         from = [{ id = \"c\", as = \"basis\" }]\n",
    );
    assert_snapshot!(workdir.run(&["-q", "list", "C++", "--columns", "id"]));
    assert_snapshot!(workdir.run(&["-q", "list", "objective c", "--columns", "id"]));
    assert_snapshot!(workdir.run(&["-q", "list", "c+", "--columns", "id"]));
}

#[test]
fn every_mistake_in_a_query_is_shown_in_its_place() {
    let workdir = Workdir::empty();
    assert_snapshot!(workdir.run(&["-q", "list", "clip | flamigo & kind(modle)"]));
    assert_snapshot!(workdir.run(&["-q", "influences", "(通义千问 && clip"]));
    assert_snapshot!(workdir.run(&["-q", "list", "\u{1b}[31m"]));
}

#[test]
fn filters_narrow_what_a_query_means() {
    let workdir = Workdir::empty();
    let narrowed = ["list", "::walt", "--dated", "2015..", "--columns", "date,id"];
    assert_snapshot!(workdir.run(&narrowed));
}

#[test]
fn help_tells_of_the_language_and_of_commands() {
    let workdir = Workdir::empty();
    let reference = workdir.run(&["help", "query"]);
    assert!(reference.contains("| `transformer::clip` |"), "{reference}");
    assert!(workdir.run(&["help", "list"]).contains("Usage: forebear list"));
    assert_snapshot!(workdir.run(&["help", "lst"]));
}

#[test]
fn a_query_that_is_read_as_a_catalogue_is_told_apart() {
    let workdir = Workdir::empty();
    assert_snapshot!(workdir.run(&["list", "-clip"]));
    // Behind `--` nothing is an option, and what was asked for by itself is not a slip.
    let lone = ["list", "-c", "nowhere", "--", "-clip"];
    assert!(!workdir.run(&lone).contains("was read as"));
}
