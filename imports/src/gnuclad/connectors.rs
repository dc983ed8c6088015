//! `C` rows → influences.

use forebear_graph::InfluenceKind;
use forebear_graph::write::{Cited, Origin};

use crate::ProblemCode;
use crate::gnuclad::cells::Row;
use crate::gnuclad::dates::date;
use crate::gnuclad::problems::Problems;
use crate::gnuclad::read::{Names, at_row};

const FROM_WHEN: usize = 1;
const FROM: usize = 2;
const TO_WHEN: usize = 3;
const TO: usize = 4;
const THICKNESS: usize = 5;
const COLOUR: usize = 6;
const REMARK: usize = 7;

/// A connector that was read.
pub(super) struct Connector<'a> {
    /// The id of the technology that it ends at.
    pub(super) later: &'a str,
    pub(super) origin: Origin,
    /// What stands in the cell of the thickness; may be empty.
    pub(super) thickness: String,
    pub(super) has_colour: bool,
}

/// Reads a connector; nothing if an end of it is missing.
pub(super) fn connector<'a>(
    row: &Row,
    names: &Names<'a>,
    problems: &mut Problems,
) -> Option<Connector<'a>> {
    let mut end = |at: usize, what: &str| {
        let place = (row.line, row.column(at));
        if row.cell(at).trim().is_empty() {
            let message = format!("the connector lacks {what}");
            problems.push(ProblemCode::MissingCell, place, message, "left out");
            return None;
        }
        names.find(row.cell(at), place, "left out", problems)
    };
    // Both are looked up, so that all that is wrong with them is told.
    let ends = (end(FROM, "the node it leaves"), end(TO, "the node it leads to"));
    let (earlier, later) = (ends.0?, ends.1?);
    if earlier == later {
        let message = format!("the connector leads from `{}` to itself", row.cell(FROM));
        let place = (row.line, row.column(TO));
        problems.push(ProblemCode::SelfReference, place, message, "left out");
        return None;
    }
    let thickness = row.cell(THICKNESS).trim();
    let kind = kind(row, thickness, problems);
    let (leaves, arrives) = (date(row, FROM_WHEN, problems), date(row, TO_WHEN, problems));
    let mut notes = Vec::new();
    let remark = row.cell(REMARK).trim().trim_start_matches('#').trim();
    if !remark.is_empty() {
        notes.push(remark.to_owned());
    }
    if let (Some(leaves), Some(_)) = (&leaves, &arrives) {
        notes.push(format!("the line leaves {} at {leaves}", row.cell(FROM).trim()));
    }
    if kind == InfluenceKind::Influence && !thickness.is_empty() {
        notes.push(format!("drawn with thickness `{thickness}`"));
    }
    let note = (!notes.is_empty()).then(|| notes.join("; "));
    let row_name = format!("C {} → {}", row.cell(FROM), row.cell(TO));
    let cited = Cited { note, ..at_row(names.source, &row_name) };
    let origin = Origin { earlier: earlier.to_owned(), kind, when: arrives.or(leaves), cited };
    let has_colour = !row.cell(COLOUR).trim().is_empty();
    Some(Connector { later, origin, thickness: thickness.to_owned(), has_colour })
}

fn kind(row: &Row, thickness: &str, problems: &mut Problems) -> InfluenceKind {
    match thickness {
        "1" => InfluenceKind::Inspiration,
        "2" => InfluenceKind::Basis,
        "4" => InfluenceKind::Successor,
        other => {
            let place = (row.line, row.column(THICKNESS));
            let (code, message) = match other {
                "" => (ProblemCode::MissingCell, "the connector has no thickness".to_owned()),
                other => (
                    ProblemCode::BadValue,
                    format!("thickness `{other}` is not defined; 1, 2 and 4 are"),
                ),
            };
            problems.push(code, place, message, "read as `influence`");
            InfluenceKind::Influence
        }
    }
}
