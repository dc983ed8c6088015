//! Read how the command is used.

use crate::common::Workdir;

/// The whole reference in one file, so that no option changes unseen.
#[test]
fn the_reference_is_complete() {
    let workdir = Workdir::empty();
    let top = workdir.run(&["--help"]);
    let commands = top.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut reference = format!("## forebear\n\n{top}\n");
    for line in commands.lines() {
        let command = line.split_whitespace().next().unwrap();
        let help = workdir.run(&[command, "--help"]);
        // The options of every command are told once, above.
        let own = help.split("Options of every command:").next().unwrap();
        reference.push_str(&format!("\n## forebear {command}\n\n{own}"));
    }
    insta::assert_snapshot!("reference", reference);
}

#[test]
fn wrong_use_is_told_with_what_may_be_meant() {
    let workdir = Workdir::empty();
    insta::assert_snapshot!(workdir.run(&["ancestor", "x"]));
    insta::assert_snapshot!(workdir.run(&["init", "--format", "json"]));
}

#[test]
fn completions_and_manual_pages_are_written() {
    let workdir = Workdir::empty();
    for shell in ["bash", "zsh", "fish"] {
        let out = workdir.run(&["completions", shell]);
        assert!(out.contains("ancestors"), "{shell}");
    }
    assert!(workdir.run(&["man"]).contains(".TH forebear 1"));
    insta::assert_snapshot!(workdir.run(&["man", "-o", "pages"]));
    assert!(workdir.read("pages/forebear-chains.1").contains("max\\-length"));
}
