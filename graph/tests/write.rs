//! Whatever a catalogue says is said by the files that are written of it.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use std::path::PathBuf;

use common::lines;
use forebear_graph::write::{Cited, Document, Entry, File, Origin, Value};
use forebear_graph::{
    Certainty, Change, InfluenceKind, Input, Key, Lineage, Locations, Rank, RawCatalogue, compare,
};
use proptest::prelude::*;

fn folder(path: &str) -> Lineage {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let (raw, diagnostics) = RawCatalogue::read([Input::Path(path)]);
    Lineage::new(raw.join(diagnostics, Locations::Drop).catalogue.unwrap())
}

fn read_back(files: &[File]) -> Lineage {
    let texts: Vec<(&str, &str)> = files.iter().map(|file| (file.name, &*file.text)).collect();
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&texts)]);
    let joined = raw.join(diagnostics, Locations::Keep);
    let report = lines(&joined.diagnostics, joined.files());
    Lineage::new(joined.catalogue.unwrap_or_else(|_| panic!("{report}\n{}", whole(files))))
}

fn whole(files: &[File]) -> String {
    files.iter().map(|file| format!("## {}\n{}", file.name, file.text)).collect()
}

/// Writes, reads back, compares, and writes again.
fn survives(lineage: &Lineage) -> Vec<File> {
    let files = Document::of(lineage).files();
    let back = read_back(&files);
    let difference = compare(lineage, &back);
    let differs: Vec<_> = difference.entries.iter().map(|entry| (entry.id, &entry.facts)).collect();
    assert!(difference.is_empty(), "{differs:#?}\n{}", whole(&files));
    assert_eq!(lineage.catalogue().title(), back.catalogue().title());
    assert_eq!(whole(&Document::of(&back).files()), whole(&files));
    files
}

#[test]
fn the_built_in_catalogue_survives() {
    survives(&folder("../catalogues/multimodal-2023"));
}

#[test]
fn everything_that_is_easily_lost_survives() {
    let files = survives(&folder("tests/fixtures/nasty"));
    insta::assert_snapshot!(whole(&files));
}

#[test]
fn who_is_in_force_survives() {
    for path in ["../catalogues/multimodal-2023", "tests/fixtures/nasty"] {
        let before = folder(path);
        let after = read_back(&Document::of(&before).files());
        let told = |lineage: &Lineage| -> Vec<String> {
            let technologies = lineage.catalogue().technologies();
            let told = technologies.map(|technology| {
                let name = technology.name();
                let date = technology.timeline_date().map(|d| (d.kind, d.date.clone(), d.disputed));
                let origins: Vec<_> = lineage.origins(technology).map(|o| o.id()).collect();
                format!("{} {name} {date:?} {origins:?}", technology.id())
            });
            told.collect()
        };
        assert_eq!(told(&before), told(&after));
    }
}

#[test]
fn one_fact_without_a_source_keeps_all_from_a_default_one() {
    let mut document = Document::new("T");
    document.source("s");
    let mut entry = Entry::new("a");
    entry.say(Key::Name, Value::Text("A".to_owned()), Cited::at("s", "1"));
    entry.say(Key::Kind, Value::Text("k".to_owned()), Cited::default());
    document.technologies.push(entry);
    let files = document.files();
    insta::assert_snapshot!(whole(&files));
    survives(&read_back(&files));
}

fn any_text() -> impl Strategy<Value = String> {
    let nasty = [
        "x",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "模型",
        "👩\u{200d}🔬",
        "\u{202e}",
        "\u{0}",
        "'''",
        "#",
    ];
    let parts = prop::collection::vec(prop::sample::select(nasty.to_vec()), 0..4);
    (parts, any::<char>()).prop_map(|(parts, char)| format!("t{}{char}", parts.concat()))
}

fn any_cited() -> impl Strategy<Value = Cited> {
    // Few values, so that citations meet again, and partly differ.
    let source = prop::option::weighted(0.9, 0..3u8);
    let places = prop::collection::vec(0..2u8, 0..3);
    let quoting = prop::option::weighted(0.2, 0..2u8);
    let stance = (0..3usize, 0..3usize, prop::bool::weighted(0.2));
    let remark = || prop::option::weighted(0.2, 0..2u8);
    (source, places, quoting, stance, (remark(), remark(), remark(), remark())).prop_map(
        |(source, places, quoting, (certainty, rank, disputed), (note, quote, line, rule))| Cited {
            source: source.map(|nth| format!("s{nth}")),
            places: places.iter().map(|nth| format!("p{nth}")).collect(),
            quoting: quoting.map(|nth| format!("s{nth}")),
            certainty: Certainty::ALL[certainty],
            rank: Rank::ALL[rank],
            disputed,
            note: note.map(|nth| format!("n{nth}")),
            quote: quote.map(|nth| format!("q{nth}")),
            line: line.map(|nth| u32::from(nth) + 1),
            rule: rule.map(|nth| format!("r{nth}")),
        },
    )
}

fn any_claim() -> impl Strategy<Value = (Key<String>, Value)> {
    let date = prop::sample::select(vec!["2001", "2001-05", "2002~", "[2001..2003]"]);
    let date = date.prop_map(|date| date.parse().unwrap());
    let texts = prop::collection::vec(any_text(), 0..3);
    let former = prop::collection::vec((any_text(), prop::option::of(date.clone())), 0..3);
    prop_oneof![
        any_text().prop_map(|text| (Key::Name, Value::Text(text))),
        any_text().prop_map(|text| (Key::NameIn("zh".to_owned()), Value::Text(text))),
        (any_text(), any_text()).prop_map(|(key, text)| (Key::Fact(key), Value::Text(text))),
        (0..3u8).prop_map(|n| (Key::Fact("x".to_owned()), Value::Text(n.to_string()))),
        date.prop_map(|date| (Key::Released, Value::Date(date))),
        texts.prop_map(|texts| (Key::Aliases, Value::List(texts))),
        former.prop_map(|names| (Key::Formerly, Value::FormerNames(names))),
        Just((Key::Developers, Value::List(vec!["o".to_owned()]))),
    ]
}

fn any_document() -> impl Strategy<Value = Document> {
    let claims = prop::collection::vec((any_claim(), any_cited()), 0..7);
    let origins = prop::collection::vec((0..5usize, 0..2usize, any::<bool>(), any_cited()), 0..6);
    let entries = prop::collection::vec((claims, origins), 4);
    (any_text(), entries).prop_map(|(title, entries)| {
        let mut document = Document::new(title);
        (0..3).for_each(|nth| _ = document.source(format!("s{nth}")));
        document.organizations.push(Entry::new("o"));
        for (at, (claims, origins)) in entries.into_iter().enumerate() {
            let mut entry = Entry::new(format!("t{at}"));
            for ((key, value), cited) in claims {
                entry.say(key, value, cited);
            }
            for (earlier, kind, when, cited) in origins {
                if earlier < at {
                    entry.origins.push(Origin {
                        earlier: format!("t{earlier}"),
                        kind: InfluenceKind::ALL[kind],
                        when: when.then(|| "2004".parse().unwrap()),
                        cited,
                    });
                }
            }
            document.technologies.push(entry);
        }
        document
    })
}

/// Everything that a document says, in an order of its own: what the same citation says of the
/// same once.
fn said(document: &Document) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for entry in document.technologies.iter().chain(&document.organizations) {
        for claim in &entry.claims {
            said.push(format!("{} {claim:?}", entry.id));
        }
        for origin in &entry.origins {
            said.push(format!("{} {origin:?}", entry.id));
        }
    }
    said.sort();
    said.dedup();
    said
}

proptest! {
    #[test]
    fn what_a_document_says_is_read_back(document in any_document()) {
        let files = document.files();
        let back = read_back(&files);
        // What was put in, not only what was read of it, comes out again.
        prop_assert_eq!(said(&Document::of(&back)), said(&document), "{}", whole(&files));
        survives(&back);
    }
}

#[test]
fn a_document_differs_if_anything_does() {
    let text = |name: &str| {
        let mut document = Document::new("T");
        let mut entry = Entry::new("a");
        entry.say(Key::Name, Value::Text(name.to_owned()), Cited::default());
        document.technologies.push(entry);
        read_back(&document.files())
    };
    let (one, other) = (text("a"), text("A"));
    let difference = compare(&one, &other);
    assert!(matches!(difference.entries[0].name, Change::Changed("a", "A")));
}
