//! A catalogue of any text is read, joined, checked and walked, and written and read again.
#![no_main]

use forebear_graph::write::Document;
use forebear_graph::{Input, Lineage, Locations, RawCatalogue, Scope, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let texts = [("forebear.toml", text)];
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&texts)]);
    let joined = raw.join(diagnostics, Locations::Keep);
    match joined.catalogue {
        Ok(catalogue) => {
            assert!(!joined.diagnostics.has_errors());
            let lineage = Lineage::new(catalogue);
            let files = lineage.catalogue().files();
            for diagnostic in &joined.diagnostics.clone().and(check(&lineage)) {
                for label in &diagnostic.labels {
                    assert!(files.position(label.location) <= files.end_position(label.location));
                }
            }
            lineage.path_counts(&Scope::all()).main_path();
            lineage.generations(&Scope::all());
            written_and_read(&lineage);
        }
        Err(files) => {
            assert!(joined.diagnostics.has_errors());
            for label in joined.diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
                assert!(files.position(label.location) <= files.end_position(label.location));
            }
        }
    }
});

fn written_and_read(lineage: &Lineage) {
    let document = Document::of(lineage);
    let files = document.files();
    let texts: Vec<(&str, &str)> = files.iter().map(|file| (file.name, &*file.text)).collect();
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&texts)]);
    let joined = raw.join(diagnostics, Locations::Drop);
    let Ok(catalogue) = joined.catalogue else { panic!("{:?}", joined.diagnostics) };
    assert_eq!(Document::of(&Lineage::new(catalogue)), document);
}
