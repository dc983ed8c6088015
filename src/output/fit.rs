//! Lines that fit the terminal.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::output::{Screen, clean, cut, paint};

/// So much of a line is kept for its words, whatever is drawn left of them.
const WORDS: usize = 24;

/// Returns how much of a line may be taken by what is drawn left of its words; `None` where lines
/// are never cut.
pub(crate) fn drawing_room(screen: &Screen) -> Option<usize> {
    screen.width.map(|width| width - WORDS.min(width / 2))
}

/// Writes parts side by side, each in its style. What does not fit is cut, and marked so; empty
/// parts are left out.
pub(crate) fn parts(parts: &[(Style, String)], mut room: Option<usize>, screen: &Screen) -> String {
    let mut text = String::new();
    for (style, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
        let gap = if text.is_empty() { "" } else { "  " };
        let part = clean(part);
        let space = room.map(|room| room.saturating_sub(gap.width()));
        if space == Some(0) {
            break;
        }
        let shown = cut(&part, space, screen.ellipsis());
        text.push_str(gap);
        text.push_str(&paint(*style, &shown));
        if shown != part {
            break;
        }
        room = space.map(|space| space.saturating_sub(shown.width()));
    }
    text
}

/// Breaks a text into lines no wider than the room, at spaces where there are any.
pub(crate) fn wrapped(text: &str, room: Option<usize>) -> Vec<String> {
    let text = clean(text);
    let Some(room) = room.map(|room| room.max(1)).filter(|room| text.width() > *room) else {
        return vec![text.into_owned()];
    };
    let mut lines = vec![String::new()];
    let mut wide = 0;
    for word in text.split_inclusive(' ') {
        let shown = word.trim_end().width();
        if wide > 0 && wide + shown > room {
            lines.push(String::new());
            wide = 0;
        }
        for char in word.chars() {
            let char_width = char.width().unwrap_or(0);
            // A space may stand beyond the end of its line, where it is dropped.
            if char != ' ' && wide > 0 && wide + char_width > room {
                lines.push(String::new());
                wide = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(char);
            }
            wide += char_width;
        }
    }
    lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_break_at_spaces_and_nowhere_else_if_they_can() {
        let lines = |room| wrapped("one three 文心一言大模型 end", Some(room));
        assert_eq!(lines(10), ["one three", "文心一言大", "模型 end"]);
        assert_eq!(lines(4), ["one", "thre", "e", "文心", "一言", "大模", "型", "end"]);
        assert_eq!(wrapped("one three", None), ["one three"]);
        for room in 2..30 {
            assert!(lines(room).iter().all(|line| line.width() <= room), "{room}");
            assert_eq!(lines(room).concat().replace(' ', ""), "onethree文心一言大模型end");
        }
    }

    #[test]
    fn parts_are_cut_once() {
        let screen = Screen { width: None, unicode: true };
        let some = [(Style::new(), "文心一言".to_owned()), (Style::new(), "2023".to_owned())];
        let drawn =
            |room| anstream::adapter::strip_str(&parts(&some, Some(room), &screen)).to_string();
        assert_eq!(drawn(14), "文心一言  2023");
        assert_eq!(drawn(13), "文心一言  20…");
        assert_eq!(drawn(10), "文心一言");
        assert_eq!(drawn(6), "文心…");
        assert_eq!(drawn(1), "…");
    }
}
