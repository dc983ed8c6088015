//! How much room a text takes.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use crate::drawing::advances::ADVANCES;

/// The advance of a narrow character that the table does not hold, in thousandths of the font
/// size: the widest that fallback fonts commonly give.
const NARROW: u32 = 640;
/// The advance of a Chinese character, kana, hangul syllable or emoji.
const WIDE: u32 = 1000;

/// Returns the width of a text in pixels, at a font size in pixels. The same on every machine.
///
/// Linear in the text.
pub(super) fn text_width(text: &str, font_size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    f64::from(thousandths) * font_size / 1000.0
}

/// Returns a text that is at most so wide: itself, or its beginning with an ellipsis. A text is
/// never cut between a character and the marks that belong to it.
pub(super) fn shortened(text: &str, font_size: f64, room: f64) -> Cow<'_, str> {
    if text_width(text, font_size) <= room {
        return Cow::Borrowed(text);
    }
    let room = room - text_width("…", font_size);
    let mut width = 0.0;
    let mut end = 0;
    for (at, character) in text.char_indices() {
        let advance = advance(character);
        if advance > 0 {
            end = at;
        }
        width += f64::from(advance) * font_size / 1000.0;
        if width > room {
            break;
        }
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

fn advance(character: char) -> u32 {
    let code = u32::from(character);
    for table in &ADVANCES {
        let place = code.checked_sub(table.first).map(|place| place as usize);
        if let Some(known) = place.and_then(|place| table.advances.get(place)) {
            return if *known > 0 { u32::from(*known) } else { fallback(character) };
        }
    }
    fallback(character)
}

fn fallback(character: char) -> u32 {
    match character.width() {
        Some(0) | None => 0,
        Some(1) => NARROW,
        Some(_) => WIDE,
    }
}

/// Returns a text in lines of at most so many pixels: broken at spaces, and between Chinese
/// characters where there are none.
pub(super) fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut width = 0.0;
    let mut last_space = None;
    for character in text.chars() {
        let character = if character.is_control() { ' ' } else { character };
        let advance = text_width(character.encode_utf8(&mut [0; 4]), size);
        if width + advance > room && !line.is_empty() {
            let rest = match last_space {
                Some(space) if space > 0 => line.split_off(space).trim_start().to_owned(),
                _ => String::new(),
            };
            lines.push(std::mem::replace(&mut line, rest).trim_end().to_owned());
            width = text_width(&line, size);
            last_space = None;
        }
        if character == ' ' {
            last_space = Some(line.len());
        }
        line.push(character);
        width += advance;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_table() {
        assert_eq!(text_width("CLIP", 1000.0).round(), 722.0 + 556.0 + 278.0 + 667.0);
        assert_eq!(text_width("视觉", 12.0), 24.0);
        assert_eq!(text_width("e\u{301}", 10.0), text_width("e", 10.0));
        assert_eq!(text_width("🦩", 10.0), 10.0);
    }

    #[test]
    fn a_shortened_text_fits_and_keeps_characters_whole() {
        let name = "Cafe\u{301} Society";
        for room in 0..100 {
            let cut = shortened(name, 10.0, f64::from(room));
            assert!(room < 10 || text_width(&cut, 10.0) <= f64::from(room), "{cut} in {room}");
            assert_ne!(cut, "Cafe…", "the accent belongs to the letter");
        }
        assert_eq!(shortened(name, 10.0, 1000.0), name);
    }
}
