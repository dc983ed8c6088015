//! What has to be said of a statement that stands in a block: the difference to the block's own
//! citation, by the rules of the reader (`catalogue/join.rs`).

use crate::model::{Certainty, Rank};
use crate::write::Cited;

/// The keys to write beside a value, or at the end of a block.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Own<'d> {
    pub(super) source: Option<&'d str>,
    pub(super) places: &'d [String],
    pub(super) quoting: Option<&'d str>,
    pub(super) certainty: Option<Certainty>,
    pub(super) rank: Option<Rank>,
    pub(super) disputed: bool,
    pub(super) note: Option<&'d str>,
    pub(super) quote: Option<&'d str>,
    pub(super) line: Option<u32>,
    pub(super) rule: Option<&'d str>,
}

impl<'d> Own<'d> {
    /// Returns what to write for a block itself. `default` is the source of every fact that names
    /// none; with one, no block is without a source.
    pub(super) fn of_block(cited: &'d Cited, default: Option<&str>) -> Own<'d> {
        let own = Own {
            source: cited.source.as_deref().filter(|source| Some(*source) != default),
            places: &cited.places,
            quoting: cited.quoting.as_deref(),
            certainty: (cited.certainty != Certainty::Stated).then_some(cited.certainty),
            rank: (cited.rank != Rank::Normal).then_some(cited.rank),
            disputed: cited.disputed,
            ..Own::default()
        };
        own.with_remarks(cited)
    }

    /// Returns what to write beside a value in a block; `None` if nothing that stands there could
    /// take back what the block says.
    pub(super) fn of_value(cited: &'d Cited, block: &Cited) -> Option<Own<'d>> {
        let own = Own::beside(cited, block)?;
        if !own.takes_over_citation() {
            return Some(own.with_remarks(cited));
        }
        // What is not cited apart takes over the remarks of the block, too.
        if remarks(cited) == remarks(block) {
            return Some(own);
        }
        if remarks(cited) != (None, None, None, None) {
            return Some(own.with_remarks(cited));
        }
        match cited.places.is_empty() {
            false => Some(Own { places: &cited.places, ..own }),
            true => Some(Own { source: Some(cited.source.as_deref()?), ..own }),
        }
    }

    /// Returns what to write beside an influence in a block, which takes over no remarks; `None`
    /// as for [`Own::of_value`].
    pub(super) fn of_origin(cited: &'d Cited, block: &Cited) -> Option<Own<'d>> {
        Some(Own::beside(cited, block)?.with_remarks(cited))
    }

    fn beside(cited: &'d Cited, block: &Cited) -> Option<Own<'d>> {
        if block.disputed && !cited.disputed || block.quoting.is_some() && cited.quoting.is_none() {
            return None;
        }
        let mut own = Own {
            certainty: (cited.certainty != block.certainty).then_some(cited.certainty),
            rank: (cited.rank != block.rank).then_some(cited.rank),
            disputed: cited.disputed && !block.disputed,
            quoting: cited.quoting.as_deref().filter(|_| cited.quoting != block.quoting),
            ..Own::default()
        };
        if cited.source != block.source {
            own.source = Some(cited.source.as_deref()?);
            own.places = &cited.places;
        } else if cited.places != block.places {
            match cited.places.is_empty() {
                false => own.places = &cited.places,
                // To name the source again takes back the block's places.
                true => own.source = Some(cited.source.as_deref()?),
            }
        }
        Some(own)
    }

    fn takes_over_citation(&self) -> bool {
        self.source.is_none() && self.places.is_empty() && self.quoting.is_none()
    }

    fn with_remarks(self, cited: &'d Cited) -> Own<'d> {
        let (note, quote, line, rule) = remarks(cited);
        Own { note, quote, line, rule, ..self }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Own::default()
    }
}

type Remarks<'d> = (Option<&'d str>, Option<&'d str>, Option<u32>, Option<&'d str>);

fn remarks(cited: &Cited) -> Remarks<'_> {
    (cited.note.as_deref(), cited.quote.as_deref(), cited.line, cited.rule.as_deref())
}
