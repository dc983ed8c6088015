//! Names that two entries share, or nearly.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};

use crate::catalogue::Location;
use crate::check::about::About;
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::model::{Catalogue, Claim, EntityKind, Key, Value};
use crate::names::{bare, loose};

pub(super) fn check(catalogue: &Catalogue, about: About<'_>, found: &mut Diagnostics) {
    let technologies =
        || catalogue.technologies().map(|t| (t.id(), about.technology(t), t.claims()));
    check_kind(EntityKind::Technology, technologies, found);
    if about.is_everything() {
        let organizations = || catalogue.organizations().map(|o| (o.id(), true, o.claims()));
        check_kind(EntityKind::Organization, organizations, found);
    }
}

/// A name of an entry.
struct Name<'c> {
    text: &'c str,
    id: &'c str,
    /// Whether problems of its entry are looked for.
    wanted: bool,
    own: bool,
    location: Option<Location>,
}

fn check_kind<
    'c,
    Claims: Iterator<Item = Claim<'c>>,
    Entries: Iterator<Item = (&'c str, bool, Claims)>,
>(
    kind: EntityKind,
    entries: impl Fn() -> Entries,
    found: &mut Diagnostics,
) {
    // Few names are shared. Hashes tell which may be, so that not all have to be kept.
    let hasher = RandomState::new();
    let mut hashes: Vec<(u64, u32)> = Vec::new();
    for (at, (id, wanted, claims)) in entries().enumerate() {
        for name in claims.flat_map(|claim| names_in(id, wanted, &claim)) {
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
    for (at, (id, wanted, claims)) in entries().enumerate() {
        if shared.binary_search(&(at as u32)).is_err() {
            continue;
        }
        for name in claims.flat_map(|claim| names_in(id, wanted, &claim)) {
            by_spelling.entry(bare(&loose(name.text))).or_default().push(name);
        }
    }
    for names in by_spelling.values() {
        let mut exact: BTreeMap<&str, Vec<&Name<'_>>> = BTreeMap::new();
        for name in names {
            exact.entry(name.text).or_default().push(name);
        }
        for (text, names) in &exact {
            if let Some((first, other)) = of_two_entries(names.iter().copied()) {
                let message = format!("`{text}` is a name of two {kind} entries");
                let hint = format!(
                    "rename one, or join them with `same-as`; until then only the ids `{}` and \
                     `{}` tell them apart",
                    first.id, other.id
                );
                found.push(pair(Code::AmbiguousName, message, first, other).hint(hint));
            }
        }
        let own = names.iter().filter(|name| name.own);
        if let Some((first, other)) = of_two_entries(own)
            && first.text != other.text
        {
            let message = format!(
                "`{}` and `{}` differ only in case, spaces or punctuation",
                first.text, other.text
            );
            let hint = "if they are the same, join them with `same-as`";
            found.push(pair(Code::NearDuplicateName, message, first, other).hint(hint));
        }
    }
}

fn names_in<'c>(id: &'c str, wanted: bool, claim: &Claim<'c>) -> Vec<Name<'c>> {
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
    texts.into_iter().map(|text| Name { text, id, wanted, own, location }).collect()
}

/// Returns the first name that is wanted and the first one that belongs to another entry.
fn of_two_entries<'a, 'c>(
    names: impl Iterator<Item = &'a Name<'c>> + Clone,
) -> Option<(&'a Name<'c>, &'a Name<'c>)> {
    let wanted = names.clone().find(|name| name.wanted)?;
    let other = names.clone().find(|name| name.id != wanted.id)?;
    // In the order of the entries, whichever is wanted.
    Some(if other.id < wanted.id { (other, wanted) } else { (wanted, other) })
}

fn pair(code: Code, message: String, first: &Name<'_>, other: &Name<'_>) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(code, message);
    for name in [other, first] {
        if let Some(location) = name.location {
            diagnostic = diagnostic.label(location, format!("of `{}`", name.id));
        }
    }
    diagnostic
}
