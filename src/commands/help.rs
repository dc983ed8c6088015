//! Help on a command, or on the query language.

use crate::failure::Outcome;
use crate::near::unknown_word;
use crate::session::Session;
use crate::{cli, exit};

/// The topic that is no command.
const QUERY: &str = "query";

/// Explain a command, or the query language: `forebear help query`
#[derive(clap::Args, Debug)]
pub(crate) struct HelpArgs {
    /// A command, or `query`
    topic: Option<String>,
}

pub(crate) fn run(args: &HelpArgs, session: &Session) -> Outcome {
    let mut whole = cli::command_line();
    whole.build();
    let help = match args.topic.as_deref() {
        None => whole.render_long_help().to_string(),
        Some(QUERY) => forebear_graph::REFERENCE.to_owned(),
        Some(topic) => match whole.find_subcommand_mut(topic) {
            Some(command) => command.render_long_help().to_string(),
            None => {
                let commands = whole.get_subcommands().map(|command| command.get_name());
                let topics: Vec<&str> = commands.chain([QUERY]).collect();
                return Err(unknown_word("command or topic", topic, &topics));
            }
        },
    };
    session.print(&help)?;
    Ok(exit::FINE)
}
