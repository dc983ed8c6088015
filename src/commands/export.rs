//! The lineage in a format that other programs read.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use forebear_exports::{
    EXPORTERS, ExportError, Exporter, GroupBy, MemorySink, Part, View, ViewOptions, With,
    WriterSink,
};
use forebear_graph::Lineage;

use crate::failure::{Failure, Outcome};
use crate::filters::{FilterArgs, facts};
use crate::near::unknown_word;
use crate::session::{Form, Session};
use crate::{exit, load, whole_file};

/// Write technologies and influences in a format that other programs read
///
/// The filters choose technologies. Where they leave out what lies between two that are chosen,
/// the descent is kept as an indirect edge. `forebear formats` tells about the formats.
#[derive(clap::Args, Debug)]
pub(crate) struct ExportArgs {
    /// The format
    // The global `--format` has the id `format`.
    #[arg(id = "export-format", value_name = "FORMAT", value_parser = PossibleValuesParser::new(names()))]
    format: String,

    /// Write to this file, whole or not at all; `-` is stdout
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Show these as nodes, too: organizations, periods, sources
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    with: Vec<String>,

    /// Group by developer, kind, field, family, tree or facts.KEY
    #[arg(long, value_name = "WHAT")]
    group_by: Option<String>,

    /// Give it this title instead of the catalogue's
    #[arg(long)]
    title: Option<String>,

    #[command(flatten)]
    filters: FilterArgs,
}

fn names() -> impl Iterator<Item = &'static str> {
    EXPORTERS.iter().map(|exporter| exporter.format().name)
}

pub(crate) fn run(args: &ExportArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text])?;
    let Some(exporter) = forebear_exports::find(&args.format) else {
        return Err(unknown_word("format", &args.format, &names().collect::<Vec<_>>()));
    };
    let with = With::from_words(args.with.iter().map(|word| word.trim()))
        .map_err(|word| unknown_word("sort of node", word, With::WORDS))?;
    let lineage = load::lineage(session)?;
    let chosen = args.filters.select(&lineage, session)?;
    let options = ViewOptions {
        title: args.title.clone(),
        scope: *session.scope(),
        group_by: args.group_by.as_deref().map(|word| group_by(word, &lineage)).transpose()?,
        language: session.lang().map(str::to_owned),
        with,
    };
    let view = View::new(&lineage, chosen, options);
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) if exporter.format().parts.is_empty() => {
            whole_file::write(path, |out| {
                let told = |error| failure(error, Some(path));
                exporter.export(&view, &mut WriterSink(out)).map_err(told)
            })?;
        }
        Some(path) => write_parts(exporter, &view, path)?,
        None => {
            let mut stdout = BufWriter::new(io::stdout().lock());
            let told = |error| failure(error, None);
            exporter.export(&view, &mut WriterSink(&mut stdout)).map_err(told)?;
            stdout.flush()?;
        }
    }
    Ok(exit::FINE)
}

pub(crate) fn group_by(word: &str, lineage: &Lineage) -> Result<GroupBy, Failure> {
    let facts = facts(lineage);
    let groups = GroupBy::WORDS.iter().copied().filter(|word| !word.starts_with("facts."));
    let known: Vec<&str> = groups.chain(facts.iter().map(String::as_str)).collect();
    let group = GroupBy::from_word(word).filter(|_| known.contains(&word));
    group.ok_or_else(|| unknown_word("grouping", word, &known))
}

/// Writes an export of several parts, each to a file of its own beside the others.
fn write_parts(exporter: &dyn Exporter, view: &View<'_>, path: &Path) -> Result<(), Failure> {
    let mut sink = MemorySink::new();
    exporter.export(view, &mut sink).map_err(|error| failure(error, Some(path)))?;
    for (part, bytes) in sink.parts() {
        let path = match part {
            Part::Main => path.to_owned(),
            Part::Named(name) => beside(path, name),
        };
        whole_file::write(&path, |out| Ok(out.write_all(bytes)?))?;
    }
    Ok(())
}

/// Returns the file of a part: `lineage.csv` and `nodes` give `lineage-nodes.csv`.
fn beside(path: &Path, part: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    path.with_file_name(format!("{stem}-{part}{}", ending.unwrap_or_default()))
}

fn failure(error: ExportError, path: Option<&Path>) -> Failure {
    match (error, path) {
        (ExportError::Io(error), _) if error.kind() == io::ErrorKind::InvalidInput => {
            Failure::usage(error.to_string()).hint("name a file: `-o FILE`")
        }
        (ExportError::Io(error), Some(path)) if error.kind() != io::ErrorKind::BrokenPipe => {
            Failure::not_written(path, &error)
        }
        (ExportError::Io(error), _) => error.into(),
        (other, _) => Failure::usage(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_beside_each_other() {
        assert_eq!(beside(Path::new("a/b.csv"), "nodes"), Path::new("a/b-nodes.csv"));
        assert_eq!(beside(Path::new("b"), "edges"), Path::new("b-edges"));
    }
}
