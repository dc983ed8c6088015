//! Everything that a sound catalogue may still have wrong.

use crate::check::{Diagnostics, citations, claims, cycles, dates, names};
use crate::lineage::Lineage;

/// Finds what is doubtful in a catalogue that could be built: cycles, anachronisms, claims that
/// disagree, names for two things, missing dates and citations, unused sources.
///
/// Locations are only known if the catalogue was joined with
/// [`Locations::Keep`](crate::Locations::Keep). Linear but for sorting names.
pub fn check(lineage: &Lineage) -> Diagnostics {
    let mut found = Diagnostics::default();
    cycles::check(lineage, &mut found);
    dates::check(lineage, &mut found);
    claims::check(lineage, &mut found);
    names::check(lineage.catalogue(), &mut found);
    citations::check(lineage, &mut found);
    found.settle(&lineage.catalogue().severities);
    found.finish();
    found
}
