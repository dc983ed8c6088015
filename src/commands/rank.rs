//! What counts for how much?

use clap::builder::PossibleValuesParser;
use forebear_graph::{Catalogue, Measure, Score, Technology, Vocabulary};
use serde_json::{Value, json};

use crate::exit;
use crate::failure::Outcome;
use crate::filters::FilterArgs;
use crate::near::unknown_word;
use crate::output::{BOLD, DATE, KIND, NOTHING, Table, count, json, timeline_date};
use crate::session::{Form, Session};

/// Rank technologies by what came of them
///
/// The measures are those of the whole lineage, along what `--via` admits; the query and the
/// filters choose what is listed. A rank is the place among all technologies; equal values share
/// it.
///
/// descendants: how many others descend from it, over any number of steps.
///
/// pagerank: the part of all attention that ends up at it if each technology passes on 0.85 of
/// its own, in equal parts, to those it came from (Page, Brin, Motwani and Winograd, The PageRank
/// citation ranking, 1999). The parts of all technologies add up to 1.
///
/// chains: how many of the chains from a technology without origins to one without heirs go
/// through it: the search path count (Hummon and Doreian, Connectivity in a citation network,
/// Social Networks 11, 1989; computed after Batagelj, Efficient algorithms for citation network
/// analysis, 2003). Technologies that descend from each other count as one.
///
/// JSON: an array of objects with id, label, date (EDTF text or null), measure and value: a number,
/// or text such as "1.234567890e602" where it is above 1.8e308.
#[derive(clap::Args, Debug)]
pub(crate) struct RankArgs {
    /// What to rank by
    #[arg(long, value_name = "NAME", default_value = Measure::Descendants.as_str(), value_parser = PossibleValuesParser::new(words()))]
    measure: String,

    /// List at most this many technologies
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,

    #[command(flatten)]
    filters: FilterArgs,
}

fn words() -> impl Iterator<Item = &'static str> {
    Measure::ALL.iter().map(|measure| measure.as_str())
}

/// A technology that is listed.
struct Row<'g> {
    rank: usize,
    technology: Technology<'g>,
    score: Score,
}

pub(crate) fn run(args: &RankArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let Some(measure) = Measure::from_word(&args.measure) else {
        return Err(unknown_word("measure", &args.measure, &words().collect::<Vec<_>>()));
    };
    let lineage = crate::load::lineage(session)?;
    let chosen = args.filters.select(&lineage, session)?;
    let mut is_chosen = vec![false; lineage.catalogue().technologies().len()];
    for technology in &chosen {
        is_chosen[technology.index()] = true;
    }
    let ranked = ranks(lineage.rank(measure, session.scope()));
    let listed = ranked.filter(|row| is_chosen[row.technology.index()]);
    let listed: Vec<Row<'_>> = listed.take(args.limit).collect();
    session.print(&match form {
        Form::Json => {
            json::pretty(&listed.iter().map(|row| written(row, measure, session)).collect())
        }
        _ => table(&listed, measure, lineage.catalogue(), session),
    })?;
    if form == Form::Text {
        let all = count(chosen.len(), "technology", "technologies");
        let note = match (chosen.len(), chosen.len() > listed.len()) {
            (0, _) if args.filters.is_empty() => "the catalogue has no technologies".to_owned(),
            (0, _) => "no technology is all that was asked for".to_owned(),
            (_, true) => {
                format!("{} of {all}; ask for more with a higher --limit", listed.len())
            }
            (_, false) => all,
        };
        session.say("note", &note);
    }
    Ok(exit::FINE)
}

/// Numbers what is ranked; what is written with the same digits shares a rank.
fn ranks<'g>(ranked: Vec<(Technology<'g>, Score)>) -> impl Iterator<Item = Row<'g>> {
    let mut rank = 0;
    let mut last = None;
    ranked.into_iter().enumerate().map(move |(place, (technology, score))| {
        let digits = digits(score);
        if last.as_ref() != Some(&digits) {
            rank = place + 1;
            last = Some(digits);
        }
        Row { rank, technology, score }
    })
}

/// Returns all digits of a score that can be relied on.
fn digits(score: Score) -> String {
    match score {
        Score::Descendants(count) => count.to_string(),
        Score::PageRank(part) => format!("{part:.10e}"),
        Score::Chains(count) => format!("{count:.9}"),
    }
}

fn shown(score: Score) -> String {
    match score {
        Score::PageRank(part) if part < 0.001 => format!("{part:.3e}"),
        Score::PageRank(part) => format!("{part:.6}"),
        other => other.to_string(),
    }
}

fn table(listed: &[Row<'_>], measure: Measure, catalogue: &Catalogue, session: &Session) -> String {
    let mut text = String::new();
    if listed.is_empty() {
        return text;
    }
    let headings = ["rank", measure.as_str(), "name", "date", "kind"];
    let plain = anstyle::Style::new();
    let mut table = Table::with_headings(&headings).styles(&[plain, plain, BOLD, DATE, KIND]);
    for Row { rank, technology, score } in listed {
        let kind = technology
            .kind()
            .map(|kind| catalogue.word_name(Vocabulary::Kind, kind, session.lang()).to_owned());
        table.row([
            &rank.to_string(),
            &shown(*score),
            session.label(*technology),
            &technology.timeline_date().map_or_else(|| NOTHING.to_owned(), timeline_date),
            kind.as_deref().unwrap_or(NOTHING),
        ]);
    }
    table.write(&session.screen, &mut text);
    text
}

fn written(row: &Row<'_>, measure: Measure, session: &Session) -> Value {
    let value = match row.score {
        Score::Descendants(count) => count.into(),
        Score::PageRank(part) => part.into(),
        Score::Chains(count) => json::path_count(count),
    };
    json!({
        "id": row.technology.id(),
        "label": session.label(row.technology),
        "date": row.technology.timeline_date().map(|date| date.date.as_str()),
        "measure": measure.as_str(),
        "value": value,
    })
}
