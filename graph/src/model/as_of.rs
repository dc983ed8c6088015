//! A catalogue as it stood at the end of a day.

use crate::date::Date;
use crate::model::Technology;
use crate::model::catalogue::{Catalogue, Entries};
use crate::model::pools::NONE;
use crate::model::text::TextPool;

impl Catalogue {
    /// Returns what there was at the end of a date: without the technologies that certainly came
    /// later, and without the influences from or to them or that certainly took effect later. What
    /// cannot be told is kept, and its timeline date says so
    /// ([`TimelineDate::may_be_later`](crate::TimelineDate::may_be_later)). Linear.
    ///
    /// Facts and citations stay as they are: the catalogue says today what there was then, not
    /// what was known then.
    pub fn as_of(mut self, end: &Date) -> Catalogue {
        let keeps: Vec<bool> = self
            .technologies()
            .map(|technology| technology.date().is_none_or(|date| !is_later(date, end)))
            .collect();
        let mut number = vec![NONE; keeps.len()];
        let mut ids = TextPool::default();
        for (at, _) in keeps.iter().enumerate().filter(|(_, keeps)| **keeps) {
            number[at] = ids.len() as u32;
            ids.push(self.technologies.id(at as u32));
        }
        let kept = |at: u32| Some(number[at as usize]).filter(|number| *number != NONE);
        let dates = &self.dates;
        let took_effect = |when: u32| {
            let date = (when != NONE).then(|| dates.get_index(when as usize)).flatten();
            date.is_none_or(|date| !is_later(date, end))
        };
        let influences = self.influences.renumbered(kept, took_effect);
        let Entries { claims, other_ids, .. } = self.technologies;
        self.technologies = Entries {
            ids,
            claims: claims.selected(|entry| keeps[entry as usize]),
            other_ids: other_ids
                .into_iter()
                .filter_map(|(id, at)| {
                    Some((id, Some(number[at as usize]).filter(|n| *n != NONE)?))
                })
                .collect(),
        };
        self.influences = influences;
        self.as_of = Some(end.clone());
        self
    }
}

fn is_later(date: &Date, end: &Date) -> bool {
    // What begins within the date, and is not certainly after it, may belong to it.
    date.is_after(end) == Some(true)
}

/// Returns whether a technology may have come after the date at which the catalogue stands.
pub(super) fn may_be_later(technology: Technology<'_>, date: &Date) -> bool {
    let end = technology.catalogue.as_of.as_ref();
    end.is_some_and(|end| match (date.latest(), end.latest()) {
        (Some(latest), Some(end)) => latest > end,
        (None, Some(_)) => true,
        (_, None) => false,
    })
}
