//! A gnuclad file of any bytes is imported, and what is written of it can be read.
#![no_main]

use forebear_graph::{Input, Locations, RawCatalogue};
use forebear_imports::{InputFile, find};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let importer = find("gnuclad").expect("it is in the list");
    let Ok(imported) = importer.import(&[InputFile { name: "made.csv", bytes }]) else { return };
    let files = imported.document.files();
    let texts: Vec<(&str, &str)> = files.iter().map(|file| (file.name, &*file.text)).collect();
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(&texts)]);
    let joined = raw.join(diagnostics, Locations::Drop);
    assert!(joined.catalogue.is_ok(), "{:?}", joined.diagnostics);
});
