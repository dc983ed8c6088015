//! What does not survive the joining of catalogues.
//!
//! Technologies and organizations have claims, which stand side by side. Sources, words and the
//! severities of checks have one value a key, and the first catalogue that gives one has it.

use std::collections::BTreeMap;

use crate::catalogue::RawCatalogue;
use crate::catalogue::raw::{RawSource, RawWord};
use crate::check::{Code, Severity};
use crate::compare::EntryKind;
use crate::date::Date;
use crate::model::EntityKind;

/// Something that is in one of several catalogues and not in what they are joined to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Loss {
    /// Another value of a key that has only one.
    Value {
        /// The catalogue whose value it was, from 0.
        catalogue: usize,
        /// What has the key: a source or a word.
        of: EntryKind,
        /// Its id.
        id: String,
        /// The key, as in files.
        key: String,
        /// The value of an earlier catalogue, which is kept.
        kept: String,
        /// The value that is lost.
        lost: String,
    },
    /// Another severity of a check.
    Severity {
        /// The catalogue that sets it, from 0.
        catalogue: usize,
        /// The check.
        code: Code,
        /// The severity that an earlier catalogue sets; `None` is off.
        kept: Option<Severity>,
        /// The severity that is lost.
        lost: Option<Severity>,
    },
    /// Comments in the files.
    Comments {
        /// The catalogue in which they stand, from 0.
        catalogue: usize,
        /// How many lines are comments.
        lines: usize,
    },
}

pub(super) fn losses(raw: &RawCatalogue) -> Vec<Loss> {
    let mut losses = Vec::new();
    let mut values: BTreeMap<(&str, String, String), String> = BTreeMap::new();
    let mut severities: BTreeMap<Code, Option<Severity>> = BTreeMap::new();
    let mut files = raw.files.iter();
    for (catalogue, layer) in raw.layers.iter().enumerate() {
        let sources = layer.sources.iter().map(|source| {
            let of = EntryKind::Entity(EntityKind::Source);
            (of, &source.id.value, keys_of_source(source))
        });
        let words = layer
            .words
            .iter()
            .map(|word| (EntryKind::Word(word.vocabulary), &word.word.value, keys_of_word(word)));
        for (of, id, keys) in sources.chain(words) {
            for (key, lost) in keys {
                let kept = values
                    .entry((of.as_str(), id.clone(), key.clone()))
                    .or_insert_with(|| lost.clone());
                if *kept != lost {
                    let (id, kept) = (id.clone(), kept.clone());
                    losses.push(Loss::Value { catalogue, of, id, key, kept, lost });
                }
            }
        }
        for (code, lost) in layer.header.iter().flat_map(|header| &header.severities) {
            let kept = *severities.entry(*code).or_insert(*lost);
            if kept != *lost {
                losses.push(Loss::Severity { catalogue, code: *code, kept, lost: *lost });
            }
        }
        let texts = files.by_ref().take(layer.files).map(|file| raw.files.text(file));
        let comments = texts.flat_map(str::lines).filter(|line| line.trim_start().starts_with('#'));
        match comments.count() {
            0 => {}
            lines => losses.push(Loss::Comments { catalogue, lines }),
        }
    }
    losses
}

fn keys_of_source(source: &RawSource) -> Vec<(String, String)> {
    let date = |date: &Option<Date>| date.as_ref().map(ToString::to_string);
    let authors = (!source.authors.is_empty()).then(|| source.authors.join(", "));
    let keys = [
        ("title", source.title.clone()),
        ("publisher", source.publisher.clone()),
        ("authors", authors),
        ("published", date(&source.published)),
        ("url", source.url.clone()),
        ("language", source.language.clone()),
        ("accessed", date(&source.accessed)),
        ("note", source.note.clone()),
    ];
    given(keys, &source.names)
}

fn keys_of_word(word: &RawWord) -> Vec<(String, String)> {
    let span = word.span.as_ref().map(ToString::to_string);
    given([("name", word.name.clone()), ("unit", word.unit.clone()), ("span", span)], &word.names)
}

fn given<const N: usize>(
    keys: [(&str, Option<String>); N],
    names: &[(String, String)],
) -> Vec<(String, String)> {
    let keys = keys.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    let names = names.iter().map(|(language, name)| (format!("names.{language}"), name.clone()));
    keys.chain(names).collect()
}
