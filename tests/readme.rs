//! The README shows what forebear prints, and forebear prints what the README shows.

use crate::common::Workdir;

/// The commands of the README's console blocks, each with the answer that is shown below it.
fn shown() -> Vec<(String, String)> {
    let readme = include_str!("../README.md");
    let mut shown: Vec<(String, String)> = Vec::new();
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        for line in block.lines() {
            match line.strip_prefix("$ forebear ") {
                Some(command) => shown.push((command.to_owned(), String::new())),
                None => {
                    let (_, answer) = shown.last_mut().unwrap();
                    *answer += line;
                    answer.push('\n');
                }
            }
        }
    }
    shown
}

/// Splits a command as a shell does, as far as the README needs it: blanks and single quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for char in command.chars() {
        match char {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            char => words.last_mut().unwrap().push(char),
        }
    }
    words
}

#[test]
fn every_answer_in_the_readme_is_what_is_printed() {
    let workdir = Workdir::empty();
    let shown = shown();
    assert!(shown.len() >= 5, "{shown:?}");
    for (command, answer) in shown {
        let words = words(&command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let output = workdir.output(&words);
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(printed, answer, "$ forebear {command}");
        assert!(output.status.success(), "$ forebear {command}");
    }
}

#[test]
fn the_picture_is_what_its_command_draws() {
    let readme = include_str!("../README.md").replace("\\\n ", "");
    let command = readme.lines().find(|line| line.contains("--size 1500 -o lineage.svg")).unwrap();
    let words = words(command.strip_prefix("forebear ").unwrap());
    let words: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let workdir = Workdir::empty();
    assert!(workdir.output(&words).status.success(), "{words:?}");
    assert!(
        workdir.read("lineage.svg") == include_str!("../exports/pictures/lineage.svg"),
        "draw exports/pictures/lineage.svg anew, and look at it: {command}"
    );
}
