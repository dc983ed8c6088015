//! Why a command could not do what it was asked to, told so that it can be mended.

use std::fmt::Display;
use std::io;
use std::path::Path;

use forebear_graph::{DateError, Entity, EntityKind, NameError, QueryErrors};
use unicode_width::UnicodeWidthStr;

use crate::exit;
use crate::output::{clean, stderr_line};

/// What a command returns: the exit code, or why it gave up.
pub(crate) type Outcome = Result<u8, Failure>;

/// Why a command gave up.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to tell: what is wrong, what belongs to it, what to do.
    Told { status: u8, message: String, details: Vec<String>, hints: Vec<String> },
    /// The diagnostics of the catalogue have been printed already.
    Reported(u8),
    /// Whoever reads the output wants no more of it, which is no error.
    ClosedPipe,
}

impl Failure {
    /// The command was used wrongly.
    pub(crate) fn usage(message: impl Into<String>) -> Failure {
        Failure::told(exit::USAGE, message)
    }

    /// Something could not be read or written.
    pub(crate) fn input_output(message: impl Into<String>) -> Failure {
        Failure::told(exit::INPUT_OUTPUT, message)
    }

    /// A file could not be written.
    pub(crate) fn not_written(path: &Path, error: &impl Display) -> Failure {
        Failure::input_output(format!("cannot write `{}`: {error}", path.display()))
    }

    fn told(status: u8, message: impl Into<String>) -> Failure {
        Failure::Told { status, message: message.into(), details: Vec::new(), hints: Vec::new() }
    }

    /// Adds what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Failure {
        if let Failure::Told { hints, .. } = &mut self {
            hints.push(hint.into());
        }
        self
    }

    /// Adds what to do about it, if that is known.
    pub(crate) fn maybe_hint(self, hint: Option<String>) -> Failure {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    fn detail(mut self, detail: String) -> Failure {
        if let Failure::Told { details, .. } = &mut self {
            details.push(detail);
        }
        self
    }

    /// Prints it and returns the exit code.
    pub(crate) fn report(self) -> u8 {
        match self {
            Failure::ClosedPipe => exit::FINE,
            Failure::Reported(status) => status,
            Failure::Told { status, message, details, hints } => {
                stderr_line(Some("error"), &message);
                for detail in details {
                    stderr_line(None, &detail);
                }
                for hint in hints {
                    stderr_line(Some("hint"), &hint);
                }
                status
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::input_output(format!("cannot write the answer: {error}")),
        }
    }
}

impl From<DateError> for Failure {
    fn from(error: DateError) -> Failure {
        Failure::usage(error.message()).maybe_hint(error.hint().map(str::to_owned))
    }
}

impl From<QueryErrors> for Failure {
    /// Shows each mistake below its place in the query.
    fn from(errors: QueryErrors) -> Failure {
        let QueryErrors { text, errors } = errors;
        let count = if errors.len() == 1 { "a mistake" } else { "mistakes" };
        let mut failure = Failure::usage(format!("the query has {count}"));
        for error in errors {
            let place = query_excerpt(&text, error.span);
            failure = failure.detail(format!("  {}", place.shown));
            let carets = "^".repeat(place.width);
            let before = " ".repeat(place.before);
            failure = failure.detail(format!("  {before}{carets} {}", clean(&error.message)));
            if let Some(hint) = error.hint {
                failure = failure.detail(format!("  {before}hint: {}", clean(&hint)));
            }
        }
        failure.hint("`forebear help query` tells of the language")
    }
}

/// The part of a query around a mistake, and where in it the mistake is.
struct QueryExcerpt {
    shown: String,
    before: usize,
    width: usize,
}

/// How much of a query is shown around a mistake.
const SHOWN: usize = 60;

fn query_excerpt(text: &str, span: std::ops::Range<usize>) -> QueryExcerpt {
    let start = text[..span.start].char_indices().rev().nth(SHOWN / 2).map_or(0, |(at, _)| at);
    let end =
        text[span.start..].char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| span.start + at);
    let part = |range: std::ops::Range<usize>| clean(&text[range]).into_owned();
    let lead = if start == 0 { "" } else { "…" };
    let tail = if end == text.len() { "" } else { "…" };
    let before = format!("{lead}{}", part(start..span.start));
    let marked = part(span.start..span.end.clamp(span.start, end));
    let after = part(span.end.clamp(span.start, end)..end);
    QueryExcerpt {
        before: before.width(),
        width: marked.width().max(1),
        shown: format!("{before}{marked}{after}{tail}"),
    }
}

impl From<NameError<'_>> for Failure {
    fn from(error: NameError<'_>) -> Failure {
        let failure = Failure::usage(error.to_string());
        match error {
            NameError::Ambiguous { entities, .. } => {
                let listed = entities.into_iter().map(|entity| {
                    format!("  {}:{}  {}", entity.kind(), entity.id(), clean(entity.name()))
                });
                listed.fold(failure, Failure::detail).hint("write one of these ids")
            }
            NameError::Unknown { near, .. } if near.is_empty() => {
                failure.hint("`forebear list` shows what there is")
            }
            NameError::Unknown { near, .. } => {
                let near: Vec<String> = near.into_iter().map(offered).collect();
                failure.hint(format!("did you mean {}?", either(&near)))
            }
        }
    }
}

fn offered(entity: Entity<'_>) -> String {
    match entity.kind() {
        EntityKind::Technology => format!("`{}` ({})", entity.name(), entity.id()),
        kind => format!("`{}` ({kind}:{})", entity.name(), entity.id()),
    }
}

/// Joins what can be chosen from: `a, b or c`.
pub(crate) fn either(choices: &[String]) -> String {
    match choices {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
