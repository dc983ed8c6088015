//! What came when?

use std::cmp::Reverse;

use forebear_exports::{TimelineJson, View, ViewOptions};
use forebear_graph::{Date, DateKind, Day, Lineage, Period, Precision, Technology, Vocabulary};

use crate::exit;
use crate::failure::{Failure, Outcome};
use crate::filters::FilterArgs;
use crate::output::{BOLD, DATE, DIM, NOTHING, Table, count, json, makers, timeline_date};
use crate::session::{Form, Session};

/// Show technologies by year and month
///
/// A date that is less precise than a month stands under what is known of it: its year, the
/// range within which it lies. Nothing is moved to a day, a month or a year that no source gives.
/// Technologies without a date are counted at the end. In a narrow terminal kinds and developers
/// are left out.
///
/// JSON: the object that `forebear export timeline` writes, with `events` and `undated`;
/// `forebear schema timeline` describes it.
#[derive(clap::Args, Debug)]
pub(crate) struct TimelineArgs {
    /// List what has no date, too
    #[arg(long)]
    undated: bool,

    #[command(flatten)]
    filters: FilterArgs,
}

pub(crate) fn run(args: &TimelineArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let chosen = args.filters.select(&lineage, session)?;
    let (dated, undated): (Vec<_>, Vec<_>) =
        chosen.iter().copied().partition(|t: &Technology<'_>| t.date().is_some());
    session.print(&match form {
        Form::Json => as_json(chosen, &lineage, session)?,
        _ => as_text(&dated, if args.undated { &undated } else { &[] }, &lineage, session),
    })?;
    if form == Form::Text {
        let all = count(dated.len(), "dated technology", "dated technologies");
        let more = match (undated.len(), args.undated) {
            (0, _) => String::new(),
            (number, true) => format!(", {number} undated"),
            (number, false) => format!(", {number} undated: see them with --undated"),
        };
        session.say("note", &format!("{all}{more}"));
    }
    Ok(exit::FINE)
}

/// Where in the timeline a date stands: under which heading, and there under which smaller one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Place {
    period: Stretch,
    part: Stretch,
}

/// A stretch of time with its heading. Sorts by first day, the longest first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Stretch {
    first: i32,
    last: Reverse<i32>,
    heading: String,
}

impl Stretch {
    fn of(period: Period, heading: String) -> Stretch {
        let (first, last) = (period.earliest().number(), period.latest().number());
        Stretch { first, last: Reverse(last), heading }
    }

    /// What is known of a date that is no year, quarter, month or day.
    fn of_range(date: &Date) -> Stretch {
        let first = date.earliest().map_or(i32::MIN, Day::number);
        let last = date.latest().map_or(i32::MAX, Day::number);
        Stretch { first, last: Reverse(last), heading: range(date) }
    }
}

impl Place {
    fn of(date: &Date) -> Place {
        // Sorts before all that lies within the period.
        let whole = |heading| Stretch { first: i32::MIN, last: Reverse(i32::MAX), heading };
        let Some(year) = date.year() else {
            return Place { period: Stretch::of_range(date), part: whole(String::new()) };
        };
        let is_exactly = |period: &Period| {
            (Some(period.earliest()), Some(period.latest())) == (date.earliest(), date.latest())
        };
        let part = match date.period() {
            Some(Period::Day(day)) => {
                let month = Period::Month(year, day.ymd().1);
                Stretch::of(month, named(month))
            }
            Some(period) if is_exactly(&period) => match period {
                Period::Year(_) => whole(format!("in {period}, month not known")),
                _ => Stretch::of(period, named(period)),
            },
            _ => Stretch::of_range(date),
        };
        let period = Period::Year(year);
        Place { period: Stretch::of(period, period.to_string()), part }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn named(period: Period) -> String {
    let month = |month: u8| MONTHS[usize::from(month.clamp(1, 12)) - 1];
    match period {
        Period::Month(_, number) => month(number).to_owned(),
        Period::Quarter(_, number) => {
            let last = number.clamp(1, 4) * 3;
            format!("Q{number}, {} to {}", month(last - 2), month(last))
        }
        other => other.to_string(),
    }
}

/// Returns the days between which a date lies, as short as they can be said.
fn range(date: &Date) -> String {
    let first = date.earliest().map(|day| match day.ymd() {
        (year, 1, 1) => Period::Year(year).to_string(),
        (year, month, 1) => Period::Month(year, month).to_string(),
        _ => day.to_string(),
    });
    let last = date.latest().map(|day| match (day.ymd(), day.next().ymd().2) {
        ((year, 12, 31), _) => Period::Year(year).to_string(),
        ((year, month, _), 1) => Period::Month(year, month).to_string(),
        _ => day.to_string(),
    });
    match (first, last) {
        (Some(first), Some(last)) if first == last => first,
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("{first} or later"),
        (None, Some(last)) => format!("{last} or earlier"),
        (None, None) => "some time".to_owned(),
    }
}

fn as_text(
    dated: &[Technology<'_>],
    undated: &[Technology<'_>],
    lineage: &Lineage,
    session: &Session,
) -> String {
    let mut placed: Vec<(Place, Technology<'_>)> = dated
        .iter()
        .filter_map(|technology| Some((Place::of(technology.date()?), *technology)))
        .collect();
    // The sort is stable, so under one heading the order of listing remains.
    placed.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut table = Table::plain()
        .indent(4)
        .styles(&[anstyle::Style::new(), DIM, DIM, DATE])
        .spare(&[KIND, MAKERS]);
    let mut before: Option<&Place> = None;
    for (place, technology) in &placed {
        let same_period = before.is_some_and(|before| before.period == place.period);
        if !same_period {
            table.line(if before.is_some() { "\n" } else { "" }, BOLD, &place.period.heading);
        }
        let same_part = same_period && before.is_some_and(|before| before.part == place.part);
        if !same_part && !place.part.heading.is_empty() {
            table.line("  ", DATE, &place.part.heading);
        }
        table.row(row(*technology, lineage, session));
        before = Some(place);
    }
    if !undated.is_empty() {
        table.line(if before.is_some() { "\n" } else { "" }, BOLD, "undated");
        for technology in undated {
            table.row(row(*technology, lineage, session));
        }
    }
    let mut text = String::new();
    table.write(&session.screen, &mut text);
    text
}

fn as_json(
    chosen: Vec<Technology<'_>>,
    lineage: &Lineage,
    session: &Session,
) -> Result<String, Failure> {
    let options = ViewOptions {
        scope: *session.scope(),
        language: session.lang().map(str::to_owned),
        ..ViewOptions::default()
    };
    let view = View::new(lineage, chosen, options);
    let bytes = forebear_exports::to_bytes(&TimelineJson, &view)
        .map_err(|error| Failure::input_output(error.to_string()))?;
    Ok(json::safe(&String::from_utf8_lossy(&bytes)))
}

/// Columns of a row that can be left out.
const KIND: usize = 1;
const MAKERS: usize = 2;

fn row(of: Technology<'_>, lineage: &Lineage, session: &Session) -> [String; 4] {
    let kind = of.kind().map_or(NOTHING, |kind| {
        lineage.catalogue().word_name(Vocabulary::Kind, kind, session.lang())
    });
    let makers = makers(of, session);
    let makers = if makers.is_empty() { NOTHING.to_owned() } else { makers };
    // The heading says it already, unless the date is finer or in doubt.
    let date = of.timeline_date().map_or_else(String::new, |timeline| {
        let says_it = timeline.date.period().map(|period| period.to_string());
        let is_day = timeline.date.precision() == Precision::Day;
        let kind = match timeline.kind {
            DateKind::Released => String::new(),
            kind => format!("{kind} "),
        };
        match !is_day && !timeline.disputed && says_it.as_deref() == Some(timeline.date.as_str()) {
            true => kind.trim_end().to_owned(),
            false => format!("{kind}{}", timeline_date(timeline)),
        }
    });
    [session.label(of).to_owned(), kind.to_owned(), makers, date]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_date_stands_under_what_is_known_of_it() {
        let mut dates = [
            "2021",
            "2021-06",
            "2021-06-12",
            "2021-34",
            "2021-21",
            "2021~",
            "202X",
            "2021/2022",
            "[2021-03-05..2023]",
            "[2023..]",
            "[..2019]",
            "-0044-03",
        ]
        .map(|text| (Place::of(&Date::parse(text).unwrap()), text));
        dates.sort();
        let lines: Vec<String> = dates
            .iter()
            .map(|(place, text)| {
                format!("{} > {} > {text}", place.period.heading, place.part.heading)
            })
            .collect();
        insta::assert_snapshot!(lines.join("\n"), @r"
        2019 or earlier >  > [..2019]
        -0044 > March > -0044-03
        2020 to 2029 >  > 202X
        2021 to 2022 >  > 2021/2022
        2021 > in 2021, month not known > 2021
        2021 > in 2021, month not known > 2021~
        2021 > 2021-03 to 2021-05 > 2021-21
        2021 > Q2, April to June > 2021-34
        2021 > June > 2021-06
        2021 > June > 2021-06-12
        2021-03-05 to 2023 >  > [2021-03-05..2023]
        2023 or later >  > [2023..]
        ");
    }
}
