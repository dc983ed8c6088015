//! Which chain do most others share most of?

use forebear_graph::{Lineage, MainPath, PathCount, PathCounts, Technology, TechnologySet};
use serde_json::{Value, json};

use crate::exit;
use crate::failure::Outcome;
use crate::filters::FilterArgs;
use crate::output::{BOLD, DATE, DIM, KIND, Table, count, date_or_undated, json, kinds, paint};
use crate::session::{Form, Session};

/// Show the main path: the chain that carries most of the descent
///
/// Each influence weighs as much as there are chains along it, from a technology without origins
/// to one without heirs: its search path count (Hummon and Doreian, Connectivity in a citation
/// network, Social Networks 11, 1989; computed after Batagelj, Efficient algorithms for citation
/// network analysis, 2003). The global main path is the chain with the greatest sum of weights
/// (Liu and Lu, An integrated approach for main path analysis, JASIST 63, 2012).
///
/// With a query or filters it is that of the chosen technologies, as if there were no others.
/// Technologies that descend from each other count as one. Where two ways are equally good, the
/// one goes on that comes first by date, then by id.
///
/// JSON: an object with `stations` (id, label, date, and in `others` the ids of those that
/// descend from it and it from them), `links` (from, to, weight, influences as `forebear
/// influences` gives them), `sum` of the weights, `ties` (how often another way was as good) and
/// `condensed` (whether there are cycles). A weight is a number, or text such as
/// "1.234567890e602" where it is above 1.8e308.
#[derive(clap::Args, Debug)]
pub(crate) struct MainPathArgs {
    #[command(flatten)]
    filters: FilterArgs,
}

pub(crate) fn run(args: &MainPathArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let chosen = args.filters.select(&lineage, session)?;
    let mut set = TechnologySet::none(&lineage);
    for technology in &chosen {
        set.insert(*technology);
    }
    let counts = lineage.path_counts_within(session.scope(), &set);
    let path = counts.main_path();
    session.print(&match (form, &path) {
        (Form::Json, _) => json::pretty(&as_json(path.as_ref(), &counts, session)),
        (_, Some(path)) => as_text(path, &counts, session),
        (_, None) => nothing(&chosen, args, &lineage, session),
    })?;
    if let (Form::Text, Some(path)) = (form, &path) {
        say_more(path, &counts, session);
    }
    Ok(exit::FINE)
}

fn as_text(path: &MainPath<'_>, counts: &PathCounts<'_>, session: &Session) -> String {
    let total = counts.total();
    let stem = session.screen.glyph("│", "|");
    let mut text = String::new();
    for (nth, station) in path.stations.iter().enumerate() {
        if let Some(before) = nth.checked_sub(1) {
            let kinds = paint(KIND, &format!("[{}]", kinds(&path.links[before])));
            let weight = format!("{} of {}", path.weights[before], chains(total));
            text.push_str(&format!("{stem} {kinds}  {}\n", paint(DIM, &weight)));
        }
        let members: Vec<String> = station.iter().map(|member| named(*member, session)).collect();
        let together = match members.len() {
            1 => String::new(),
            _ => format!("  {}", paint(DIM, "(descend from each other)")),
        };
        text.push_str(&format!("{}{together}\n", members.join(", ")));
    }
    text
}

fn named(technology: Technology<'_>, session: &Session) -> String {
    let name = paint(BOLD, session.label(technology));
    format!("{name}  {}", paint(DATE, &date_or_undated(technology)))
}

fn chains(total: PathCount) -> String {
    format!("{total} {}", if total == PathCount::from(1) { "chain" } else { "chains" })
}

fn say_more(path: &MainPath<'_>, counts: &PathCounts<'_>, session: &Session) {
    let stations = count(path.stations.len(), "station", "stations");
    session.say("note", &format!("{stations}; the weights add up to {}", path.sum));
    if path.ties > 0 {
        let times = count(path.ties, "time", "times");
        session.say(
            "note",
            &format!(
                "{times} another way was as good: what is listed first, by date, then by id, \
                 decided"
            ),
        );
    }
    if path.condensed {
        let groups = counts.groups();
        let groups = match groups.as_slice() {
            [group] => count(group.len(), "technology", "technologies"),
            groups => format!("{} groups of technologies", groups.len()),
        };
        session.say(
            "note",
            &format!(
                "{groups} that descend from each other count as one: the weights are those of \
                 the condensation"
            ),
        );
    }
}

/// Says that there is no path, and what there is instead.
fn nothing(
    chosen: &[Technology<'_>],
    args: &MainPathArgs,
    lineage: &Lineage,
    session: &Session,
) -> String {
    let along = session.via().map_or(String::new(), |via| format!(" along {via}"));
    let all = count(chosen.len(), "technology", "technologies");
    let what = match (chosen.len(), args.filters.is_empty()) {
        (0, true) => "the catalogue has no technologies".to_owned(),
        (0, false) => "no technology is all that was asked for".to_owned(),
        (1, _) => "there is no path within one technology".to_owned(),
        (_, true) => format!("nothing recorded leads from one technology to another{along}"),
        (_, false) => format!("nothing recorded leads from one of these {all} to another{along}"),
    };
    let mut text = paint(BOLD, &what);
    text.push('\n');
    let mut table = Table::plain().styles(&[DIM]).indent(2);
    if session.via().is_some() && lineage.influences().len() > 0 {
        table.row(["but", "there may be a path along other influences: ask without --via"]);
    }
    if !args.filters.is_empty() && !chosen.is_empty() {
        table.row(["but", "a path goes along chosen technologies only; with `::` before a query"]);
        table.row(["", "their ancestors are chosen, too, with `::` after it what they led to"]);
        table.row(["see", "forebear help query; forebear main-path"]);
    }
    if !table.is_empty() {
        text.push('\n');
        table.write(&session.screen, &mut text);
    }
    text
}

fn as_json(path: Option<&MainPath<'_>>, counts: &PathCounts<'_>, session: &Session) -> Value {
    let Some(path) = path else {
        let condensed = !counts.groups().is_empty();
        return json!({
            "stations": [], "links": [], "sum": 0, "ties": 0, "condensed": condensed
        });
    };
    let stations = path.stations.iter().filter_map(|station| {
        let (first, others) = station.split_first()?;
        Some(json!({
            "id": first.id(),
            "label": session.label(*first),
            "date": first.timeline_date().map(|date| date.date.as_str()),
            "others": others.iter().map(|other| other.id()).collect::<Vec<_>>(),
        }))
    });
    let ends = path.stations.windows(2).map(|pair| [pair[0].first(), pair[1].first()]);
    let links = ends.zip(&path.links).zip(&path.weights).map(|((ends, link), weight)| {
        let [from, to] = ends.map(|end| end.map(|technology| technology.id()));
        json!({
            "from": from,
            "to": to,
            "weight": json::path_count(*weight),
            "influences": link.iter().map(|i| json::influence(*i)).collect::<Vec<_>>(),
        })
    });
    json!({
        "stations": stations.collect::<Vec<_>>(),
        "links": links.collect::<Vec<_>>(),
        "sum": json::path_count(path.sum),
        "ties": path.ties,
        "condensed": path.condensed,
    })
}
