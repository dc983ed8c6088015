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

/// Long names, several developers, Chinese letters, and a date in doubt.
const WIDE: &str = r#"
[catalogue]
title = "Wide names"
[organization.institute]
name = "Institute for Very Long Names"
[organization.baidu]
name = "百度"
[technology.long]
name = "A technology with a name that goes on and on"
kind = "architecture"
released = "2021-06-12"
developers = ["institute", "baidu"]
[technology.wenxin]
name = "文心一言大模型知识增强大语言模型"
kind = "model"
released = "2023-03-16"
developers = ["baidu"]
from = [{ id = "long", as = "basis" }]
[technology.short]
name = "Short"
released = "2023-03~"
from = [{ id = "wenxin", as = "method" }, { id = "long", as = "component" }]
"#;

#[test]
fn a_timeline_fits_the_terminal() {
    let workdir = Workdir::empty();
    workdir.write("forebear.toml", WIDE);
    for width in ["40", "60", "80", "120"] {
        let shown = workdir.fits(&["-q", "timeline", "--width", width]);
        insta::assert_snapshot!(format!("timeline_{width}"), shown);
        workdir.fits(&["-q", "-c", "builtin", "timeline", "--undated", "--width", width]);
    }
    let ascii = workdir.ascii(&["-q", "timeline", "--width", "40"]);
    assert!(!ascii.contains('…') && ascii.contains('~'), "{ascii}");
}

#[test]
fn a_log_and_a_tree_fit_the_terminal() {
    let workdir = Workdir::empty();
    workdir.write("forebear.toml", WIDE);
    for width in ["40", "60", "80", "120"] {
        let log = workdir.fits(&["-q", "log", "--width", width]);
        let tree = workdir.fits(&["-q", "ancestors", "short", "--why", "--width", width]);
        let wide = ["-q", "-c", "builtin", "log", "--limit", "12", "--width", width];
        let wide = workdir.fits(&wide);
        insta::assert_snapshot!(format!("log_{width}"), format!("{log}\n{tree}\n{wide}"));
        workdir.fits(&["-q", "-c", "builtin", "log", "--width", width]);
        workdir.fits(&["-q", "-c", "builtin", "ancestors", "visual-chatgpt", "--width", width]);
    }
    workdir.fits(&["-q", "-c", "builtin", "log", "--width", "12"]);
    let ascii = workdir.ascii(&["-q", "-c", "builtin", "log", "--limit", "12", "--width", "60"]);
    insta::assert_snapshot!("log_60_ascii", ascii);
}
