//! Which of several claims is in force, and what is said of the others.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod common;

use common::{join_texts, lineage, problems};
use forebear_graph::{Input, Key, Lineage, Locations, Rank, RawCatalogue};
use insta::assert_snapshot;

fn date_in_force(text: &str) -> (String, bool) {
    let lineage = lineage(&format!("[technology.x]\n{text}"));
    let timeline = lineage.catalogue().technology("x").unwrap().timeline_date().unwrap();
    (timeline.date.to_string(), timeline.disputed)
}

#[test]
fn of_dates_that_nest_the_finer_is_in_force() {
    let finer_second = "released = \"2023\"\n[[technology.x.claim]]\nreleased = \"2023-09\"\n";
    assert_eq!(date_in_force(finer_second), ("2023-09".to_owned(), false));
    let finer_first = "released = \"2023-09\"\n[[technology.x.claim]]\nreleased = \"2023\"\n";
    assert_eq!(date_in_force(finer_first), ("2023-09".to_owned(), false));
}

#[test]
fn dates_that_disagree_give_the_interval_that_holds_them() {
    let rivals = "released = \"2022\"\n[[technology.x.claim]]\nreleased = \"2021-06\"\n";
    assert_eq!(date_in_force(rivals), ("[2021-06..2022]".to_owned(), true));
}

#[test]
fn a_preferred_date_settles_it() {
    let settled = "released = \"2022\"\nrank = \"preferred\"\n\
                   [[technology.x.claim]]\nreleased = \"2021-06\"\n";
    assert_eq!(date_in_force(settled), ("2022".to_owned(), false));
}

#[test]
fn a_deprecated_claim_is_kept_and_never_in_force() {
    let lineage = lineage(
        "[technology.x]\nreleased = \"2022\"\n\
         [[technology.x.claim]]\nreleased = \"1999\"\nrank = \"deprecated\"\n\
         [technology.y]\nreleased = \"2020\"\nrank = \"deprecated\"\n",
    );
    let x = lineage.catalogue().technology("x").unwrap();
    assert_eq!(x.date().unwrap().as_str(), "2022");
    let ranks: Vec<_> = x.claims().map(|claim| (claim.rank(), claim.is_in_force())).collect();
    assert_eq!(ranks, [(Rank::Normal, true), (Rank::Deprecated, false)]);
    assert_eq!(lineage.catalogue().technology("y").unwrap().date(), None);
}

#[test]
fn the_timeline_date_is_the_release_else_the_paper_else_the_announcement() {
    let lineage = lineage(
        "[technology.a]\nannounced = \"2020\"\npublished = \"2021\"\nreleased = \"2022\"\n\
         [technology.b]\nannounced = \"2020\"\npublished = \"2021\"\n\
         [technology.c]\nannounced = \"2020\"\nretired = \"2024\"\n\
         [technology.d]\nretired = \"2024\"\n",
    );
    let dates: Vec<_> = lineage
        .catalogue()
        .technologies()
        .map(|t| t.timeline_date().map(|date| (date.kind.as_str(), date.date.as_str())))
        .collect();
    let expected = [
        Some(("released", "2022")),
        Some(("published", "2021")),
        Some(("announced", "2020")),
        None,
    ];
    assert_eq!(dates, expected);
}

#[test]
fn a_list_of_developers_that_holds_another_agrees_with_it() {
    let lineage = lineage(
        "[organization.a]\n[organization.b]\n[organization.c]\n\
         [technology.x]\ndevelopers = [\"a\"]\n\
         [[technology.x.claim]]\ndevelopers = [\"b\", \"a\"]\n\
         [technology.y]\ndevelopers = [\"a\"]\n\
         [[technology.y.claim]]\ndevelopers = [\"c\"]\n",
    );
    let makers = |id: &str| {
        let technology = lineage.catalogue().technology(id).unwrap();
        let makers: Vec<_> = technology.developers().map(|maker| maker.id()).collect();
        (makers.join(" "), technology.is_disputed(Key::Developers))
    };
    assert_eq!(makers("x"), ("b a".to_owned(), false));
    assert_eq!(makers("y"), ("a".to_owned(), true));
}

#[test]
fn names_fields_and_links_add_up() {
    let lineage = lineage(
        "[technology.x]\nname = \"X\"\naliases = [\"ex\"]\nfields = [\"image\"]\n\
         [[technology.x.claim]]\naliases = [\"iks\"]\nfields = [\"video\", \"image\"]\n",
    );
    let x = lineage.catalogue().technology("x").unwrap();
    assert_eq!(x.aliases().collect::<Vec<_>>(), ["ex", "iks"]);
    assert_eq!(x.fields().collect::<Vec<_>>(), ["image", "video"]);
}

#[test]
fn conflicts_show_all_values_with_who_says_so() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Rivals"
source = "s"
[source.s]
[organization.meta]
name = "Meta"
place = "p. 0"
[organization.microsoft]
name = "Microsoft"
place = "p. 0"
[technology.musicgen]
name = "MusicGen"
developers = ["meta"]
place = "p. 1"
rank = "preferred"
note = "two tables against one sentence"
released = "2023-06"
facts.data = { value = "10K", place = "p. 3", rank = "normal" }
[[technology.musicgen.claim]]
developers = ["microsoft"]
facts.data = "20K"
place = "p. 2"
"#
    ));
}

#[test]
fn the_nearest_citation_holds() {
    let lineage = lineage(
        "[source.other]\n\
         [technology.x]\nname = \"X\"\nreleased = { value = \"2021\", place = [\"p. 2\", \"p. 3\"] }\n\
         kind = { value = \"model\", source = \"other\" }\nplace = \"p. 1\"\n\
         [[technology.x.claim]]\nfamily = \"F\"\nsource = \"other\"\nplace = \"p. 9\"\n",
    );
    let x = lineage.catalogue().technology("x").unwrap();
    let cited: Vec<_> = x
        .claims()
        .map(|claim| {
            let citations: Vec<_> =
                claim.provenance().citations().iter().map(ToString::to_string).collect();
            format!("{}: {}", claim.key(), citations.join(" + "))
        })
        .collect();
    assert_eq!(
        cited,
        ["name: s p. 1", "kind: other", "released: s p. 2 + s p. 3", "family: other p. 9"]
    );
}

#[test]
fn an_influence_with_only_deprecated_claims_is_kept_but_not_walked() {
    let lineage = lineage(
        "[technology.a]\n[technology.b]\n\
         from = [{ id = \"a\", as = \"basis\", rank = \"deprecated\" }]\n\
         [technology.c]\n\
         from = [{ id = \"a\", as = \"basis\", rank = \"deprecated\" }, \
                 { id = \"a\", as = \"basis\", certainty = \"implied\", place = \"p. 1\" }]\n",
    );
    let in_force: Vec<_> =
        lineage.influences().map(|influence| (influence.id(), influence.is_in_force())).collect();
    assert_eq!(in_force, [("a>b:basis".to_owned(), false), ("a>c:basis".to_owned(), true)]);
    let certainty = lineage.influences().last().unwrap().certainty();
    assert_eq!(certainty.as_str(), "implied");
}

#[test]
fn the_same_influence_twice_by_one_citation_is_a_warning_and_by_two_is_not() {
    assert_snapshot!(problems(
        r#"
[catalogue]
title = "Twice"
source = "s"
[catalogue.check]
undated = "off"
[source.s]
[technology.a]
name = "A"
place = "p. 1"
[technology.b]
name = "B"
place = "p. 1"
from = [{ id = "a", as = "basis" }, { id = "a", as = "basis" }, { id = "a", as = "data" }]
[[technology.b.claim]]
place = "p. 2"
from = [{ id = "a", as = "basis" }]
"#
    ));
}

#[test]
fn several_catalogues_add_up_claim_by_claim() {
    let one = [(
        "one.toml",
        "[catalogue]\ntitle = \"One\"\n[technology.clip]\nname = \"CLIP\"\nreleased = \"2021\"\n",
    )];
    let two = [(
        "two.toml",
        "[catalogue]\ntitle = \"Two\"\n[technology.clip]\nreleased = \"2021-01\"\n\
         [technology.clip-model]\nsame-as = \"clip\"\nkind = \"model\"\n",
    )];
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&one), Input::Texts(&two)]);
    let joined = raw.join(diagnostics, Locations::Drop);
    assert!(joined.diagnostics.is_empty(), "{:?}", joined.diagnostics);
    let lineage = Lineage::new(joined.catalogue.unwrap());
    let catalogue = lineage.catalogue();
    assert_eq!(catalogue.title(), "One + Two");
    assert_eq!(catalogue.technologies().len(), 1);
    let clip = catalogue.technology("clip-model").unwrap();
    assert_eq!((clip.id(), clip.name(), clip.kind()), ("clip", "CLIP", Some("model")));
    assert_eq!(clip.date().unwrap().as_str(), "2021-01");
}

#[test]
fn several_catalogues_may_join_the_same_ids() {
    let text = |same: &str| {
        let entries = ["a", "b", "c"].map(|id| {
            let other = same.split(' ').find_map(|pair| pair.strip_prefix(&format!("{id}=")));
            let same = other.map_or(String::new(), |other| format!("same-as = \"{other}\"\n"));
            format!("[technology.{id}]\n{same}")
        });
        format!("[catalogue]\ntitle = \"T\"\n{}", entries.concat())
    };
    let ids = |sames: &[&str]| {
        let texts: Vec<_> = sames.iter().map(|same| [("t.toml", &*text(same).leak())]).collect();
        let inputs = texts.iter().map(|texts| Input::Texts(texts));
        let (raw, diagnostics) = RawCatalogue::read(inputs);
        let joined = raw.join(diagnostics, Locations::Drop);
        assert!(joined.diagnostics.is_empty(), "{sames:?} {:?}", joined.diagnostics);
        let lineage = Lineage::new(joined.catalogue.unwrap());
        let known = ["a", "b", "c"].map(|id| lineage.catalogue().technology(id).unwrap().id());
        known.map(str::to_owned).concat()
    };
    assert_eq!(ids(&["a=b", "a=b"]), "bbc");
    assert_eq!(ids(&["a=b", "b=a"]), "bbc");
    assert_eq!(ids(&["b=a", "a=b"]), "aac");
    assert_eq!(ids(&["a=b", "b=c", "c=a"]), "ccc");
    assert_eq!(ids(&["a=b", "a=c"]), "ccc");
}

#[test]
fn the_order_of_the_files_does_not_change_the_graph() {
    let a = ("a.toml", "[catalogue]\ntitle = \"T\"\n[technology.b]\nname = \"B\"\n");
    let b = ("b.toml", "[technology.a]\nfrom = [{ id = \"b\", as = \"basis\" }]\n");
    let ids = |texts: &[(&str, &str)]| {
        let lineage = Lineage::new(join_texts(texts).catalogue.unwrap());
        let ids: Vec<_> = lineage.catalogue().technologies().map(|t| t.id().to_owned()).collect();
        (ids, lineage.influences().map(|influence| influence.id()).collect::<Vec<_>>())
    };
    assert_eq!(ids(&[a, b]), ids(&[b, a]));
}

#[test]
fn the_finest_of_many_that_agree_is_found_wherever_it_stands() {
    let claim = |date: &str, place: usize| {
        format!("[[technology.a.claim]]\nreleased = \"{date}\"\nplace = \"{place}\"\n")
    };
    let agreeing: String = (0..20_000).map(|at| claim("2021", at)).collect();
    let text = |last: &str| {
        format!("[technology.a]\nreleased = \"202X\"\n{agreeing}{}", claim(last, 99_999))
    };
    let dated = |lineage: &Lineage| {
        lineage
            .catalogue()
            .technology("a")
            .unwrap()
            .timeline_date()
            .map(|date| (date.date.to_string(), date.disputed))
    };
    assert_eq!(dated(&lineage(&text("2021-06"))), Some(("2021-06".to_owned(), false)));
    assert_eq!(dated(&lineage(&text("2031"))), Some(("[202X..2031]".to_owned(), true)));
}
