//! Is my catalogue sound?

use crate::common::Workdir;

#[test]
fn warnings_are_shown_and_counted() {
    insta::assert_snapshot!(Workdir::with_engines().run(&["check"]));
}

#[test]
fn every_mistake_is_reported_at_once() {
    let workdir = Workdir::with_fixture("mistakes.toml");
    insta::assert_snapshot!(workdir.run(&["check"]));
    let found = workdir.json(&["check"]);
    assert_eq!(found.as_array().map(Vec::len), Some(3));
    let sarif = workdir.output(&["check", "--format", "sarif"]).stdout;
    let sarif: serde_json::Value = serde_json::from_slice(&sarif).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
}

#[test]
fn structure_and_sense_are_one_answer() {
    let workdir = Workdir::empty();
    workdir.write(
        "forebear.toml",
        "[catalogue]\ntitle = \"T\"\n[technology.a]\n[technology.b]\nfrom = [\n  { id = \"a\", as = \"basis\" },\n  { id = \"a\", as = \"basis\" },\n]\n",
    );
    let codes = |found: &serde_json::Value| -> Vec<String> {
        let all = found.as_array().unwrap().iter();
        all.map(|problem| problem["code"].as_str().unwrap().to_owned()).collect()
    };
    let codes = codes(&workdir.json(&["check"]));
    assert!(codes.contains(&"repeated-influence".to_owned()), "{codes:?}");
    assert!(codes.contains(&"undated".to_owned()), "{codes:?}");
    let sarif = workdir.output(&["check", "--format", "sarif"]).stdout;
    let sarif: serde_json::Value = serde_json::from_slice(&sarif).unwrap();
    let results: usize = (sarif["runs"].as_array().unwrap().iter())
        .map(|run| run["results"].as_array().unwrap().len())
        .sum();
    assert_eq!(results, codes.len());
}

#[test]
fn problems_of_some_technologies_are_shown_alone() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["check", "--only", "boat | gauge"]));
    insta::assert_snapshot!(workdir.run(&["check", "--only", "spinning-jenny"]));
    insta::assert_snapshot!(workdir.run(&["check", "--only", "boiler"]));
    insta::assert_snapshot!(workdir.run(&["check", "--only", "none()"]));
    insta::assert_snapshot!(workdir.run(&["check", "--only", "boyler"]));
    let all = workdir.json(&["check"]).as_array().unwrap().len();
    let every = workdir.json(&["check", "--only", "all()"]).as_array().unwrap().len();
    let boat = workdir.json(&["check", "--only", "boat"]).as_array().unwrap().len();
    assert!(0 < boat && boat < every && every <= all, "{boat} {every} {all}");
    let sarif = workdir.output(&["check", "--only", "boat", "--format", "sarif"]).stdout;
    let sarif: serde_json::Value = serde_json::from_slice(&sarif).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(boat));
}

#[test]
fn what_is_met_while_reading_belongs_to_the_entry_that_was_read() {
    let workdir = Workdir::empty();
    workdir.write(
        "forebear.toml",
        "[catalogue]\ntitle = \"T\"\n\
         [technology.a]\nsummary = \"hid\u{200b}den\"\nreleased = \"2020\"\n\
         [technology.b]\nfrom = [{ id = \"a\", as = \"basis\" }, { id = \"a\", as = \"basis\" }]\n\
         [technology.c]\nsummary = \"hid\u{200b}den\"\n\
         [organization.o]\nname = \"hid\u{200b}den\"\n",
    );
    let codes = |query: &str| -> Vec<String> {
        let found = workdir.json(&["check", "--only", query]);
        let codes = found.as_array().unwrap().iter().map(|problem| problem["code"].as_str());
        codes.map(|code| code.unwrap().to_owned()).collect()
    };
    // The uncited ones are the entry and the influence.
    assert_eq!(codes("a"), ["uncited", "control-character", "uncited", "repeated-influence"]);
    assert_eq!(codes("b"), ["uncited", "undated", "repeated-influence"]);
    assert_eq!(codes("c"), ["uncited", "undated", "control-character"]);
    assert_eq!(codes("all()").len(), workdir.json(&["check"]).as_array().unwrap().len() - 2);
}

#[test]
fn errors_are_shown_whatever_is_asked_for() {
    insta::assert_snapshot!(Workdir::with_fixture("mistakes.toml").run(&["check", "--only", "x"]));
}

#[test]
fn rows_of_a_table_are_counted_if_they_are_asked_for() {
    let workdir = Workdir::empty();
    workdir.write("forebear.toml", "[catalogue]\ntitle = \"T\"\n");
    workdir.write("nodes.csv", "id,name\na,A\nb,B\nc,C\n");
    workdir.write("edges.csv", "source,target,kind\na,b,basis\nb,c,basis\n");
    insta::assert_snapshot!(workdir.run(&["check", "--only", "a | b"]));
}

#[test]
fn other_commands_tell_why_a_catalogue_cannot_be_used() {
    insta::assert_snapshot!(Workdir::with_fixture("mistakes.toml").run(&["stats"]));
}

#[test]
fn codes_are_explained() {
    let workdir = Workdir::empty();
    insta::assert_snapshot!(workdir.run(&["explain"]));
    insta::assert_snapshot!(workdir.run(&["explain", "unknow-id"]));
    let out = workdir.run(&["explain", "unknown-id"]);
    assert!(out.starts_with("# unknown-id\n"), "{out}");
    assert_eq!(workdir.json(&["explain", "bad-date"])[0]["severity"], "error");
}
