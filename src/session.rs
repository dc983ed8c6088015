//! What holds for every command: the options it shares with all others, and where it prints.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use forebear_graph::{Certainty, Date, InfluenceKind, Organization, Scope, Source, Technology};

use crate::failure::Failure;
use crate::near::unknown_word;
use crate::output::{Screen, stderr_line};

/// How many bytes of a long answer are written at once.
const PIECE: usize = 1 << 16;

/// The options of every command.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct Globals {
    /// Read this folder or file; several add up; `builtin` is the built-in catalogue [default: the
    /// nearest forebear.toml upwards, else the built-in catalogue]
    #[arg(short, long = "catalogue", value_name = "PATH", global = true)]
    catalogues: Vec<PathBuf>,

    /// Walk only along influences of these kinds and certainties, as in `basis,component,stated`
    #[arg(long, value_name = "KINDS", global = true)]
    via: Option<String>,

    /// Take the catalogue as it stood at the end of this date; what cannot be told is kept and
    /// marked
    #[arg(long, value_name = "DATE", global = true, allow_hyphen_values = true)]
    as_of: Option<String>,

    /// Answer in this form; csv is for tables, sarif for `check` [default: text]
    #[arg(long, value_name = "FORM", global = true, hide_default_value = true)]
    format: Option<Form>,

    /// Show names in this language where they are known, as in `zh`
    #[arg(long, value_name = "LANG", global = true)]
    lang: Option<String>,

    /// Use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    color: When,

    /// Fit answers into so many columns [default: those of the terminal; elsewhere nothing is cut]
    #[arg(long, value_name = "COLUMNS", global = true, hide_default_value = true)]
    width: Option<usize>,

    /// Say nothing on stderr but errors
    #[arg(short, long, global = true)]
    quiet: bool,
}

/// The form of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Form {
    Text,
    Json,
    Csv,
    Sarif,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// The options of one run, checked, and the terminal it runs in.
#[derive(Debug)]
pub(crate) struct Session {
    globals: Globals,
    scope: Scope,
    as_of: Option<Date>,
    pub(crate) screen: Screen,
}

impl Session {
    /// Checks the options.
    ///
    /// # Errors
    ///
    /// If `--via` has a word that is neither a kind nor a certainty, or `--as-of` is no date.
    pub(crate) fn new(globals: Globals) -> Result<Session, Failure> {
        let scope = globals.via.as_deref().map_or(Ok(Scope::all()), scope)?;
        let as_of = globals.as_of.as_deref().map(Date::parse).transpose()?;
        let choice = match globals.color {
            When::Auto => anstream::ColorChoice::Auto,
            When::Always => anstream::ColorChoice::Always,
            When::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
        let screen = Screen::of_this_process(globals.width);
        Ok(Session { globals, scope, as_of, screen })
    }

    /// Returns the catalogues that were asked for.
    pub(crate) fn catalogues(&self) -> &[PathBuf] {
        &self.globals.catalogues
    }

    /// Refuses `-c` where it would not be heeded; the hint says what to do instead.
    ///
    /// # Errors
    ///
    /// If it was given.
    pub(crate) fn refuse_catalogue_option(&self, hint: &str) -> Result<(), Failure> {
        match self.catalogues() {
            [] => Ok(()),
            _ => Err(Failure::usage("`--catalogue` has no meaning here").hint(hint)),
        }
    }

    /// Returns which influences to walk.
    pub(crate) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Returns the date at whose end the catalogue is to stand.
    pub(crate) fn as_of(&self) -> Option<&Date> {
        self.as_of.as_ref()
    }

    /// Returns the words of `--via`, if it was given.
    pub(crate) fn via(&self) -> Option<&str> {
        self.globals.via.as_deref()
    }

    /// Returns the language in which names are preferred.
    pub(crate) fn lang(&self) -> Option<&str> {
        self.globals.lang.as_deref()
    }

    /// Returns the form to answer in.
    ///
    /// # Errors
    ///
    /// If the command has no such form.
    pub(crate) fn form(&self, possible: &[Form]) -> Result<Form, Failure> {
        let form = self.globals.format.unwrap_or(Form::Text);
        if possible.contains(&form) {
            return Ok(form);
        }
        let name = |form: &Form| format!("{form:?}").to_lowercase();
        let possible: Vec<String> = possible.iter().map(name).collect();
        let message = format!("this command does not answer in {}", name(&form));
        Err(Failure::usage(message).hint(format!("it answers in {}", possible.join(", "))))
    }

    /// Returns the name to show a technology under.
    pub(crate) fn label<'g>(&self, technology: Technology<'g>) -> &'g str {
        technology.name_in(self.lang())
    }

    /// Returns the name to show an organization under.
    pub(crate) fn maker<'g>(&self, organization: Organization<'g>) -> &'g str {
        organization.name_in(self.lang())
    }

    /// Returns the title to show a source under.
    pub(crate) fn title<'g>(&self, source: Source<'g>) -> &'g str {
        let translated = source.names().find(|(language, _)| Some(*language) == self.lang());
        translated.map_or_else(|| source.name(), |(_, title)| title)
    }

    /// Says something beside the answer, on stderr, unless asked to be quiet.
    pub(crate) fn say(&self, heading: &str, text: &str) {
        if !self.globals.quiet {
            stderr_line(Some(heading), text);
        }
    }

    /// Prints an answer on stdout.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or nobody reads it any more.
    pub(crate) fn print(&self, answer: &str) -> Result<(), Failure> {
        self.print_all([answer])
    }

    /// Prints an answer on stdout piece by piece: one that is long is never held as a whole, and
    /// whoever reads its beginning only does not wait for its end.
    ///
    /// # Errors
    ///
    /// As [`Session::print`].
    pub(crate) fn print_all<T: AsRef<str>>(
        &self,
        pieces: impl IntoIterator<Item = T>,
    ) -> Result<(), Failure> {
        let mut stdout = anstream::stdout().lock();
        let mut waiting = String::new();
        for piece in pieces {
            waiting.push_str(piece.as_ref());
            if waiting.len() >= PIECE {
                stdout.write_all(waiting.as_bytes())?;
                waiting.clear();
            }
        }
        stdout.write_all(waiting.as_bytes())?;
        stdout.flush()?;
        Ok(())
    }
}

fn scope(words: &str) -> Result<Scope, Failure> {
    let words: Vec<&str> =
        words.split([',', '|']).map(str::trim).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Err(
            Failure::usage("`--via` is empty").hint(format!("kinds are {}", known().join(", ")))
        );
    }
    Scope::from_words(words)
        .map_err(|word| unknown_word("kind of influence or certainty", word, &known()))
}

fn known() -> Vec<&'static str> {
    let kinds = InfluenceKind::ALL.iter().map(|kind| kind.as_str());
    kinds.chain(Certainty::ALL.iter().map(|certainty| certainty.as_str())).collect()
}
