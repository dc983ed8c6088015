//! Everything that a sound catalogue may still have wrong.

use crate::check::Diagnostics;
use crate::lineage::Lineage;

/// Finds what is doubtful in a catalogue that could be built: cycles, anachronisms, claims that
/// disagree, names for two things, missing dates and citations, unused sources.
///
/// Locations are only known if the catalogue was joined with
/// [`Locations::Keep`](crate::Locations::Keep).
pub fn check(lineage: &Lineage) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    diagnostics.settle(&lineage.catalogue().severities);
    diagnostics.finish(lineage.catalogue().files());
    diagnostics
}
