//! What came from it?

use forebear_graph::Direction;

use super::descent::{self, DescentArgs};
use crate::failure::Outcome;
use crate::session::Session;

/// Draw what came from a technology, as a tree
///
/// Each row is an heir of the row it hangs from, by date. What is drawn at another row already
/// is marked `(*)` and not drawn again.
///
/// JSON: an array of objects, the nearest first, each as in `list` and with `distance` (the
/// fewest steps) and `influences` (those that lead to it from NAME or what came from that: from,
/// to, kind, certainty, disputed, when, note, citations).
#[derive(clap::Args, Debug)]
pub(crate) struct DescendantsArgs {
    #[command(flatten)]
    descent: DescentArgs,
}

pub(crate) fn run(args: &DescendantsArgs, session: &Session) -> Outcome {
    descent::run(&args.descent, Direction::Forward, session)
}
