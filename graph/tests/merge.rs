//! Several catalogues in one: what may be the same, and what is lost.
#![allow(clippy::unwrap_used, reason = "a test")]

use forebear_graph::write::Document;
use forebear_graph::{Input, Layers, Lineage, Locations, Loss, RawCatalogue, compare};

const FIRST: &str = r##"# a comment
[catalogue]
title = "First"
check = { undated = "off" }
[source.r]
title = "The report"
[source.same]
title = "Kept"
url = "u"
[kind.model]
name = "model"
[organization.lab]
name = "Lab"
[technology.gpt-4]
name = "GPT-4"
source = "r"
[technology.gpt4]
name = "gpt 4"
source = "r"
[technology.shared]
name = "Shared"
source = "r"
released = "2001"
"##;

const SECOND: &str = r##"[catalogue]
title = "Second"
check = { undated = "note" }
[source.r2]
title = "The  Report"
[source.same]
title = "Lost"
publisher = "P"
[kind.model]
name = "Modell"
names.de = "Modell"
[organization.the-lab]
name = "The laboratory"
formerly = [{ name = "LAB" }]
[technology.gpt-iv]
name = "Another"
aliases = ["GPT4"]
source = "r2"
[technology.shared]
name = "Shared"
source = "r"
released = "2002"
[technology.last]
from = [{ id = "shared", as = "data" }]
"##;

fn read() -> (Layers, Lineage) {
    let texts: [&[(&str, &str)]; 2] = [&[("first.toml", FIRST)], &[("second.toml", SECOND)]];
    let (raw, diagnostics) = RawCatalogue::read(texts.map(Input::Texts));
    let layers = Layers::of(&raw);
    (layers, Lineage::new(raw.join(diagnostics, Locations::Keep).catalogue.unwrap()))
}

#[test]
fn the_same_name_under_other_ids_in_other_catalogues_is_doubtful() {
    let (layers, lineage) = read();
    let pairs = layers.doubtful_pairs(&lineage);
    let told: Vec<String> = pairs
        .iter()
        .map(|pair| {
            let side = |c: &forebear_graph::Candidate<'_>| {
                format!("{} `{}` {:?}", c.id, c.name, c.catalogues)
            };
            format!("{}: {}, {}", pair.kind, side(&pair.first), side(&pair.second))
        })
        .collect();
    assert_eq!(
        told,
        [
            "technology: gpt-4 `GPT-4` [0], gpt-iv `GPT4` [1]",
            "technology: gpt4 `gpt 4` [0], gpt-iv `GPT4` [1]",
            "organization: lab `Lab` [0], the-lab `LAB` [1]",
            "source: r `The report` [0], r2 `The  Report` [1]",
        ]
    );
}

#[test]
fn what_has_room_for_one_value_only_loses_the_others() {
    let (layers, lineage) = read();
    insta::assert_debug_snapshot!(layers.losses());
    assert_eq!(lineage.catalogue().source("same").unwrap().publisher(), Some("P"));
    assert!(layers.losses().iter().any(|loss| matches!(loss, Loss::Comments { lines: 1, .. })));
}

#[test]
fn what_is_written_is_what_was_joined() {
    let (_, lineage) = read();
    let files = Document::of(&lineage).files();
    let texts: Vec<(&str, &str)> = files.iter().map(|file| (file.name, &*file.text)).collect();
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&texts)]);
    let back = Lineage::new(raw.join(diagnostics, Locations::Drop).catalogue.unwrap());
    assert!(compare(&lineage, &back).is_empty());
    assert_eq!(back.catalogue().title(), "First + Second");
}

/// Catalogues of one text for each of `names`, each with an entry of the same name.
fn with_one_name(count: usize, catalogues: usize) -> usize {
    let texts: Vec<String> = (0..catalogues)
        .map(|nth| {
            let entries =
                (0..count).map(|at| format!("[technology.t{nth}-{at}]\nname = \"Same\"\n"));
            format!("[catalogue]\ntitle = \"{nth}\"\n{}", entries.collect::<String>())
        })
        .collect();
    let named: Vec<[(&str, &str); 1]> = texts.iter().map(|text| [("t.toml", &**text)]).collect();
    let (raw, diagnostics) = RawCatalogue::read(named.iter().map(|text| Input::Texts(text)));
    let layers = Layers::of(&raw);
    let lineage = Lineage::new(raw.join(diagnostics, Locations::Keep).catalogue.unwrap());
    layers.doubtful_pairs(&lineage).len()
}

#[test]
fn many_entries_of_one_name_make_no_more_pairs_than_entries() {
    assert_eq!(with_one_name(1, 3), 2);
    assert_eq!(with_one_name(2_000, 1), 0);
    assert_eq!(with_one_name(2_000, 2), 2_000);
}

#[test]
fn what_has_one_id_and_no_name_in_common_is_told() {
    let text = |entries: &str| format!("[catalogue]\ntitle = \"T\"\n{entries}");
    let first = text(
        "[technology.sam]\nname = \"SAM\"\n[technology.same]\nname = \"The Same\"\n\
         [technology.known]\nname = \"Known\"\n[technology.joined]\nname = \"Joined\"\n\
         [organization.x]\nname = \"X\"\n",
    );
    let second = text(
        "[technology.sam]\nname = \"SAMity\"\nformerly = [{ name = \"SAM\" }]\n\
         [technology.same]\nname = \"the same\"\n[technology.known]\nkind = \"model\"\n\
         [technology.other]\nname = \"Other\"\nsame-as = \"joined\"\n\
         [organization.x]\nname = \"Twitter\"\nnames.en = \"X\"\n",
    );
    let third = text("[technology.sam]\nname = \"S.A.M.\"\n[organization.x]\nname = \"Ex\"\n");
    let texts = [first, second, third].map(|text| [("t.toml", &*text.leak())]);
    let (raw, diagnostics) = RawCatalogue::read(texts.each_ref().map(|texts| Input::Texts(texts)));
    let layers = Layers::of(&raw);
    let lineage = Lineage::new(raw.join(diagnostics, Locations::Keep).catalogue.unwrap());
    let pairs = layers.doubtful_pairs(&lineage);
    let told: Vec<_> = pairs
        .iter()
        .map(|pair| (pair.is_joined(), pair.first.id, pair.first.name, pair.second.name))
        .collect();
    assert_eq!(told, [(true, "sam", "SAM", "SAMity"), (true, "x", "X", "Ex")]);
    assert_eq!(pairs[1].second.catalogues, [2]);
}
