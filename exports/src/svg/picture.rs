//! The picture as a whole.

use std::fmt::Write;

use forebear_graph::Day;

use crate::svg::nodes::Fades;
use crate::svg::xml::{Escaped, Px};
use crate::svg::{edges, nodes, ornaments, style};
use crate::{Scene, View};

/// Writes a scene as SVG. The same scene gives the same bytes.
///
/// Every node is a group of class `node` with `data-node-id`, and for a dated one `data-date` (as
/// it is written in the catalogue), `data-earliest` and `data-latest`. In it is one element of
/// class `mark` that begins where the first day begins and ends where the last day ends; where
/// that is too narrow to be seen, a circle in the middle of it. Every edge has class `edge` with
/// `data-source`, `data-target`, `data-kind` and `data-certainty`. The root has `data-first-day`,
/// `data-first-x` and `data-px-per-day`; on a bent scale `data-scale` has a day and its place for
/// each knot.
pub fn to_svg(view: &View<'_>, scene: &Scene<'_>) -> String {
    let mut svg = String::with_capacity(4096 + scene.nodes.len() * 400 + scene.edges.len() * 300);
    let (width, height) = scene.size;
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="graphics-document" aria-labelledby="title desc""#,
        Px(width),
        Px(height),
        Px(scene.shown.0),
        Px(scene.shown.1)
    );
    if let Some(language) = &scene.language {
        let _ = write!(svg, r#" lang="{}""#, Escaped(language));
    }
    scale(&mut svg, scene);
    let _ = write!(
        svg,
        ">\n<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<style>{}</style>\n<defs>",
        Escaped(&scene.title),
        Escaped(&scene.description),
        style::sheet(scene)
    );
    edges::define_heads(scene, &mut svg);
    let fades = Fades::define(scene, &mut svg);
    let _ = write!(
        svg,
        "</defs>\n<rect class=\"paper\" width=\"{}\" height=\"{}\"/>\n<g class=\"frame\">\n",
        Px(width),
        Px(height)
    );
    for ornament in &scene.ornaments {
        ornaments::ornament(&mut svg, scene, ornament);
    }
    svg.push_str("</g>\n<g class=\"edges\" role=\"list\">\n");
    for edge in &scene.edges {
        edges::edge(&mut svg, scene, edge);
    }
    svg.push_str("</g>\n<g class=\"nodes\" role=\"list\">\n");
    for node in &scene.nodes {
        nodes::node(&mut svg, view, scene, node, &fades);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn scale(svg: &mut String, scene: &Scene<'_>) {
    let Some(scale) = &scene.scale else { return };
    let day = |day: f64| Day::from_number(day as i32);
    let (first, x) = scale.knots()[0];
    let _ = write!(svg, r#" data-first-day="{}" data-first-x="{x:.2}""#, day(first));
    match scale.px_per_day() {
        Some(px) => {
            let _ = write!(svg, r#" data-px-per-day="{px:.7}""#);
        }
        None => {
            let knots = scale.knots().iter().map(|(at, x)| format!("{}:{x:.2}", day(*at)));
            let _ = write!(svg, r#" data-scale="{}""#, knots.collect::<Vec<_>>().join(" "));
        }
    }
}
