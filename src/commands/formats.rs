//! Which formats are there?

use forebear_exports::EXPORTERS;
use forebear_imports::IMPORTERS;
use serde_json::{Value, json};

use crate::exit;
use crate::failure::Outcome;
use crate::output::{BOLD, DIM, Table, json};
use crate::session::{Form, Session};

/// List the formats of `export` and `import`, with what each leaves out
///
/// JSON: an array of objects with direction (`export` or `import`), name, title, extensions, spec,
/// leaves_out, and of `export` media_type, parts and has_schema (see `forebear schema`), of
/// `import` becomes.
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
            "direction": "export",
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
    let imports = IMPORTERS.iter().map(|importer| importer.format());
    let imports = imports.map(|format| {
        json!({
            "direction": "import",
            "name": format.name,
            "title": format.title,
            "extensions": format.extensions,
            "spec": format.spec,
            "becomes": format.becomes,
            "leaves_out": format.leaves_out,
        })
    });
    formats.chain(imports).collect()
}

fn table(session: &Session) -> String {
    let mut text = String::new();
    for exporter in EXPORTERS {
        let format = exporter.format();
        let mut table = Table::plain().styles(&[DIM]).indent(2);
        table.line("", BOLD, &format!("{}  {}", format.name, format.title));
        table.row(["files", &endings(format.extensions)]);
        table.row(["media type", format.media_type]);
        table.row(["leaves out", format.leaves_out]);
        table.row(["described at", format.spec]);
        add(table, session, &mut text);
    }
    for importer in IMPORTERS {
        let format = importer.format();
        let mut table = Table::plain().styles(&[DIM]).indent(2);
        table.line("", BOLD, &format!("{}  {}, to be imported", format.name, format.title));
        table.row(["files", &endings(format.extensions)]);
        table.row(["becomes", format.becomes]);
        table.row(["leaves out", format.leaves_out]);
        table.row(["described at", format.spec]);
        add(table, session, &mut text);
    }
    text
}

fn endings(extensions: &[&str]) -> String {
    let endings: Vec<String> = extensions.iter().map(|end| format!(".{end}")).collect();
    endings.join(" ")
}

fn add(table: Table, session: &Session, text: &mut String) {
    if !text.is_empty() {
        text.push('\n');
    }
    table.write(&session.screen, text);
}
