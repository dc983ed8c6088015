//! A file of another program as a catalogue.

use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use forebear_graph::write::File;
use forebear_imports::{Count, IMPORTERS, ImportError, Imported, InputFile, Problem};
use serde_json::{Value, json};

use crate::exit;
use crate::failure::{Failure, Outcome};
use crate::near::unknown_word;
use crate::new_catalogue::FolderArgs;
use crate::output::clean;
use crate::output::json::pretty;
use crate::session::{Form, Session};

/// Make a catalogue of a file of another program
///
/// Every fact cites the file and its line. What is wrong in the file is told with its place and with
/// what was done about it, and nothing of it keeps the rest from being read; what a catalogue has no
/// room for is counted. `forebear formats` tells about the formats. The exit code is 1 if something
/// is wrong in the file; the catalogue has been written then, too.
///
/// JSON: an object with format (`forebear-import`), version, title, importer, folder, files, and
/// read, decided, left_out (number, what) and problems (code, file, line, column, message, done).
#[derive(clap::Args, Debug)]
pub(crate) struct ImportArgs {
    /// The format
    // The global `--format` has the id `format`.
    #[arg(id = "import-format", value_name = "FORMAT", value_parser = PossibleValuesParser::new(names()))]
    format: String,

    /// The file
    #[arg(value_name = "FILE", required = true)]
    inputs: Vec<PathBuf>,

    #[command(flatten)]
    output: FolderArgs,

    /// Give the catalogue this title instead of the file's
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    title: Option<String>,
}

fn names() -> impl Iterator<Item = &'static str> {
    IMPORTERS.iter().map(|importer| importer.format().name)
}

pub(crate) fn run(args: &ImportArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    session.refuse_catalogue_option(
        "an import is a catalogue of its own; `forebear merge` joins it with others",
    )?;
    if session.as_of().is_some() {
        let hint = "import the whole file; `forebear merge` with `--as-of` cuts a catalogue off";
        return Err(Failure::usage("`--as-of` has no meaning here").hint(hint));
    }
    let Some(importer) = forebear_imports::find(&args.format) else {
        return Err(unknown_word("format", &args.format, &names().collect::<Vec<_>>()));
    };
    args.output.check()?;
    let contents = args.inputs.iter().map(|path| {
        let contents = std::fs::read(path);
        contents.map_err(|error| {
            Failure::input_output(format!("cannot read `{}`: {error}", path.display()))
        })
    });
    let contents: Vec<Vec<u8>> = contents.collect::<Result<_, _>>()?;
    // Where the file was is nobody's business who reads the catalogue elsewhere.
    let names = args.inputs.iter().map(|path| path.file_name().unwrap_or_default());
    let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
    let files = names.iter().zip(&contents).map(|(name, bytes)| InputFile { name, bytes });
    let files: Vec<InputFile<'_>> = files.collect();
    let mut imported = importer.import(&files).map_err(failure)?;
    if let Some(title) = &args.title {
        imported.document.title.clone_from(title);
    }
    let files = imported.document.files();
    args.output.write(&files)?;
    match form {
        Form::Json => session.print(&pretty(&as_json(&imported, &files, args)))?,
        _ => tell(&imported, args, session),
    }
    Ok(if imported.report.problems.is_empty() { exit::FINE } else { exit::PROBLEMS })
}

fn failure(error: ImportError) -> Failure {
    match &error {
        ImportError::NotOneFile { .. } => Failure::usage(error.to_string())
            .hint("import each to a folder of its own, then `forebear merge` them"),
        _ => Failure::input_output(error.to_string()).hint("`forebear formats` tells of formats"),
    }
}

fn tell(imported: &Imported, args: &ImportArgs, session: &Session) {
    for Problem { file, line, column, message, done, .. } in &imported.report.problems {
        let text = format!("{file}:{line}:{column}: {message}; {done}");
        session.say("problem", &clean(&text));
    }
    let report = &imported.report;
    for count in &report.decided {
        session.say("note", &clean(&count.to_string()));
    }
    if !report.left_out.is_empty() {
        session.say("left out", &list(&report.left_out));
    }
    let folder = args.output.folder.display();
    session.say("note", &format!("wrote {folder}: {}", list(&report.read)));
    session.say("next", &format!("forebear check -c {folder}"));
}

fn list(counts: &[Count]) -> String {
    counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn as_json(imported: &Imported, files: &[File], args: &ImportArgs) -> Value {
    let counts = |counts: &[Count]| -> Value {
        counts.iter().map(|count| json!({ "number": count.number, "what": count.what })).collect()
    };
    let problems = imported.report.problems.iter().map(|problem| {
        json!({
            "code": problem.code.as_str(),
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
            "done": problem.done,
        })
    });
    json!({
        "format": "forebear-import",
        "version": 1,
        "title": imported.document.title,
        "importer": args.format,
        "folder": args.output.folder.to_string_lossy(),
        "files": files.iter().map(|file| file.name).collect::<Vec<_>>(),
        "read": counts(&imported.report.read),
        "decided": counts(&imported.report.decided),
        "left_out": counts(&imported.report.left_out),
        "problems": problems.collect::<Value>(),
    })
}
