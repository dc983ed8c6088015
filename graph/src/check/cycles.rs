//! Technologies that descend from each other.

use crate::check::about::About;
use crate::check::{Code, Diagnostic, Diagnostics};
use crate::lineage::{Lineage, Scope};

pub(super) fn check(lineage: &Lineage, about: About<'_>, found: &mut Diagnostics) {
    for cycle in lineage.cycles(&Scope::all()) {
        if !cycle.iter().any(|influence| about.influence(*influence)) {
            continue;
        }
        let mut chain: Vec<&str> =
            cycle.iter().map(|influence| influence.earlier().name()).collect();
        chain.extend(cycle.last().map(|influence| influence.later().name()));
        let message = format!("these descend from each other: {}", chain.join(" → "));
        let mut diagnostic = Diagnostic::new(Code::InfluenceCycle, message);
        for influence in &cycle {
            let (earlier, later) = (influence.earlier().name(), influence.later().name());
            let citations = influence.provenance().citations();
            let cited = citations.first().map_or(String::new(), |first| format!(" ({first})"));
            let step = format!("{later} {} {earlier}{cited}", influence.kind().phrase());
            diagnostic = match influence.location() {
                Some(location) => diagnostic.label(location, step),
                None => diagnostic.note(step),
            };
        }
        found.push(diagnostic.hint(
            "one of them is the wrong way round, or an entry stands for several versions: give \
             each version an entry of its own",
        ));
    }
}
