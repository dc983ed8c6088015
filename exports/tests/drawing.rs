//! The drawing of any catalogue: true to dates, nothing over anything, nothing missing.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "support/geometry.rs"]
mod geometry;
#[path = "support/made.rs"]
mod made;
mod support;

use std::fmt::Write;

use forebear_exports::{
    DrawingOptions, EdgeLine, GroupBy, NodeStanding, Scale, Scene, Size, View, ViewOptions, draw,
    to_svg,
};
use forebear_graph::Lineage;
use geometry::{Frame, flattened, labels, mark, picture, right_end};
use made::{Made, catalogues, toml};
use proptest::prelude::*;
use support::{TOY, lineage};

/// Draws a whole catalogue.
fn with<T>(
    lineage: &Lineage,
    group_by: Option<GroupBy>,
    options: &DrawingOptions,
    see: impl FnOnce(&View<'_>, &Scene<'_>) -> T,
) -> T {
    let all = lineage.catalogue().technologies().collect();
    let view = View::new(lineage, all, ViewOptions { group_by, ..ViewOptions::default() });
    see(&view, &draw(&view, options))
}

/// Ways to draw a catalogue: in lanes or without, on either scale, in some width.
fn ways() -> impl Strategy<Value = (Option<GroupBy>, DrawingOptions)> {
    let group_by = prop_oneof![
        2 => Just(None),
        1 => Just(Some(GroupBy::Developer)),
        1 => Just(Some(GroupBy::Tree)),
    ];
    let scale = prop_oneof![Just(Scale::Linear), Just(Scale::Bent)];
    let size = prop_oneof![
        2 => Just(None),
        1 => (400..3000u32).prop_map(|width| Some(Size { width: f64::from(width), height: None })),
    ];
    (group_by, scale, size).prop_map(|(group_by, scale, size)| {
        (group_by, DrawingOptions { scale, size, ..DrawingOptions::default() })
    })
}

fn read(made: &[Made]) -> Lineage {
    lineage(&toml(made, 0..made.len()))
}

proptest! {
    #[test]
    fn marks_stand_at_their_dates(made in catalogues(30), (group_by, options) in ways()) {
        with(&read(&made), group_by, &options, |view, scene| {
            marks_are_true(scene);
            written_marks_are_true(scene, &to_svg(view, scene));
        });
    }

    #[test]
    fn nothing_is_over_anything(made in catalogues(30), (group_by, options) in ways()) {
        with(&read(&made), group_by, &options, |_, scene| nothing_overlaps(scene));
    }

    #[test]
    fn edges_pass_labels_by(made in catalogues(30), (group_by, options) in ways()) {
        with(&read(&made), group_by, &options, |_, scene| no_label_is_crossed(scene));
    }

    #[test]
    fn edges_join_their_nodes(made in catalogues(30), (group_by, options) in ways()) {
        with(&read(&made), group_by, &options, |_, scene| edges_join(scene));
    }

    #[test]
    fn everything_is_there_once(made in catalogues(30), (group_by, options) in ways()) {
        with(&read(&made), group_by, &options, |view, scene| {
            let drawn: Vec<&str> = scene.nodes.iter().map(|node| &*node.id).collect();
            let chosen: Vec<&str> = view.technologies().iter().map(|of| of.id()).collect();
            assert_eq!(drawn, chosen);
            let drawn: Vec<String> = scene
                .edges
                .iter()
                .map(|edge| match edge.line {
                    EdgeLine::Influence(influence) => {
                        assert_eq!(influence.earlier().id(), scene.nodes[edge.from].id);
                        assert_eq!(influence.later().id(), scene.nodes[edge.to].id);
                        influence.id()
                    }
                    other => panic!("{other:?}"),
                })
                .collect();
            let chosen: Vec<String> = view.influences().map(|influence| influence.id()).collect();
            assert_eq!(drawn, chosen);
            let svg = to_svg(view, scene);
            assert_eq!(svg.matches("data-node-id=").count(), scene.nodes.len());
            assert_eq!(svg.matches("class=\"mark").count(), scene.nodes.len());
            assert_eq!(svg.matches("data-source=").count(), scene.edges.len());
        });
    }

    #[test]
    fn groups_in_one_mark_have_all_influences_between_them(made in catalogues(30)) {
        let options = DrawingOptions { collapse: true, ..DrawingOptions::default() };
        with(&read(&made), Some(GroupBy::Developer), &options, |view, scene| {
            assert_eq!(scene.nodes.len(), view.groups().len());
            let group = |technology| view.group_of(technology);
            let between = view
                .influences()
                .filter(|influence| group(influence.earlier()) != group(influence.later()))
                .count();
            let drawn = scene.edges.iter().map(|edge| match edge.line {
                EdgeLine::Several(count) => count,
                other => panic!("{other:?}"),
            });
            assert_eq!(drawn.sum::<usize>(), between);
            assert!(scene.description.contains(&format!(", {between} influence")));
            let within = view.influences().count() - between;
            let said = to_svg(view, scene).contains(&format!("{within} influences within groups"));
            assert_eq!(said, within > 0, "what is not drawn is said");
            nothing_overlaps(scene);
            no_label_is_crossed(scene);
            edges_join(scene);
        });
    }

    #[test]
    fn the_order_of_a_file_does_not_matter(
        made in catalogues(20),
        (group_by, options) in ways(),
        order in any::<prop::sample::Index>(),
    ) {
        let svg = |lineage: Lineage| with(&lineage, group_by.clone(), &options, to_svg);
        let first = svg(read(&made));
        prop_assert_eq!(&first, &svg(read(&made)));
        let mut order: Vec<usize> = if made.is_empty() {
            Vec::new()
        } else {
            let turn = order.index(made.len());
            (turn..made.len()).chain(0..turn).collect()
        };
        order.reverse();
        prop_assert_eq!(&first, &svg(lineage(&toml(&made, order))));
    }

    #[test]
    fn all_is_inside_the_picture(made in catalogues(30), (group_by, options) in ways()) {
        with(&read(&made), group_by, &options, |view, scene| {
            all_is_inside(scene);
            // Coordinates are in the scene; the scale is written by itself.
            let svg = to_svg(view, scene);
            let root = svg.split("<title").next().unwrap();
            assert!(!root.contains("NaN") && !root.contains("inf"), "{root}");
        });
    }

    #[test]
    fn a_bent_scale_stays_monotone(made in catalogues(30)) {
        let options = DrawingOptions { scale: Scale::Bent, ..DrawingOptions::default() };
        with(&read(&made), None, &options, |_, scene| {
            let Some(scale) = &scene.scale else { return };
            for knots in scale.knots().windows(2) {
                assert!(knots[0].0 < knots[1].0 && knots[0].1 < knots[1].1, "{knots:?}");
            }
            let (first, last) = (scale.knots()[0].0, scale.knots().last().unwrap().0);
            let days = (first as i32 - 400..last as i32 + 400).step_by(37);
            let places: Vec<f64> = days.map(|day| scale.x(day)).collect();
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        });
    }
}

fn marks_are_true(scene: &Scene<'_>) {
    for node in scene.nodes.iter().filter(|node| node.standing == NodeStanding::Dated) {
        let (from, to) = true_place(scene, node);
        let ink = node.ink;
        if to - from < 6.0 {
            assert!(node.is_glyph, "{}: {from} to {to}", node.id);
            assert!((ink.0 + ink.1 - from - to).abs() < 0.1, "{}: {ink:?}", node.id);
        } else {
            assert!(!node.is_glyph, "{}: {from} to {to}", node.id);
            let off = (ink.0 - from).abs().max((ink.1 - to).abs());
            assert!(off < 0.1, "{}: {ink:?} and not {from} to {to}", node.id);
        }
    }
}

/// Returns where the days of a dated node's date begin and end.
fn true_place(scene: &Scene<'_>, node: &forebear_exports::NodeMark<'_>) -> (f64, f64) {
    let scale = scene.scale.as_ref().unwrap();
    let date = node.technology.unwrap().timeline_date().unwrap().date;
    let (left, right) = scale.range();
    (
        date.earliest().map_or(left, |day| scale.x(day.number())),
        date.latest().map_or(right, |day| scale.x(day.number() + 1)),
    )
}

/// As a reader of the file sees it, who knows nothing of the scene.
fn written_marks_are_true(scene: &Scene<'_>, svg: &str) {
    for node in scene.nodes.iter().filter(|node| node.standing == NodeStanding::Dated) {
        let (from, to) = true_place(scene, node);
        let group = svg.split(&format!("data-node-id=\"{}\"", node.id)).nth(1).unwrap();
        let mark = group.split("class=\"mark").nth(1).unwrap();
        let number = |key: &str| -> f64 {
            let after = mark.split(&format!(" {key}=\"")).nth(1).unwrap();
            after.split('"').next().unwrap().parse().unwrap()
        };
        if to - from < 6.0 {
            assert!((number("cx") - (from + to) / 2.0).abs() < 0.5, "{}", node.id);
        } else {
            let (x, width) = (number("x"), number("width"));
            assert!((x - from).abs() < 0.5 && (x + width - to).abs() < 0.5, "{}", node.id);
        }
    }
}

fn nothing_overlaps(scene: &Scene<'_>) {
    let frames = |node| -> Vec<Frame> {
        let mut frames = labels(node);
        frames.push(mark(node));
        frames
    };
    for (nth, node) in scene.nodes.iter().enumerate() {
        let own = labels(node);
        for (at, label) in own.iter().enumerate() {
            for other in &own[at + 1..] {
                assert!(!label.overlaps(*other), "names of {} are over each other", node.id);
            }
        }
        for other in &scene.nodes[nth + 1..] {
            for frame in frames(node) {
                for frame_of_other in frames(other) {
                    assert!(
                        !frame.overlaps(frame_of_other),
                        "{} {frame:?} and {} {frame_of_other:?}",
                        node.id,
                        other.id
                    );
                }
            }
        }
    }
}

fn no_label_is_crossed(scene: &Scene<'_>) {
    for edge in &scene.edges {
        let points = flattened(&edge.path);
        for node in &scene.nodes {
            for label in labels(node) {
                for ends in points.windows(2) {
                    assert!(
                        !label.is_passed(ends[0], ends[1]),
                        "{} to {} runs through the label of {}: {ends:?} {label:?}",
                        scene.nodes[edge.from].id,
                        scene.nodes[edge.to].id,
                        node.id
                    );
                }
            }
        }
    }
}

fn edges_join(scene: &Scene<'_>) {
    for edge in &scene.edges {
        let (from, to) = (&scene.nodes[edge.from], &scene.nodes[edge.to]);
        let points = flattened(&edge.path);
        let (begin, end) = (points[0], *points.last().unwrap());
        let nearest = begin.0.clamp(from.ink.0, right_end(from));
        let away = (begin.0 - nearest).hypot(begin.1 - from.y);
        assert!(away < 14.0, "{} to {} begins {away} away", from.id, to.id);
        assert!((end.0 - to.ink.0).abs() < 0.5, "{} to {} ends at {end:?}", from.id, to.id);
        assert!((end.1 - to.y).abs() < 4.0, "{} to {} ends at {end:?}", from.id, to.id);
    }
}

fn all_is_inside(scene: &Scene<'_>) {
    let picture = picture(scene);
    for node in &scene.nodes {
        for frame in labels(node).into_iter().chain([mark(node)]) {
            assert!(picture.holds(frame), "{}: {frame:?} in {picture:?}", node.id);
        }
    }
    for edge in &scene.edges {
        for (x, y) in flattened(&edge.path) {
            assert!(picture.holds(Frame(x, y, x, y)), "{x}, {y} in {picture:?}");
        }
    }
}

fn all_is_well(scene: &Scene<'_>) {
    marks_are_true(scene);
    nothing_overlaps(scene);
    no_label_is_crossed(scene);
    edges_join(scene);
    all_is_inside(scene);
}

#[test]
fn what_is_small_or_has_no_dates_is_drawn() {
    let head = "[catalogue]\ntitle = \"Small\"\n";
    let one = "[technology.a]\nreleased = \"2001\"\n";
    let undated = "[technology.a]\n[technology.b]\nfrom = [{ id = \"a\", as = \"basis\" }]\n";
    for (text, count) in [("", 0), (one, 1), ("[technology.a]\n", 1), (undated, 2)] {
        let lineage = lineage(&format!("{head}{text}"));
        with(&lineage, None, &DrawingOptions::default(), |view, scene| {
            assert_eq!(scene.nodes.len(), count);
            assert_eq!(scene.scale.is_some(), text == one);
            all_is_well(scene);
            assert!(to_svg(view, scene).ends_with("</svg>\n"));
        });
    }
}

#[test]
fn parallel_influences_in_one_row_meet_their_mark() {
    let mut text =
        "[catalogue]\ntitle = \"Parallel\"\n[technology.a]\nreleased = \"1990\"\n".to_owned();
    text.push_str("[technology.b]\nreleased = \"1992\"\nfrom = [\n");
    for kind in ["component", "basis", "successor", "data", "method", "variant"] {
        writeln!(text, "  {{ id = \"a\", as = \"{kind}\" }},").unwrap();
    }
    text.push_str("]\n");
    with(&lineage(&text), None, &DrawingOptions::default(), |_, scene| {
        assert_eq!(scene.edges.len(), 6);
        all_is_well(scene);
    });
}

#[test]
fn a_chain_without_dates_before_the_first_day_is_inside_the_picture() {
    let mut text = "[catalogue]\ntitle = \"Before\"\n[technology.t0]\n".to_owned();
    for at in 1..=30 {
        let before = at - 1;
        writeln!(text, "[technology.t{at}]\nfrom = [{{ id = \"t{before}\", as = \"basis\" }}]")
            .unwrap();
    }
    text.push_str("released = \"1990\"\n");
    with(&lineage(&text), None, &DrawingOptions::default(), |_, scene| all_is_well(scene));
}

#[test]
fn the_toy_is_drawn_well() {
    with(&lineage(TOY), None, &DrawingOptions::default(), |_, scene| all_is_well(scene));
}

#[test]
fn a_long_chain_is_drawn() {
    let mut text =
        "[catalogue]\ntitle = \"Long\"\n[technology.t0]\nreleased = \"1900\"\n".to_owned();
    for at in 1..20_000 {
        let (year, before) = (1900 + at / 170, at - 1);
        writeln!(text, "[technology.t{at}]\nreleased = \"{year}\"").unwrap();
        writeln!(text, "from = [{{ id = \"t{before}\", as = \"basis\" }}]").unwrap();
    }
    with(&lineage(&text), None, &DrawingOptions::default(), |view, scene| {
        assert_eq!((scene.nodes.len(), scene.edges.len()), (20_000, 19_999));
        edges_join(scene);
        all_is_inside(scene);
        assert!(to_svg(view, scene).ends_with("</svg>\n"));
    });
}

#[test]
fn a_star_is_drawn() {
    let mut text =
        "[catalogue]\ntitle = \"Star\"\n[technology.hub]\nreleased = \"1900\"\n".to_owned();
    for at in 0..5_000 {
        writeln!(text, "[technology.t{at}]\nreleased = \"{}\"", 1901 + at % 100).unwrap();
        writeln!(text, "from = [{{ id = \"hub\", as = \"basis\" }}]").unwrap();
    }
    with(&lineage(&text), None, &DrawingOptions::default(), |_, scene| {
        assert_eq!((scene.nodes.len(), scene.edges.len()), (5_001, 5_000));
        edges_join(scene);
        all_is_inside(scene);
    });
}
