//! The functions of the language: one table, from which parser, resolver, help and tests read.

/// What an argument is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Parameter {
    /// A set of technologies, itself a query.
    Set,
    /// A date or a range of dates.
    Range,
    /// A date.
    Date,
    /// A whole number.
    Number,
    /// The name of an organization.
    Organization,
    /// The name of a source.
    Source,
    /// A text, matched exactly unless it is a pattern.
    Text,
    /// Influence kinds and certainties, with `|` between them.
    Scope,
}

/// A function of the language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Function {
    All,
    None,
    Ancestors,
    Descendants,
    Roots,
    Heads,
    Connected,
    Island,
    CommonAncestors,
    Via,
    Maybe,
    By,
    Kind,
    Field,
    Family,
    Fact,
    Cited,
    Conflicts,
    Undated,
    Isolated,
    Alive,
    Dated,
    Released,
    Published,
    Announced,
    Retired,
    Before,
    After,
    Latest,
    Earliest,
    Top,
    MainPath,
}

pub(super) struct Signature {
    pub(super) function: Function,
    pub(super) name: &'static str,
    pub(super) required: &'static [Parameter],
    pub(super) optional: &'static [Parameter],
}

macro_rules! signatures {
    ($($function:ident $name:literal [$($required:ident)*] [$($optional:ident)*])*) => {
        &[$(Signature {
            function: Function::$function,
            name: $name,
            required: &[$(Parameter::$required),*],
            optional: &[$(Parameter::$optional),*],
        }),*]
    };
}

pub(super) const SIGNATURES: &[Signature] = signatures! {
    All "all" [] []
    None "none" [] []
    Ancestors "ancestors" [Set] [Number]
    Descendants "descendants" [Set] [Number]
    Roots "roots" [Set] []
    Heads "heads" [Set] []
    Connected "connected" [Set] []
    Island "island" [Set] []
    CommonAncestors "common_ancestors" [Set] []
    Via "via" [Scope Set] []
    Maybe "maybe" [Set] []
    By "by" [Organization] []
    Kind "kind" [Text] []
    Field "field" [Text] []
    Family "family" [Text] []
    Fact "fact" [Text] [Text]
    Cited "cited" [Source] [Text]
    Conflicts "conflicts" [] []
    Undated "undated" [] []
    Isolated "isolated" [] []
    Alive "alive" [Date] []
    Dated "dated" [Range] []
    Released "released" [Range] []
    Published "published" [Range] []
    Announced "announced" [Range] []
    Retired "retired" [Range] []
    Before "before" [Date] []
    After "after" [Date] []
    Latest "latest" [Set] [Number]
    Earliest "earliest" [Set] [Number]
    Top "top" [Set Number] [Text]
    MainPath "main_path" [Set] []
};

impl Signature {
    pub(super) fn find(name: &str) -> Option<&'static Signature> {
        SIGNATURES.iter().find(|signature| signature.name == name)
    }

    pub(super) fn of(function: Function) -> &'static Signature {
        // The table lists the functions in the order of the enum; a test holds it to that.
        &SIGNATURES[function as usize]
    }

    pub(super) fn parameter(&self, nth: usize) -> Option<Parameter> {
        self.required.iter().chain(self.optional).nth(nth).copied()
    }

    /// Returns how the function is called, for messages: `ancestors(set[, number])`.
    pub(super) fn usage(&self) -> String {
        let word = |parameter: &Parameter| match parameter {
            Parameter::Set => "set",
            Parameter::Range => "dates",
            Parameter::Date => "date",
            Parameter::Number => "number",
            Parameter::Organization => "organization",
            Parameter::Source => "source",
            Parameter::Text => "text",
            Parameter::Scope => "kinds",
        };
        let required: Vec<&str> = self.required.iter().map(word).collect();
        let optional: String =
            self.optional.iter().map(|parameter| format!("[, {}]", word(parameter))).collect();
        format!("{}({}{optional})", self.name, required.join(", "))
    }

    /// Returns how the function is called, with an example if it has arguments.
    pub(super) fn shown(&self) -> String {
        match self.required {
            [] => format!("`{}`", self.usage()),
            _ => format!("`{}`, for example `{}`", self.usage(), self.example()),
        }
    }

    fn example(&self) -> String {
        let word = |parameter: &Parameter| match (parameter, self.function) {
            (Parameter::Set, _) => "::clip",
            (Parameter::Range, _) => "2021..2023-06",
            (Parameter::Date, _) => "2021-06",
            (Parameter::Number, _) => "3",
            (Parameter::Organization, _) => "openai",
            (Parameter::Source, _) => "report",
            (Parameter::Scope, _) => "basis|successor",
            (Parameter::Text, Function::Kind) => "model",
            (Parameter::Text, Function::Field) => "language",
            (Parameter::Text, Function::Fact) => "parameters",
            (Parameter::Text, _) => "gpt",
        };
        let arguments: Vec<&str> = self.required.iter().map(word).collect();
        format!("{}({})", self.name, arguments.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (at, signature) in SIGNATURES.iter().enumerate() {
            assert_eq!(signature.function as usize, at, "{}", signature.name);
        }
    }
}
