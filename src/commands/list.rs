//! Which technologies are there?

use forebear_graph::{Lineage, Technology, Vocabulary};
use serde_json::Value;

use crate::exit;
use crate::failure::{Failure, Outcome};
use crate::filters::{FilterArgs, facts};
use crate::near::unknown_word;
use crate::output::{BOLD, DATE, NOTHING, Table, count, csv, json, makers, timeline_date};
use crate::session::{Form, Session};

/// List technologies as a table, by date, those without one last
///
/// JSON: an array of objects with id, label, date (EDTF text or null), date_kind, disputed,
/// kind, developers (id, label), fields, family and facts.
#[derive(clap::Args, Debug)]
pub(crate) struct ListArgs {
    /// Show these columns: date, name, kind, developers, fields, family, id, and facts.KEY, as in
    /// `facts.parameters`
    #[arg(long, value_delimiter = ',', default_value = "date,name,kind,developers,fields")]
    columns: Vec<String>,

    #[command(flatten)]
    filters: FilterArgs,
}

/// What a column shows.
enum Column {
    Date,
    Name,
    Kind,
    Developers,
    Fields,
    Family,
    Id,
    Fact(String),
}

const COLUMNS: [&str; 7] = ["date", "name", "kind", "developers", "fields", "family", "id"];

pub(crate) fn run(args: &ListArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json, Form::Csv])?;
    let lineage = crate::load::lineage(session)?;
    let columns: Vec<Column> =
        args.columns.iter().map(|word| column(word.trim(), &lineage)).collect::<Result<_, _>>()?;
    let chosen = args.filters.select(&lineage, session)?;
    session.print(&match form {
        Form::Json => {
            let all = chosen.iter().map(|t| Value::Object(json::technology(*t, session)));
            json::pretty(&all.collect())
        }
        Form::Csv => written_as_csv(&chosen, &columns, session, &lineage),
        _ => table(&chosen, &columns, session, &lineage),
    })?;
    if form == Form::Text {
        say_how_many(&chosen, args, session);
    }
    Ok(exit::FINE)
}

fn say_how_many(chosen: &[Technology<'_>], args: &ListArgs, session: &Session) {
    let undated = chosen.iter().filter(|technology| technology.date().is_none()).count();
    let all = match (chosen.is_empty(), args.filters.is_empty()) {
        (true, true) => "the catalogue has no technologies".to_owned(),
        (true, false) => "no technology is all that was asked for".to_owned(),
        _ => count(chosen.len(), "technology", "technologies"),
    };
    let undated = match undated {
        0 => String::new(),
        some => format!(", {some} of them undated"),
    };
    session.say("note", &format!("{all}{undated}"));
}

fn column(word: &str, lineage: &Lineage) -> Result<Column, Failure> {
    Ok(match word {
        "date" => Column::Date,
        "name" => Column::Name,
        "kind" => Column::Kind,
        "developers" => Column::Developers,
        "fields" => Column::Fields,
        "family" => Column::Family,
        "id" => Column::Id,
        _ => {
            let facts = facts(lineage);
            let known = COLUMNS.into_iter().chain(facts.iter().map(String::as_str));
            match word.strip_prefix("facts.").filter(|_| facts.iter().any(|fact| fact == word)) {
                Some(fact) => Column::Fact(fact.to_owned()),
                None => return Err(unknown_word("column", word, &known.collect::<Vec<_>>())),
            }
        }
    })
}

impl Column {
    fn heading(&self, session: &Session, lineage: &Lineage) -> String {
        match self {
            Column::Date => "date".to_owned(),
            Column::Name => "name".to_owned(),
            Column::Kind => "kind".to_owned(),
            Column::Developers => "developers".to_owned(),
            Column::Fields => "fields".to_owned(),
            Column::Family => "family".to_owned(),
            Column::Id => "id".to_owned(),
            Column::Fact(fact) => {
                let catalogue = lineage.catalogue();
                let name = catalogue.word_name(Vocabulary::Fact, fact, session.lang());
                let unit = catalogue.word(Vocabulary::Fact, fact).and_then(|w| w.unit.as_deref());
                unit.map_or_else(|| name.to_owned(), |unit| format!("{name} ({unit})"))
            }
        }
    }

    fn style(&self) -> anstyle::Style {
        match self {
            Column::Date => DATE,
            Column::Name => BOLD,
            _ => anstyle::Style::new(),
        }
    }

    /// Returns what stands in the column for a technology; nothing if that is not known.
    fn cell(&self, of: Technology<'_>, session: &Session, lineage: &Lineage) -> String {
        let shown = |vocabulary, word| {
            lineage.catalogue().word_name(vocabulary, word, session.lang()).to_owned()
        };
        match self {
            Column::Date => of.timeline_date().map(timeline_date).unwrap_or_default(),
            Column::Name => session.label(of).to_owned(),
            Column::Kind => of.kind().map(|kind| shown(Vocabulary::Kind, kind)).unwrap_or_default(),
            Column::Developers => makers(of, session),
            Column::Fields => {
                let fields: Vec<String> =
                    of.fields().map(|field| shown(Vocabulary::Field, field)).collect();
                fields.join(", ")
            }
            Column::Family => of.family().unwrap_or_default().to_owned(),
            Column::Id => of.id().to_owned(),
            Column::Fact(fact) => {
                let values: Vec<&str> =
                    of.facts().filter(|(key, _)| key == fact).map(|(_, value)| value).collect();
                values.join(", ")
            }
        }
    }
}

fn table(
    chosen: &[Technology<'_>],
    columns: &[Column],
    session: &Session,
    lineage: &Lineage,
) -> String {
    let mut text = String::new();
    if chosen.is_empty() {
        return text;
    }
    let headings: Vec<String> = columns.iter().map(|c| c.heading(session, lineage)).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let styles: Vec<_> = columns.iter().map(Column::style).collect();
    let mut table = Table::with_headings(&headings).styles(&styles);
    for technology in chosen {
        table.row(columns.iter().map(|column| {
            let cell = column.cell(*technology, session, lineage);
            if cell.is_empty() { NOTHING.to_owned() } else { cell }
        }));
    }
    table.write(&session.screen, &mut text);
    text
}

fn written_as_csv(
    chosen: &[Technology<'_>],
    columns: &[Column],
    session: &Session,
    lineage: &Lineage,
) -> String {
    let mut text = String::new();
    csv::record(columns.iter().map(|column| column.heading(session, lineage)), &mut text);
    for technology in chosen {
        csv::record(columns.iter().map(|c| c.cell(*technology, session, lineage)), &mut text);
    }
    text
}
