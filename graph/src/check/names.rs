//! Names that two entries share, or nearly.

use std::collections::BTreeMap;

use crate::check::about::About;
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::model::{Catalogue, Claim, EntityKind};
use crate::names::{Name, shared_names};

pub(super) fn check(catalogue: &Catalogue, about: About<'_>, found: &mut Diagnostics) {
    let technologies = || catalogue.technologies().map(|t| (t.id(), t.claims()));
    let is_wanted = |id: &str| catalogue.technology(id).is_some_and(|of| about.technology(of));
    check_kind(EntityKind::Technology, technologies, is_wanted, found);
    if about.is_everything() {
        let organizations = || catalogue.organizations().map(|o| (o.id(), o.claims()));
        check_kind(EntityKind::Organization, organizations, |_| true, found);
    }
}

fn check_kind<
    'c,
    Claims: Iterator<Item = Claim<'c>>,
    Entries: Iterator<Item = (&'c str, Claims)>,
>(
    kind: EntityKind,
    entries: impl Fn() -> Entries,
    is_wanted: impl Fn(&str) -> bool,
    found: &mut Diagnostics,
) {
    for names in shared_names(entries).values() {
        let mut exact: BTreeMap<&str, Vec<&Name<'_>>> = BTreeMap::new();
        for name in names {
            exact.entry(name.text).or_default().push(name);
        }
        for (text, names) in &exact {
            if let Some((first, other)) = of_two_entries(names.iter().copied(), &is_wanted) {
                let message = format!("`{text}` is a name of two {kind} entries");
                let hint = format!(
                    "rename one, or join them with `same-as`; until then only the ids `{}` and \
                     `{}` tell them apart",
                    first.id, other.id
                );
                found.push(pair(Code::AmbiguousName, message, first, other).hint(hint));
            }
        }
        let own = names.iter().filter(|name| name.own);
        if let Some((first, other)) = of_two_entries(own, &is_wanted)
            && first.text != other.text
        {
            let message = format!(
                "`{}` and `{}` differ only in case, spaces or punctuation",
                first.text, other.text
            );
            let hint = "if they are the same, join them with `same-as`";
            found.push(pair(Code::NearDuplicateName, message, first, other).hint(hint));
        }
    }
}

/// Returns the first name that is wanted and the first one that belongs to another entry.
fn of_two_entries<'a, 'c>(
    names: impl Iterator<Item = &'a Name<'c>> + Clone,
    is_wanted: impl Fn(&str) -> bool,
) -> Option<(&'a Name<'c>, &'a Name<'c>)> {
    let wanted = names.clone().find(|name| is_wanted(name.id))?;
    let other = names.clone().find(|name| name.id != wanted.id)?;
    // In the order of the entries, whichever is wanted.
    Some(if other.id < wanted.id { (other, wanted) } else { (wanted, other) })
}

fn pair(code: Code, message: String, first: &Name<'_>, other: &Name<'_>) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(code, message);
    for name in [other, first] {
        if let Some(location) = name.location {
            diagnostic = diagnostic.label(location, format!("of `{}`", name.id));
        }
    }
    diagnostic
}
