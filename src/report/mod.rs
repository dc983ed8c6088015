//! Problems in a catalogue, written for people and for programs.

use forebear_graph::{Diagnostics, SourceFiles};

pub(crate) fn text(diagnostics: &Diagnostics, files: &SourceFiles, _colour: bool) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let (severity, message) = (diagnostic.severity.as_str(), &diagnostic.message);
        text.push_str(&format!("{severity}[{}]: {message}\n", diagnostic.code.as_str()));
        if let Some(label) = diagnostic.labels.first() {
            let position = files.position(label.location);
            let file = files.name(label.location.file());
            text.push_str(&format!("  --> {file}:{}:{}\n", position.line, position.column));
        }
    }
    text
}

pub(crate) fn json(_: &Diagnostics, _: &SourceFiles) -> String {
    "[]\n".to_owned()
}

pub(crate) fn sarif(_: &Diagnostics, _: &SourceFiles) -> String {
    "{}\n".to_owned()
}

pub(crate) fn summary(diagnostics: &Diagnostics) -> String {
    format!("{} problems", diagnostics.iter().len())
}
