//! Tell me about one entry.

mod claims;
mod organization;
mod source;
mod technology;

use forebear_graph::Entity;
use serde_json::Value;

use crate::exit;
use crate::failure::Outcome;
use crate::output::{BOLD, DIM, json, paint};
use crate::session::{Form, Session};

/// Tell everything about a technology, an organization or a source
///
/// Every value with who says so; where sources disagree, what each says side by side, which is
/// in force and why.
///
/// JSON: one object with `type`, id, label and `claims` (by key: value, certainty, rank,
/// in_force, disputed, note, citations). A technology is given as in `list` with `origins` and
/// `heirs` (influences); an organization with part_of, parts and technologies; a source with its
/// keys and how many facts and influences cite it.
#[derive(clap::Args, Debug)]
pub(crate) struct ShowArgs {
    /// The technology, organization or source
    name: String,
}

pub(crate) fn run(args: &ShowArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let entity = lineage.catalogue().find(&args.name)?;
    session.print(&match (form, entity) {
        (Form::Json, entity) => json::pretty(&Value::Object(match entity {
            Entity::Technology(entry) => technology::as_json(entry, &lineage, session),
            Entity::Organization(entry) => organization::as_json(entry, &lineage, session),
            Entity::Source(entry) => source::as_json(entry, &lineage, session),
        })),
        (_, Entity::Technology(entry)) => technology::as_text(entry, &lineage, session),
        (_, Entity::Organization(entry)) => organization::as_text(entry, &lineage, session),
        (_, Entity::Source(entry)) => source::as_text(entry, &lineage, session),
    })?;
    Ok(exit::FINE)
}

/// Returns the first line: the name, and the id under which the entry is found for certain.
fn title(label: &str, entity: Entity<'_>) -> String {
    let id = format!("{}:{}", entity.kind(), entity.id());
    format!("{}  {}\n", paint(BOLD, label), paint(DIM, &id))
}

/// Returns the heading of a section.
fn heading(text: &str) -> String {
    format!("\n{}\n", paint(BOLD, text))
}
