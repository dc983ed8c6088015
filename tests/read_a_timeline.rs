//! What came when?

use crate::common::Workdir;

#[test]
fn every_date_stands_under_what_is_known_of_it() {
    let workdir = Workdir::with_engines();
    insta::assert_snapshot!(workdir.run(&["timeline"]));
    insta::assert_snapshot!(workdir.run(&["timeline", "--undated", "--kind", "machine"]));
}

#[test]
fn json_is_the_timeline_that_is_exported() {
    let workdir = Workdir::with_engines();
    let timeline = workdir.json(&["timeline", "--by", "works"]);
    assert_eq!(timeline["format"], "forebear-timeline");
    assert_eq!(timeline["events"][0]["id"], "engine");
    let exported = workdir.output(&["export", "timeline", "--by", "works"]).stdout;
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&exported).unwrap(), timeline);
}
