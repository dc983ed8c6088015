//! Problems for editors and code hosts: SARIF 2.1.0.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::fmt::Write;

use forebear_graph::{Code, Diagnostic, Diagnostics, Label, Location, SourceFiles};
use serde_json::{Map, Value, json};

use crate::report::safe;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Renders problems as a SARIF log with one run, with a final newline.
///
/// Every code is a rule, whether it was found or not. The first place of a problem is its
/// location, the others are related locations; notes and hint follow in the message.
pub(crate) fn sarif(diagnostics: &Diagnostics, files: &SourceFiles) -> String {
    let rules: Value = Code::all().map(rule).collect();
    let results: Value = diagnostics.iter().map(|diagnostic| result(diagnostic, files)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    safe::json(&format!("{log:#}\n"))
}

fn rule(code: Code) -> Value {
    // The first line of an explanation is the code itself.
    let explanation = code.explanation().split_once('\n').map_or("", |(_, text)| text).trim();
    let meaning = explanation.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.summary() },
        "fullDescription": { "text": meaning },
        "help": { "text": explanation, "markdown": explanation },
        "defaultConfiguration": { "level": code.default_severity().as_str() },
    })
}

fn result(diagnostic: &Diagnostic, files: &SourceFiles) -> Value {
    let mut text = diagnostic.message.clone();
    for note in &diagnostic.notes {
        text.push_str("\nnote: ");
        text.push_str(note);
    }
    if let Some(hint) = &diagnostic.hint {
        text.push_str("\nhelp: ");
        text.push_str(hint);
    }
    let rule = Code::all().position(|code| code == diagnostic.code);
    let mut locations = diagnostic.labels.iter().map(|label| location(label, files));
    let first: Value = locations.next().into_iter().collect();
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": rule,
        "level": diagnostic.severity.as_str(),
        "message": { "text": message(&text) },
        "locations": first,
    });
    let related: Vec<Value> = locations
        .enumerate()
        .map(|(id, mut location)| {
            location.insert("id".to_owned(), json!(id));
            Value::Object(location)
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    result
}

fn location(label: &Label, files: &SourceFiles) -> Map<String, Value> {
    let start = files.position(label.location);
    let end = files.end_position(label.location);
    let mut region = json!({ "startLine": start.line, "startColumn": start.column });
    // How far a cell of a streamed table reaches is not known.
    if matches!(label.location, Location::Span { .. }) {
        region["endLine"] = json!(end.line);
        region["endColumn"] = json!(end.column);
    }
    let mut location = Map::new();
    let physical = json!({
        "artifactLocation": { "uri": uri(files.name(label.location.file())) },
        "region": region,
    });
    location.insert("physicalLocation".to_owned(), physical);
    if !label.text.is_empty() {
        location.insert("message".to_owned(), json!({ "text": message(&label.text) }));
    }
    location
}

/// Writes a text so that a viewer shows it as it is. To SARIF `{0}` is a placeholder (§3.11.5) and
/// `[x](0)` a link (§3.11.6); all other braces and brackets are left as viewers expect them.
fn message(text: &str) -> String {
    let is_placeholder = |brace: &str| {
        let rest = brace.trim_start_matches(|char: char| char.is_ascii_digit());
        rest.len() < brace.len() && rest.starts_with('}')
    };
    let mut text = text.to_owned();
    if text.split('{').skip(1).any(is_placeholder) {
        text = text.replace('{', "{{").replace('}', "}}");
    }
    if text.contains("](") {
        text = text.replace('[', "\\[").replace(']', "\\]");
    }
    text
}

/// Returns the path as a URI reference (RFC 3986), relative if it is.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    let path = path.replace(std::path::MAIN_SEPARATOR, "/");
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(byte.into()),
            byte if byte.is_ascii_alphanumeric() => uri.push(byte.into()),
            // Writing to a `String` does not fail.
            byte => _ = write!(uri, "%{byte:02X}"),
        }
    }
    uri
}
