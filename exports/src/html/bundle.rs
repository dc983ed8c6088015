//! The script and the style sheet of the page, made of files with one job each.
//!
//! The files are modules, so that each can be tested by itself. In the page they are one script:
//! the lines of `import` go, and the word `export`, in an order in which nothing is used at the top
//! level before it is there.

use std::fmt::Write;

use crate::drawing::theme::Colors;
use crate::{Scene, Theme};

macro_rules! modules {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("page/", $name, ".mjs")))),*]
    };
}

/// The files of the script, each after those that it imports.
const MODULES: [(&str, &str); MODULE_COUNT] = modules![
    "days", "members", "lines", "scale", "graph", "address", "search", "camera", "steer", "filter",
    "elements", "say", "facts", "hint", "dashes", "picture", "lights", "overview", "stage",
    "ruler", "finder", "controls", "slider", "panel", "table", "keyboard", "page",
];

const MODULE_COUNT: usize = 27;

/// The style sheet but for its colours.
const STYLE: &str = include_str!("page/page.css");

/// Returns the script.
pub(super) fn script() -> String {
    let mut script = String::from("\"use strict\";(() => {\n");
    for (_, text) in MODULES {
        for line in text.lines().filter(|line| !line.starts_with("import ")) {
            script.push_str(line.strip_prefix("export ").unwrap_or(line));
            script.push('\n');
        }
    }
    script.push_str("})();\n");
    script
}

/// Returns the style sheet, with the colours of the scene's theme.
pub(super) fn style(scene: &Scene<'_>) -> String {
    let Colors { paper, ink, faint, band, lane, rule, strong_rule, disputed, .. } =
        scene.theme.colors();
    let scheme = if scene.theme == Theme::Dark { "dark" } else { "light" };
    let accent = scene.theme.colors().slots[0];
    let mut style = String::new();
    let _ = writeln!(
        style,
        ":root{{color-scheme:{scheme};--paper:{paper};--ink:{ink};--faint:{faint};--band:{band};\
         --lane:{lane};--rule:{rule};--strong-rule:{strong_rule};--disputed:{disputed};\
         --accent:{accent}}}"
    );
    style.push_str(STYLE);
    sheet(&mut style, scene.shown);
    style
}

/// The margin of a printed page, in pixels, and its longest side, which is what PDF allows.
const MARGIN: f64 = 40.0;
const LONGEST: f64 = 19_000.0;

/// Says how large the sheet is that the picture is printed on: as large as the picture, so that it is
/// one page of a PDF whose letters can be read. Printers make it fit their paper.
fn sheet(style: &mut String, (width, height): (f64, f64)) {
    let smaller = (LONGEST / width.max(height).max(1.0)).min(1.0);
    let [width, height] = [width, height].map(|side| (side * smaller + 2.0 * MARGIN).ceil());
    // Chromium begins a second page where the last pixel of the first one is taken.
    let _ = writeln!(style, "@page{{size:{width}px {}px;margin:{MARGIN}px}}", height + 24.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_module_is_forgotten_and_none_is_used_before_it_is_there() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/html/page");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".mjs").map(str::to_owned))
            .collect();
        found.sort();
        let mut listed: Vec<&str> = MODULES.iter().map(|(name, _)| *name).collect();
        for (place, (name, text)) in MODULES.iter().enumerate() {
            for line in text.lines().filter(|line| line.starts_with("import ")) {
                let from = line.split("\"./").nth(1).and_then(|rest| rest.split(".mjs").next());
                assert!(listed[..place].contains(&from.unwrap()), "{name}: {line}");
                assert!(line.ends_with(';'), "{name}: an import is one line: {line}");
            }
        }
        listed.sort_unstable();
        assert_eq!(listed, found);
    }

    #[test]
    fn the_script_is_no_module_and_cannot_end_its_element() {
        let script = script();
        assert!(!script.lines().any(|line| line.starts_with("import ")));
        assert!(!script.lines().any(|line| line.starts_with("export ")));
        assert!(!script.to_ascii_lowercase().contains("</script"));
        assert!(!script.contains("<!--"));
        assert!(!STYLE.contains('<'));
    }

    #[test]
    fn data_is_never_made_markup() {
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            assert!(!script().contains(word), "{word}");
        }
    }
}
