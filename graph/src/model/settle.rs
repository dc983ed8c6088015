//! Which of several claims is in force, and whether they disagree.

use indexmap::IndexSet;

use crate::date::Date;
use crate::model::Rank;
use crate::model::claims::ClaimRow;
use crate::model::key::ValueKind;
use crate::model::pools::ListPool;

/// Marks what is in force among the claims of one entry for one key, in file order.
///
/// The preferred claims are in force, else the normal ones; deprecated ones never are. Where those
/// that remain disagree, dates give the interval that holds them all (returned as a row of its
/// own), everything else the first claim, and all are marked as in conflict. Claims that disagree
/// with what is in force but rank lower are marked as settled.
pub(crate) fn settle(
    claims: &mut [ClaimRow],
    dates: &mut IndexSet<Date>,
    lists: &ListPool,
) -> Option<ClaimRow> {
    let kind = claims.first()?.value_kind();
    let rank = claims.iter().map(|claim| claim.stance.rank()).min()?;
    if rank == Rank::Deprecated {
        return None;
    }
    if matches!(kind, ValueKind::TextList | ValueKind::FormerNames) {
        for claim in claims.iter_mut().filter(|c| c.stance.rank() != Rank::Deprecated) {
            claim.stance = claim.stance.in_force();
        }
        return None;
    }
    if let [only] = claims {
        only.stance = only.stance.in_force();
        return None;
    }
    let candidate = |claim: &ClaimRow| claim.stance.rank() == rank;
    let agrees = |finer: &ClaimRow, other: &ClaimRow| match kind {
        ValueKind::Date => dates[finer.value as usize].is_within(&dates[other.value as usize]),
        ValueKind::Organizations => {
            let finer = lists.get(finer.value);
            lists.get(other.value).iter().all(|developer| finer.contains(developer))
        }
        _ => finer.value == other.value,
    };
    let mut places = (0..claims.len()).filter(|at| candidate(&claims[*at]));
    let first = places.next()?;
    // Agreeing is transitive, so that only the last of ever finer ones can agree with all.
    let finest = places.fold(first, |finest, at| {
        let finer = agrees(&claims[at], &claims[finest]) && !agrees(&claims[finest], &claims[at]);
        if finer { at } else { finest }
    });
    if claims.iter().filter(|c| candidate(c)).all(|other| agrees(&claims[finest], other)) {
        let at = finest;
        let settled = claims.iter().any(|claim| {
            !candidate(claim) && !agrees(&claims[at], claim) && !agrees(claim, &claims[at])
        });
        claims[at].stance = claims[at].stance.in_force();
        if settled {
            for claim in claims {
                claim.stance = claim.stance.settled();
            }
        }
        return None;
    }
    for claim in claims.iter_mut().filter(|claim| candidate(claim)) {
        claim.stance = claim.stance.in_conflict();
    }
    if kind == ValueKind::Date {
        let rivals = claims.iter().filter(|claim| candidate(claim));
        let span = Date::spanning(rivals.map(|claim| &dates[claim.value as usize]))?;
        let (value, _) = dates.insert_full(span);
        let stance = claims[first].stance.in_force().derived();
        return Some(ClaimRow { value: value as u32, stance, ..claims[first] });
    }
    claims[first].stance = claims[first].stance.in_force();
    None
}
