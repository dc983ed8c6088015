//! Is my catalogue sound?

use forebear_graph::{Lineage, Locations, Severity};

use crate::failure::Outcome;
use crate::output::count;
use crate::session::{Form, Session};
use crate::{exit, load, report};

/// Find what is wrong or doubtful in the catalogue
#[derive(clap::Args, Debug)]
pub(crate) struct CheckArgs {}

pub(crate) fn run(_: &CheckArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text])?;
    let joined = load::joined(session, Locations::Keep);
    report::print_diagnostics(&joined.diagnostics, joined.files());
    let mut errors = joined.diagnostics.count(Severity::Error);
    if let Ok(catalogue) = joined.catalogue {
        let found = forebear_graph::check(&Lineage::new(catalogue));
        errors += found.count(Severity::Warning);
    }
    session.say("note", &count(errors, "problem", "problems"));
    Ok(if errors > 0 { exit::PROBLEMS } else { exit::FINE })
}
