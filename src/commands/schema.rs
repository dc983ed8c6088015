//! JSON Schemas.

use clap::builder::PossibleValuesParser;
use forebear_exports::EXPORTERS;
use forebear_graph::catalogue_schema;

use crate::exit;
use crate::failure::Outcome;
use crate::output::json;
use crate::session::{Form, Session};

/// Print the JSON Schema of catalogue files, of an export, or of the answer of a command
///
/// Editors complete and check catalogue files with it: write it to a file and begin a catalogue
/// with `#:schema ./forebear.schema.json`.
#[derive(clap::Args, Debug)]
pub(crate) struct SchemaArgs {
    /// What to describe
    #[arg(default_value = CATALOGUE, value_parser = PossibleValuesParser::new(described()))]
    of: String,
}

const CATALOGUE: &str = "catalogue";

/// Answers that other programs rely on, with their schemas.
const ANSWERS: [(&str, &str); 3] = [
    ("diff", include_str!("../../exports/schemas/forebear-diff.schema.json")),
    ("import", include_str!("../../exports/schemas/forebear-import.schema.json")),
    ("merge", include_str!("../../exports/schemas/forebear-merge.schema.json")),
];

fn described() -> impl Iterator<Item = &'static str> {
    let formats = EXPORTERS.iter().map(|exporter| exporter.format());
    let with_schema = formats.filter(|format| format.schema.is_some());
    let answers = ANSWERS.iter().map(|(name, _)| *name);
    std::iter::once(CATALOGUE).chain(with_schema.map(|format| format.name)).chain(answers)
}

pub(crate) fn run(args: &SchemaArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text, Form::Json])?;
    let of_format = forebear_exports::find(&args.of).and_then(|found| found.format().schema);
    let of_answer = ANSWERS.iter().find(|(name, _)| *name == args.of).map(|(_, schema)| *schema);
    session.print(&match of_format.or(of_answer) {
        Some(schema) => format!("{}\n", schema.trim_end()),
        None => json::pretty(&catalogue_schema()),
    })?;
    Ok(exit::FINE)
}
