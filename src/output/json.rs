//! The shapes that JSON answers share.

use std::fmt::Write;

use forebear_exports::steers_terminals;
use forebear_graph::{Influence, Organization, PathCount, Provenance, Rank, Technology};
use serde_json::{Map, Value, json};

use crate::session::Session;

/// Writes a value on lines of its own.
pub(crate) fn pretty(value: &Value) -> String {
    let mut text = safe(&format!("{value:#}"));
    text.push('\n');
    text
}

/// Writes an array as [`pretty`] does, one piece for each of its items.
pub(crate) fn pretty_items(items: impl Iterator<Item = Value>) -> impl Iterator<Item = String> {
    let mut items = items.peekable();
    let mut begun = false;
    let mut ended = false;
    std::iter::from_fn(move || {
        let before = if std::mem::replace(&mut begun, true) { "" } else { "[" };
        let Some(item) = items.next() else {
            let end = if before.is_empty() { "\n]\n" } else { "[]\n" };
            return (!std::mem::replace(&mut ended, true)).then(|| end.to_owned());
        };
        let item = safe(&format!("{item:#}")).replace('\n', "\n  ");
        let after = if items.peek().is_some() { "," } else { "" };
        Some(format!("{before}\n  {item}{after}"))
    })
}

/// Escapes in a JSON text what could steer a terminal, which is the same value to every reader.
pub(crate) fn safe(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len() + 1);
    for char in plain.chars() {
        // Outside strings there are no control characters but line feeds.
        match char == '\n' || !steers_terminals(char) {
            true => text.push(char),
            // All of them are in the Basic Multilingual Plane; writing to a String does not fail.
            false => _ = write!(text, "\\u{:04x}", u32::from(char)),
        }
    }
    text
}

/// Returns a technology as every command gives it.
pub(crate) fn technology(technology: Technology<'_>, session: &Session) -> Map<String, Value> {
    let date = technology.timeline_date();
    let facts: Map<String, Value> = technology.facts().map(|(k, v)| (k.into(), v.into())).collect();
    object([
        ("id", technology.id().into()),
        ("label", session.label(technology).into()),
        ("date", date.map(|date| date.date.as_str()).into()),
        ("date_kind", date.map(|date| date.kind.as_str()).into()),
        ("disputed", date.is_some_and(|date| date.disputed).into()),
        ("kind", technology.kind().into()),
        ("developers", technology.developers().map(|d| organization(d, session)).collect()),
        ("fields", technology.fields().collect()),
        ("family", technology.family().into()),
        ("facts", facts.into()),
    ])
}

/// Returns an organization by id and name.
pub(crate) fn organization(organization: Organization<'_>, session: &Session) -> Value {
    json!({ "id": organization.id(), "label": session.maker(organization) })
}

/// Returns an influence with all who state it.
pub(crate) fn influence(influence: Influence<'_>) -> Value {
    let counts = |rank| rank != Rank::Deprecated || !influence.is_in_force();
    let statements = influence.statements().filter(|statement| counts(statement.rank));
    let mut cited: Vec<Value> = Vec::new();
    for citation in statements.flat_map(|statement| citations(statement.provenance)) {
        if !cited.contains(&citation) {
            cited.push(citation);
        }
    }
    json!({
        "id": influence.id(),
        "from": influence.earlier().id(),
        "to": influence.later().id(),
        "kind": influence.kind().as_str(),
        "certainty": influence.certainty().as_str(),
        "disputed": influence.is_disputed(),
        "when": influence.when().map(|when| when.as_str()),
        "note": influence.provenance().note(),
        "citations": cited,
    })
}

/// Returns the citations of a statement. What is said of the source's words stands in each.
pub(crate) fn citations(provenance: Provenance<'_>) -> Vec<Value> {
    let cited = provenance.citations().into_iter().map(|citation| {
        let mut value =
            object([("source", citation.source.id().into()), ("place", citation.place.into())]);
        let more: [(&str, Option<Value>); 4] = [
            ("quoting", provenance.quoting().map(|source| source.id().into())),
            ("line", provenance.line().map(Value::from)),
            ("quote", provenance.quote().map(Value::from)),
            ("rule", provenance.rule().map(Value::from)),
        ];
        let known = more.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        value.extend(known);
        Value::Object(value)
    });
    cited.collect()
}

/// Returns a number of chains: a whole number where it is exact, text where no floating-point number
/// is so large.
pub(crate) fn path_count(count: PathCount) -> Value {
    let number = count.to_f64();
    match (count.is_exact(), number.is_finite()) {
        (true, _) => Value::from(number as u64),
        (_, true) => Value::from(number),
        _ => Value::from(format!("{count:.9}")),
    }
}

/// Makes an object of keys and values, in this order.
pub(crate) fn object<const N: usize>(entries: [(&str, Value); N]) -> Map<String, Value> {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_escapes_stay_data() {
        let text = pretty(&json!(["\u{9b}31m", "\u{202e}", "模型"]));
        assert_eq!(text, "[\n  \"\\u009b31m\",\n  \"\\u202e\",\n  \"模型\"\n]\n");
        assert_eq!(
            serde_json::from_str::<Value>(&text).unwrap(),
            json!(["\u{9b}31m", "\u{202e}", "模型"])
        );
    }
}
