//! Ranking technologies by what came of them.

use std::cmp::Ordering;
use std::fmt;

use crate::analysis::path_count::{PathCount, blurred};
use crate::lineage::{Lineage, Scope};
use crate::model::Technology;

/// What technologies are ranked by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Measure {
    /// How many others descend from it.
    Descendants,
    /// Its PageRank, where importance flows from heirs to origins.
    PageRank,
    /// How many source-to-sink chains go through it.
    Chains,
}

impl Measure {
    /// Every measure, in order.
    pub const ALL: &'static [Measure] = &[Measure::Descendants, Measure::PageRank, Measure::Chains];

    /// Returns the word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Measure::Descendants => "descendants",
            Measure::PageRank => "pagerank",
            Measure::Chains => "chains",
        }
    }

    /// Returns the measure that a word stands for.
    pub fn from_word(word: &str) -> Option<Measure> {
        Measure::ALL.iter().copied().find(|measure| measure.as_str() == word)
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The value of a technology by a measure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Score {
    /// A number of technologies.
    Descendants(usize),
    /// A part of one.
    PageRank(f64),
    /// A number of chains.
    Chains(PathCount),
}

impl Score {
    /// Returns it as a number, rounded, infinity for chains above 1.8e308.
    pub fn to_f64(self) -> f64 {
        match self {
            Score::Descendants(count) => count as f64,
            Score::PageRank(part) => part,
            Score::Chains(count) => count.to_f64(),
        }
    }

    /// Orders scores of one measure, blind to what the order of summing may have done to them.
    fn order(self, other: Score) -> Ordering {
        match (self, other) {
            (Score::Descendants(a), Score::Descendants(b)) => a.cmp(&b),
            (Score::Chains(a), Score::Chains(b)) => a.blurred().cmp(&b.blurred()),
            (a, b) => blurred(a.to_f64()).total_cmp(&blurred(b.to_f64())),
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Score::Descendants(count) => count.fmt(f),
            Score::PageRank(part) => part.fmt(f),
            Score::Chains(count) => count.fmt(f),
        }
    }
}

impl Lineage {
    /// Ranks all technologies by a measure, the highest first, equal ones in the order of listing;
    /// numbers that had to be rounded count as equal if they agree in their first 12 digits.
    /// Takes as long as [`Lineage::descendant_counts`], [`Lineage::pagerank`] or
    /// [`Lineage::chains_through`], and sorts.
    pub fn rank(&self, measure: Measure, scope: &Scope) -> Vec<(Technology<'_>, Score)> {
        let technologies = self.catalogue().technologies();
        let mut ranked: Vec<_> = match measure {
            Measure::Descendants => {
                let counts = self.descendant_counts(scope).into_iter().map(Score::Descendants);
                technologies.zip(counts).collect()
            }
            Measure::PageRank => {
                let parts = self.pagerank(scope).into_iter().map(Score::PageRank);
                technologies.zip(parts).collect()
            }
            Measure::Chains => {
                let counts = self.chains_through(scope).into_iter().map(Score::Chains);
                technologies.zip(counts).collect()
            }
        };
        ranked.sort_unstable_by(|(a, score), (b, other)| {
            other.order(*score).then_with(|| self.listing_order(*a, *b))
        });
        ranked
    }
}
