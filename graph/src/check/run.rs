//! Everything that a sound catalogue may still have wrong.

use crate::check::about::About;
use crate::check::{Diagnostics, citations, claims, cycles, dates, names};
use crate::lineage::{Lineage, TechnologySet};

/// Finds what is doubtful in a catalogue that could be built: cycles, anachronisms, claims that
/// disagree, names for two things, missing dates and citations, unused sources.
///
/// Locations are only known if the catalogue was joined with
/// [`Locations::Keep`](crate::Locations::Keep). Linear but for sorting names.
pub fn check(lineage: &Lineage) -> Diagnostics {
    check_about(lineage, About::everything())
}

/// Finds what of that concerns some technologies, or influences that begin or end at them. As
/// much work as [`check`]: a name is shared with others. What was found while the catalogue was
/// read can be narrowed down with [`Diagnostics::concerning`].
pub fn check_only(lineage: &Lineage, set: &TechnologySet) -> Diagnostics {
    check_about(lineage, About::only(set))
}

fn check_about(lineage: &Lineage, about: About<'_>) -> Diagnostics {
    let mut found = Diagnostics::default();
    cycles::check(lineage, about, &mut found);
    dates::check(lineage, about, &mut found);
    claims::check(lineage, about, &mut found);
    names::check(lineage.catalogue(), about, &mut found);
    citations::check(lineage, about, &mut found);
    found.settle(&lineage.catalogue().severities);
    found.finish();
    found
}
