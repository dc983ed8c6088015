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
