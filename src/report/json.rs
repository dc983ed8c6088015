//! Problems for scripts.
//!
//! An array with one object for each problem, in the order of the files:
//!
//! | key | value |
//! |---|---|
//! | `code` | what sort of problem it is, as `forebear explain` takes it |
//! | `severity` | `error`, `warning` or `note` |
//! | `message` | what is wrong |
//! | `labels` | the places concerned, the cause first; may be empty |
//! | `notes` | what else belongs to it, a list of texts |
//! | `hint` | what to do about it, or null |
//!
//! A label has `file`, `line` and `column` (from 1, columns in characters), `end_line` and
//! `end_column` (just behind it), `byte_start` and `byte_end` (from 0, null for a cell of a table)
//! and `text`, which may be empty. Keys may be added in later versions.

use forebear_graph::{Diagnostic, Diagnostics, Label, Location, SourceFiles};
use serde_json::{Value, json};

use crate::report::safe;

/// Renders problems as a JSON array, with a final newline.
pub(crate) fn json(diagnostics: &Diagnostics, files: &SourceFiles) -> String {
    let problems: Value = diagnostics.iter().map(|diagnostic| problem(diagnostic, files)).collect();
    safe::json(&format!("{problems:#}\n"))
}

fn problem(diagnostic: &Diagnostic, files: &SourceFiles) -> Value {
    let labels: Value = diagnostic.labels.iter().map(|label| place(label, files)).collect();
    json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity.as_str(),
        "message": diagnostic.message,
        "labels": labels,
        "notes": diagnostic.notes,
        "hint": diagnostic.hint,
    })
}

fn place(label: &Label, files: &SourceFiles) -> Value {
    let start = files.position(label.location);
    let end = files.end_position(label.location);
    let bytes = match label.location {
        Location::Span { start, end, .. } => Some((start, end)),
        Location::Cell { .. } => None,
    };
    json!({
        "file": files.name(label.location.file()),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "byte_start": bytes.map(|(start, _)| start),
        "byte_end": bytes.map(|(_, end)| end),
        "text": label.text,
    })
}
