//! What every drawing promises, whatever is in it and however it is drawn.

use forebear_exports::{NodeMark, NodeStanding, Scene, View};
use forebear_graph::{Date, DateKind, Day};

use crate::geometry::{Frame, flattened, labels, mark, picture, right_end};

pub(crate) fn marks_are_true(view: &View<'_>, scene: &Scene<'_>) {
    for (at, node) in scene.nodes.iter().enumerate() {
        if node.standing != NodeStanding::Dated {
            continue;
        }
        let (from, to) = true_place(view, scene, at);
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

/// Returns where the days of a dated node begin and end: those of its date, or for a group of all
/// dates of its members.
fn true_place(view: &View<'_>, scene: &Scene<'_>, at: usize) -> (f64, f64) {
    let scale = scene.scale.as_ref().unwrap();
    let members = match scene.nodes[at].technology {
        Some(technology) => vec![technology],
        None => view.groups()[at].members.clone(),
    };
    let dates = || members.iter().filter_map(|member| member.date());
    let days = |days: Option<Vec<Day>>| days.unwrap_or_default();
    let (left, right) = scale.range();
    let first = days(dates().map(|date| date.earliest()).collect()).into_iter().min();
    let last = days(dates().map(|date| date.latest()).collect()).into_iter().max();
    (
        first.map_or(left, |day| scale.x(day.number())),
        last.map_or(right, |day| scale.x(day.number() + 1)),
    )
}

/// Earlier names begin with the day until which they were in use, or where there is room after it.
pub(crate) fn former_names_are_true(scene: &Scene<'_>) {
    for node in scene.nodes.iter().filter(|node| node.standing == NodeStanding::Dated) {
        let scale = scene.scale.as_ref().unwrap();
        let technology = node.technology.into_iter();
        let former: Vec<_> = technology.flat_map(|technology| technology.former_names()).collect();
        assert_eq!(former.len(), node.former.len());
        for ((name, until), (x, _, drawn)) in former.into_iter().zip(&node.former) {
            assert_eq!(name, drawn);
            let until = until.and_then(|until| until.earliest());
            let begin = until.map_or(0.0, |day| scale.x(day.number()));
            assert!(*x > begin - 0.1, "{name} stands at {x} and not after {begin}");
        }
    }
}

/// Lines of life are there as soon as one life ended, and end with the day it ended on, or with the
/// axis.
pub(crate) fn lives_are_true(scene: &Scene<'_>) {
    fn retired<'g>(node: &NodeMark<'g>) -> Option<&'g Date> {
        node.technology?.date_of(DateKind::Retired)
    }
    let any_ended = scene.nodes.iter().any(|node| retired(node).is_some());
    for node in &scene.nodes {
        if !any_ended || node.standing != NodeStanding::Dated {
            assert_eq!(node.life, None, "{}", node.id);
            continue;
        }
        let scale = scene.scale.as_ref().unwrap();
        let (end, goes_on) = node.life.unwrap();
        let last = retired(node).and_then(|date| date.latest());
        let truth = last.map_or(scale.range().1, |day| scale.x(day.number() + 1));
        assert_eq!(goes_on, last.is_none(), "{}", node.id);
        assert!((end - truth.max(node.ink.1)).abs() < 0.1, "{}: {end} and not {truth}", node.id);
    }
}

pub(crate) fn nothing_overlaps(scene: &Scene<'_>) {
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

pub(crate) fn no_label_is_crossed(scene: &Scene<'_>) {
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

pub(crate) fn edges_join(scene: &Scene<'_>) {
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

pub(crate) fn all_is_inside(scene: &Scene<'_>) {
    let picture = picture(scene);
    if let Some(scale) = &scene.scale {
        let (left, right) = scale.range();
        assert!(picture.holds(Frame(left, 0.0, right, 0.0)), "{left} to {right} in {picture:?}");
    }
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

pub(crate) fn all_is_well(view: &View<'_>, scene: &Scene<'_>) {
    marks_are_true(view, scene);
    former_names_are_true(scene);
    lives_are_true(scene);
    nothing_overlaps(scene);
    no_label_is_crossed(scene);
    edges_join(scene);
    all_is_inside(scene);
}
