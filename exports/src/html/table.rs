//! The table: what the picture shows, for those who cannot see it and those who want rows.

use std::fmt::Write;

use crate::html::words::Words;
use crate::svg::Escaped;
use crate::{NodeMark, Scene, View};

/// The headings of the columns, by the words that name them.
const COLUMNS: [&str; 6] = ["name", "date", "developers", "kind", "came-from", "led-to"];

/// Writes the table, a row for each node in the order of the scene.
pub(super) fn table(page: &mut String, view: &View<'_>, scene: &Scene<'_>, words: &Words) {
    let neighbours = Neighbours::new(scene);
    let _ = write!(
        page,
        "<table>\n<caption>{}: {}</caption>\n<thead><tr>",
        Escaped(&scene.title),
        Escaped(&scene.description)
    );
    for column in COLUMNS {
        let _ = write!(
            page,
            r#"<th scope="col" data-key="{column}">{}</th>"#,
            Escaped(words.get(column))
        );
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for (place, node) in scene.nodes.iter().enumerate() {
        row(page, view, scene, node, &neighbours.of[place], words);
    }
    page.push_str("</tbody>\n</table>\n");
}

/// The nodes that edges of the picture lead from and to, by the place of the node.
struct Neighbours {
    of: Vec<[Vec<usize>; 2]>,
}

impl Neighbours {
    fn new(scene: &Scene<'_>) -> Neighbours {
        let mut of = vec![[Vec::new(), Vec::new()]; scene.nodes.len()];
        let mut add = |node: usize, side: usize, other: usize| {
            let list: &mut Vec<usize> = &mut of[node][side];
            // Edges between the same two stand together in the order of a view.
            if list.last() != Some(&other) {
                list.push(other);
            }
        };
        for edge in &scene.edges {
            add(edge.to, 0, edge.from);
            add(edge.from, 1, edge.to);
        }
        Neighbours { of }
    }
}

fn row(
    page: &mut String,
    view: &View<'_>,
    scene: &Scene<'_>,
    node: &NodeMark<'_>,
    neighbours: &[Vec<usize>; 2],
    words: &Words,
) {
    let technology = node.technology;
    let date = technology.and_then(|technology| technology.date());
    let developers: Vec<&str> = technology
        .into_iter()
        .flat_map(|technology| technology.developers())
        .map(|developer| view.organization_label(developer))
        .collect();
    let kind = technology.and_then(|technology| super::data::kind_label(view, technology));
    let names = |places: &[usize]| {
        places.iter().map(|place| scene.nodes[*place].label.as_ref()).collect::<Vec<_>>()
    };
    let separator = words.get("comma");
    let _ = writeln!(
        page,
        r#"<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"#,
        Escaped(&node.label),
        Escaped(date.map_or("", |date| date.as_str())),
        Escaped(&developers.join(separator)),
        Escaped(kind.unwrap_or("")),
        Escaped(&names(&neighbours[0]).join(separator)),
        Escaped(&names(&neighbours[1]).join(separator)),
    );
}
