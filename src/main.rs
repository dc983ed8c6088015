//! Says where a technology came from, when, and who says so.

mod builtin;
mod cli;
mod commands;
mod exit;
mod failure;
mod filters;
mod graphviz;
#[cfg(feature = "pictures")]
mod ink;
mod load;
mod near;
mod new_catalogue;
mod output;
mod report;
mod session;
mod whole_file;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os()))
}
