//! What a claim is about: the keys of technologies and organizations.

use std::fmt;

/// What a claim says something about. `T` is the text of open keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "named as in the file format, where each is documented")]
pub enum Key<T> {
    Name,
    Kind,
    PartOf,
    Developers,
    Announced,
    Published,
    Released,
    Retired,
    Fields,
    Family,
    Aliases,
    Misspellings,
    Formerly,
    Summary,
    Url,
    Links,
    Color,
    Icon,
    /// The name in another language.
    NameIn(T),
    /// An open attribute.
    Fact(T),
}

/// How values of a key are stored and compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ValueKind {
    Text,
    Date,
    Organization,
    Organizations,
    TextList,
    FormerNames,
}

/// The keys without a text of their own, with their names in files; their order is that of `show`
/// and of every export.
const FIXED: [(Key<u16>, &str); 18] = [
    (Key::Name, "name"),
    (Key::Kind, "kind"),
    (Key::PartOf, "part-of"),
    (Key::Developers, "developers"),
    (Key::Announced, "announced"),
    (Key::Published, "published"),
    (Key::Released, "released"),
    (Key::Retired, "retired"),
    (Key::Fields, "fields"),
    (Key::Family, "family"),
    (Key::Aliases, "aliases"),
    (Key::Misspellings, "misspellings"),
    (Key::Formerly, "formerly"),
    (Key::Summary, "summary"),
    (Key::Url, "url"),
    (Key::Links, "links"),
    (Key::Color, "color"),
    (Key::Icon, "icon"),
];

/// Open keys are packed behind the fixed ones: names at even, facts at odd places.
const FIRST_OPEN: u16 = 32;
/// How many languages, and how many facts, a catalogue may have.
pub(crate) const OPEN_KEYS: usize = ((u16::MAX - FIRST_OPEN) / 2) as usize;

impl Key<u16> {
    /// Returns the key as the two bytes under which claims keep it; they sort as the keys do.
    pub(crate) fn pack(self) -> u16 {
        match self {
            Key::NameIn(language) => FIRST_OPEN + 2 * language,
            Key::Fact(fact) => FIRST_OPEN + 2 * fact + 1,
            fixed => FIXED.iter().position(|(key, _)| *key == fixed).unwrap_or_default() as u16,
        }
    }

    pub(crate) fn unpack(packed: u16) -> Key<u16> {
        match packed.checked_sub(FIRST_OPEN) {
            Some(open) if open % 2 == 0 => Key::NameIn(open / 2),
            Some(open) => Key::Fact(open / 2),
            None => FIXED[packed as usize].0,
        }
    }
}

impl<T: Clone> Key<T> {
    /// Returns the fixed key of this name in files.
    pub(crate) fn from_file_key(name: &str) -> Option<Key<T>> {
        let (key, _) = FIXED.iter().find(|(_, fixed)| *fixed == name)?;
        // Fixed keys have no text, so the closure is never called.
        key.try_map(|_| None)
    }
}

impl<T: fmt::Display> fmt::Display for Key<T> {
    /// Writes the key as in files: `released`, `names.zh`, `facts.parameters`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::NameIn(language) => write!(f, "names.{language}"),
            Key::Fact(fact) => write!(f, "facts.{fact}"),
            fixed => {
                let fixed = fixed.try_map(|_| None::<u16>);
                let name = FIXED.iter().find(|(key, _)| Some(*key) == fixed);
                f.write_str(name.map_or("", |(_, name)| name))
            }
        }
    }
}

impl<T> Key<T> {
    /// Replaces the text of an open key, `None` if there is nothing to replace it with.
    pub(crate) fn try_map<U>(&self, f: impl FnOnce(&T) -> Option<U>) -> Option<Key<U>> {
        Some(match self {
            Key::NameIn(language) => Key::NameIn(f(language)?),
            Key::Fact(fact) => Key::Fact(f(fact)?),
            Key::Name => Key::Name,
            Key::Kind => Key::Kind,
            Key::PartOf => Key::PartOf,
            Key::Developers => Key::Developers,
            Key::Announced => Key::Announced,
            Key::Published => Key::Published,
            Key::Released => Key::Released,
            Key::Retired => Key::Retired,
            Key::Fields => Key::Fields,
            Key::Family => Key::Family,
            Key::Aliases => Key::Aliases,
            Key::Misspellings => Key::Misspellings,
            Key::Formerly => Key::Formerly,
            Key::Summary => Key::Summary,
            Key::Url => Key::Url,
            Key::Links => Key::Links,
            Key::Color => Key::Color,
            Key::Icon => Key::Icon,
        })
    }

    pub(crate) fn value_kind(&self) -> ValueKind {
        match self {
            Key::Name
            | Key::Kind
            | Key::Family
            | Key::Summary
            | Key::Url
            | Key::Color
            | Key::Icon
            | Key::NameIn(_)
            | Key::Fact(_) => ValueKind::Text,
            Key::PartOf => ValueKind::Organization,
            Key::Developers => ValueKind::Organizations,
            Key::Announced | Key::Published | Key::Released | Key::Retired => ValueKind::Date,
            Key::Fields | Key::Aliases | Key::Misspellings | Key::Links => ValueKind::TextList,
            Key::Formerly => ValueKind::FormerNames,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_keeps_every_key() {
        let open = [Key::NameIn(0), Key::Fact(0), Key::NameIn(7), Key::Fact(9)];
        for key in FIXED.iter().map(|(key, _)| *key).chain(open) {
            assert_eq!(Key::unpack(key.pack()), key);
        }
    }

    #[test]
    fn keys_are_written_as_in_files() {
        assert_eq!(Key::<&str>::PartOf.to_string(), "part-of");
        assert_eq!(Key::NameIn("zh").to_string(), "names.zh");
        assert_eq!(Key::<String>::from_file_key("released"), Some(Key::Released));
        assert_eq!(Key::<String>::from_file_key("facts"), None);
    }
}
