//! Which influences a walk goes along.

use crate::lineage::Influence;
use crate::model::{Catalogue, Certainty, InfluenceKind};

/// The influences a walk goes along: some kinds, some certainties, and only what is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scope {
    kinds: u8,
    certainties: u8,
}

const ALL_KINDS: u8 = u8::MAX;
const ALL_CERTAINTIES: u8 = 0b111;

impl Scope {
    /// Returns the scope of all influences that are in force.
    pub fn all() -> Scope {
        Scope { kinds: ALL_KINDS, certainties: ALL_CERTAINTIES }
    }

    /// Returns the scope that these words name: influence kinds and certainties. Without a kind
    /// among them every kind is meant, and without a certainty every certainty.
    ///
    /// # Errors
    ///
    /// Gives back the first word that is neither.
    ///
    /// ```
    /// use forebear_graph::Scope;
    /// assert!(Scope::from_words(["basis", "stated"]).is_ok());
    /// assert_eq!(Scope::from_words(["base"]), Err("base"));
    /// ```
    pub fn from_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Scope, &'a str> {
        let (mut kinds, mut certainties) = (0, 0);
        for word in words {
            if let Some(kind) = InfluenceKind::from_word(word) {
                kinds |= 1 << kind as u8;
            } else if let Some(certainty) = Certainty::from_word(word) {
                certainties |= 1 << certainty as u8;
            } else {
                return Err(word);
            }
        }
        Ok(Scope {
            kinds: if kinds == 0 { ALL_KINDS } else { kinds },
            certainties: if certainties == 0 { ALL_CERTAINTIES } else { certainties },
        })
    }

    /// Returns every word that [`Scope::from_words`] takes.
    pub fn words() -> impl Iterator<Item = &'static str> {
        let kinds = InfluenceKind::ALL.iter().map(|kind| kind.as_str());
        kinds.chain(Certainty::ALL.iter().map(|certainty| certainty.as_str()))
    }

    /// Returns the scope of what both admit.
    pub fn intersect(self, other: Scope) -> Scope {
        Scope { kinds: self.kinds & other.kinds, certainties: self.certainties & other.certainties }
    }

    /// Returns whether a walk goes along this influence.
    pub fn admits(&self, influence: Influence<'_>) -> bool {
        influence.is_in_force()
            && self.kinds & 1 << influence.kind() as u8 != 0
            && self.certainties & 1 << influence.certainty() as u8 != 0
    }

    pub(crate) fn admits_number(&self, catalogue: &Catalogue, influence: u32) -> bool {
        let table = &catalogue.influences;
        let stance = table.stance(influence);
        stance.is_in_force()
            && self.kinds & 1 << table.kinds[influence as usize] as u8 != 0
            && self.certainties & 1 << stance.certainty() as u8 != 0
    }
}
