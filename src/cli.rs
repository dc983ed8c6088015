//! The command line: which commands there are and where each is done.

use std::ffi::OsString;
use std::path::Path;

use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::*;
use crate::failure::{Failure, Outcome};
use crate::output::{clean, stderr_line};
use crate::session::{Globals, Session};
use crate::{exit, load};

/// Say where a technology came from, when, and who says so
///
/// Works on a catalogue of technologies: TOML files in which every date and every influence has
/// its source. One on multimodal AI up to December 2023 is built in, so every command works at
/// once: try `forebear timeline`, `forebear ancestors flamingo` or `forebear chains diffusion w.a.l.t`.
///
/// A NAME is an id, a name, an alias or an old name, in any case, width and punctuation;
/// `organization:midjourney` asks for one sort of entry.
#[derive(Parser, Debug)]
#[command(name = "forebear", version, after_long_help = exit::HELP)]
#[command(disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    Show(ShowArgs),
    Ancestors(AncestorsArgs),
    Descendants(DescendantsArgs),
    Chains(ChainsArgs),
    List(ListArgs),
    Influences(InfluencesArgs),
    Timeline(TimelineArgs),
    Log(LogArgs),
    Rank(RankArgs),
    MainPath(MainPathArgs),
    Stats(StatsArgs),
    Check(CheckArgs),
    Diff(DiffArgs),
    Merge(MergeArgs),
    Import(ImportArgs),
    Explain(ExplainArgs),
    Draw(DrawArgs),
    Export(ExportArgs),
    Formats(FormatsArgs),
    Help(HelpArgs),
    Init(InitArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

impl Command {
    fn run(&self, session: &Session) -> Outcome {
        match self {
            Command::Show(args) => show::run(args, session),
            Command::Ancestors(args) => ancestors::run(args, session),
            Command::Descendants(args) => descendants::run(args, session),
            Command::Chains(args) => chains::run(args, session),
            Command::List(args) => list::run(args, session),
            Command::Influences(args) => influences::run(args, session),
            Command::Timeline(args) => timeline::run(args, session),
            Command::Log(args) => log::run(args, session),
            Command::Rank(args) => rank::run(args, session),
            Command::MainPath(args) => main_path::run(args, session),
            Command::Stats(args) => stats::run(args, session),
            Command::Check(args) => check::run(args, session),
            Command::Diff(args) => diff::run(args, session),
            Command::Merge(args) => merge::run(args, session),
            Command::Import(args) => import::run(args, session),
            Command::Explain(args) => explain::run(args, session),
            Command::Draw(args) => draw::run(args, session),
            Command::Export(args) => export::run(args, session),
            Command::Formats(args) => formats::run(args, session),
            Command::Help(args) => help::run(args, session),
            Command::Init(args) => init::run(args, session),
            Command::Schema(args) => schema::run(args, session),
            Command::Completions(args) => completions::run(args, session),
            Command::Man(args) => man::run(args, session),
        }
    }
}

/// Runs the command that the arguments ask for and returns the exit code.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Whoever closed the pipe has read enough of the help.
            let _ = error.print();
            return if error.use_stderr() { exit::USAGE } else { exit::FINE };
        }
    };
    let outcome = Session::new(cli.globals).and_then(|session| cli.command.run(&session));
    let status = outcome.unwrap_or_else(Failure::report);
    if status == exit::INPUT_OUTPUT
        && let Some((written, read)) = query_as_catalogue(&arguments)
    {
        let hint =
            format!("`{written}` was read as `-c {read}`; a query is written `-- {written}`");
        stderr_line(Some("hint"), &clean(&hint));
    }
    status
}

/// Returns the first argument that looks like a query with a `-` too early and was read as a
/// catalogue that is not there, and as which: `-clip`, `lip`.
fn query_as_catalogue(arguments: &[OsString]) -> Option<(&str, &str)> {
    let options = arguments.iter().map_while(|argument| argument.to_str().filter(|a| *a != "--"));
    options
        .filter_map(|argument| Some((argument, argument.strip_prefix("-c")?)))
        .find(|(_, path)| !path.is_empty() && *path != load::BUILT_IN && !Path::new(path).exists())
}

/// Returns the command line as clap knows it, for completions and manual pages.
pub(crate) fn command_line() -> clap::Command {
    Cli::command()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        super::command_line().debug_assert();
    }
}
