//! The examples in the explanations of codes are true: the first is reported, the second is not.

use forebear_graph::{Code, Diagnostics, Input, Joined, Lineage, Locations, RawCatalogue, check};

/// What every example stands in that has no `[catalogue]` of its own.
const HEADER: &str = r#"
[catalogue]
title = "Example"
source = "report"

[source.report]
title = "Report"
"#;

fn examples(code: Code) -> Vec<&'static str> {
    let blocks = code.explanation().split("```toml\n").skip(1);
    blocks.filter_map(|block| block.split("```").next()).collect()
}

fn problems(code: Code, example: &str) -> Vec<Code> {
    let whole = code == Code::NoCatalogue || example.contains("[catalogue]");
    let header = if whole { "" } else { HEADER };
    // An example of two files has a comment with the name of each.
    let mut files = vec![("header.toml", header)];
    files.extend(example.split("# vision.toml").map(|text| ("example.toml", text)));
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&files)]);
    let Joined { catalogue, diagnostics } = raw.join(diagnostics, Locations::Keep);
    let codes = |found: &Diagnostics| found.iter().map(|found| found.code).collect::<Vec<_>>();
    let mut found = codes(&diagnostics);
    if let Ok(catalogue) = catalogue {
        found.extend(codes(&check(&Lineage::new(catalogue))));
    }
    found
}

#[test]
fn wrong_examples_are_reported_and_mended_ones_are_not() {
    for code in Code::all().filter(|code| *code != Code::Unreadable) {
        let examples = examples(code);
        assert_eq!(examples.len(), 2, "{}", code.as_str());
        let wrong = problems(code, examples[0]);
        assert!(wrong.contains(&code), "{}: {wrong:?}", code.as_str());
        let mended = problems(code, examples[1]);
        assert!(!mended.contains(&code), "{}: {mended:?}", code.as_str());
    }
}

#[test]
fn mended_examples_have_no_other_problem() {
    for code in Code::all() {
        let mended = examples(code).pop().map(|example| problems(code, example));
        let expected = match code {
            Code::Conflict => vec![Code::SettledConflict],
            Code::NoCatalogue => vec![Code::Uncited],
            _ => Vec::new(),
        };
        assert_eq!(mended, Some(expected), "{}", code.as_str());
    }
}
