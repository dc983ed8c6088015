//! Names that several entries have, in whatever spelling.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};

use crate::catalogue::Location;
use crate::model::{Claim, Key, Value};
use crate::names::{bare, loose};

/// A name of an entry.
pub(crate) struct Name<'c> {
    pub(crate) text: &'c str,
    pub(crate) id: &'c str,
    /// Whether it is the entry's name, in whatever language, and not an alias or an old name.
    pub(crate) own: bool,
    pub(crate) location: Option<Location>,
}

/// Returns the names of those entries that share one with another, by their spelling without case,
/// width, accents, spaces and punctuation. Linear but for sorting hashes; a name that nobody
/// shares takes sixteen bytes for a while.
pub(crate) fn shared_names<
    'c,
    Claims: Iterator<Item = Claim<'c>>,
    Entries: Iterator<Item = (&'c str, Claims)>,
>(
    entries: impl Fn() -> Entries,
) -> BTreeMap<String, Vec<Name<'c>>> {
    // Few names are shared. Hashes tell which may be, so that not all have to be kept.
    let hasher = RandomState::new();
    let mut hashes: Vec<(u64, u32)> = Vec::new();
    for (at, (id, claims)) in entries().enumerate() {
        for name in claims.flat_map(|claim| names_in(id, &claim)) {
            hashes.push((hasher.hash_one(bare(&loose(name.text))), at as u32));
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    let mut shared: Vec<u32> = hashes
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|entries| entries.len() > 1)
        .flat_map(|entries| entries.iter().map(|(_, at)| *at))
        .collect();
    drop(hashes);
    shared.sort_unstable();
    let mut by_spelling: BTreeMap<String, Vec<Name<'c>>> = BTreeMap::new();
    for (at, (id, claims)) in entries().enumerate() {
        if shared.binary_search(&(at as u32)).is_err() {
            continue;
        }
        for name in claims.flat_map(|claim| names_in(id, &claim)) {
            by_spelling.entry(bare(&loose(name.text))).or_default().push(name);
        }
    }
    by_spelling.retain(|_, names| names.iter().any(|name| name.id != names[0].id));
    by_spelling
}

fn names_in<'c>(id: &'c str, claim: &Claim<'c>) -> Vec<Name<'c>> {
    let own = matches!(claim.key(), Key::Name | Key::NameIn(_));
    let texts = match (claim.key(), claim.value()) {
        (Key::Name | Key::NameIn(_), Value::Text(text)) => vec![text],
        (Key::Aliases, Value::Texts(texts)) => texts,
        (Key::Formerly, Value::FormerNames(names)) => {
            names.into_iter().map(|(name, _)| name).collect()
        }
        _ => Vec::new(),
    };
    let location = claim.location();
    texts.into_iter().map(|text| Name { text, id, own, location }).collect()
}
