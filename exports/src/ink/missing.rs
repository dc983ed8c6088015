//! What no font has.

use std::collections::{BTreeMap, BTreeSet};

use resvg::usvg::roxmltree::Document;
use unicode_script::{Script, UnicodeScript};

/// Letters of one script for which there is no font: they stand in the picture as boxes, if at
/// all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct MissingLetters {
    /// The script by its name in Unicode, as in `Han` or `Arabic`; `Emoji` for pictures, `Symbols`
    /// for what belongs to no script.
    pub script: &'static str,
    /// The letters, in the order of their numbers.
    pub letters: Vec<char>,
}

/// Returns the letters of the texts of an SVG that leave ink.
pub(super) fn letters(svg: &Document<'_>) -> BTreeSet<char> {
    let texts = svg.descendants().filter(|node| node.is_text());
    let shown = texts.filter(|node| {
        node.parent().is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"))
    });
    shown.filter_map(|node| node.text()).flat_map(str::chars).filter(|c| is_seen(*c)).collect()
}

/// Sorts letters by their scripts.
pub(super) fn by_script(letters: Vec<char>) -> Vec<MissingLetters> {
    let mut scripts: BTreeMap<&'static str, Vec<char>> = BTreeMap::new();
    for letter in letters {
        scripts.entry(script(letter)).or_default().push(letter);
    }
    let scripts = scripts.into_iter();
    scripts.map(|(script, letters)| MissingLetters { script, letters }).collect()
}

/// Returns whether a character is one that leaves ink.
fn is_seen(letter: char) -> bool {
    !letter.is_whitespace()
        && !letter.is_control()
        && !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn script(letter: char) -> &'static str {
    match letter.script() {
        _ if is_emoji(letter) => "Emoji",
        Script::Common if is_east_asian(letter) => "Han",
        Script::Common | Script::Inherited | Script::Unknown => "Symbols",
        script => script.full_name(),
    }
}

/// Returns whether a character is of the blocks of pictures.
fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b50}' | '\u{2b55}')
}

/// Returns whether a character that several scripts share is of the blocks for East Asian ones.
fn is_east_asian(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{33ff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}')
}
