//! Everything that is said of an entry, in an order that does not depend on files.

use std::collections::BTreeMap;

use crate::compare::same::SameIds;
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

/// What facts are told apart by: the further ids of entries in one catalogue, and the ids that
/// stand for others in both.
pub(super) struct Ids<'i, 'a> {
    pub(super) others: &'i OtherIds<'a>,
    pub(super) technologies: &'i SameIds<'a>,
    pub(super) organizations: &'i SameIds<'a>,
}

/// Returns what is said of technologies that are one entry in either catalogue.
pub(super) fn of_technologies<'a>(
    lineage: &'a Lineage,
    technologies: &[Technology<'a>],
    ids: &Ids<'_, 'a>,
) -> Facts<'a> {
    let mut facts = Facts::new();
    for technology in technologies {
        facts.extend(of_claims(technology.claims(), technology.at, ids));
        for influence in lineage.origins(*technology) {
            let earlier = ids.technologies.id(influence.earlier().id());
            let about = About::Influence { earlier, kind: influence.kind() };
            let statements = influence.statements();
            facts.extend(statements.map(|said| (about, Statement::of_influence(&said))));
        }
    }
    each_once(facts)
}

/// Returns from which technology technologies that are one come in the main.
pub(super) fn main_origin<'a>(
    lineage: &'a Lineage,
    technologies: &[Technology<'a>],
    ids: &SameIds<'a>,
) -> Option<&'a str> {
    technologies.iter().find_map(|technology| {
        let first = lineage.origins(*technology).find(|influence| influence.is_in_force())?;
        Some(ids.id(first.earlier().id()))
    })
}

/// Returns what is said of organizations that are one entry in either catalogue.
pub(super) fn of_organizations<'a>(
    organizations: &[Organization<'a>],
    ids: &Ids<'_, 'a>,
) -> Facts<'a> {
    let all = organizations.iter();
    each_once(all.flat_map(|one| of_claims(one.claims(), one.at, ids)).collect())
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
    ids: &Ids<'_, 'a>,
) -> Facts<'a> {
    let said = claims.map(|claim| {
        let mut statement = Statement::of_claim(&claim);
        match (claim.key(), &mut statement.content) {
            (Key::PartOf, Content::Text(whole)) => *whole = ids.organizations.id(whole),
            (Key::Developers, Content::List(all)) => {
                for developer in all {
                    *developer = ids.organizations.id(developer);
                }
            }
            _ => {}
        }
        (About::Key(claim.key()), statement)
    });
    let others = ids.others.get(&entry).into_iter().flatten();
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
