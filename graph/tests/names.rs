//! Names find entries in tiers, and slips are answered with what was probably meant.

mod common;

use common::{lineage, problems};
use forebear_graph::{Lineage, NameError};
use insta::assert_snapshot;

fn catalogue() -> Lineage {
    lineage(
        r#"
[organization.midjourney]
name = "Midjourney"
[organization.stability-ai]
name = "Stability.ai"
misspellings = ["Stablility ai"]
[technology.midjourney]
name = "Midjourney"
[technology.walt]
name = "W.A.L.T"
[technology.dall-e-3]
name = "DALL·E 3"
names.zh = "达利三"
aliases = ["the third"]
formerly = [{ name = "Picasso", until = "2022" }]
[technology.c]
name = "C"
[technology.cpp]
name = "C++"
[technology.pardus]
name = "Pardus"
[technology.pardus-2]
name = "Pardus "
[technology.gpt-4]
name = "GPT-4"
[technology.other]
name = "Other"
aliases = ["Pardus", "twin"]
[[technology.other.claim]]
name = "Anders"
[technology.another]
name = "Another"
aliases = ["twin"]
"#,
    )
}

/// The kind and id that a name leads to, or the ids that it might have meant.
fn found(lineage: &Lineage, name: &str) -> String {
    match lineage.catalogue().find(name) {
        Ok(entity) => format!("{}:{}", entity.kind(), entity.id()),
        Err(NameError::Ambiguous { entities, .. }) => {
            let ids: Vec<_> = entities.iter().map(|entity| entity.id()).collect();
            format!("ambiguous: {}", ids.join(" "))
        }
        Err(NameError::Unknown { near, .. }) => {
            let ids: Vec<_> = near.iter().map(|entity| entity.id()).collect();
            format!("unknown, near: {}", ids.join(" "))
        }
    }
}

#[test]
fn each_tier_decides_before_the_next() {
    let lineage = catalogue();
    let table = [
        ("walt", "technology:walt"),
        ("W.A.L.T", "technology:walt"),
        ("w.a.l.t", "technology:walt"),
        ("W. A. L. T", "technology:walt"),
        ("Ｗ．Ａ．Ｌ．Ｔ", "technology:walt"),
        ("dall-e3", "technology:dall-e-3"),
        ("DALL·E 3", "technology:dall-e-3"),
        ("达利三", "technology:dall-e-3"),
        ("The Third", "technology:dall-e-3"),
        ("picasso", "technology:dall-e-3"),
        ("Pardus", "technology:pardus"),
        ("Pardus ", "technology:pardus-2"),
        ("PARDUS", "ambiguous: pardus pardus-2"),
        ("c", "technology:c"),
        ("C++", "technology:cpp"),
        ("GPT4", "technology:gpt-4"),
        ("anders", "technology:other"),
        ("twin", "ambiguous: another other"),
    ];
    for (name, expected) in table {
        assert_eq!(found(&lineage, name), expected, "{name}");
    }
}

#[test]
fn technologies_go_before_organizations_unless_asked_for() {
    let lineage = catalogue();
    assert_eq!(found(&lineage, "Midjourney"), "technology:midjourney");
    assert_eq!(found(&lineage, "organization:Midjourney"), "organization:midjourney");
    assert_eq!(found(&lineage, "stablility AI"), "organization:stability-ai");
    let maker = lineage.catalogue().find_organization("midjourney").unwrap();
    assert_eq!(maker.id(), "midjourney");
    let error = lineage.catalogue().find_technology("Stability.ai").unwrap_err();
    assert!(matches!(error, NameError::Unknown { near, .. } if near[0].id() == "stability-ai"));
}

#[test]
fn slips_and_beginnings_are_answered_with_near_names() {
    let lineage = catalogue();
    assert_eq!(found(&lineage, "Midjorney"), "unknown, near: midjourney midjourney");
    assert_eq!(found(&lineage, "dall"), "unknown, near: dall-e-3");
    assert_eq!(found(&lineage, "wlat"), "unknown, near: walt");
    assert_eq!(found(&lineage, "nothing like it"), "unknown, near: ");
    assert_eq!(found(&lineage, ""), "unknown, near: ");
}

#[test]
fn names_that_cannot_be_told_apart_are_reported() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Names"
[catalogue.check]
undated = "off"
uncited = "off"
[technology.a]
name = "Twin"
[technology.b]
name = "Twin"
[technology.c]
name = "GPT-4V"
[technology.d]
name = "GPT4 V"
"#
    ));
}
