//! Completions for shells.

use clap_complete::Shell;

use crate::exit;
use crate::failure::Outcome;
use crate::session::{Form, Session};

/// Write completions for a shell
///
/// For bash: `forebear completions bash > ~/.local/share/bash-completion/completions/forebear`
#[derive(clap::Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &CompletionsArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text])?;
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut crate::cli::command_line(), "forebear", &mut script);
    session.print(&String::from_utf8_lossy(&script))?;
    Ok(exit::FINE)
}
