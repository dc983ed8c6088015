//! What a view settles: order, influences, groups.

mod support;

use forebear_exports::{GroupBy, View, ViewOptions};
use forebear_graph::Scope;
use support::{TOY, lineage};

fn grouped(by: GroupBy) -> Vec<String> {
    let lineage = lineage(TOY);
    let options = ViewOptions { group_by: Some(by), ..ViewOptions::default() };
    let view = View::new(&lineage, lineage.catalogue().technologies().collect(), options);
    for (at, group) in view.groups().iter().enumerate() {
        assert!(group.members.iter().all(|member| view.group_of(*member) == Some(at)));
    }
    let groups = view.groups().iter().map(|group| {
        let members: Vec<&str> = group.members.iter().map(|member| member.id()).collect();
        format!("{}: {}", group.label, members.join(" "))
    });
    groups.collect()
}

#[test]
fn technologies_are_in_the_order_of_their_dates() {
    let lineage = lineage(TOY);
    let mut chosen: Vec<_> = lineage.catalogue().technologies().collect();
    chosen.extend_from_within(2..5);
    let view = View::new(&lineage, chosen, ViewOptions::default());
    let ids: Vec<&str> = view.technologies().iter().map(|technology| technology.id()).collect();
    let expected =
        ["transformer", "gpt", "gpt-2", "clip", "flamingo", "gemini", "lonely", "warm-up"];
    assert_eq!(ids, expected);
    for (at, technology) in view.technologies().iter().enumerate() {
        assert_eq!(view.place(*technology), Some(at));
    }
}

#[test]
fn only_influences_between_what_is_chosen_and_within_the_scope_are_shown() {
    let lineage = lineage(TOY);
    let mut chosen: Vec<_> = lineage.catalogue().technologies().collect();
    chosen.retain(|technology| technology.id() != "gpt");
    let scope = Scope::from_words(["component", "successor", "method"]).unwrap();
    let view = View::new(&lineage, chosen, ViewOptions { scope, ..ViewOptions::default() });
    let influences: Vec<String> = view.influences().map(|influence| influence.id()).collect();
    let expected = ["transformer>clip:component", "gpt-2>clip:method", "clip>flamingo:method"];
    assert_eq!(influences, expected);
    let indirect: Vec<_> = view
        .indirect()
        .iter()
        .map(|edge| (edge.earlier.id(), edge.later.id(), edge.left_out))
        .collect();
    assert_eq!(indirect, [("transformer", "gpt-2", 1)]);
    assert!(view.indirect_is_complete());
}

#[test]
fn groups_are_in_the_order_of_their_first_members() {
    assert_eq!(
        grouped(GroupBy::Developer),
        [
            "Google: transformer gemini",
            "OpenAI: gpt gpt-2 clip",
            "DeepMind: flamingo",
            "other: lonely warm-up",
        ]
    );
    assert_eq!(grouped(GroupBy::Family)[0], "GPT: gpt gpt-2");
    assert_eq!(grouped(GroupBy::Field)[0], "image-understanding: clip");
    assert_eq!(grouped(GroupBy::Kind)[0], "architecture: transformer");
    assert_eq!(grouped(GroupBy::Fact("training-data".to_owned()))[0], "400M pairs: clip");
}

#[test]
fn a_tree_is_what_goes_back_to_one_root() {
    assert_eq!(
        grouped(GroupBy::Tree),
        ["Transformer: transformer gpt gpt-2 clip flamingo gemini warm-up", "other: lonely"]
    );
}

#[test]
fn main_origins_that_go_in_a_circle_have_their_first_member_as_root() {
    let lineage = lineage(
        r#"
        [catalogue]
        title = "A circle"
        [technology.a]
        from = [{ id = "c", as = "basis" }]
        [technology.b]
        from = [{ id = "a", as = "basis" }]
        [technology.c]
        from = [{ id = "b", as = "basis" }]
        [technology.d]
        from = [{ id = "c", as = "basis" }]
        "#,
    );
    let options = ViewOptions { group_by: Some(GroupBy::Tree), ..ViewOptions::default() };
    let view = View::new(&lineage, lineage.catalogue().technologies().collect(), options);
    assert_eq!(view.groups().len(), 1);
    assert_eq!(view.groups()[0].key, Some("a"));
}

#[test]
fn a_long_lineage_does_not_overflow_the_stack() {
    let mut text = "[catalogue]\ntitle = \"Long\"\n[technology.t0]\n".to_owned();
    for at in 1..20_000 {
        let before = at - 1;
        text.push_str(&format!(
            "[technology.t{at}]\nfrom = [{{ id = \"t{before}\", as = \"basis\" }}]\n"
        ));
    }
    let lineage = lineage(&text);
    let ends = ["t0", "t19999"].map(|id| lineage.catalogue().technology(id).unwrap());
    let options = ViewOptions { group_by: Some(GroupBy::Tree), ..ViewOptions::default() };
    let view = View::new(&lineage, ends.to_vec(), options);
    assert_eq!(view.indirect()[0].left_out, 19_998);
    assert_eq!(view.groups()[0].key, Some("t0"));
}
