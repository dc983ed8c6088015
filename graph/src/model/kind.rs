//! The closed vocabularies: how one technology influenced another, and how firmly it is said.

use serde::Serialize;

macro_rules! words {
    (
        $(#[$outer:meta])*
        $type:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)? }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $type { $($(#[$doc])* $variant),* }

        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [$type] = &[$($type::$variant),*];

            /// Returns the word for it, as it stands in catalogues and exports.
            pub const fn as_str(self) -> &'static str {
                match self { $($type::$variant => $word),* }
            }

            /// Returns the value that a word stands for.
            pub fn from_word(word: &str) -> Option<$type> {
                match word { $($word => Some($type::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

words! {
    /// What the earlier technology is to the later one. Every kind points from earlier to later.
    InfluenceKind {
        /// The earlier is a part of the later.
        Component = "component",
        /// The later is built on the earlier, derived or fine-tuned from it.
        Basis = "basis",
        /// The later is the next version of the same line.
        Successor = "successor",
        /// The later is trained on the earlier.
        Data = "data",
        /// The later applies the technique of the earlier.
        Method = "method",
        /// The later is a special form of the earlier.
        Variant = "variant",
        /// The earlier gave the idea.
        Inspiration = "inspiration",
        /// How is not said, or is debatable.
        Influence = "influence",
    }
}

words! {
    /// How firmly a source says something.
    Certainty {
        /// It is said in so many words.
        Stated = "stated",
        /// It follows from what is said.
        Implied = "implied",
        /// It is reported as a guess.
        Speculated = "speculated",
    }
}

words! {
    /// Which of several claims is to be in force, as in Wikidata.
    Rank {
        /// The best claim known.
        Preferred = "preferred",
        /// A claim like any other.
        Normal = "normal",
        /// A claim known to be wrong; kept and shown, never in force.
        Deprecated = "deprecated",
    }
}

words! {
    /// Which date of a technology it is.
    DateKind {
        /// When it was announced.
        Announced = "announced",
        /// When its paper was published.
        Published = "published",
        /// When it was released.
        Released = "released",
        /// When it was withdrawn or given up.
        Retired = "retired",
    }
}

words! {
    /// What sort of thing an entry of a catalogue is.
    EntityKind {
        /// A named thing with a history.
        Technology = "technology",
        /// Who develops it.
        Organization = "organization",
        /// A document that facts are taken from.
        Source = "source",
    }
}

impl InfluenceKind {
    /// Returns the kind as a verb phrase read from the later technology to the earlier:
    /// "Flamingo *has as a part* Chinchilla".
    pub const fn phrase(self) -> &'static str {
        match self {
            InfluenceKind::Component => "has as a part",
            InfluenceKind::Basis => "is built on",
            InfluenceKind::Successor => "is the successor of",
            InfluenceKind::Data => "is trained on",
            InfluenceKind::Method => "applies",
            InfluenceKind::Variant => "is a form of",
            InfluenceKind::Inspiration => "is inspired by",
            InfluenceKind::Influence => "is influenced by",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::keys;

    #[test]
    fn the_words_are_those_of_the_file_format() {
        let words = |all: &[&'static str]| all.to_vec();
        assert_eq!(
            InfluenceKind::ALL.iter().map(|k| k.as_str()).collect::<Vec<_>>(),
            words(keys::INFLUENCE_KINDS)
        );
        assert_eq!(
            Certainty::ALL.iter().map(|k| k.as_str()).collect::<Vec<_>>(),
            words(keys::CERTAINTIES)
        );
        assert_eq!(Rank::ALL.iter().map(|k| k.as_str()).collect::<Vec<_>>(), words(keys::RANKS));
    }
}
