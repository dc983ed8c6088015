//! What was probably meant by a name or word that the catalogue does not have.

use super::functions::Signature;
use crate::catalogue::Vocabulary;
use crate::date::Date;
use crate::model::{Catalogue, EntityKind};
use crate::names::{Entity, NameError, bare, loose, near_words};

/// As many words as a hint lists.
const FEW: usize = 12;

/// Returns what to write instead of a name that is no technology's.
pub(super) fn technology(text: &str, error: &NameError<'_>, catalogue: &Catalogue) -> String {
    let entity = match error {
        NameError::Ambiguous { entities, .. } => return ids(entities),
        NameError::Unknown { near, .. } => near.first(),
    };
    if let Some(function) = Signature::find(text) {
        return format!("to call the function write `{}`", function.usage());
    }
    let same = |word: &&str| bare(&loose(word)) == bare(&loose(text));
    let technologies = || catalogue.technologies();
    let fields = technologies().flat_map(|technology| technology.fields()).find(same);
    let kinds = technologies().filter_map(|technology| technology.kind()).find(same);
    let families = technologies().filter_map(|technology| technology.family()).find(same);
    let words = [
        ("field", fields.or_else(|| shown_as(text, Vocabulary::Field, catalogue))),
        ("kind", kinds.or_else(|| shown_as(text, Vocabulary::Kind, catalogue))),
        ("family", families),
    ];
    if let Some((function, word)) = words.iter().find_map(|(name, word)| Some((name, (*word)?))) {
        return format!("for technologies of this {function} write `{function}({word})`");
    }
    if Date::parse(text).is_ok() {
        return format!("for technologies of this date write `dated({text})`");
    }
    match entity {
        Some(Entity::Organization(maker)) => {
            format!("for what an organization made write `by({})`", maker.id())
        }
        Some(Entity::Source(source)) => {
            format!("for what a source tells of write `cited({})`", source.id())
        }
        Some(other) => meant(*other),
        None => "`forebear list` shows what there is".to_owned(),
    }
}

/// Returns what is wrong with a name that is not the only name of an entry of a kind, and what to
/// write instead.
pub(super) fn entry(
    kind: EntityKind,
    text: &str,
    error: &NameError<'_>,
    catalogue: &Catalogue,
) -> (String, Option<String>) {
    match error {
        NameError::Ambiguous { entities, .. } => (error.to_string(), Some(ids(entities))),
        NameError::Unknown { near, .. } => {
            let called = near.first().filter(|other| {
                other.kind() != kind
                    && [other.id(), other.name()]
                        .map(|n| bare(&loose(n)))
                        .contains(&bare(&loose(text)))
            });
            if let Some(other) = called {
                let message = format!("`{text}` is a {}, not {}", other.kind(), with_article(kind));
                let maker = match other {
                    Entity::Technology(technology) => technology.developers().next(),
                    _ => None,
                };
                let hint = maker.filter(|_| kind == EntityKind::Organization);
                return (message, hint.map(|maker| format!("it was made by `{}`", maker.id())));
            }
            let near = near.iter().find(|other| other.kind() == kind).map(|other| meant(*other));
            let hint = near.or_else(|| {
                let sources = catalogue.sources().map(|source| source.id());
                (kind == EntityKind::Source).then(|| word(text, sources))
            });
            (format!("there is no {kind} `{text}`"), hint)
        }
    }
}

fn with_article(kind: EntityKind) -> String {
    match kind {
        EntityKind::Organization => format!("an {kind}"),
        _ => format!("a {kind}"),
    }
}

fn meant(entity: Entity<'_>) -> String {
    match entity.name() == entity.id() {
        true => format!("did you mean `{}`?", entity.id()),
        false => format!("did you mean `{}`, {}?", entity.id(), entity.name()),
    }
}

fn ids(entities: &[Entity<'_>]) -> String {
    let ids: Vec<String> = entities.iter().map(|entity| format!("`{}`", entity.id())).collect();
    format!("write one of the ids {}", ids.join(", "))
}

/// Returns the word of a vocabulary that has this name in some language.
pub(super) fn shown_as<'c>(
    text: &str,
    vocabulary: Vocabulary,
    catalogue: &'c Catalogue,
) -> Option<&'c str> {
    let wanted = bare(&loose(text));
    let mut words = catalogue.words(vocabulary);
    let found = words.find(|(word, entry)| {
        let names = entry.names.iter().map(|(_, name)| name);
        let mut names = entry.name.iter().chain(names).map(String::as_str).chain([*word]);
        names.any(|name| bare(&loose(name)) == wanted)
    });
    found.map(|(word, _)| word)
}

/// Returns which of the known words may have been meant, or what they are.
pub(super) fn word<'a>(text: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let listed = |words: &[&str]| {
        let some: Vec<String> = words.iter().take(FEW).map(|word| format!("`{word}`")).collect();
        let more = words.len().saturating_sub(FEW);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        format!("{}{more}", some.join(", "))
    };
    let near = match near_words(text, known.clone()) {
        near if near.is_empty() => with_the_same_beginning(text, known.clone()),
        near => near,
    };
    match (&near[..], known.clone().next()) {
        ([near], _) => format!("did you mean `{near}`?"),
        ([_, ..], _) => format!("did you mean one of {}?", listed(&near)),
        ([], None) => "the catalogue has none".to_owned(),
        ([], Some(only)) if known.clone().nth(1).is_none() => format!("the only one is `{only}`"),
        ([], Some(_)) => format!("known are {}", listed(&known.collect::<Vec<_>>())),
    }
}

/// Somebody who writes `params` may mean `parameters`.
fn with_the_same_beginning<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted: Vec<char> = bare(&loose(text)).chars().take(4).collect();
    let begins = |word: &&str| bare(&loose(word)).chars().take(4).eq(wanted.iter().copied());
    known.filter(|word| wanted.len() == 4 && begins(word)).collect()
}
