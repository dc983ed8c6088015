//! Names that two entries share, or nearly.

use std::collections::BTreeMap;

use crate::check::{Code, Diagnostic, Diagnostics};
use crate::model::{Catalogue, Claim, EntityKind};
use crate::names::{Name, shared_names};

pub(super) fn check(catalogue: &Catalogue, found: &mut Diagnostics) {
    let technologies = || catalogue.technologies().map(|t| (t.id(), t.claims()));
    check_kind(EntityKind::Technology, technologies, found);
    let organizations = || catalogue.organizations().map(|o| (o.id(), o.claims()));
    check_kind(EntityKind::Organization, organizations, found);
}

fn check_kind<
    'c,
    Claims: Iterator<Item = Claim<'c>>,
    Entries: Iterator<Item = (&'c str, Claims)>,
>(
    kind: EntityKind,
    entries: impl Fn() -> Entries,
    found: &mut Diagnostics,
) {
    for names in shared_names(entries).values() {
        let mut exact: BTreeMap<&str, Vec<&Name<'_>>> = BTreeMap::new();
        for name in names {
            exact.entry(name.text).or_default().push(name);
        }
        for (text, names) in &exact {
            if let Some((first, other)) = of_two_entries(names.iter().copied()) {
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
        if let Some((first, other)) = of_two_entries(own)
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

/// Returns the first name and the first one that belongs to another entry.
fn of_two_entries<'a, 'c>(
    names: impl Iterator<Item = &'a Name<'c>> + Clone,
) -> Option<(&'a Name<'c>, &'a Name<'c>)> {
    let first = names.clone().next()?;
    let other = names.clone().find(|name| name.id != first.id)?;
    Some((first, other))
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
