//! Is my catalogue sound?

use forebear_graph::{Diagnostics, Lineage, Locations, Severity, SourceFiles};
use serde_json::Value;

use crate::failure::Outcome;
use crate::output::{count, json, stdout_has_colour};
use crate::session::{Form, Session};
use crate::{exit, load, report};

/// Find what is wrong or doubtful in the catalogue
///
/// Every problem is shown with its place, a code that `forebear explain` tells about, and what to
/// do. The exit code is 1 if there are errors or warnings, 0 if there are only notes, and 3 if
/// nothing could be read. `[catalogue.check]` in the catalogue sets how bad a code is:
/// `undated = "off"`.
///
/// JSON: an array of diagnostics. SARIF 2.1.0 is for editors and code hosts.
#[derive(clap::Args, Debug)]
pub(crate) struct CheckArgs {}

pub(crate) fn run(_: &CheckArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json, Form::Sarif])?;
    let joined = load::joined(session, Locations::Keep);
    let structure = joined.diagnostics;
    let lineage = joined.catalogue.map(Lineage::new);
    let (sense, files) = match &lineage {
        Ok(lineage) => (forebear_graph::check(lineage), lineage.catalogue().files()),
        Err(files) => (Diagnostics::default(), files),
    };
    let found: Vec<&Diagnostics> = match (structure.is_empty(), sense.is_empty()) {
        (true, _) => vec![&sense],
        (_, true) => vec![&structure],
        _ => vec![&structure, &sense],
    };
    session.print(&rendered(form, &found, files))?;
    let count = |severity| found.iter().map(|found| found.count(severity)).sum::<usize>();
    let counts = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (severity.as_str(), count(severity)));
    session.say("note", &summary(&counts));
    let nothing_read = files.iter().next().is_none() && structure.has_errors();
    Ok(match (nothing_read, count(Severity::Error) + count(Severity::Warning)) {
        (true, _) => exit::INPUT_OUTPUT,
        (_, 0) => exit::FINE,
        _ => exit::PROBLEMS,
    })
}

/// Returns what structure and sense have to say as one answer: texts behind each other, arrays
/// as one, and the runs of SARIF, of which a log may hold several.
fn rendered(form: Form, found: &[&Diagnostics], files: &SourceFiles) -> String {
    let render = |found: &&Diagnostics| match form {
        Form::Json => report::json(found, files),
        Form::Sarif => report::sarif(found, files),
        _ => report::text(found, files, stdout_has_colour()),
    };
    let mut texts = found.iter().map(render);
    let first = texts.next().unwrap_or_default();
    texts.fold(first, |all, next| match form {
        Form::Text | Form::Csv => all + &next,
        Form::Json | Form::Sarif => joined_json(&all, &next).unwrap_or(all),
    })
}

fn joined_json(all: &str, next: &str) -> serde_json::Result<String> {
    let mut all: Value = serde_json::from_str(all)?;
    let mut next: Value = serde_json::from_str(next)?;
    let list = |value: &mut Value| match value {
        Value::Object(log) => log.get_mut("runs").map(Value::take),
        list => Some(list.take()),
    };
    if let (Some(Value::Array(mut first)), Some(Value::Array(second))) =
        (list(&mut all), list(&mut next))
    {
        first.extend(second);
        match &mut all {
            Value::Object(log) => log["runs"] = Value::Array(first),
            list => *list = Value::Array(first),
        }
    }
    Ok(json::pretty(&all))
}

fn summary(counts: &[(&str, usize)]) -> String {
    let counts: Vec<String> = counts
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(word, number)| count(*number, word, &format!("{word}s")))
        .collect();
    if counts.is_empty() { "no problems".to_owned() } else { counts.join(", ") }
}
