//! What has changed between two catalogues?

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use forebear_graph::{
    About, Certainty, Change, Content, Difference, EntryDifference, EntryKind, FactDifference,
    Rank, Statement, compare,
};
use serde_json::{Map, Value, json};

use crate::failure::Outcome;
use crate::output::json::{object, pretty};
use crate::output::{BOLD, DIM, clean, count, paint};
use crate::session::{Form, Session};
use crate::{exit, load};

const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const CHANGED: Style = AnsiColor::Yellow.on_default();

/// Compare two catalogues by meaning
///
/// Technologies, organizations, sources, words of the vocabularies, claims and influences that
/// only A has are marked -, those that only B has +, and those that both have otherwise ~, with
/// what A says, then what B says. The same id is the same thing, and so are two ids that `same-as`
/// joins in either. The order of files, of entries and of names, fields and links, and the way they
/// are written make no difference. The exit code is 0 if nothing differs and 1
/// if something does.
///
/// JSON: an object with format (`forebear-diff`), version, before, after (the two catalogues),
/// differs, and entries: change (added, removed, changed), type, id, label, and facts: about (a
/// key, or `influence` with from, to and kind), change and statements. A statement has change,
/// before and after, null where there is none: value (text, list, null of an influence), source,
/// places, certainty, rank and, where given, quoting, line, when, disputed, note, quote, rule.
#[derive(clap::Args, Debug)]
pub(crate) struct DiffArgs {
    /// A folder or file; `builtin` is the built-in catalogue
    #[arg(value_name = "A")]
    before: PathBuf,

    /// What to compare it with
    #[arg(value_name = "B")]
    after: PathBuf,
}

pub(crate) fn run(args: &DiffArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    session.refuse_catalogue_option(load::NAME_THEM)?;
    // Both are read before the command gives up, so that all that is wrong is told.
    let read = |path: &PathBuf| load::lineage_of(std::slice::from_ref(path), session);
    let (before, after) = (read(&args.before), read(&args.after));
    let (before, after) = (before?, after?);
    let difference = compare(&before, &after);
    session.print(&match form {
        Form::Json => pretty(&as_json(&difference, args)),
        _ => as_text(&difference),
    })?;
    if form == Form::Text {
        session.say("note", &summary(&difference));
    }
    Ok(if difference.is_empty() { exit::FINE } else { exit::PROBLEMS })
}

/// Returns how many of everything differ.
fn summary(difference: &Difference<'_>) -> String {
    if difference.is_empty() {
        return "nothing differs".to_owned();
    }
    let mut parts = Vec::new();
    let mut tell = |words: Vec<&str>, one: &str, several: &str| {
        if words.is_empty() {
            return;
        }
        let told = ["added", "removed", "changed"].into_iter().filter_map(|word| {
            let number = words.iter().filter(|found| **found == word).count();
            (number > 0).then(|| format!("{number} {word}"))
        });
        let told: Vec<String> = told.collect();
        parts.push(format!("{} ({})", count(words.len(), one, several), told.join(", ")));
    };
    let nouns = [
        ("technology", "technologies"),
        ("organization", "organizations"),
        ("source", "sources"),
        ("word", "words"),
    ];
    for (one, several) in nouns {
        let entries = difference.entries.iter().filter(|entry| match entry.kind {
            EntryKind::Entity(kind) => kind.as_str() == one,
            EntryKind::Word(_) => one == "word",
        });
        tell(entries.map(|entry| entry.name.as_str()).collect(), one, several);
    }
    let influences = difference.influences().map(|(_, fact)| fact.change.as_str());
    tell(influences.collect(), "influence", "influences");
    parts.join(", ")
}

fn as_text(difference: &Difference<'_>) -> String {
    let mut text = String::new();
    for entry in &difference.entries {
        let name = entry.name.after().or(entry.name.before()).copied().unwrap_or(entry.id);
        let head = format!("{} {}", entry.kind.as_str(), entry.id);
        let head = format!("{} {}", sign(&entry.name), paint(BOLD, &head));
        let name = if name == entry.id { String::new() } else { format!("  {}", clean(name)) };
        // Writing to a String does not fail.
        _ = writeln!(text, "{head}{name}");
        for fact in &entry.facts {
            let about = fact.about.to_string();
            for statement in &fact.statements {
                _ = writeln!(text, "  {} {}{}", sign(statement), clean(&about), told(statement));
            }
        }
    }
    text
}

fn sign<T>(change: &Change<T>) -> String {
    match change {
        Change::Removed(_) => paint(REMOVED, "-"),
        Change::Added(_) => paint(ADDED, "+"),
        Change::Changed(..) => paint(CHANGED, "~"),
    }
}

/// Returns what the one statement says, or how the two differ: what is equal is said once.
fn told(change: &Change<Statement<'_>>) -> String {
    match change {
        Change::Removed(only) | Change::Added(only) => {
            format!("{}{}", value(&only.content), in_brackets(&aside(only)))
        }
        Change::Changed(a, b) => {
            let (before, after) = (aside(a), aside(b));
            if a.content != b.content {
                let values = format!("{}  →{}", value(&a.content), value(&b.content));
                if before == after {
                    return format!("{values}{}", in_brackets(&before));
                }
                return format!(
                    "{}{}  →{}{}",
                    value(&a.content),
                    in_brackets(&before),
                    value(&b.content),
                    in_brackets(&after)
                );
            }
            let citations = format!("{}  →{}", in_brackets(&before), in_brackets(&after));
            format!("{}{citations}", value(&a.content))
        }
    }
}

fn value(content: &Content<'_>) -> String {
    match content {
        Content::Holds => String::new(),
        said => format!("  {}", clean(&said.to_string())),
    }
}

fn in_brackets(aside: &str) -> String {
    if aside.is_empty() {
        String::new()
    } else {
        format!("  {}", paint(DIM, &format!("[{aside}]")))
    }
}

/// Returns all that is said of a statement beside what it says.
fn aside(of: &Statement<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(source) = of.source {
        let places = of.places.join("; ");
        parts.push(format!("{source} {places}").trim_end().to_owned());
    } else if !of.places.is_empty() {
        parts.push(of.places.join("; "));
    }
    parts.extend(of.line.map(|line| format!("line {line}")));
    parts.extend(of.quoting.map(|source| format!("quoting {source}")));
    parts.extend(of.when.map(|when| format!("when {when}")));
    if of.certainty != Certainty::Stated {
        parts.push(of.certainty.to_string());
    }
    if of.rank != Rank::Normal {
        parts.push(of.rank.to_string());
    }
    if of.disputed {
        parts.push("disputed".to_owned());
    }
    parts.extend(of.note.map(str::to_owned));
    parts.extend(of.quote.map(|quote| format!("“{quote}”")));
    parts.extend(of.rule.map(|rule| format!("rule {rule}")));
    parts.join(", ")
}

fn as_json(difference: &Difference<'_>, args: &DiffArgs) -> Value {
    let shown = |path: &Path| path.to_string_lossy().into_owned();
    json!({
        "format": "forebear-diff",
        "version": 1,
        "before": shown(&args.before),
        "after": shown(&args.after),
        "differs": !difference.is_empty(),
        "entries": difference.entries.iter().map(entry_json).collect::<Value>(),
    })
}

fn entry_json(entry: &EntryDifference<'_>) -> Value {
    json!({
        "change": entry.name.as_str(),
        "type": entry.kind.as_str(),
        "id": entry.id,
        "label": entry.name.after().or(entry.name.before()),
        "facts": entry.facts.iter().map(|fact| fact_json(entry, fact)).collect::<Value>(),
    })
}

fn fact_json(entry: &EntryDifference<'_>, fact: &FactDifference<'_>) -> Value {
    let mut found = match fact.about {
        About::Influence { earlier, kind } => object([
            ("about", "influence".into()),
            ("from", earlier.into()),
            ("to", entry.id.into()),
            ("kind", kind.as_str().into()),
        ]),
        about => object([("about", about.to_string().into())]),
    };
    found.insert("change".to_owned(), fact.change.as_str().into());
    let statements = fact.statements.iter().map(|statement| {
        json!({
            "change": statement.as_str(),
            "before": statement.before().map(statement_json),
            "after": statement.after().map(statement_json),
        })
    });
    found.insert("statements".to_owned(), statements.collect());
    Value::Object(found)
}

fn statement_json(of: &Statement<'_>) -> Map<String, Value> {
    let value = match &of.content {
        Content::Holds => Value::Null,
        Content::Text(text) => (*text).into(),
        Content::List(texts) => texts.iter().copied().collect(),
        Content::FormerNames(names) => {
            names.iter().map(|(name, until)| json!({ "name": name, "until": until })).collect()
        }
    };
    let mut found = object([
        ("value", value),
        ("source", of.source.into()),
        ("places", of.places.iter().copied().collect()),
        ("certainty", of.certainty.as_str().into()),
        ("rank", of.rank.as_str().into()),
    ]);
    let more: [(&str, Option<Value>); 7] = [
        ("quoting", of.quoting.map(Value::from)),
        ("line", of.line.map(Value::from)),
        ("when", of.when.map(Value::from)),
        ("disputed", of.disputed.then_some(Value::Bool(true))),
        ("note", of.note.map(Value::from)),
        ("quote", of.quote.map(Value::from)),
        ("rule", of.rule.map(Value::from)),
    ];
    found.extend(more.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    found
}
