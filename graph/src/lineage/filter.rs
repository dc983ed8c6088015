//! Choosing technologies by what is said of them.

use crate::date::DateRange;
use crate::lineage::Lineage;
use crate::model::{Organization, Technology};

/// What a technology must be like; all that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct Filter<'g> {
    /// It was made by this organization, or by a part of it.
    pub by: Option<Organization<'g>>,
    /// It is of this kind.
    pub kind: Option<String>,
    /// It is used in this field.
    pub field: Option<String>,
    /// It belongs to this family.
    pub family: Option<String>,
    /// Its timeline date certainly lies within this range.
    pub dated: Option<DateRange>,
}

impl Filter<'_> {
    /// Returns whether a technology is like that.
    pub fn admits(&self, technology: Technology<'_>) -> bool {
        let is = |wanted: &Option<String>, found: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| found == Some(wanted))
        };
        let made_by = |by: &Organization<'_>| {
            technology.developers().any(|maker| maker.and_wholes().any(|whole| whole.at == by.at))
        };
        is(&self.kind, technology.kind())
            && is(&self.family, technology.family())
            && self.field.as_deref().is_none_or(|field| technology.fields().any(|f| f == field))
            && self.by.as_ref().is_none_or(made_by)
            && self.dated.as_ref().is_none_or(|range| {
                technology.date().is_some_and(|date| range.holds(date) == Some(true))
            })
    }
}

impl Lineage {
    /// Returns the technologies that a filter admits, in the order of listing.
    pub fn select<'g>(&'g self, filter: &Filter<'_>) -> Vec<Technology<'g>> {
        let mut chosen: Vec<_> =
            self.catalogue().technologies().filter(|t| filter.admits(*t)).collect();
        chosen.sort_by(|a, b| self.listing_order(*a, *b));
        chosen
    }
}
