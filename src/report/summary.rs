//! How many problems there are, in a few words.

use forebear_graph::{Diagnostics, Severity};

/// Counts the problems: `2 errors, 3 warnings, 1 note`, or `no problems`.
pub(crate) fn summary(diagnostics: &Diagnostics) -> String {
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (diagnostics.count(severity), severity.as_str()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
        .collect();
    if counts.is_empty() { "no problems".to_owned() } else { counts.join(", ") }
}
