//! Nodes: a mark, its line of life, its label.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::drawing::theme::Colors;
use crate::svg::titles::node_title;
use crate::svg::xml::{Escaped, Px};
use crate::{NodeMark, NodeStanding, Paint, Scene, View};

/// Which gradients the bars of a picture need: by colour and open ends.
pub(super) struct Fades {
    ids: BTreeMap<(String, bool, bool, bool), usize>,
}

impl Fades {
    /// Collects the gradients, and writes their definitions.
    pub(super) fn define(scene: &Scene<'_>, svg: &mut String) -> Fades {
        let colors = scene.theme.colors();
        let mut ids = BTreeMap::new();
        for node in scene.nodes.iter().filter(|node| !node.is_glyph) {
            let key = key(node, colors);
            let next = ids.len();
            if let std::collections::btree_map::Entry::Vacant(slot) = ids.entry(key) {
                slot.insert(next);
            }
        }
        let mut sorted: Vec<_> = ids.iter().collect();
        sorted.sort_by_key(|(_, id)| **id);
        for ((color, derived, left, right), id) in sorted {
            let _ = write!(svg, r#"<linearGradient id="f{id}">"#);
            let (full, edge) = if *derived { (0.4, 0.15) } else { (0.9, 0.55) };
            let ends = [if *left { 0.0 } else { edge }, if *right { 0.0 } else { edge }];
            let stops = [
                (0.0, ends[0]),
                (if *left { 0.6 } else { 0.06 }, full),
                (if *right { 0.4 } else { 0.94 }, full),
                (1.0, ends[1]),
            ];
            for (offset, opacity) in stops {
                let _ = write!(
                    svg,
                    r#"<stop offset="{offset}" stop-color="{color}" stop-opacity="{opacity}"/>"#
                );
            }
            svg.push_str("</linearGradient>");
        }
        Fades { ids }
    }
}

fn key(node: &NodeMark<'_>, colors: &Colors) -> (String, bool, bool, bool) {
    let derived = node.standing == NodeStanding::Derived;
    (color(node.paint, colors).to_owned(), derived, node.soft.0, node.soft.1)
}

/// Returns the colour of a mark.
pub(super) fn color<'a>(paint: Paint<'a>, colors: &Colors) -> &'a str {
    match paint {
        Paint::Slot(slot) => colors.slots[slot],
        Paint::Own(own) => own,
        Paint::Plain => colors.plain,
    }
}

/// Writes a node.
pub(super) fn node(
    svg: &mut String,
    view: &View<'_>,
    scene: &Scene<'_>,
    node: &NodeMark<'_>,
    fades: &Fades,
) {
    let state = match node.standing {
        NodeStanding::Dated => "dated",
        NodeStanding::Derived => "derived",
        NodeStanding::Undated => "undated",
    };
    let disputed = if node.disputed { " disputed" } else { "" };
    let _ = write!(
        svg,
        r#"<g class="node {state}{disputed}" role="listitem" data-node-id="{}""#,
        Escaped(&node.id)
    );
    dates(svg, node);
    if let Some(group) = node.group {
        let _ = write!(svg, r#" data-group="{}""#, Escaped(group));
    }
    svg.push('>');
    let title = node_title(view, node).join("\u{1f}");
    let lines: Vec<String> = title.split('\u{1f}').map(|line| Escaped(line).to_string()).collect();
    let _ = write!(svg, "<title>{}</title>", lines.join("\n"));
    if let Some((end, goes_on)) = node.life {
        life(svg, node, end, goes_on);
    }
    mark(svg, scene, node, fades);
    let link = node.technology.and_then(|technology| technology.url()).filter(|url| is_web(url));
    if let Some(url) = link {
        let _ = write!(svg, r#"<a href="{}">"#, Escaped(url));
    }
    let (x, y, width) = node.label_at;
    let shown = node.short.as_deref().unwrap_or(&node.label);
    text(svg, "label", (x, y), width, shown);
    if link.is_some() {
        svg.push_str("</a>");
    }
    for (x, width, name) in &node.former {
        text(svg, "former", (*x, y), *width, name);
    }
    svg.push_str("</g>\n");
}

fn dates(svg: &mut String, node: &NodeMark<'_>) {
    if node.standing != NodeStanding::Dated {
        return;
    }
    if let Some(date) = node.technology.and_then(|technology| technology.date()) {
        let _ = write!(svg, r#" data-date="{}""#, Escaped(date.as_str()));
        let ends = [("earliest", date.earliest()), ("latest", date.latest())];
        for (name, day) in ends {
            if let Some(day) = day {
                let _ = write!(svg, r#" data-{name}="{day}""#);
            }
        }
    }
}

/// Returns whether an address leads to the web: other schemes may run something.
pub(crate) fn is_web(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

fn life(svg: &mut String, node: &NodeMark<'_>, end: f64, goes_on: bool) {
    let (class, paint) = ink(node.paint);
    let start = (node.ink.0 + node.ink.1) / 2.0;
    let _ = write!(
        svg,
        r#"<path class="life {class}"{paint} d="M{} {}H{}"#,
        Px(start),
        Px(node.y),
        Px(end)
    );
    if !goes_on {
        let _ = write!(svg, "m0 -3v6");
    }
    svg.push_str(r#""/>"#);
}

/// Returns the class and the attributes that give a mark its colour.
fn ink(paint: Paint<'_>) -> (String, String) {
    match paint {
        Paint::Slot(slot) => (format!("c{slot}"), String::new()),
        Paint::Own(own) => {
            (String::new(), format!(r#" fill="{}" stroke="{}""#, Escaped(own), Escaped(own)))
        }
        Paint::Plain => ("plain".to_owned(), String::new()),
    }
}

fn mark(svg: &mut String, scene: &Scene<'_>, node: &NodeMark<'_>, fades: &Fades) {
    let (class, paint) = ink(node.paint);
    let (left, right) = node.ink;
    if node.is_glyph {
        let point = if node.standing == NodeStanding::Dated { "point " } else { "" };
        let _ = write!(
            svg,
            r#"<circle class="mark {point}{class}"{paint} cx="{}" cy="{}" r="4"/>"#,
            Px((left + right) / 2.0),
            Px(node.y)
        );
        return;
    }
    let id = fades.ids.get(&key(node, scene.theme.colors())).copied().unwrap_or(0);
    // A class of the style sheet would outdo the attribute.
    let stroke = match node.standing {
        NodeStanding::Derived => {
            format!(r#" stroke="{}""#, Escaped(color(node.paint, scene.theme.colors())))
        }
        _ => String::new(),
    };
    let _ = write!(
        svg,
        r#"<rect class="mark" fill="url(#f{id})"{stroke} x="{}" y="{}" width="{}" height="6" rx="3"/>"#,
        Px(left),
        Px(node.y - 3.0),
        Px(right - left),
    );
}

/// Writes a text of a given width.
pub(super) fn text(svg: &mut String, class: &str, (x, y): (f64, f64), width: f64, text: &str) {
    let shown = Escaped(text).to_string();
    let _ = write!(svg, r#"<text class="{class}" x="{}" y="{}""#, Px(x), Px(y));
    if width > 0.0 {
        let _ = write!(svg, r#" textLength="{}" lengthAdjust="spacingAndGlyphs""#, Px(width));
    }
    let _ = write!(svg, ">{shown}</text>");
}
