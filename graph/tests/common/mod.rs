//! What the tests of the library share: catalogues from texts, and diagnostics as lines.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses its own part")]

use std::fmt::Write;

use forebear_graph::{
    Diagnostics, Input, Joined, Lineage, Locations, RawCatalogue, SourceFiles, check,
};

/// Joins one text, with `[catalogue]` before it.
pub(crate) fn join(text: &str) -> Joined {
    let whole = format!("[catalogue]\ntitle = \"Test\"\nsource = \"s\"\n[source.s]\n{text}");
    join_texts(&[("test.toml", &whole)])
}

/// Joins several texts as one catalogue.
pub(crate) fn join_texts(texts: &[(&str, &str)]) -> Joined {
    let (raw, diagnostics) = RawCatalogue::read([Input::Texts(texts)]);
    raw.join(diagnostics, Locations::Keep)
}

/// Makes the lineage of a text that has no errors.
pub(crate) fn lineage(text: &str) -> Lineage {
    let joined = join(text);
    let report = lines(&joined.diagnostics, joined.files());
    Lineage::new(joined.catalogue.unwrap_or_else(|_| panic!("{report}")))
}

/// Everything that is wrong with a text, structure first, then sense.
pub(crate) fn problems(text: &str) -> String {
    let joined = join_texts(&[("test.toml", text)]);
    let mut report = lines(&joined.diagnostics, joined.files());
    if let Ok(catalogue) = joined.catalogue {
        let lineage = Lineage::new(catalogue);
        report += &lines(&check(&lineage), lineage.catalogue().files());
    }
    report
}

/// Writes diagnostics as one line each and what belongs to them below.
pub(crate) fn lines(diagnostics: &Diagnostics, files: &SourceFiles) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let mut labels = diagnostic.labels.iter().map(|label| {
            let position = files.position(label.location);
            let place = format!("{}:{}", position.line, position.column);
            match label.text.as_str() {
                "" => place,
                text => format!("{place} {text}"),
            }
        });
        let place = labels.next().map_or(String::new(), |place| format!(" {place}"));
        let severity = diagnostic.severity.as_str();
        let code = diagnostic.code.as_str();
        writeln!(lines, "{severity}[{code}]{place}: {}", diagnostic.message).unwrap();
        for label in labels {
            writeln!(lines, "    {label}").unwrap();
        }
        for note in &diagnostic.notes {
            writeln!(lines, "    note: {note}").unwrap();
        }
        if let Some(hint) = &diagnostic.hint {
            writeln!(lines, "    hint: {hint}").unwrap();
        }
    }
    lines
}
