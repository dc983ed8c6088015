//! How dates, kinds, developers and citations are put into words.

use forebear_graph::{Certainty, Influence, Provenance, Rank, Technology, TimelineDate};

use crate::session::Session;

/// What stands in a table where nothing is known.
pub(crate) const NOTHING: &str = "-";

/// Returns a number with its noun: `1 chain`, `2 chains`.
pub(crate) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// Returns a date as its author wrote it, marked where sources disagree.
pub(crate) fn timeline_date(date: TimelineDate<'_>) -> String {
    match (date.disputed, date.may_be_later) {
        (true, false) => format!("{} (disputed)", date.date),
        (true, true) => format!("{} (disputed, perhaps later)", date.date),
        (false, true) => format!("{} (perhaps later)", date.date),
        (false, false) => date.date.to_string(),
    }
}

/// Returns the timeline date of a technology, or `undated`.
pub(crate) fn date_or_undated(technology: Technology<'_>) -> String {
    technology.timeline_date().map_or_else(|| "undated".to_owned(), timeline_date)
}

/// Returns who made a technology.
pub(crate) fn makers(technology: Technology<'_>, session: &Session) -> String {
    let makers: Vec<&str> = technology.developers().map(|maker| session.maker(maker)).collect();
    makers.join(", ")
}

/// Returns the kinds of influences that join the same two technologies: those stated first, with
/// the certainty where it is not stated: `basis, method, component (implied)`.
pub(crate) fn kinds(influences: &[Influence<'_>]) -> String {
    let words: Vec<String> = influences.iter().map(|influence| kind(*influence)).collect();
    words.join(", ")
}

/// Returns the kind of an influence and what is doubtful about it.
pub(crate) fn kind(influence: Influence<'_>) -> String {
    let word = influence.kind().as_str();
    let mut doubts = Vec::new();
    if influence.certainty() != Certainty::Stated {
        doubts.push(influence.certainty().as_str());
    }
    if influence.is_disputed() {
        doubts.push("disputed");
    }
    if !influence.is_in_force() {
        doubts.push("deprecated");
    }
    match doubts.is_empty() {
        true => word.to_owned(),
        false => format!("{word} ({})", doubts.join(", ")),
    }
}

/// Returns where something stands: `soochow-2023 §2.1.1; §2.2, table of models`. Nothing if no
/// source is given.
pub(crate) fn citations(provenance: Provenance<'_>) -> String {
    let all = provenance.citations();
    let Some(first) = all.first() else {
        return "no source".to_owned();
    };
    let places: Vec<&str> = all.iter().filter_map(|citation| citation.place).collect();
    let mut text = first.source.id().to_owned();
    if !places.is_empty() {
        text = format!("{text} {}", places.join("; "));
    }
    if let Some(line) = provenance.line() {
        text = format!("{text}, line {line}");
    }
    if let Some(quoted) = provenance.quoting() {
        text = format!("{text} (quoting {})", quoted.id());
    }
    text
}

/// Returns who states an influence, each citation once; deprecated statements only where there
/// are no others.
pub(crate) fn statement_citations(influence: Influence<'_>) -> String {
    let mut all: Vec<String> = Vec::new();
    for statement in influence.statements() {
        let counts = statement.rank != Rank::Deprecated || !influence.is_in_force();
        let citation = citations(statement.provenance);
        if counts && !all.contains(&citation) {
            all.push(citation);
        }
    }
    all.join(" | ")
}

/// Returns what is remarked on a statement: its note, the words of the source, the rule by which
/// it was read.
pub(crate) fn remarks(provenance: Provenance<'_>) -> Vec<String> {
    let quote = provenance.quote().map(|quote| format!("“{quote}”"));
    let rule = provenance.rule().map(|rule| format!("read by the rule {rule}"));
    provenance.note().map(str::to_owned).into_iter().chain(quote).chain(rule).collect()
}
