//! How does the whole hang together?

mod draw;
mod order;

use forebear_exports::{View, ViewOptions};

use crate::commands::log::draw::Log;
use crate::commands::log::order::{Graph, places};
use crate::exit;
use crate::failure::Outcome;
use crate::filters::FilterArgs;
use crate::output::json;
use crate::session::{Form, Session};

/// Draw the lineage in the terminal, newest first, as `git log --graph` does
///
/// Each technology is a row: name, date, developers, kind. Lines lead down to what it came from,
/// and none stands above what came of it, even where dates say otherwise. What has no date stands
/// just below the oldest that came of it, else just above the newest it came from, else last.
///
/// Where the query and the filters leave out what lies between two technologies, a dotted line
/// joins them, and the row says `via N` of its origin: N are left out at the least.
///
/// JSON: an array in the same order, of objects with id, label, date (EDTF text or null) and
/// parents: objects with id and either kinds, those of the influences, or via, the number of
/// those left out.
#[derive(clap::Args, Debug)]
pub(crate) struct LogArgs {
    /// Draw at most this many technologies
    #[arg(long, value_name = "N")]
    limit: Option<usize>,

    #[command(flatten)]
    filters: FilterArgs,
}

pub(crate) fn run(args: &LogArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let chosen = args.filters.select(&lineage, session)?;
    let options = ViewOptions {
        scope: *session.scope(),
        language: session.lang().map(str::to_owned),
        ..ViewOptions::default()
    };
    let view = View::new(&lineage, chosen, options);
    let graph = Graph::of(&view, &lineage);
    let order = graph.order();
    let limit = args.limit.unwrap_or(usize::MAX).min(order.len());
    let log = Log { session, view: &view, lineage: &lineage, places: places(&order), graph };
    let drawn = match form {
        Form::Json => {
            let rows = order[..limit].iter().map(|place| log.json(*place));
            session.print(&json::pretty(&rows.collect()))?;
            limit
        }
        _ => log.draw(&order[..limit])?,
    };
    if form == Form::Text {
        log.say_how_many(drawn, args);
    }
    log.say_what_is_odd(&order[..drawn]);
    Ok(exit::FINE)
}
