//! Everything that is said of an entry, in an order that does not depend on files.

use std::collections::BTreeMap;

use crate::compare::statement::{About, Content, Statement};
use crate::date::Date;
use crate::lineage::Lineage;
use crate::model::{Claim, Key, Organization, Source, Technology, Word};

/// What is said, sorted by what it is about.
pub(super) type Facts<'a> = Vec<(About<'a>, Statement<'a>)>;

/// Further ids of the same entries, by the place of the entry.
pub(super) type OtherIds<'a> = BTreeMap<u32, Vec<&'a str>>;

/// Turns the map of further ids around.
pub(super) fn by_entry(other_ids: &BTreeMap<Box<str>, u32>) -> OtherIds<'_> {
    let mut ids = OtherIds::new();
    for (id, entry) in other_ids {
        ids.entry(*entry).or_default().push(id);
    }
    ids
}

pub(super) fn of_technology<'a>(
    lineage: &'a Lineage,
    technology: Technology<'a>,
    other_ids: &OtherIds<'a>,
) -> Facts<'a> {
    let mut facts = of_claims(technology.claims(), technology.at, other_ids);
    for influence in lineage.origins(technology) {
        let about = About::Influence { earlier: influence.earlier().id(), kind: influence.kind() };
        let statements = influence.statements();
        facts.extend(statements.map(|statement| (about, Statement::of_influence(&statement))));
    }
    each_once(facts)
}

/// Returns from which technology a technology comes in the main.
pub(super) fn main_origin<'a>(lineage: &'a Lineage, technology: Technology<'a>) -> Option<&'a str> {
    let first = lineage.origins(technology).find(|influence| influence.is_in_force())?;
    Some(first.earlier().id())
}

pub(super) fn of_organization<'a>(
    organization: Organization<'a>,
    other_ids: &OtherIds<'a>,
) -> Facts<'a> {
    each_once(of_claims(organization.claims(), organization.at, other_ids))
}

/// Sorts what is said. What the same citation says twice is said once.
fn each_once(mut facts: Facts<'_>) -> Facts<'_> {
    facts.sort_unstable();
    facts.dedup();
    facts
}

fn of_claims<'a>(
    claims: impl Iterator<Item = Claim<'a>>,
    entry: u32,
    other_ids: &OtherIds<'a>,
) -> Facts<'a> {
    let said = claims.map(|claim| (About::Key(claim.key()), Statement::of_claim(&claim)));
    let others = other_ids.get(&entry).into_iter().flatten();
    said.chain(others.map(|id| (About::SameAs, Statement::bare(Content::Text(id))))).collect()
}

pub(super) fn of_source(source: Source<'_>) -> Facts<'_> {
    let title = Some(source.name()).filter(|title| *title != source.id());
    let texts = [
        ("title", title),
        ("publisher", source.publisher()),
        ("published", source.published().map(Date::as_str)),
        ("accessed", source.accessed().map(Date::as_str)),
        ("url", source.url()),
        ("language", source.language()),
        ("note", source.note()),
    ];
    let mut facts = of_record(&texts, source.names());
    if !source.authors().is_empty() {
        let authors = source.authors().iter().map(String::as_str).collect();
        facts.push((About::Record("authors"), Statement::bare(Content::List(authors))));
    }
    facts.sort_unstable();
    facts
}

pub(super) fn of_word(word: &Word) -> Facts<'_> {
    let texts = [
        ("name", word.name.as_deref()),
        ("unit", word.unit.as_deref()),
        ("span", word.span.as_ref().map(Date::as_str)),
    ];
    let names = word.names.iter().map(|(language, name)| (language.as_str(), name.as_str()));
    let mut facts = of_record(&texts, names);
    facts.sort_unstable();
    facts
}

fn of_record<'a>(
    texts: &[(&'static str, Option<&'a str>)],
    names: impl Iterator<Item = (&'a str, &'a str)>,
) -> Facts<'a> {
    let known = texts.iter().filter_map(|(key, text)| Some((About::Record(key), (*text)?)));
    let names = names.map(|(language, name)| (About::Key(Key::NameIn(language)), name));
    known.chain(names).map(|(about, text)| (about, Statement::bare(Content::Text(text)))).collect()
}
