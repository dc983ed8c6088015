//! Claims, side by side where they disagree.

use std::collections::BTreeMap;

use forebear_graph::{Catalogue, Certainty, Claim, Key, Rank, Value, Vocabulary};
use serde_json::{Map, Value as Json, json};
use unicode_width::UnicodeWidthStr;

use crate::output::{BOLD, DIM, Table, WARN, citations, json, paint, remarks};
use crate::session::Session;

/// Values wider than this have their citation below, so as not to push all others to the right.
const WIDEST: usize = 48;

/// What is known of one key.
struct Known<'c> {
    key: Key<&'c str>,
    claims: Vec<Claim<'c>>,
}

/// Returns the claims by their keys, in the order in which exports have them.
fn by_key<'c>(claims: impl Iterator<Item = Claim<'c>>) -> Vec<Known<'c>> {
    let mut all: Vec<Known<'c>> = Vec::new();
    for claim in claims {
        let key = claim.key();
        match all.last_mut() {
            Some(last) if last.key == key => last.claims.push(claim),
            _ => all.push(Known { key, claims: vec![claim] }),
        }
    }
    all
}

/// Returns a table of all claims: key, value, who says so.
pub(super) fn as_text<'c>(
    claims: impl Iterator<Item = Claim<'c>>,
    in_force: impl Fn(&Key<&str>) -> Option<String>,
    catalogue: &Catalogue,
    session: &Session,
) -> String {
    let mut table =
        Table::plain().styles(&[BOLD, anstyle::Style::new(), DIM]).indent(2).widest(WIDEST);
    // The spellings nobody should see are for finding only.
    for known in by_key(claims).iter().filter(|known| known.key != Key::Misspellings) {
        let name = key_name(&known.key, catalogue, session);
        let state = state(known);
        let rivals = state.is_some();
        if let Some((state, _)) = &state {
            let value =
                in_force(&known.key).unwrap_or_else(|| value_in_force(known, catalogue, session));
            table.row([name.as_str(), &value, state]);
        }
        for (nth, claim) in known.claims.iter().enumerate() {
            let first = if nth == 0 && !rivals { name.as_str() } else { "" };
            let value = value(claim, catalogue, session);
            let mark = if rivals { "· " } else { "" };
            let said = format!("{}{}", citations(claim.provenance()), stance(claim));
            let value = format!("{mark}{value}");
            if value.width() > WIDEST {
                table.row([first, &value]);
                table.row(["", "", &said]);
            } else {
                table.row([first, &value, &said]);
            }
            for remark in remarks(claim.provenance()) {
                table.row(["", "", &remark]);
            }
        }
    }
    let mut text = String::new();
    table.write(&session.screen, &mut text);
    text
}

/// Returns lines that say which claims disagree, if any do: the heading for a reader in a hurry.
pub(super) fn conflicts<'c>(
    claims: impl Iterator<Item = Claim<'c>>,
    catalogue: &Catalogue,
    session: &Session,
) -> Option<String> {
    let disputed: Vec<String> = by_key(claims)
        .iter()
        .filter(|known| state(known).is_some_and(|(_, disagree)| disagree))
        .map(|known| key_name(&known.key, catalogue, session))
        .collect();
    let sources = "sources disagree about";
    (!disputed.is_empty())
        .then(|| format!("  {}\n", paint(WARN, &format!("{sources} {}", disputed.join(", ")))))
}

/// Returns why what is in force is so, and whether that is in dispute; nothing where there is
/// only one claim, or all add up.
fn state(known: &Known<'_>) -> Option<(String, bool)> {
    let Known { key, claims } = known;
    let is_list = matches!(claims[0].value(), Value::Texts(_) | Value::FormerNames(_));
    if claims.len() == 1 || is_list {
        return None;
    }
    let live = claims.iter().filter(|claim| claim.rank() != Rank::Deprecated).count();
    if live == 0 {
        return Some(("nothing is in force: all claims are deprecated".into(), false));
    }
    let is_date = matches!(key, Key::Announced | Key::Published | Key::Released | Key::Retired);
    if claims.iter().any(Claim::is_in_conflict) {
        let why = match is_date {
            true => "the claims disagree; in force is the span of all",
            false => "the claims disagree; in force is the first",
        };
        return Some((why.into(), true));
    }
    if claims.iter().all(|claim| claim.value() == claims[0].value()) {
        return None;
    }
    let preferred =
        claims.iter().any(|claim| claim.is_in_force() && claim.rank() == Rank::Preferred);
    let why = match (preferred, live, is_date) {
        (true, ..) => "in force is the preferred claim",
        (_, 1, _) => "in force is the only one that is not deprecated",
        (.., true) => "the claims agree; in force is the finest date",
        _ => "the claims agree; in force is the fullest",
    };
    Some((why.into(), claims.iter().any(Claim::is_settled)))
}

fn value_in_force(known: &Known<'_>, catalogue: &Catalogue, session: &Session) -> String {
    let in_force = known.claims.iter().find(|claim| claim.is_in_force());
    in_force.map_or_else(|| "-".to_owned(), |claim| value(claim, catalogue, session))
}

fn stance(claim: &Claim<'_>) -> String {
    let mut words = Vec::new();
    if claim.rank() != Rank::Normal {
        words.push(claim.rank().as_str());
    }
    if claim.certainty() != Certainty::Stated {
        words.push(claim.certainty().as_str());
    }
    if claim.is_disputed() {
        words.push("disputed");
    }
    match words.is_empty() {
        true => String::new(),
        false => format!(" [{}]", words.join(", ")),
    }
}

/// Returns how a key is called: facts as in their vocabulary.
fn key_name(key: &Key<&str>, catalogue: &Catalogue, session: &Session) -> String {
    match key {
        Key::Fact(fact) => catalogue.word_name(Vocabulary::Fact, fact, session.lang()).to_owned(),
        Key::NameIn(language) => format!("name ({language})"),
        Key::PartOf => "part of".to_owned(),
        key => key.to_string(),
    }
}

/// Returns a value as it is shown: words of a vocabulary by name, facts with their unit.
fn value(claim: &Claim<'_>, catalogue: &Catalogue, session: &Session) -> String {
    let word = |vocabulary, word| catalogue.word_name(vocabulary, word, session.lang()).to_owned();
    match (claim.key(), claim.value()) {
        (Key::Kind, Value::Text(kind)) => word(Vocabulary::Kind, kind),
        (Key::Fields, Value::Texts(fields)) => {
            let fields: Vec<String> = fields.iter().map(|f| word(Vocabulary::Field, f)).collect();
            fields.join(", ")
        }
        (Key::Fact(fact), value) => {
            let unit = catalogue.word(Vocabulary::Fact, fact).and_then(|word| word.unit.as_deref());
            unit.map_or_else(|| value.to_string(), |unit| format!("{value} {unit}"))
        }
        (_, Value::Organizations(all)) => {
            let names: Vec<&str> = all.iter().map(|one| session.maker(*one)).collect();
            names.join(", ")
        }
        (_, value) => value.to_string(),
    }
}

/// Returns all claims by key.
pub(super) fn as_json<'c>(claims: impl Iterator<Item = Claim<'c>>) -> Map<String, Json> {
    let mut order: Vec<String> = Vec::new();
    let mut all: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for claim in claims {
        let key = claim.key().to_string();
        if !order.contains(&key) {
            order.push(key.clone());
        }
        all.entry(key).or_default().push(json!({
            "value": value_as_json(&claim.value()),
            "certainty": claim.certainty().as_str(),
            "rank": claim.rank().as_str(),
            "in_force": claim.is_in_force(),
            "in_conflict": claim.is_in_conflict(),
            "disputed": claim.is_disputed(),
            "note": claim.provenance().note(),
            "citations": json::citations(claim.provenance()),
        }));
    }
    let values = order.into_iter().map(|key| {
        let claims = all.remove(&key).unwrap_or_default();
        (key, Json::Array(claims))
    });
    values.collect()
}

fn value_as_json(value: &Value<'_>) -> Json {
    match value {
        Value::Texts(texts) => texts.iter().copied().collect(),
        Value::Organizations(all) => all.iter().map(|one| one.id()).collect(),
        Value::FormerNames(names) => names
            .iter()
            .map(|(name, until)| json!({ "name": name, "until": until.map(|date| date.as_str()) }))
            .collect(),
        Value::Date(date) => date.as_str().into(),
        other => other.to_string().into(),
    }
}
