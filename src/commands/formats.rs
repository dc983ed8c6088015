//! Which formats are there?

use forebear_exports::EXPORTERS;
use serde_json::{Value, json};

use crate::exit;
use crate::failure::Outcome;
use crate::output::{BOLD, DIM, Table, json};
use crate::session::{Form, Session};

/// List the formats of `export`, with what each leaves out
///
/// JSON: an array of objects with name, title, extensions, media_type, spec, leaves_out, parts
/// and has_schema (see `forebear schema`).
#[derive(clap::Args, Debug)]
pub(crate) struct FormatsArgs {}

pub(crate) fn run(_: &FormatsArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    session.print(&match form {
        Form::Json => json::pretty(&as_json()),
        _ => table(session),
    })?;
    Ok(exit::FINE)
}

fn as_json() -> Value {
    let formats = EXPORTERS.iter().map(|exporter| exporter.format());
    let formats = formats.map(|format| {
        json!({
            "name": format.name,
            "title": format.title,
            "extensions": format.extensions,
            "media_type": format.media_type,
            "spec": format.spec,
            "leaves_out": format.leaves_out,
            "parts": format.parts,
            "has_schema": format.schema.is_some(),
        })
    });
    formats.collect()
}

fn table(session: &Session) -> String {
    let mut text = String::new();
    for exporter in EXPORTERS {
        let format = exporter.format();
        let endings: Vec<String> = format.extensions.iter().map(|end| format!(".{end}")).collect();
        let mut table = Table::plain().styles(&[DIM]).indent(2);
        table.line("", BOLD, &format!("{}  {}", format.name, format.title));
        table.row(["files", &endings.join(" ")]);
        table.row(["media type", format.media_type]);
        table.row(["leaves out", format.leaves_out]);
        table.row(["described at", format.spec]);
        if !text.is_empty() {
            text.push('\n');
        }
        table.write(&session.screen, &mut text);
    }
    text
}
