//! Read side: influences and who states them.

use crate::catalogue::Location;
use crate::date::Date;
use crate::lineage::Lineage;
use crate::model::influences::InfluenceClaim;
use crate::model::pools::NONE;
use crate::model::{Certainty, InfluenceKind, Provenance, Rank, Technology};

/// An edge from an earlier technology to a later one.
#[derive(Clone, Copy)]
pub struct Influence<'g> {
    lineage: &'g Lineage,
    at: u32,
}

impl std::fmt::Debug for Influence<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Influence({})", self.id())
    }
}

impl<'g> Influence<'g> {
    pub(crate) fn new(lineage: &'g Lineage, at: u32) -> Influence<'g> {
        Influence { lineage, at }
    }

    /// Returns its place in the order of the lineage, from 0: an index for tables.
    pub fn index(self) -> usize {
        self.at as usize
    }

    /// Returns its id: `clip>flamingo:method`.
    pub fn id(self) -> String {
        format!("{}>{}:{}", self.earlier().id(), self.later().id(), self.kind())
    }

    /// Returns the technology that it comes from.
    pub fn earlier(self) -> Technology<'g> {
        self.lineage.technology(self.lineage.earlier(self.at))
    }

    /// Returns the technology that it ends at.
    pub fn later(self) -> Technology<'g> {
        self.lineage.technology(self.lineage.later(self.at))
    }

    /// Returns what the earlier is to the later.
    pub fn kind(self) -> InfluenceKind {
        self.lineage.catalogue().influences.kinds[self.index()]
    }

    /// Returns how firmly it is stated by the firmest of its best claims.
    pub fn certainty(self) -> Certainty {
        self.claim().stance.certainty()
    }

    /// Returns whether it is said to contradict something else in the catalogue.
    pub fn is_disputed(self) -> bool {
        self.claim().stance.is_disputed()
    }

    /// Returns whether it is walked: not if all its claims are deprecated.
    pub fn is_in_force(self) -> bool {
        self.claim().stance.is_in_force()
    }

    /// Returns when it took effect, if that is known apart from the release.
    pub fn when(self) -> Option<&'g Date> {
        self.date(self.claim().when)
    }

    /// Returns who states it, by the firmest of the best claims.
    pub fn provenance(self) -> Provenance<'g> {
        let catalogue = self.lineage.catalogue();
        Provenance { catalogue, id: self.claim().provenance }
    }

    /// Returns all that is said of it, in the order of the files.
    pub fn statements(self) -> impl Iterator<Item = InfluenceStatement<'g>> {
        let catalogue = self.lineage.catalogue();
        let claims = catalogue.influences.claims(self.at);
        claims.into_iter().map(move |claim| InfluenceStatement {
            certainty: claim.stance.certainty(),
            rank: claim.stance.rank(),
            disputed: claim.stance.is_disputed(),
            when: self.date(claim.when),
            provenance: Provenance { catalogue, id: claim.provenance },
        })
    }

    /// Returns where it was first read, if locations were kept.
    pub fn location(self) -> Option<Location> {
        self.lineage.catalogue().influences.location(self.at)
    }

    fn claim(self) -> InfluenceClaim {
        self.lineage.catalogue().influences.in_force(self.at)
    }

    fn date(self, at: u32) -> Option<&'g Date> {
        let dates = &self.lineage.catalogue().dates;
        (at != NONE).then(|| dates.get_index(at as usize)).flatten()
    }
}

/// One source's statement that an influence exists.
#[derive(Clone, Copy, Debug)]
pub struct InfluenceStatement<'g> {
    /// How firmly.
    pub certainty: Certainty,
    /// Its rank among the claims for this influence.
    pub rank: Rank,
    /// Whether it is said to contradict something else in the catalogue.
    pub disputed: bool,
    /// When the influence took effect.
    pub when: Option<&'g Date>,
    /// Who says so.
    pub provenance: Provenance<'g>,
}
