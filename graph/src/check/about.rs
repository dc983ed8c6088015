//! What problems are looked for about: everything, or some technologies.

use crate::lineage::{Influence, TechnologySet};
use crate::model::Technology;

/// A whole catalogue, or some technologies and the influences that begin or end at them.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    only: Option<&'a TechnologySet>,
}

impl<'a> About<'a> {
    pub(super) fn everything() -> About<'a> {
        About { only: None }
    }

    pub(super) fn only(set: &'a TechnologySet) -> About<'a> {
        About { only: Some(set) }
    }

    pub(super) fn is_everything(self) -> bool {
        self.only.is_none()
    }

    pub(super) fn technology(self, technology: Technology<'_>) -> bool {
        self.only.is_none_or(|set| set.contains(technology))
    }

    pub(super) fn influence(self, influence: Influence<'_>) -> bool {
        self.technology(influence.earlier()) || self.technology(influence.later())
    }
}
