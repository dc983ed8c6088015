//! The drawing of any catalogue: true to dates, nothing over anything, nothing missing.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "support/geometry.rs"]
mod geometry;
#[path = "support/made.rs"]
mod made;
#[path = "support/promises.rs"]
mod promises;
mod support;
#[path = "support/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::fmt::Write;

use forebear_exports::{
    DrawingOptions, EdgeLine, GroupBy, NodeStanding, Scale, Scene, Size, View, ViewOptions, draw,
    to_svg,
};
use forebear_graph::{Day, Influence, InfluenceKind, Lineage, Scope};
use geometry::picture;
use made::{Made, catalogues, toml};
use promises::{
    all_is_inside, all_is_well, edges_join, former_names_are_true, lives_are_true, marks_are_true,
    no_label_is_crossed, nothing_overlaps,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use support::{TOY, lineage};
use written::{written_axis_is_true, written_marks_are_true, written_texts_are_inside};

/// A way to draw a catalogue.
#[derive(Clone, Debug, Default)]
struct Way {
    /// The ids of technologies that are left out.
    left_out: Vec<String>,
    view: ViewOptions,
    drawing: DrawingOptions,
}

/// Draws a catalogue.
fn with<T>(lineage: &Lineage, way: &Way, see: impl FnOnce(&View<'_>, &Scene<'_>) -> T) -> T {
    let all = lineage.catalogue().technologies();
    let chosen = all.filter(|one| !way.left_out.iter().any(|id| id == one.id())).collect();
    let view = View::new(lineage, chosen, way.view.clone());
    see(&view, &draw(&view, &way.drawing))
}

/// Ways to draw a catalogue: all of it or a part, all influences or some kinds, those that others
/// imply or not, in lanes, in one mark for each group or without groups, on either scale, in some
/// size.
fn ways() -> impl Strategy<Value = Way> {
    let left_out =
        prop_oneof![Just(Vec::new()), prop::collection::vec(prop::bool::weighted(0.3), 60),];
    let left_out = left_out.prop_map(|left_out| {
        let numbered = left_out.into_iter().enumerate();
        numbered.filter(|(_, out)| *out).map(|(at, _)| format!("t{at}")).collect()
    });
    let scope = prop_oneof![
        3 => Just(Scope::all()),
        1 => subsequence(InfluenceKind::ALL, 2..=6).prop_map(|kinds| {
            Scope::from_words(kinds.iter().map(|kind| kind.as_str())).unwrap()
        }),
    ];
    let lanes = prop_oneof![
        3 => Just((None, false)),
        3 => (select(vec![GroupBy::Developer, GroupBy::Tree]), prop::bool::weighted(0.3))
            .prop_map(|(by, collapse)| (Some(by), collapse)),
    ];
    let scale = prop_oneof![Just(Scale::Linear), Just(Scale::Bent)];
    let side = |longest: u32| (320..longest).prop_map(f64::from);
    let height = prop::option::weighted(0.3, side(2000));
    let size = (side(3000), height).prop_map(|(width, height)| Size { width, height });
    let size = prop::option::of(size);
    (left_out, scope, lanes, any::<bool>(), scale, size).prop_map(
        |(left_out, scope, (group_by, collapse), reduce, scale, size)| Way {
            left_out,
            view: ViewOptions { scope, group_by, ..ViewOptions::default() },
            drawing: DrawingOptions { reduce, collapse, size, scale, ..DrawingOptions::default() },
        },
    )
}

/// Ways to draw each group as one mark.
fn ways_of_groups() -> impl Strategy<Value = Way> {
    ways().prop_map(|mut way| {
        way.view.group_by.get_or_insert(GroupBy::Developer);
        way.drawing.collapse = true;
        way
    })
}

/// Ways to draw each technology as one mark.
fn ways_of_technologies() -> impl Strategy<Value = Way> {
    ways().prop_map(|mut way| {
        way.drawing.collapse = false;
        way
    })
}

fn read(made: &[Made]) -> Lineage {
    lineage(&toml(made, 0..made.len()))
}

/// Returns the influences of a view that are to be drawn, and how many others imply.
fn to_draw<'g>(view: &View<'g>, way: &Way) -> (Vec<Influence<'g>>, usize) {
    let implied = view.lineage().reduction(view.scope());
    let (spared, drawn): (Vec<_>, Vec<_>) = view
        .influences()
        .partition(|influence| way.drawing.reduce && implied.is_implied(*influence));
    (drawn, spared.len())
}

/// Asserts that a picture says so of so many, or nothing if there are none.
fn says(svg: &str, count: usize, words: &str) {
    let said = svg.contains(&format!(">{count} {words}<"));
    assert_eq!((said, svg.contains(words)), (count > 0, count > 0), "{count} {words}");
}

proptest! {
    #[test]
    fn marks_stand_at_their_dates(made in catalogues(30), way in ways()) {
        with(&read(&made), &way, |view, scene| {
            marks_are_true(view, scene);
            former_names_are_true(scene);
            let svg = to_svg(view, scene);
            written_marks_are_true(&svg, scene.scale.as_ref().map(|scale| scale.range()));
            written_axis_is_true(&svg);
        });
    }

    #[test]
    fn lives_end_when_they_ended(made in catalogues(30), way in ways()) {
        with(&read(&made), &way, |view, scene| {
            lives_are_true(scene);
            let lives = scene.nodes.iter().filter(|node| node.life.is_some()).count();
            // That of the legend has no class of its own.
            assert_eq!(to_svg(view, scene).matches("class=\"life ").count(), lives);
        });
    }

    #[test]
    fn nothing_is_over_anything(made in catalogues(30), way in ways()) {
        with(&read(&made), &way, |_, scene| nothing_overlaps(scene));
    }

    #[test]
    fn edges_pass_labels_by(made in catalogues(30), way in ways()) {
        with(&read(&made), &way, |_, scene| no_label_is_crossed(scene));
    }

    #[test]
    fn edges_join_their_nodes(made in catalogues(30), way in ways()) {
        with(&read(&made), &way, |_, scene| edges_join(scene));
    }

    #[test]
    fn everything_is_there_once(made in catalogues(30), way in ways_of_technologies()) {
        with(&read(&made), &way, |view, scene| {
            let drawn: Vec<&str> = scene.nodes.iter().map(|node| &*node.id).collect();
            let chosen: Vec<&str> = view.technologies().iter().map(|of| of.id()).collect();
            assert_eq!(drawn, chosen);
            let (influences, _) = to_draw(view, &way);
            let influences = influences.into_iter().map(|influence| {
                let ends = (influence.earlier().id(), influence.later().id());
                (ends, format!("{} {}", influence.kind(), influence.certainty()))
            });
            let indirect = view.indirect().iter().map(|edge| {
                ((edge.earlier.id(), edge.later.id()), format!("via {}", edge.left_out))
            });
            let chosen: Vec<_> = influences.chain(indirect).collect();
            let drawn = scene.edges.iter().map(|edge| {
                let ends = (&*scene.nodes[edge.from].id, &*scene.nodes[edge.to].id);
                let line = match edge.line {
                    EdgeLine::Influence(influence) => {
                        format!("{} {}", influence.kind(), influence.certainty())
                    }
                    EdgeLine::Indirect(left_out) => format!("via {left_out}"),
                    EdgeLine::Several(_) => panic!("{edge:?}"),
                };
                (ends, line)
            });
            assert_eq!(drawn.collect::<Vec<_>>(), chosen);
            let svg = to_svg(view, scene);
            assert_eq!(svg.matches("data-node-id=").count(), scene.nodes.len());
            assert_eq!(svg.matches("class=\"mark").count(), scene.nodes.len());
            assert_eq!(svg.matches("data-source=").count(), scene.edges.len());
            for edge in view.indirect() {
                let ends = (edge.earlier.id(), edge.later.id());
                let written = format!(
                    "data-source=\"{}\" data-target=\"{}\" data-kind=\"indirect\" data-via=\"{}\"",
                    ends.0, ends.1, edge.left_out
                );
                assert_eq!(svg.matches(&written).count(), 1, "{written}");
            }
            let explained = svg.contains(">via what is left out<");
            assert_eq!(explained, !view.indirect().is_empty());
        });
    }

    #[test]
    fn what_others_imply_is_left_out_and_counted(made in catalogues(30), way in ways()) {
        let svg = with(&read(&made), &way, |view, scene| {
            let svg = to_svg(view, scene);
            let (drawn, implied) = to_draw(view, &way);
            says(&svg, implied, "influences implied by others are left out");
            let all = drawn.len() + implied;
            assert_eq!(all, view.influences().count());
            svg
        });
        let mut whole = way.clone();
        whole.drawing.reduce = false;
        let changes = with(&read(&made), &way, |view, _| to_draw(view, &way).1 > 0);
        prop_assert_eq!(svg != with(&read(&made), &whole, to_svg), changes);
    }

    #[test]
    fn groups_in_one_mark_have_all_influences_between_them(
        made in catalogues(30),
        way in ways_of_groups(),
    ) {
        with(&read(&made), &way, |view, scene| {
            assert_eq!(scene.nodes.len(), view.groups().len());
            let group = |technology| view.group_of(technology).unwrap();
            let (influences, _) = to_draw(view, &way);
            let mut between: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for influence in &influences {
                let ends = (group(influence.earlier()), group(influence.later()));
                if ends.0 != ends.1 {
                    *between.entry(ends).or_default() += 1;
                }
            }
            // What is left out joins two groups where nothing else does.
            let mut through: BTreeMap<(usize, usize), usize> = BTreeMap::new();
            for edge in view.indirect() {
                let ends = (group(edge.earlier), group(edge.later));
                if ends.0 != ends.1 && !between.contains_key(&ends) {
                    let fewest = through.entry(ends).or_insert(edge.left_out);
                    *fewest = edge.left_out.min(*fewest);
                }
            }
            for edge in &scene.edges {
                let ends = (edge.from, edge.to);
                let (told, number) = match edge.line {
                    EdgeLine::Several(count) => (between.remove(&ends), count),
                    EdgeLine::Indirect(left_out) => (through.remove(&ends), left_out),
                    EdgeLine::Influence(_) => panic!("{edge:?}"),
                };
                assert_eq!(told, Some(number), "{edge:?}");
            }
            assert!(between.is_empty() && through.is_empty(), "{between:?} {through:?}");
            let within = influences
                .iter()
                .filter(|influence| group(influence.earlier()) == group(influence.later()))
                .count();
            let between = influences.len() - within;
            assert!(scene.description.contains(&format!(", {between} influence")));
            says(&to_svg(view, scene), within, "influences within groups are not drawn");
        });
    }

    #[test]
    fn the_order_of_a_file_does_not_matter(
        made in catalogues(20),
        way in ways(),
        order in any::<prop::sample::Index>(),
    ) {
        let first = with(&read(&made), &way, |view, scene| {
            let svg = to_svg(view, scene);
            assert!(svg == to_svg(view, scene), "it is written twice in two ways");
            svg
        });
        prop_assert_eq!(&first, &with(&read(&made), &way, to_svg));
        let mut order: Vec<usize> = if made.is_empty() {
            Vec::new()
        } else {
            let turn = order.index(made.len());
            (turn..made.len()).chain(0..turn).collect()
        };
        order.reverse();
        prop_assert_eq!(&first, &with(&lineage(&toml(&made, order)), &way, to_svg));
    }

    #[test]
    fn all_is_inside_the_picture(made in catalogues(30), way in ways()) {
        with(&read(&made), &way, |view, scene| {
            all_is_inside(scene);
            let svg = to_svg(view, scene);
            written_texts_are_inside(&svg, picture(scene));
            // Coordinates are in the scene; the scale is written by itself.
            let root = svg.split("<title").next().unwrap();
            assert!(!root.contains("NaN") && !root.contains("inf"), "{root}");
        });
    }

    #[test]
    fn a_picture_has_the_size_that_is_asked_for(made in catalogues(30), way in ways()) {
        with(&read(&made), &way, |view, scene| {
            let (drawn, shown) = (scene.size, scene.shown);
            let flatness = |(width, height): (f64, f64)| height / width;
            match way.drawing.size {
                None => assert_eq!(shown, drawn),
                Some(Size { width, height: None }) => {
                    assert_eq!(shown.0, width);
                    assert!((flatness(shown) - flatness(drawn)).abs() < 1e-9, "it is distorted");
                    // What stands before the first day makes it wider, as far as that goes.
                    let mut nodes = scene.nodes.iter();
                    if nodes.all(|node| node.standing == NodeStanding::Dated) {
                        assert!(drawn.0 < width + 500.0, "{drawn:?} is too wide");
                    }
                }
                Some(Size { width, height: Some(height) }) => {
                    assert_eq!(shown, (width, height));
                    assert!(flatness(drawn) > flatness(shown) - 1e-9, "it is not filled");
                }
            }
            let sides = [scene.shown.0, scene.shown.1].map(|side| (side * 10.0).round() / 10.0);
            let written = format!(" width=\"{}\" height=\"{}\" role=", sides[0], sides[1]);
            assert!(to_svg(view, scene).contains(&written), "{written}");
        });
    }

    #[test]
    fn a_bent_scale_stays_monotone(made in catalogues(30), mut way in ways()) {
        way.drawing.scale = Scale::Bent;
        with(&read(&made), &way, |_, scene| {
            let Some(scale) = &scene.scale else { return };
            for knots in scale.knots().windows(2) {
                assert!(knots[0].0 < knots[1].0 && knots[0].1 < knots[1].1, "{knots:?}");
            }
            let (first, last) = (scale.knots()[0].0, scale.knots().last().unwrap().0);
            let step = 37.max((last - first) as usize / 2000);
            let days = (first as i32 - 400..last as i32 + 400).step_by(step);
            let places: Vec<f64> = days.map(|day| scale.x(day)).collect();
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        });
    }
}

#[test]
fn what_is_small_or_has_no_dates_is_drawn() {
    let head = "[catalogue]\ntitle = \"Small\"\n";
    let one = "[technology.a]\nreleased = \"2001\"\n";
    let undated = "[technology.a]\n[technology.b]\nfrom = [{ id = \"a\", as = \"basis\" }]\n";
    for (text, count) in [("", 0), (one, 1), ("[technology.a]\n", 1), (undated, 2)] {
        let lineage = lineage(&format!("{head}{text}"));
        with(&lineage, &Way::default(), |view, scene| {
            assert_eq!(scene.nodes.len(), count);
            assert_eq!(scene.scale.is_some(), text == one);
            all_is_well(view, scene);
            assert!(to_svg(view, scene).ends_with("</svg>\n"));
        });
    }
}

#[test]
fn a_name_that_was_given_up_late_stands_at_its_day() {
    let text = "[catalogue]\ntitle = \"Renamed\"\n[technology.a]\nreleased = \"1970-01-01\"\n\
                formerly = [{ name = \"b\", until = \"2016\" }]\n";
    with(&lineage(text), &Way::default(), |view, scene| {
        let scale = scene.scale.as_ref().unwrap();
        let until = scale.x(Day::from_ymd(2016, 1, 1).unwrap().number());
        assert!((scene.nodes[0].former[0].0 - until).abs() < 0.1);
        assert!(scene.size.0 < 1000.0, "{:?}", scene.size);
        all_is_well(view, scene);
    });
}

#[test]
fn a_group_that_is_open_on_both_sides_has_no_date() {
    let mut text = "[catalogue]\ntitle = \"Open\"\n[organization.o]\n".to_owned();
    for (id, date) in [("a", "../1995"), ("b", "2012/..")] {
        writeln!(text, "[technology.{id}]\nreleased = \"{date}\"\ndevelopers = [\"o\"]").unwrap();
    }
    let drawing = DrawingOptions { collapse: true, ..DrawingOptions::default() };
    let view = ViewOptions { group_by: Some(GroupBy::Developer), ..ViewOptions::default() };
    with(&lineage(&text), &Way { view, drawing, ..Way::default() }, |view, scene| {
        assert_eq!(scene.nodes[0].standing, NodeStanding::Undated);
        assert!(scene.scale.is_none());
        all_is_well(view, scene);
    });
}

#[test]
fn a_legend_is_inside_the_narrowest_picture() {
    let text = "[catalogue]\ntitle = \"Narrow\"\n[technology.a]\nreleased = \"1970\"\n\
                [technology.b]\nfrom = [{ id = \"a\", as = \"basis\" }]\n";
    let size = Some(Size { width: Size::LIMITS.0, height: None });
    let drawing = DrawingOptions { size, ..DrawingOptions::default() };
    with(&lineage(text), &Way { drawing, ..Way::default() }, |view, scene| {
        written_texts_are_inside(&to_svg(view, scene), picture(scene));
        all_is_well(view, scene);
    });
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
    with(&lineage(&text), &Way::default(), |view, scene| {
        assert_eq!(scene.edges.len(), 6);
        all_is_well(view, scene);
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
    // Of the whole axis, or of its first day only.
    for date in ["1990", "1990-01-01"] {
        let text = format!("{text}released = \"{date}\"\n");
        with(&lineage(&text), &Way::default(), all_is_well);
    }
}

#[test]
fn the_toy_is_drawn_well() {
    with(&lineage(TOY), &Way::default(), all_is_well);
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
    with(&lineage(&text), &Way::default(), |view, scene| {
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
    with(&lineage(&text), &Way::default(), |_, scene| {
        assert_eq!((scene.nodes.len(), scene.edges.len()), (5_001, 5_000));
        edges_join(scene);
        all_is_inside(scene);
    });
}
