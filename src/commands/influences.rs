//! Which came from which, and who says so?

use forebear_graph::Influence;

use crate::exit;
use crate::failure::Outcome;
use crate::filters::FilterArgs;
use crate::output::{
    DATE, DIM, KIND, NOTHING, Table, count, csv, json, remarks, statement_citations,
};
use crate::session::{Form, Session};

/// List influences with who states them: the proof as a table
///
/// The filters choose technologies, and an influence is listed if the later of its two is
/// chosen: `--by openai` gives what OpenAI's technologies came from. What is deprecated is left
/// out (`show` has it), and so is what `--via` leaves out.
///
/// JSON: an array of objects with id, from, to, kind, certainty, disputed, when, note and
/// citations (source, place, and quoting, line, quote, rule where given). CSV: RFC 4180 with
/// CRLF; a cell that begins with = + - or @ has an apostrophe in front, so that no spreadsheet
/// takes it for a formula.
#[derive(clap::Args, Debug)]
pub(crate) struct InfluencesArgs {
    /// Only those that begin or end at this technology
    #[arg(long, value_name = "NAME")]
    of: Option<String>,

    #[command(flatten)]
    filters: FilterArgs,
}

pub(crate) fn run(args: &InfluencesArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json, Form::Csv])?;
    let lineage = crate::load::lineage(session)?;
    let mut is_chosen = vec![false; lineage.catalogue().technologies().len()];
    for technology in args.filters.select(&lineage, session)? {
        is_chosen[technology.index()] = true;
    }
    let of = args.of.as_deref().map(|name| super::technology(name, &lineage)).transpose()?;
    let chosen: Vec<Influence<'_>> = lineage
        .influences()
        .filter(|influence| session.scope().admits(*influence))
        .filter(|influence| is_chosen[influence.later().index()])
        .filter(|influence| {
            of.is_none_or(|of| [influence.earlier(), influence.later()].contains(&of))
        })
        .collect();
    session.print(&match form {
        Form::Json => json::pretty(&chosen.iter().map(|i| json::influence(*i)).collect()),
        Form::Csv => written_as_csv(&chosen),
        _ => table(&chosen, session),
    })?;
    if form == Form::Text {
        session.say("note", &count(chosen.len(), "influence", "influences"));
    }
    Ok(exit::FINE)
}

fn certainty(influence: Influence<'_>) -> String {
    let disputed = if influence.is_disputed() { ", disputed" } else { "" };
    format!("{}{disputed}", influence.certainty())
}

fn table(chosen: &[Influence<'_>], session: &Session) -> String {
    let headings = ["from", "kind", "to", "certainty", "when", "citation"];
    let styles = [anstyle::Style::new(), KIND, anstyle::Style::new(), DIM, DATE, DIM];
    let mut table = Table::with_headings(&headings).styles(&styles);
    for influence in chosen {
        table.row([
            session.label(influence.earlier()),
            influence.kind().as_str(),
            session.label(influence.later()),
            &certainty(*influence),
            influence.when().map_or(NOTHING, |when| when.as_str()),
            &statement_citations(*influence),
        ]);
    }
    let mut text = String::new();
    if !table.is_empty() {
        table.write(&session.screen, &mut text);
    }
    text
}

fn written_as_csv(chosen: &[Influence<'_>]) -> String {
    let mut text = String::new();
    let headings = [
        "from",
        "from_name",
        "kind",
        "to",
        "to_name",
        "certainty",
        "disputed",
        "when",
        "citation",
        "note",
    ];
    csv::record(headings, &mut text);
    for influence in chosen {
        csv::record(
            [
                influence.earlier().id(),
                influence.earlier().name(),
                influence.kind().as_str(),
                influence.later().id(),
                influence.later().name(),
                influence.certainty().as_str(),
                if influence.is_disputed() { "true" } else { "false" },
                influence.when().map_or("", |when| when.as_str()),
                &statement_citations(*influence),
                &remarks(influence.provenance()).join("; "),
            ],
            &mut text,
        );
    }
    text
}
