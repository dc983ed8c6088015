//! The reference of the query language is true: every function is in it, and every example gives
//! what it says.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod common;

use common::join_texts;
use forebear_graph::{Lineage, Query, REFERENCE, Scope};

fn toy() -> Lineage {
    let joined = join_texts(&[("toy.toml", include_str!("fixtures/toy.toml"))]);
    Lineage::new(joined.catalogue.unwrap())
}

/// The rows of the tables headed `query | means`.
fn examples() -> Vec<(String, Vec<String>)> {
    let mut examples = Vec::new();
    let mut in_table = false;
    for line in REFERENCE.lines() {
        if line == "| query | means |" {
            in_table = true;
        } else if !line.starts_with('|') {
            in_table = false;
        } else if in_table && !line.starts_with("|--") {
            let row = line.replace("\\|", "\u{0}");
            let cells: Vec<String> =
                row.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
            let query = cells[1].trim_matches('`').to_owned();
            examples.push((query, cells[2].split_whitespace().map(str::to_owned).collect()));
        }
    }
    examples
}

#[test]
fn every_example_gives_what_it_says() {
    let lineage = toy();
    let examples = examples();
    assert!(examples.len() > 60, "{}", examples.len());
    let mut wrong = String::new();
    for (query, expected) in examples {
        let found: Vec<String> = match lineage.ask(&query, &Scope::all()) {
            Ok(answer) => answer.technologies.iter().map(|t| t.id().to_owned()).collect(),
            Err(errors) => vec![format!("{:?}", errors.errors)],
        };
        if found != expected {
            wrong += &format!("{query}\n   says {expected:?}\n    is  {found:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_example_is_written_as_it_is_read() {
    for (query, _) in examples() {
        let parsed = Query::parse(&query).unwrap();
        let written = parsed.to_string();
        assert_eq!(Query::parse(&written).unwrap().to_string(), written, "{query}");
    }
}
