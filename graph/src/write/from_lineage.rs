//! What a catalogue says, as a document.

use std::collections::HashSet;

use crate::catalogue::Vocabulary;
use crate::compare::Statement;
use crate::lineage::Lineage;
use crate::model::{self, Catalogue, Technology};
use crate::write::{Cited, Claim, Document, Entry, Origin, SourceEntry, Value, WordEntry};

impl Document {
    /// Takes over everything that a catalogue says, whatever it was read from: entries, sources and
    /// words in the order of their ids, facts and names in the order of their keys, so that nothing
    /// depends on the files. The same statement by the same citation is kept once. Linear but for
    /// sorting.
    pub fn of(lineage: &Lineage) -> Document {
        let catalogue = lineage.catalogue();
        let organizations = catalogue.organizations().map(|organization| Entry {
            claims: claims(organization.claims()),
            ..Entry::new(organization.id())
        });
        let technologies = catalogue.technologies().map(|technology| Entry {
            claims: claims(technology.claims()),
            origins: origins(lineage, technology),
            ..Entry::new(technology.id())
        });
        let severities = catalogue.severities.iter();
        Document {
            title: catalogue.title().to_owned(),
            checks: severities.map(|(code, severity)| (*code, *severity)).collect(),
            sources: sources(catalogue),
            words: words(catalogue),
            organizations: with_other_ids(organizations.collect(), &catalogue.organizations),
            technologies: with_other_ids(technologies.collect(), &catalogue.technologies),
        }
    }
}

fn claims<'c>(all: impl Iterator<Item = model::Claim<'c>>) -> Vec<Claim> {
    let claims = all.map(|claim| Claim {
        key: claim.key().try_map(|text| Some((*text).to_owned())).unwrap_or(model::Key::Name),
        value: value(&claim),
        cited: cited(&Statement::of_claim(&claim)),
    });
    let mut claims = each_once(claims);
    // Stable: the order of the claims about one key counts.
    claims.sort_by(|a, b| a.key.cmp(&b.key));
    claims
}

fn value(claim: &model::Claim<'_>) -> Value {
    match claim.value() {
        model::Value::Text(text) => Value::Text(text.to_owned()),
        model::Value::Texts(texts) => Value::List(texts.into_iter().map(str::to_owned).collect()),
        model::Value::Date(date) => Value::Date(date.clone()),
        model::Value::Organizations(all) => match (claim.key(), &all[..]) {
            (model::Key::PartOf, [whole]) => Value::Text(whole.id().to_owned()),
            _ => Value::List(all.into_iter().map(|one| one.id().to_owned()).collect()),
        },
        model::Value::FormerNames(names) => {
            let names = names.into_iter();
            Value::FormerNames(names.map(|(n, until)| (n.to_owned(), until.cloned())).collect())
        }
    }
}

fn origins(lineage: &Lineage, technology: Technology<'_>) -> Vec<Origin> {
    let origins = lineage.origins(technology).flat_map(|influence| {
        influence.statements().map(move |statement| Origin {
            earlier: influence.earlier().id().to_owned(),
            kind: influence.kind(),
            when: statement.when.cloned(),
            cited: cited(&Statement::of_influence(&statement)),
        })
    });
    each_once(origins)
}

fn cited(statement: &Statement<'_>) -> Cited {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Cited {
        source: owned(statement.source),
        places: statement.places.iter().map(|place| (*place).to_owned()).collect(),
        quoting: owned(statement.quoting),
        certainty: statement.certainty,
        rank: statement.rank,
        disputed: statement.disputed,
        note: owned(statement.note),
        quote: owned(statement.quote),
        line: statement.line,
        rule: owned(statement.rule),
    }
}

/// Keeps the first of equal statements.
fn each_once<T: Clone + Eq + std::hash::Hash>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    all.filter(|one| seen.insert(one.clone())).collect()
}

/// Adds an entry for each further id, which says nothing but whose it is.
fn with_other_ids(mut entries: Vec<Entry>, of: &model::catalogue::Entries) -> Vec<Entry> {
    let others = of
        .other_ids
        .iter()
        .map(|(id, entry)| Entry { same_as: Some(of.id(*entry).to_owned()), ..Entry::new(&**id) });
    entries.extend(others);
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    entries
}

fn sources(catalogue: &Catalogue) -> Vec<SourceEntry> {
    let sources = catalogue.sources.iter().map(|(id, record)| {
        let mut names = record.names.clone();
        names.sort();
        SourceEntry {
            id: id.to_string(),
            title: record.title.clone(),
            names,
            publisher: record.publisher.clone(),
            authors: record.authors.clone(),
            published: record.published.clone(),
            url: record.url.clone(),
            language: record.language.clone(),
            accessed: record.accessed.clone(),
            note: record.note.clone(),
        }
    });
    let mut sources: Vec<SourceEntry> = sources.collect();
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    sources
}

fn words(catalogue: &Catalogue) -> Vec<WordEntry> {
    let mut words = Vec::new();
    for vocabulary in [Vocabulary::Kind, Vocabulary::Field, Vocabulary::Fact, Vocabulary::Era] {
        let first = words.len();
        words.extend(catalogue.words(vocabulary).map(|(word, said)| {
            let mut said = said.clone();
            said.names.sort();
            WordEntry { vocabulary, word: word.to_owned(), said }
        }));
        words[first..].sort_by(|a, b| a.word.cmp(&b.word));
    }
    words
}
