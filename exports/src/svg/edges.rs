//! Edges: a path with an arrow head, and what it stands for.

use std::fmt::Write;

use forebear_graph::InfluenceKind;

use crate::svg::style::{arrow_head, certainty_class};
use crate::svg::titles::edge_title;
use crate::svg::xml::{Escaped, Px};
use crate::{EdgeLine, EdgeMark, Scene, Segment};

/// Writes the arrow heads that the edges of a picture need.
pub(super) fn define_heads(scene: &Scene<'_>, svg: &mut String) {
    let colors = scene.theme.colors();
    for kind in InfluenceKind::ALL {
        let has_kind = |edge: &EdgeMark<'_>| matches!(edge.line, EdgeLine::Influence(influence) if influence.kind() == *kind);
        if scene.edges.iter().any(has_kind) {
            arrow_head(svg, &format!("a-{kind}"), colors.kind(*kind));
        }
    }
    if scene.edges.iter().any(|edge| !matches!(edge.line, EdgeLine::Influence(_))) {
        arrow_head(svg, "a-other", colors.indirect);
    }
}

/// Writes an edge.
pub(super) fn edge(svg: &mut String, scene: &Scene<'_>, edge: &EdgeMark<'_>) {
    let [from, to] = [edge.from, edge.to].map(|end| Escaped(&scene.nodes[end].id));
    let (classes, data, head, disputed) = match edge.line {
        EdgeLine::Influence(influence) => (
            format!("k-{}{}", influence.kind(), certainty_class(influence.certainty())),
            format!(
                r#" data-kind="{}" data-certainty="{}""#,
                influence.kind(),
                influence.certainty()
            ),
            format!("a-{}", influence.kind()),
            influence.is_disputed(),
        ),
        EdgeLine::Indirect(left_out) => (
            "indirect".to_owned(),
            format!(r#" data-kind="indirect" data-via="{left_out}""#),
            "a-other".to_owned(),
            false,
        ),
        EdgeLine::Several(count) => (
            "several".to_owned(),
            format!(r#" data-kind="several" data-count="{count}""#),
            "a-other".to_owned(),
            false,
        ),
    };
    let title = edge_title(scene, edge);
    let path = path(&edge.path);
    let ends = format!(r#"data-source="{from}" data-target="{to}"{data}"#);
    let title = format!("<title>{}</title>", Escaped(&title));
    let _ = if disputed {
        write!(
            svg,
            r#"<g class="edge disputed {classes}" role="listitem" {ends}>{title}<path class="halo" d="{path}"/><path d="{path}" marker-end="url(#{head})"/></g>"#
        )
    } else {
        write!(
            svg,
            r#"<path class="edge {classes}" role="listitem" {ends} d="{path}" marker-end="url(#{head})">{title}</path>"#
        )
    };
    svg.push('\n');
}

/// Returns a path in SVG's words: horizontal and vertical lines are written shorter.
pub(super) fn path(segments: &[Segment]) -> String {
    let mut text = String::new();
    let mut at = (f64::NAN, f64::NAN);
    for segment in segments {
        let _ = match *segment {
            Segment::Move(end) => write!(text, "M{} {}", Px(end.0), Px(end.1)),
            Segment::Line(end) if same(end.1, at.1) && same(end.0, at.0) => Ok(()),
            Segment::Line(end) if same(end.1, at.1) => write!(text, "H{}", Px(end.0)),
            Segment::Line(end) if same(end.0, at.0) => write!(text, "V{}", Px(end.1)),
            Segment::Line(end) => write!(text, "L{} {}", Px(end.0), Px(end.1)),
            Segment::Curve(a, b, end) => write!(
                text,
                "C{} {} {} {} {} {}",
                Px(a.0),
                Px(a.1),
                Px(b.0),
                Px(b.1),
                Px(end.0),
                Px(end.1)
            ),
        };
        at = match *segment {
            Segment::Move(end) | Segment::Line(end) | Segment::Curve(_, _, end) => end,
        };
    }
    text
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.05
}
