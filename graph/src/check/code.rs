//! Every code that a check can report, its severity and its explanation.

use crate::check::Severity;

/// What sort of problem was found. Codes are kebab-case and never change their meaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each code is documented in the table below")]
pub enum Code {
    Unreadable,
    Syntax,
    NoCatalogue,
    DottedId,
    BadId,
    DuplicateId,
    UnknownId,
    UnknownKey,
    MissingKey,
    BadValue,
    BadDate,
    SelfInfluence,
    InfluenceCycle,
    Anachronism,
    Conflict,
    AmbiguousName,
    NearDuplicateName,
    Undated,
    Uncited,
    UncitedPlace,
    UnusedSource,
    RepeatedInfluence,
    ControlCharacter,
    SettledConflict,
}

struct Entry {
    code: Code,
    name: &'static str,
    severity: Severity,
    summary: &'static str,
    explanation: &'static str,
}

impl Code {
    /// Returns every code, errors first, as `forebear explain` lists them.
    pub fn all() -> impl Iterator<Item = Code> {
        TABLE.iter().map(|entry| entry.code)
    }

    /// Returns the code with this name.
    pub fn from_name(name: &str) -> Option<Code> {
        TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.code)
    }

    /// Returns its name, as printed and as written in `[catalogue.check]`.
    pub fn as_str(self) -> &'static str {
        self.entry().name
    }

    /// Returns how bad it is unless the catalogue says otherwise.
    pub fn default_severity(self) -> Severity {
        self.entry().severity
    }

    /// Returns what it means in one line.
    pub fn summary(self) -> &'static str {
        self.entry().summary
    }

    /// Returns what it means, why it matters and what to do, with an example.
    pub fn explanation(self) -> &'static str {
        self.entry().explanation
    }

    fn entry(self) -> &'static Entry {
        // The table lists the codes in the order of the enum; a test holds it to that.
        &TABLE[self as usize]
    }
}

macro_rules! table {
    ($($code:ident $name:literal $severity:ident $summary:literal)*) => {
        &[$(Entry {
            code: Code::$code,
            name: $name,
            severity: Severity::$severity,
            summary: $summary,
            explanation: include_str!(concat!("explanations/", $name, ".md")),
        }),*]
    };
}

static TABLE: &[Entry] = table! {
    Unreadable "unreadable" Error "a file cannot be read as text"
    Syntax "syntax" Error "a file is not well-formed TOML or CSV"
    NoCatalogue "no-catalogue" Error "no `[catalogue]` table, or more than one"
    DottedId "dotted-id" Error "an id with a dot, which TOML reads as a table within a table"
    BadId "bad-id" Error "an id that is not lower-case letters, digits and single hyphens"
    DuplicateId "duplicate-id" Error "the same id twice within one catalogue"
    UnknownId "unknown-id" Error "a reference to an id that is nowhere defined"
    UnknownKey "unknown-key" Error "a key that this table does not have"
    MissingKey "missing-key" Error "a key that this table must have"
    BadValue "bad-value" Error "a value of the wrong type, or not one of those allowed"
    BadDate "bad-date" Error "a date that is not EDTF or does not exist"
    SelfInfluence "self-influence" Error "a technology that is said to come from itself"
    InfluenceCycle "influence-cycle" Warning "technologies that descend from each other"
    Anachronism "anachronism" Warning "an origin that is certainly younger than its heir"
    Conflict "conflict" Warning "claims that disagree, none of them preferred"
    AmbiguousName "ambiguous-name" Warning "one name for two entries"
    NearDuplicateName "near-duplicate-name" Warning "names that differ only in case, spaces or punctuation"
    Undated "undated" Warning "a technology without any date"
    Uncited "uncited" Warning "a fact without a source"
    UncitedPlace "uncited-place" Warning "a fact whose source is named but not the place in it"
    UnusedSource "unused-source" Warning "a source that no fact cites"
    RepeatedInfluence "repeated-influence" Warning "the same influence stated twice by the same citation"
    ControlCharacter "control-character" Warning "invisible or bidirectional control characters in a text"
    SettledConflict "settled-conflict" Note "claims that disagree, one of them preferred"
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum_and_complete() {
        for (at, entry) in TABLE.iter().enumerate() {
            assert_eq!(entry.code as usize, at, "{}", entry.name);
        }
        assert_eq!(TABLE.len(), Code::SettledConflict as usize + 1);
    }

    #[test]
    fn every_name_is_found_again() {
        for code in Code::all() {
            assert_eq!(Code::from_name(code.as_str()), Some(code));
        }
        assert_eq!(Code::from_name("Syntax"), None);
    }

    #[test]
    fn explanations_say_what_to_do() {
        for code in Code::all() {
            let text = code.explanation();
            assert!(text.starts_with(&format!("# {}\n", code.as_str())), "{text}");
            assert!(text.contains("\n## What to do\n"), "{}", code.as_str());
        }
    }
}
