//! What belongs to a view beside technologies: organizations, periods and sources.

use std::collections::BTreeSet;

use forebear_graph::{Claim, Organization, Period, Provenance, Source, Technology, Value};

use crate::view::View;

impl<'g> View<'g> {
    /// Returns the organizations that developed what is chosen, and all that they are part of,
    /// in the order of their ids. Linear.
    pub fn organizations(&self) -> Vec<Organization<'g>> {
        self.organizations_of(|technology| technology.developers().collect())
    }

    /// Returns the organizations that any claim about what is chosen names, and all that they are
    /// part of, in the order of their ids. Linear.
    pub fn mentioned_organizations(&self) -> Vec<Organization<'g>> {
        self.organizations_of(|technology| {
            let claims = technology.claims();
            let named = claims.filter_map(|claim| match claim.value() {
                Value::Organizations(organizations) => Some(organizations),
                _ => None,
            });
            named.flatten().collect()
        })
    }

    fn organizations_of(
        &self,
        named: impl Fn(Technology<'g>) -> Vec<Organization<'g>>,
    ) -> Vec<Organization<'g>> {
        let all = self.lineage().catalogue().organizations();
        let mut found = vec![false; all.len()];
        for organization in self.technologies().iter().flat_map(|technology| named(*technology)) {
            let mut next = Some(organization);
            while let Some(at) = next {
                let seen = std::mem::replace(&mut found[at.index()], true);
                next = if seen { None } else { at.part_of() };
            }
        }
        all.filter(|organization| found[organization.index()]).collect()
    }

    /// Returns a source in a line: its title, who published it, and when.
    pub(crate) fn source_line(&self, source: Source<'g>) -> String {
        let title = self.source_label(source);
        let publisher = source.publisher().filter(|publisher| *publisher != title);
        let published = source.published().map(|date| date.as_str());
        let parts = std::iter::once(title).chain(publisher).chain(published);
        parts.collect::<Vec<_>>().join(", ")
    }

    /// Returns the periods in which what is chosen was released, in order of time.
    pub fn periods(&self) -> BTreeSet<Period> {
        let dates = self.technologies().iter().filter_map(|technology| technology.date());
        dates.filter_map(|date| date.period()).collect()
    }

    /// Returns the sources of everything that is said of what is chosen, of the influences that
    /// are shown, and of these organizations, in the order of the files. Linear.
    pub fn sources(&self, organizations: &[Organization<'g>]) -> Vec<Source<'g>> {
        let all = self.lineage().catalogue().sources();
        let mut found = vec![false; all.len()];
        let mut add = |provenance: Provenance<'g>| {
            // All citations of one statement are places in one source.
            let cited = provenance.citations().first().map(|citation| citation.source);
            for source in cited.into_iter().chain(provenance.quoting()) {
                found[source.index()] = true;
            }
        };
        let technologies = self.technologies().iter().flat_map(|technology| technology.claims());
        let organizations = organizations.iter().flat_map(|organization| organization.claims());
        for claim in technologies.chain(organizations) {
            add(claim.provenance());
        }
        for influence in self.influences() {
            influence.statements().for_each(|statement| add(statement.provenance));
        }
        all.filter(|source| found[source.index()]).collect()
    }
}

/// Returns the sources of some claims, each once, in the order of the files.
pub(crate) fn cited<'g>(claims: impl Iterator<Item = Claim<'g>>) -> Vec<Source<'g>> {
    let mut cited: Vec<Source<'g>> = claims
        .filter_map(|claim| claim.provenance().citations().first().map(|first| first.source))
        .collect();
    cited.sort_unstable_by_key(|source| source.index());
    cited.dedup();
    cited
}

/// Returns the colour that a catalogue gives a technology, if it is written `#rrggbb` or `#rgb`:
/// programs know other names for colours, or do not.
pub(crate) fn own_color(technology: Technology<'_>) -> Option<&str> {
    technology.color().filter(|color| {
        let digits = color.strip_prefix('#').unwrap_or_default();
        matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}
