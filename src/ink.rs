//! PNG and PDF: which fonts there are, and what is told of those that are missing.

use std::path::PathBuf;

use forebear_exports::fontdb::Database;
use forebear_exports::{Fonts, MissingLetters, Picture, PictureError, Scene, View};

use crate::failure::Failure;
use crate::session::Session;

/// How many letters are shown of those that no font has.
const SHOWN: usize = 12;

/// Finds a face for each letter of a scene, and says which letters have none.
///
/// # Errors
///
/// If a font that was asked for cannot be read, or there is none at all.
pub(crate) fn picture(
    view: &View<'_>,
    scene: &Scene<'_>,
    fonts: &[PathBuf],
    session: &Session,
) -> Result<Picture, Failure> {
    let picture = Picture::new(view, scene, &find(fonts)?).map_err(failure)?;
    for missing in picture.missing() {
        session.say("warning", &told(missing));
    }
    Ok(picture)
}

/// Says why a scene was not inked.
pub(crate) fn failure(error: PictureError) -> Failure {
    match error {
        PictureError::NoFont => Failure::input_output(error.to_string())
            .hint("install fonts, as in `apt install fonts-dejavu-core`, or name one with `--font FILE`")
            .hint("SVG needs none: `-o FILE.svg`"),
        PictureError::TooLarge { .. } => Failure::usage(error.to_string()).hint(
            "choose fewer technologies with a query, or a smaller `--size` or `--zoom`; SVG and PDF have no such bound",
        ),
        PictureError::Io(error) => error.into(),
        other => Failure::input_output(other.to_string()),
    }
}

/// Loads the fonts that were asked for, and those of the system.
fn find(asked_for: &[PathBuf]) -> Result<Fonts, Failure> {
    let mut faces = Database::new();
    for path in asked_for {
        let before = faces.len();
        match path.is_dir() {
            true => faces.load_fonts_dir(path),
            false => faces.load_font_file(path).map_err(|error| {
                Failure::input_output(format!("cannot read `{}`: {error}", path.display()))
            })?,
        }
        if faces.len() == before {
            let message = format!("there is no font in `{}`", path.display());
            return Err(Failure::input_output(message).hint("fonts are .ttf, .otf and .ttc files"));
        }
    }
    let asked_for: Vec<_> = faces.faces().map(|face| face.id).collect();
    faces.load_system_fonts();
    Ok(Fonts::new(faces, &asked_for))
}

fn told(missing: &MissingLetters) -> String {
    let shown: String = missing.letters.iter().take(SHOWN).collect();
    let more = match missing.letters.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let script = missing.script;
    let package = package(script);
    format!(
        "no font has {shown}{more} ({script}), which cannot be read in the picture: install one, as in `apt install {package}`, or name one with `--font FILE`"
    )
}

/// Returns the Debian package with fonts for a script.
fn package(script: &str) -> &'static str {
    match script {
        "Han" | "Hiragana" | "Katakana" | "Hangul" | "Bopomofo" => "fonts-noto-cjk",
        "Emoji" => "fonts-noto-color-emoji",
        "Latin" | "Greek" | "Cyrillic" | "Symbols" => "fonts-dejavu-core",
        _ => "fonts-noto-core",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_with_the_cure() {
        let letters = ('一'..='丐').collect();
        insta::assert_snapshot!(told(&MissingLetters { script: "Han", letters }), @"no font has 一丁丂七丄丅丆万丈三上下 and 5 more (Han), which cannot be read in the picture: install one, as in `apt install fonts-noto-cjk`, or name one with `--font FILE`");
        let letters = vec!['ก'];
        insta::assert_snapshot!(told(&MissingLetters { script: "Thai", letters }), @"no font has ก (Thai), which cannot be read in the picture: install one, as in `apt install fonts-noto-core`, or name one with `--font FILE`");
    }
}
