//! Dates that are missing, or that contradict an influence.

use std::collections::BTreeMap;

use crate::catalogue::{FileId, Location};
use crate::check::about::About;
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::date::Date;
use crate::lineage::{Influence, Lineage};
use crate::model::{Claim, Key, Rank, Technology, Value};

pub(super) fn check(lineage: &Lineage, about: About<'_>, found: &mut Diagnostics) {
    // A million rows of a table make one problem, not a million.
    let mut tables: BTreeMap<FileId, (usize, Technology<'_>, Location)> = BTreeMap::new();
    let undated_ones = lineage.catalogue().technologies().filter(|t| t.date().is_none());
    for technology in undated_ones.filter(|technology| about.technology(*technology)) {
        let claimed = technology.claims().find_map(|claim| claim.location());
        let mut influences = lineage.origins(technology).chain(lineage.heirs(technology));
        let location = claimed.or_else(|| influences.find_map(|influence| influence.location()));
        match location {
            Some(cell @ Location::Cell { file, .. }) => {
                tables.entry(file).or_insert((0, technology, cell)).0 += 1;
            }
            _ => found.push(undated(technology, 1, location)),
        }
    }
    found
        .extend(tables.into_values().map(|(count, first, cell)| undated(first, count, Some(cell))));
    let in_force = lineage.influences().filter(|influence| influence.is_in_force());
    for influence in in_force.filter(|influence| about.influence(*influence)) {
        found.extend(anachronism(influence));
    }
}

fn undated(technology: Technology<'_>, count: usize, location: Option<Location>) -> Diagnostic {
    let message = match count {
        1 => format!("`{}` has no date", technology.name()),
        _ => format!("{count} rows have no date, among them `{}`", technology.name()),
    };
    let diagnostic = Diagnostic::new(Code::Undated, message)
        .hint("add `released`, `published` or `announced`, no more precise than the source");
    match location {
        Some(location) => diagnostic.at(location),
        None => diagnostic,
    }
}

/// The dates on which it appeared, of every claim that counts.
fn appearances<'c>(technology: Technology<'c>) -> impl Iterator<Item = (Claim<'c>, &'c Date)> {
    technology.claims().filter_map(|claim| match (claim.key(), claim.value()) {
        (Key::Announced | Key::Published | Key::Released, Value::Date(date))
            if claim.rank() != Rank::Deprecated =>
        {
            Some((claim, date))
        }
        _ => None,
    })
}

/// An origin that is certainly younger than its heir, by whatever dates there are. An influence
/// that says when it took effect is compared by that date: an old product may take up a new part.
fn anachronism(influence: Influence<'_>) -> Option<Diagnostic> {
    let (earlier, later) = (influence.earlier(), influence.later());
    let effects: Vec<&Date> = match influence.when() {
        Some(when) => vec![when],
        None => appearances(later).map(|(_, date)| date).collect(),
    };
    let (origin, origin_date) = appearances(earlier).next()?;
    let effect = *effects.first()?;
    let all_after = appearances(earlier)
        .all(|(_, date)| effects.iter().all(|effect| date.is_after(effect) == Some(true)));
    if !all_after {
        return None;
    }
    let what = match influence.when() {
        Some(_) => "took effect in",
        None => "dates from",
    };
    let message = format!(
        "`{}` ({origin_date}) is given as an origin of `{}`, which {what} {effect}",
        earlier.name(),
        later.name(),
    );
    let mut diagnostic = Diagnostic::new(Code::Anachronism, message).hint(
        "mend a date, turn the influence round, or say with `when` that it came after the release",
    );
    if let Some(location) = influence.location() {
        diagnostic = diagnostic.label(location, "this influence");
    }
    if let Some(location) = origin.location() {
        diagnostic = diagnostic.label(location, format!("{}: {origin_date}", earlier.name()));
    }
    let heir = appearances(later).next().and_then(|(claim, date)| Some((claim.location()?, date)));
    if let (Some((location, date)), None) = (heir, influence.when()) {
        diagnostic = diagnostic.label(location, format!("{}: {date}", later.name()));
    }
    Some(diagnostic)
}
