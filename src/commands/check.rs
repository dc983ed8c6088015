//! Is my catalogue sound?

use std::collections::BTreeSet;

use forebear_graph::{
    Code, Diagnostic, Diagnostics, Lineage, Location, Locations, Severity, TechnologySet,
};

use crate::failure::{Failure, Outcome};
use crate::filters;
use crate::output::{count, stdout_has_colour};
use crate::session::{Form, Session};
use crate::{exit, load, report};

/// Find what is wrong or doubtful in the catalogue
///
/// Every problem is shown with its place, a code that `forebear explain` tells about, and what to
/// do. The exit code is 1 if there are errors or warnings, 0 if there are only notes, and 3 if
/// nothing could be read. `[catalogue.check]` in the catalogue sets how bad a code is:
/// `undated = "off"`.
///
/// With `--only` the problems are those of some technologies and of the influences that begin or
/// end at them, and the exit code is about these; how many others there are is said on stderr.
/// Errors are all shown, since no query can be answered before they are mended.
///
/// JSON: an array of diagnostics. SARIF 2.1.0 is for editors and code hosts.
#[derive(clap::Args, Debug)]
pub(crate) struct CheckArgs {
    /// Only what concerns these technologies: a name, or a set such as `'by(openai)'`
    #[arg(long, value_name = "QUERY")]
    only: Option<String>,
}

/// What is shown, and how many problems are not.
struct Found {
    shown: Diagnostics,
    others: usize,
}

pub(crate) fn run(args: &CheckArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json, Form::Sarif])?;
    let joined = load::joined(session, Locations::Keep);
    let structure = joined.diagnostics;
    let lineage = joined.catalogue.map(Lineage::new);
    let (Found { shown: found, others }, files) = match &lineage {
        Ok(lineage) => {
            let files = lineage.catalogue().files();
            (narrowed(structure, args.only.as_deref(), lineage, session)?, files)
        }
        Err(files) => (Found { shown: structure, others: 0 }, files),
    };
    match form {
        Form::Json => session.print(&report::json(&found, files))?,
        Form::Sarif => session.print(&report::sarif(&found, files))?,
        _ => session.print_all(report::text(&found, files, stdout_has_colour()))?,
    }
    let summary = report::summary(&found);
    session.say(
        "note",
        &match (&args.only, &lineage) {
            (None, _) => summary,
            (Some(_), Err(_)) => format!("{summary}; --only works when the errors are mended"),
            (Some(_), Ok(_)) if others == 0 => format!("{summary}, and no others"),
            (Some(_), Ok(_)) => {
                format!("{summary}; {} not shown", count(others, "other problem", "other problems"))
            }
        },
    );
    let nothing_read = files.iter().next().is_none() && found.has_errors();
    let problems = found.count(Severity::Error) + found.count(Severity::Warning);
    Ok(match (nothing_read, problems) {
        (true, _) => exit::INPUT_OUTPUT,
        (_, 0) => exit::FINE,
        _ => exit::PROBLEMS,
    })
}

/// Adds what is doubtful to what was found while reading, and keeps what a query asks for.
fn narrowed(
    structure: Diagnostics,
    only: Option<&str>,
    lineage: &Lineage,
    session: &Session,
) -> Result<Found, Failure> {
    let Some(query) = only else {
        let shown = structure.and(forebear_graph::check(lineage));
        return Ok(Found { shown, others: 0 });
    };
    let mut set = TechnologySet::none(lineage);
    for technology in filters::ask(query, lineage, session)? {
        set.insert(technology);
    }
    if set.is_empty() {
        session.say("note", "no technology is what was asked for");
    }
    let read = structure.clone().concerning(lineage, &set);
    let shown = read.and(forebear_graph::check_only(lineage, &set));
    // What is told of many rows at once is another problem if it is told of fewer.
    let all = structure.and(forebear_graph::check(lineage));
    let known: BTreeSet<_> = shown.iter().map(identity).collect();
    let others = all.iter().filter(|problem| !known.contains(&identity(problem))).count();
    Ok(Found { shown, others })
}

fn identity(problem: &Diagnostic) -> (Code, &str, Option<Location>) {
    let place = problem.labels.first().map(|label| label.location);
    (problem.code, &problem.message, place)
}
