//! One problem, told so that it can be mended: what, where, why and how.

use std::collections::BTreeMap;

use crate::catalogue::Location;
use crate::check::Code;
use crate::lineage::{Lineage, TechnologySet};

/// How bad a problem is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The catalogue cannot be used.
    Error,
    /// The catalogue can be used, but something in it is probably wrong.
    Warning,
    /// Nothing is wrong, but a reader may want to know.
    Note,
}

impl Severity {
    /// Returns the word for it: `error`, `warning` or `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place that a problem points at, with what is to be seen there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Label {
    /// Where.
    pub location: Location,
    /// What is to be seen there; may be empty.
    pub text: String,
    /// The line of a streamed table, which is not kept elsewhere.
    pub excerpt: Option<String>,
}

/// A problem found in a catalogue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// What sort of problem it is; stable between releases.
    pub code: Code,
    /// How bad it is, after the catalogue's own settings.
    pub severity: Severity,
    /// What is wrong: a lower-case fragment without a full stop.
    pub message: String,
    /// The places concerned, the cause first.
    pub labels: Vec<Label>,
    /// What else belongs to it, one statement each.
    pub notes: Vec<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The ids of the technologies that it was met at while the catalogue was read.
    pub(crate) met_at: Vec<String>,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.default_severity(),
            message: message.into(),
            labels: Vec::new(),
            notes: Vec::new(),
            hint: None,
            met_at: Vec::new(),
        }
    }

    pub(crate) fn at(self, location: Location) -> Diagnostic {
        self.label(location, "")
    }

    pub(crate) fn label(mut self, location: Location, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { location, text: text.into(), excerpt: None });
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(note.into());
        self
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn met_at(mut self, technology: &str) -> Diagnostic {
        self.met_at.push(technology.to_owned());
        self
    }

    pub(crate) fn maybe_hint(mut self, hint: Option<String>) -> Diagnostic {
        self.hint = hint.or(self.hint);
        self
    }
}

/// All problems of one run, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    pub(crate) fn append(&mut self, mut others: Diagnostics) {
        self.list.append(&mut others.list);
    }

    /// Notes that what was pushed since there were `count` was met at a technology.
    pub(crate) fn met_at(&mut self, count: usize, technology: &str) {
        for diagnostic in &mut self.list[count..] {
            diagnostic.met_at.push(technology.to_owned());
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns those that were met at some technologies while the catalogue was read.
    pub fn concerning(mut self, lineage: &Lineage, set: &TechnologySet) -> Diagnostics {
        let catalogue = lineage.catalogue();
        let is_in = |id: &String| catalogue.technology(id).is_some_and(|found| set.contains(found));
        self.list.retain(|diagnostic| diagnostic.met_at.iter().any(is_in));
        self
    }

    /// Sets the severities that the catalogue asks for, and drops what it has turned off.
    pub(crate) fn settle(&mut self, severities: &BTreeMap<Code, Option<Severity>>) {
        self.list.retain_mut(|diagnostic| match severities.get(&diagnostic.code) {
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
            Some(None) => false,
            None => true,
        });
    }

    /// Sorts by file, place and code and drops what was said twice.
    pub(crate) fn finish(&mut self) {
        self.list.sort_by_cached_key(|diagnostic| {
            let first = diagnostic.labels.first().map(|label| label.location);
            (first, diagnostic.code.as_str(), diagnostic.message.clone())
        });
        self.list.dedup();
    }

    /// Returns what is in either, in the order of the files.
    pub fn and(mut self, other: Diagnostics) -> Diagnostics {
        self.append(other);
        self.finish();
        self
    }

    /// Returns whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns whether one of the problems keeps the catalogue from being used.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Returns how many problems are of the given severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|d| d.severity == severity).count()
    }

    /// Returns the problems in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
