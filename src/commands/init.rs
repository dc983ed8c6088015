//! Start a catalogue.

use std::path::PathBuf;

use forebear_graph::ROOT_FILE;

use crate::failure::{Failure, Outcome};
use crate::session::{Form, Session};
use crate::{exit, whole_file};

/// What a first catalogue looks like.
const TEMPLATE: &str = include_str!("init.toml");

/// Write a first catalogue with an example, to be edited
///
/// An existing one is never overwritten.
#[derive(clap::Args, Debug)]
pub(crate) struct InitArgs {
    /// The folder
    #[arg(default_value = ".")]
    folder: PathBuf,
}

pub(crate) fn run(args: &InitArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text])?;
    let path = args.folder.join(ROOT_FILE);
    if path.symlink_metadata().is_ok() {
        let failure =
            Failure::input_output(format!("there is a catalogue already: `{}`", path.display()));
        return Err(failure.hint("name another folder: `forebear init FOLDER`"));
    }
    std::fs::create_dir_all(&args.folder)
        .map_err(|error| Failure::not_written(&args.folder, &error))?;
    whole_file::write(&path, |out| Ok(out.write_all(TEMPLATE.as_bytes())?))?;
    session.say("note", &format!("wrote {}", path.display()));
    let there = match args.folder.as_path() {
        here if here == std::path::Path::new(".") => String::new(),
        folder => format!("cd {} and ", folder.display()),
    };
    session.say(
        "next",
        &format!("{there}edit it, then `forebear check`, `forebear timeline`, `forebear ancestors steamboat`"),
    );
    Ok(exit::FINE)
}
