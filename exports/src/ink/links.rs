//! What can be clicked: SVG has it in its elements, other formats ask where it is.

use crate::Scene;
use crate::svg::is_web;

/// Above and below the line that a text stands on, in pixels of the scene.
const ABOVE: f64 = 11.0;
const BELOW: f64 = 3.5;

/// An address and the place in the scene that leads to it: left, top, width, height.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) place: (f64, f64, f64, f64),
    pub(super) name: String,
    pub(super) address: String,
}

/// Returns the links of a scene, in the order of its marks.
pub(super) fn links(scene: &Scene<'_>) -> Vec<Link> {
    let place = |(x, y, width): (f64, f64, f64)| (x, y - ABOVE, width, ABOVE + BELOW);
    let links = scene.nodes.iter().filter_map(|node| {
        let address = node.technology?.url()?;
        Some(Link {
            place: place(node.label_at),
            name: node.label.to_string(),
            address: address.to_owned(),
        })
    });
    links.filter(|link| is_web(&link.address) && link.place.2 > 0.0).collect()
}
