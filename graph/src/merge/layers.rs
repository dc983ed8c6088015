//! Which of several catalogues said what.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{FileId, RawCatalogue};
use crate::lineage::Lineage;
use crate::merge::Loss;
use crate::merge::losses::losses;
use crate::model::{Organization, Technology};

/// The numbers of catalogues, from 0 in the order in which they were read.
pub(super) type Catalogues = BTreeSet<usize>;

/// What is to be known of catalogues before they are joined.
#[derive(Debug)]
pub struct Layers {
    /// The catalogue of each file, in the order of the files.
    of_files: Vec<usize>,
    pub(super) of_sources: BTreeMap<String, Catalogues>,
    losses: Vec<Loss>,
}

impl Layers {
    /// Looks at catalogues that were read but not joined. Linear.
    pub fn of(raw: &RawCatalogue) -> Layers {
        let mut of_files = Vec::new();
        let mut of_sources: BTreeMap<String, Catalogues> = BTreeMap::new();
        for (nth, layer) in raw.layers.iter().enumerate() {
            of_files.extend(std::iter::repeat_n(nth, layer.files));
            for source in &layer.sources {
                of_sources.entry(source.id.value.clone()).or_default().insert(nth);
            }
        }
        // Tables are opened when the catalogues are joined, and stand behind all other files.
        for (nth, layer) in raw.layers.iter().enumerate() {
            let tables = layer.tables.as_ref().map_or(0, |t| t.nodes.len() + t.edges.len());
            of_files.extend(std::iter::repeat_n(nth, tables));
        }
        Layers { of_files, of_sources, losses: losses(raw) }
    }

    /// Returns what a joined catalogue cannot keep, in the order of the catalogues.
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    pub(super) fn of_technology(
        &self,
        lineage: &Lineage,
        technology: Technology<'_>,
    ) -> Catalogues {
        let claims = technology.claims().filter_map(|claim| claim.location());
        let origins = lineage.origins(technology).filter_map(|influence| influence.location());
        claims.chain(origins).filter_map(|location| self.of_file(location.file())).collect()
    }

    pub(super) fn of_organization(&self, organization: Organization<'_>) -> Catalogues {
        let locations = organization.claims().filter_map(|claim| claim.location());
        locations.filter_map(|location| self.of_file(location.file())).collect()
    }

    pub(super) fn of_file(&self, file: FileId) -> Option<usize> {
        self.of_files.get(file.index()).copied()
    }
}
