//! The terminal that a command runs in.

use std::io::{IsTerminal, Write};

use crate::output::style::{DIM, ERROR, HINT};

/// What the terminal can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    /// The columns of the terminal; `None` if the answer goes elsewhere and is never cut.
    pub(crate) width: Option<usize>,
    /// Whether to draw with more than ASCII.
    pub(crate) unicode: bool,
}

impl Screen {
    /// Looks at stdout and the locale. A width that was asked for is taken, wherever the answer goes.
    pub(crate) fn of_this_process(width: Option<usize>) -> Screen {
        let is_terminal = std::io::stdout().is_terminal();
        let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let variable = |name| std::env::var(name).ok();
        let is_dumb = is_terminal && variable("TERM").is_some_and(|terminal| terminal == "dumb");
        Screen {
            width: width.or_else(|| is_terminal.then(columns).flatten()),
            unicode: !is_dumb && is_unicode(["LC_ALL", "LC_CTYPE", "LANG"].map(variable)),
        }
    }

    /// Chooses between what is drawn in Unicode and in ASCII.
    pub(crate) fn glyph(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.unicode { unicode } else { ascii }
    }

    /// Returns what stands where something is cut off.
    pub(crate) fn ellipsis(&self) -> &'static str {
        self.glyph("…", "~")
    }
}

/// Returns whether the first of these locales that is set is a UTF-8 one. Where none is set
/// nothing is known against it, as on Windows and in containers.
fn is_unicode(variables: [Option<String>; 3]) -> bool {
    let set = variables.into_iter().flatten().find(|locale| !locale.is_empty());
    set.is_none_or(|locale| {
        let locale = locale.to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// Prints a line on stderr: `error: …`, `hint: …`, `note: …`. What is in the text is cleaned.
pub(crate) fn stderr_line(heading: Option<&str>, text: &str) {
    let text = crate::output::clean(text);
    let mut stderr = anstream::stderr().lock();
    // Where stderr is closed there is nobody left to tell.
    let _ = match heading {
        Some(heading) => {
            let style = match heading {
                "error" => ERROR,
                "hint" => HINT,
                _ => DIM,
            };
            writeln!(stderr, "{style}{heading}:{style:#} {text}")
        }
        None => writeln!(stderr, "{text}"),
    };
}

/// Prints text on stderr as it is. It must be clean already.
pub(crate) fn stderr_text(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Returns whether to print in colour on stderr.
pub(crate) fn stderr_has_colour() -> bool {
    anstream::stderr().current_choice() != anstream::ColorChoice::Never
}

/// Returns whether to print in colour on stdout.
pub(crate) fn stdout_has_colour() -> bool {
    anstream::stdout().current_choice() != anstream::ColorChoice::Never
}

#[cfg(test)]
mod tests {
    use super::is_unicode;

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let some = |text: &str| Some(text.to_owned());
        assert!(is_unicode([None, None, None]));
        assert!(is_unicode([None, some(""), some("de_DE.UTF-8")]));
        assert!(!is_unicode([some("C"), None, some("de_DE.UTF-8")]));
        assert!(is_unicode([some("C.utf8"), None, some("C")]));
    }
}
