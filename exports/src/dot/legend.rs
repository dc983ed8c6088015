//! The legend: the graph's own label, so that it adds no node.

use std::collections::{BTreeMap, BTreeSet};

use forebear_graph::{Certainty, InfluenceKind, Source};
use graphviz_rust::dot_structures::{Attribute, Id};

use crate::View;
use crate::dot::style::{Fills, GREY, UNKNOWN, edge_color};
use crate::dot::text::html;
use crate::view::cited;

/// How many sources are named; the others are counted.
const MOST_SOURCES: usize = 2;

/// Returns the legend as a table: the title, what lines mean, what colours mean, and the sources.
pub(super) fn legend(view: &View<'_>, fills: &Fills) -> Attribute {
    let mut kinds = BTreeSet::new();
    let mut certainties = BTreeSet::new();
    let mut disputed = false;
    for influence in view.influences() {
        kinds.insert(influence.kind());
        certainties.insert(influence.certainty());
        disputed |= influence.is_disputed();
    }
    let mut rows = vec![row([format!("<B>{}</B>", html(view.title()))])];
    let mut lines: Vec<String> = certainties.into_iter().map(certainty).collect();
    if disputed {
        lines.push("&#9500;&#9472;&#9472; disputed".to_owned());
    }
    if !view.indirect().is_empty() {
        lines.push(format!(r#"<FONT COLOR="{GREY}">- - - via what is left out</FONT>"#));
    }
    rows.extend((!kinds.is_empty()).then(|| row(kinds.into_iter().map(kind))));
    rows.extend((!lines.is_empty()).then(|| row(lines)));
    if !view.indirect_is_complete() {
        rows.push(row(["not every way through what is left out is shown".to_owned()]));
    }
    let times = fills.times().map(|(color, (first, last))| {
        let years = if first == last { first.to_string() } else { format!("{first} to {last}") };
        swatch(color, &years)
    });
    let mut times: Vec<String> = times.collect();
    if view.technologies().last().is_some_and(|last| last.date().is_none()) {
        times.push(swatch(UNKNOWN, "undated"));
    }
    rows.extend((!times.is_empty()).then(|| swatches(&times)));
    rows.extend(sources(view));
    let table =
        format!(r#"<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2">{}</TABLE>>"#, rows.concat());
    Attribute(Id::Plain("label".to_owned()), Id::Html(table))
}

/// Returns the row of the sources in which technologies are found, if there are any.
fn sources(view: &View<'_>) -> Option<String> {
    let cited = view.technologies().iter().flat_map(|technology| cited(technology.claims()));
    let sources: BTreeMap<usize, Source<'_>> =
        cited.map(|source| (source.index(), source)).collect();
    let mut names: Vec<String> =
        sources.values().take(MOST_SOURCES).map(|source| view.source_line(*source)).collect();
    if sources.len() > MOST_SOURCES {
        names.push(format!("{} more", sources.len() - MOST_SOURCES));
    }
    let text = html(&format!("From {}", names.join("; ")));
    let small = format!(r##"<FONT POINT-SIZE="9" COLOR="#555555">{text}</FONT>"##);
    (!sources.is_empty()).then(|| row([small]))
}

/// A row of a table has as many columns as its longest one, so each row is one cell.
fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().collect();
    format!(r#"<TR><TD ALIGN="LEFT">{}</TD></TR>"#, cells.join(" &#160; &#160; "))
}

fn kind(kind: InfluenceKind) -> String {
    format!(r#"<FONT COLOR="{}"><B>&#8212;&#8212;</B></FONT> {kind}"#, edge_color(kind))
}

fn certainty(certainty: Certainty) -> String {
    let line = match certainty {
        Certainty::Stated => "&#8212;&#8212;",
        Certainty::Implied => "- - -",
        Certainty::Speculated => "&#183; &#183; &#183;",
    };
    format!("{line} {certainty}")
}

/// A cell in a colour; the palest colours cannot be seen but as the ground of something.
fn swatch(color: &str, label: &str) -> String {
    format!(r#"<TD BGCOLOR="{color}" BORDER="1" COLOR="{GREY}">{}</TD>"#, html(label))
}

fn swatches(cells: &[String]) -> String {
    let table = r#"<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="2">"#;
    format!(r#"<TR><TD ALIGN="LEFT">{table}<TR>{}</TR></TABLE></TD></TR>"#, cells.concat())
}
