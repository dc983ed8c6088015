//! The difference of two catalogues: its laws, and what it finds.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use std::path::PathBuf;

use common::{join_texts, lineage};
use forebear_graph::{
    About, Change, Difference, EntryDifference, FactDifference, Input, Lineage, Locations,
    RawCatalogue, compare,
};
use proptest::prelude::*;

const TOY: &str = include_str!("fixtures/toy.toml");

fn toy(text: &str) -> Lineage {
    Lineage::new(join_texts(&[("toy.toml", text)]).catalogue.unwrap())
}

fn built_in() -> Lineage {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../catalogues/multimodal-2023");
    let (raw, diagnostics) = RawCatalogue::read([Input::Path(PathBuf::from(folder))]);
    Lineage::new(raw.join(diagnostics, Locations::Drop).catalogue.unwrap())
}

fn mirrored(difference: Difference<'_>) -> Difference<'_> {
    let entries = difference.entries.into_iter().map(|entry| EntryDifference {
        name: entry.name.mirrored(),
        facts: entry
            .facts
            .into_iter()
            .map(|fact| FactDifference {
                change: fact.change.mirrored(),
                statements: fact.statements.into_iter().map(Change::mirrored).collect(),
                ..fact
            })
            .collect(),
        ..entry
    });
    Difference { entries: entries.collect() }
}

/// One line each: what differs, and how.
fn lines(difference: &Difference<'_>) -> Vec<String> {
    let lines = difference.entries.iter().flat_map(|entry| {
        let head = format!("{} {} {}", entry.name.as_str(), entry.kind.as_str(), entry.id);
        let facts = entry.facts.iter().flat_map(|fact| {
            fact.statements.iter().map(move |s| {
                let said = |of: Option<&forebear_graph::Statement<'_>>| {
                    of.map_or("-".to_owned(), |s| s.content.to_string())
                };
                format!(
                    "  {} {}: {} > {}",
                    s.as_str(),
                    fact.about,
                    said(s.before()),
                    said(s.after())
                )
            })
        });
        std::iter::once(head).chain(facts).collect::<Vec<_>>()
    });
    lines.collect()
}

#[test]
fn a_catalogue_does_not_differ_from_itself() {
    assert!(compare(&toy(TOY), &toy(TOY)).is_empty());
    assert!(compare(&built_in(), &built_in()).is_empty());
}

#[test]
fn the_difference_to_something_else_has_everything_of_both() {
    let (a, b) = (toy(TOY), built_in());
    let difference = compare(&a, &b);
    let of = |lineage: &Lineage| lineage.influences().len();
    let shared = difference.influences().filter(|(_, f)| f.change.as_str() == "changed").count();
    assert_eq!(difference.influences().count(), of(&a) + of(&b) - shared);
    assert_eq!(mirrored(difference), compare(&b, &a));
}

#[test]
fn files_blocks_and_order_make_no_difference() {
    let one = lineage(
        "[technology.a]\nname = \"A\"\nplace = \"1\"\nreleased = \"2001\"\n\
         facts = { x = \"1\", y = \"2\" }\n[technology.b]\nfrom = [{ id = \"a\", as = \"data\" }]\n",
    );
    let header = "[catalogue]\ntitle = \"Other\"\n";
    let other = "[source.s]\n[technology.b]\nfrom = [{ as = \"data\", id = \"a\", source = \"s\" }]\n\
         [technology.a]\nfacts.y = { value = \"2\", source = \"s\", place = [\"1\"] }\n\
         [[technology.a.claim]]\nsource = \"s\"\nplace = \"1\"\nreleased = 2001\nname = \"A\"\n\
         [[technology.a.claim]]\nsource = \"s\"\nplace = \"1\"\nfacts = { x = 1 }\n";
    let two = Lineage::new(join_texts(&[("a.toml", header), ("b.toml", other)]).catalogue.unwrap());
    assert_eq!(lines(&compare(&one, &two)), [""; 0]);
}

#[test]
fn lists_are_sets_and_what_is_said_twice_is_said_once() {
    let one = lineage(
        "[technology.a]\nplace = \"1\"\naliases = [\"x\", \"y\"]\nfields = [\"f\", \"g\"]\n\
         links = [\"u\", \"v\"]\n[technology.b]\nfrom = [{ id = \"a\", as = \"data\" }]\n",
    );
    let other = lineage(
        "[technology.a]\nplace = \"1\"\naliases = [\"y\", \"x\"]\nfields = [\"g\", \"f\", \"g\"]\n\
         links = [\"v\", \"u\"]\n[[technology.a.claim]]\nplace = \"1\"\nlinks = [\"u\", \"v\"]\n\
         [technology.b]\nfrom = [{ id = \"a\", as = \"data\" }, { id = \"a\", as = \"data\" }]\n",
    );
    assert_eq!(lines(&compare(&one, &other)), [""; 0]);
}

#[test]
fn what_one_of_them_joins_is_one_entry_in_both() {
    let text = |same: &str| {
        lineage(&format!(
            "[organization.lab]\nname = \"Lab\"\nplace = \"1\"\n[organization.the-lab]\n{same}\
             url = \"u\"\nplace = \"2\"\n[technology.gpt-4]\nname = \"GPT-4\"\nplace = \"1\"\n\
             [technology.gpt4]\n{}released = \"2023\"\nplace = \"2\"\ndevelopers = [\"the-lab\"]\n\
             [technology.zephyr]\nfrom = [{{ id = \"gpt4\", as = \"data\", place = \"3\" }}]\n",
            same.replace("lab", "gpt-4"),
        ))
    };
    let (apart, joined) = (text(""), text("same-as = \"lab\"\n"));
    let found = compare(&apart, &joined);
    assert_eq!(
        lines(&found),
        [
            "changed technology gpt-4",
            "  added same-as: - > gpt4",
            "changed organization lab",
            "  added same-as: - > the-lab",
        ]
    );
    assert_eq!(mirrored(found), compare(&joined, &apart));
    assert_eq!(compare(&joined, &joined).entries, []);
}

#[test]
fn what_differs_is_told_fact_by_fact() {
    let a = lineage(
        "[technology.a]\nname = \"A\"\nplace = \"1\"\n[technology.gone]\nname = \"Gone\"\n\
         [technology.b]\nname = \"B\"\nreleased = \"2001\"\nplace = \"2\"\n\
         from = [{ id = \"a\", as = \"data\" }, { id = \"gone\", as = \"basis\" }]\n\
         [[technology.b.claim]]\nreleased = \"2003\"\nplace = \"9\"\n",
    );
    let b = lineage(
        "[source.t]\ntitle = \"T\"\n[technology.a]\nname = \"A\"\nplace = \"1, table\"\n\
         [technology.b]\nname = \"Bee\"\nreleased = \"2002\"\nplace = \"2\"\n\
         from = [{ id = \"a\", as = \"method\" }, { id = \"a\", as = \"data\", source = \"t\" }]\n\
         [[technology.b.claim]]\nreleased = \"2003\"\nplace = \"9\"\nrank = \"preferred\"\n\
         [field.f]\nname = \"F\"\n",
    );
    let found = compare(&a, &b);
    insta::assert_snapshot!(lines(&found).join("\n"));
    assert_eq!(mirrored(found), compare(&b, &a));
}

#[test]
fn the_main_origin_is_the_one_order_that_counts() {
    let text = |from: &str| {
        lineage(&format!("[technology.a]\n[technology.b]\n[technology.c]\nfrom = [{from}]\n"))
    };
    let (a, b) = ("{ id = \"a\", as = \"data\" }", "{ id = \"b\", as = \"data\" }");
    let (one, two) = (text(&format!("{a}, {b}")), text(&format!("{b}, {a}")));
    let found = compare(&one, &two);
    assert_eq!(lines(&found), ["changed technology c", "  changed main origin: a > b"]);
    assert_eq!(found.entries[0].facts[0].about, About::MainOrigin);
}

/// Writes small catalogues over few ids and values, so that they overlap.
fn small() -> impl Strategy<Value = String> {
    let claim = (0..3u8, 0..4u8, 0..3u8, 0..3u8);
    let influence = (0..4u8, 0..2u8, 0..3u8);
    let entry =
        (prop::collection::vec(claim, 0..5), prop::collection::vec(influence, 0..4), any::<bool>());
    prop::collection::vec(entry, 4).prop_map(|entries| {
        let mut text = String::new();
        for (at, (claims, influences, same)) in entries.iter().enumerate() {
            text += &format!("[technology.t{at}]\n");
            // Either of two may give up its id, but not both.
            match (at, same, entries[3].2) {
                (3, true, _) => text += "same-as = \"t2\"\n",
                (2, true, false) => text += "same-as = \"t3\"\n",
                _ => {}
            }
            for (key, value, place, rank) in claims {
                let key = ["released", "name", "facts.x"][*key as usize];
                let rank = ["normal", "preferred", "deprecated"][*rank as usize];
                text += &format!(
                    "[[technology.t{at}.claim]]\n{key} = \"200{value}\"\nplace = \"{place}\"\nrank = \"{rank}\"\n"
                );
            }
            for (earlier, kind, place) in influences {
                // None ends at what t2 may be joined with.
                if *earlier as usize >= at || *earlier >= 2 {
                    continue;
                }
                let kind = ["data", "basis"][*kind as usize];
                text += &format!(
                    "[[technology.t{at}.claim]]\nfrom = [{{ id = \"t{earlier}\", as = \"{kind}\", place = \"{place}\" }}]\n"
                );
            }
        }
        text
    })
}

proptest! {
    #[test]
    fn the_difference_is_empty_or_mirrored(a in small(), b in small()) {
        let (a, b) = (lineage(&a), lineage(&b));
        prop_assert!(compare(&a, &a).is_empty());
        let difference = compare(&a, &b);
        let back = compare(&b, &a);
        prop_assert_eq!(mirrored(difference), back);
    }
}
