//! What did it come from?

use forebear_graph::Direction;

use super::descent::{self, DescentArgs};
use crate::failure::Outcome;
use crate::session::Session;

/// Draw what a technology came from, as a tree
///
/// Each row is an origin of the row it hangs from, with its date and what it was to it; the main
/// origin stands first. What is drawn at another row already is marked `(*)` and not drawn again.
///
/// JSON: an array of objects, the nearest first, each as in `list` and with `distance` (the
/// fewest steps) and `influences` (those that lead from it towards NAME: from, to, kind,
/// certainty, disputed, when, note, citations).
#[derive(clap::Args, Debug)]
pub(crate) struct AncestorsArgs {
    #[command(flatten)]
    descent: DescentArgs,
}

pub(crate) fn run(args: &AncestorsArgs, session: &Session) -> Outcome {
    descent::run(&args.descent, Direction::Back, session)
}
