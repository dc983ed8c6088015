//! JSON Schemas.

use clap::builder::PossibleValuesParser;
use forebear_exports::EXPORTERS;
use forebear_graph::catalogue_schema;

use crate::exit;
use crate::failure::Outcome;
use crate::output::json;
use crate::session::{Form, Session};

/// Print the JSON Schema of catalogue files, or of an export
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

fn described() -> impl Iterator<Item = &'static str> {
    let formats = EXPORTERS.iter().map(|exporter| exporter.format());
    let with_schema = formats.filter(|format| format.schema.is_some());
    std::iter::once(CATALOGUE).chain(with_schema.map(|format| format.name))
}

pub(crate) fn run(args: &SchemaArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text, Form::Json])?;
    let of_format = forebear_exports::find(&args.of).and_then(|found| found.format().schema);
    session.print(&match of_format {
        Some(schema) => format!("{}\n", schema.trim_end()),
        None => json::pretty(&catalogue_schema()),
    })?;
    Ok(exit::FINE)
}
