//! Is my catalogue sound?

use forebear_graph::{Lineage, Locations, Severity};

use crate::failure::Outcome;
use crate::output::stdout_has_colour;
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
    let (found, files) = match &lineage {
        Ok(lineage) => {
            let files = lineage.catalogue().files();
            (structure.and(forebear_graph::check(lineage)), files)
        }
        Err(files) => (structure, files),
    };
    match form {
        Form::Json => session.print(&report::json(&found, files))?,
        Form::Sarif => session.print(&report::sarif(&found, files))?,
        _ => session.print_all(report::text(&found, files, stdout_has_colour()))?,
    }
    session.say("note", &report::summary(&found));
    let nothing_read = files.iter().next().is_none() && found.has_errors();
    let problems = found.count(Severity::Error) + found.count(Severity::Warning);
    Ok(match (nothing_read, problems) {
        (true, _) => exit::INPUT_OUTPUT,
        (_, 0) => exit::FINE,
        _ => exit::PROBLEMS,
    })
}
