//! One file a command: its arguments, whose documentation is the help, and what it does.

pub(crate) mod ancestors;
pub(crate) mod chains;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod descendants;
mod descent;
pub(crate) mod diff;
pub(crate) mod draw;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod formats;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod influences;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod main_path;
pub(crate) mod man;
pub(crate) mod merge;
pub(crate) mod rank;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod stats;
pub(crate) mod timeline;

pub(crate) use ancestors::AncestorsArgs;
pub(crate) use chains::ChainsArgs;
pub(crate) use check::CheckArgs;
pub(crate) use completions::CompletionsArgs;
pub(crate) use descendants::DescendantsArgs;
pub(crate) use diff::DiffArgs;
pub(crate) use draw::DrawArgs;
pub(crate) use explain::ExplainArgs;
pub(crate) use export::ExportArgs;
pub(crate) use formats::FormatsArgs;
pub(crate) use help::HelpArgs;
pub(crate) use import::ImportArgs;
pub(crate) use influences::InfluencesArgs;
pub(crate) use init::InitArgs;
pub(crate) use list::ListArgs;
pub(crate) use log::LogArgs;
pub(crate) use main_path::MainPathArgs;
pub(crate) use man::ManArgs;
pub(crate) use merge::MergeArgs;
pub(crate) use rank::RankArgs;
pub(crate) use schema::SchemaArgs;
pub(crate) use show::ShowArgs;
pub(crate) use stats::StatsArgs;
pub(crate) use timeline::TimelineArgs;

use forebear_graph::{EntityKind, Lineage, NameError, Technology};

use crate::failure::Failure;

/// Finds the technology that a name means.
///
/// # Errors
///
/// If there is none or several, or only an organization or source is called so.
pub(crate) fn technology<'g>(name: &str, lineage: &'g Lineage) -> Result<Technology<'g>, Failure> {
    let catalogue = lineage.catalogue();
    catalogue.find_technology(name).map_err(|error| match (&error, catalogue.find(name)) {
        (NameError::Unknown { .. }, Ok(other)) => {
            let (kind, id) = (other.kind(), other.id());
            let failure = Failure::usage(format!(
                "`{}` is {} {kind}, not a technology",
                other.name(),
                if kind == EntityKind::Organization { "an" } else { "a" },
            ));
            match kind {
                EntityKind::Organization => failure.hint(format!(
                    "`forebear list --by {id}` lists its technologies, `forebear show {kind}:{id}` tells of it"
                )),
                _ => failure.hint(format!("`forebear show {kind}:{id}` tells of it")),
            }
        }
        _ => error.into(),
    })
}
