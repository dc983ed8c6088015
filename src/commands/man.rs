//! Manual pages.

use std::path::PathBuf;

use clap_mangen::Man;

use crate::failure::{Failure, Outcome};
use crate::output::count;
use crate::session::{Form, Session};
use crate::{exit, whole_file};

/// Write the manual page
#[derive(clap::Args, Debug)]
pub(crate) struct ManArgs {
    /// Write a page for each command into this folder instead
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &ManArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text])?;
    let mut command = crate::cli::command_line();
    command.build();
    let Some(folder) = &args.output else {
        session.print(&page(&command)?)?;
        return Ok(exit::FINE);
    };
    std::fs::create_dir_all(folder).map_err(|error| Failure::not_written(folder, &error))?;
    let pages: Vec<_> = std::iter::once(&command).chain(command.get_subcommands()).collect();
    for command in &pages {
        let page = page(command)?;
        let name = command.get_display_name().unwrap_or_else(|| command.get_name());
        let path = folder.join(format!("{name}.1"));
        whole_file::write(&path, |out| Ok(out.write_all(page.as_bytes())?))?;
    }
    session
        .say("note", &format!("{} in {}", count(pages.len(), "page", "pages"), folder.display()));
    Ok(exit::FINE)
}

fn page(command: &clap::Command) -> Result<String, Failure> {
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
