//! The few styles of the program.

use anstyle::{AnsiColor, Style};

use crate::output::clean;

/// Headings and what was asked for.
pub(crate) const BOLD: Style = Style::new().bold();
/// What can be passed over.
pub(crate) const DIM: Style = Style::new().dimmed();
/// Dates.
pub(crate) const DATE: Style = AnsiColor::Green.on_default();
/// Kinds of influences.
pub(crate) const KIND: Style = AnsiColor::Cyan.on_default();
/// What is disputed or doubtful.
pub(crate) const WARN: Style = AnsiColor::Yellow.on_default();
/// The word `error`.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// The word `hint`.
pub(crate) const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// Returns the text, cleaned, in a style.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{}{style:#}", clean(text))
}
