//! Which catalogue a command works on, the same for every command.

use std::path::{Path, PathBuf};

use forebear_graph::{Input, Joined, Lineage, Locations, ROOT_FILE, RawCatalogue, Severity};

use crate::failure::Failure;
use crate::output::{stderr_has_colour, stderr_line, stderr_text};
use crate::session::Session;
use crate::{builtin, exit, report};

/// What `-c` calls the built-in catalogue.
pub(crate) const BUILT_IN: &str = "builtin";

/// Reads and joins the catalogue in use, with all that is wrong with it.
pub(crate) fn joined(session: &Session, locations: Locations) -> Joined {
    let inputs = chosen(session.catalogues());
    let names: Vec<String> = inputs.iter().map(name).collect();
    let until = session.as_of().map_or_else(String::new, |end| format!(", as of {end}"));
    session.say("catalogue", &format!("{}{until}", names.join(" + ")));
    let (raw, diagnostics) = RawCatalogue::read(inputs);
    as_of(raw.join(diagnostics, locations), session)
}

/// Cuts a catalogue off at the date that was asked for.
pub(crate) fn as_of(joined: Joined, session: &Session) -> Joined {
    match (joined.catalogue, session.as_of()) {
        (Ok(catalogue), Some(end)) => {
            Joined { catalogue: Ok(catalogue.as_of(end)), diagnostics: joined.diagnostics }
        }
        (catalogue, _) => Joined { catalogue, diagnostics: joined.diagnostics },
    }
}

/// Makes the lineage of the catalogue in use.
///
/// # Errors
///
/// If the catalogue cannot be used; why has been printed then.
pub(crate) fn lineage(session: &Session) -> Result<Lineage, Failure> {
    sound(joined(session, Locations::Drop))
}

/// What to do instead of `-c` where the catalogues are arguments of their own.
pub(crate) const NAME_THEM: &str =
    "name the catalogues behind the command; `builtin` is the built-in one";

/// Makes the lineage of the catalogue at these paths alone, whatever catalogue is in use.
///
/// # Errors
///
/// If the catalogue cannot be used; why has been printed then.
pub(crate) fn lineage_of(paths: &[PathBuf], session: &Session) -> Result<Lineage, Failure> {
    let (raw, diagnostics) = RawCatalogue::read(inputs(paths));
    sound(as_of(raw.join(diagnostics, Locations::Drop), session))
}

/// Makes the lineage of a catalogue that has no errors.
///
/// # Errors
///
/// If it has; which has been printed then.
pub(crate) fn sound(joined: Joined) -> Result<Lineage, Failure> {
    match joined.catalogue {
        Ok(catalogue) => Ok(Lineage::new(catalogue)),
        Err(files) => {
            let colour = stderr_has_colour();
            report::text(&joined.diagnostics, &files, colour).for_each(|text| stderr_text(&text));
            if joined.diagnostics.count(Severity::Error) > 1 {
                stderr_line(Some("error"), &report::summary(&joined.diagnostics));
            }
            Err(Failure::Reported(exit::INPUT_OUTPUT))
        }
    }
}

fn chosen(asked_for: &[PathBuf]) -> Vec<Input<'static>> {
    if asked_for.is_empty() {
        return vec![nearest().map_or(Input::Texts(builtin::FILES), Input::Path)];
    }
    inputs(asked_for)
}

/// Returns what is to be read for these paths.
pub(crate) fn inputs(paths: &[PathBuf]) -> Vec<Input<'static>> {
    let input = |path: &PathBuf| match path.as_os_str() == BUILT_IN {
        true => Input::Texts(builtin::FILES),
        false => Input::Path(path.clone()),
    };
    paths.iter().map(input).collect()
}

/// Returns the folder of the nearest root file, upwards from the working directory: as short as
/// it can be said from there.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let folder = here.ancestors().find(|folder| folder.join(ROOT_FILE).is_file())?;
    let up = here.strip_prefix(folder).ok()?.components().count();
    match up {
        0 => Some(PathBuf::from(".")),
        up => Some(std::iter::repeat_n("..", up).collect()),
    }
}

fn name(input: &Input<'_>) -> String {
    match input {
        Input::Texts(_) => format!("{} (built in)", builtin::NAME),
        Input::Path(path) if path == Path::new(".") => ROOT_FILE.to_owned(),
        Input::Path(path) if path.iter().all(|part| part == "..") => {
            path.join(ROOT_FILE).display().to_string()
        }
        Input::Path(path) => path.display().to_string(),
    }
}
