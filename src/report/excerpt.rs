//! What is shown of a line: all of it, or a window around the place that matters.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::report::safe;

/// Lines wider than this are cut.
const WIDEST: usize = 200;
/// How much is left before the place that matters.
const BEFORE: usize = 60;

/// A part of one line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Excerpt<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    cut_before: bool,
    cut_after: bool,
}

impl<'a> Excerpt<'a> {
    /// Chooses what to show of the line in which a byte stands. Takes time in the width that is
    /// shown, not in the length of the line.
    pub(super) fn around(text: &'a str, byte: usize) -> Excerpt<'a> {
        let at = boundary(text, byte);
        let before = |most| reach(text[..at].chars().rev(), most);
        let after = |most| reach(text[at..].chars(), most);
        let (left, right) = (before(WIDEST), after(WIDEST));
        let fits = left.whole && right.whole && left.width + right.width <= WIDEST;
        let (left, right) =
            if fits { (left, right) } else { (before(BEFORE), after(WIDEST - BEFORE)) };
        Excerpt {
            text,
            start: at - left.bytes,
            end: at + right.bytes,
            cut_before: !left.whole,
            cut_after: !right.whole,
        }
    }

    /// Chooses what to show of the line above the one in which a byte stands.
    pub(super) fn above(text: &'a str, byte: usize) -> Excerpt<'a> {
        let line_end = text[..boundary(text, byte)].rfind('\n').unwrap_or(0);
        Excerpt::around(text, line_end)
    }

    /// Returns whether a byte of the same text is to be seen.
    pub(super) fn shows(&self, text: &str, byte: usize) -> bool {
        std::ptr::eq(self.text, text) && (self.start..=self.end).contains(&byte)
    }

    /// Writes the excerpt without control characters.
    pub(super) fn write(&self, out: &mut String) {
        if self.cut_before {
            out.push('…');
        }
        out.push_str(&safe::line(self.shown(self.start..self.end)));
        if self.cut_after {
            out.push('…');
        }
    }

    /// Returns which bytes of what [`Excerpt::write`] writes show these bytes of the text. What
    /// runs over the end of the line or of the excerpt is cut off.
    pub(super) fn written(&self, span: &Range<usize>) -> Range<usize> {
        let within = |byte: usize| boundary(self.text, byte.clamp(self.start, self.end));
        let mark = if self.cut_before { '…'.len_utf8() } else { 0 };
        let place = |byte: usize| mark + safe::line(self.shown(self.start..within(byte))).len();
        place(span.start)..place(span.end.max(span.start))
    }

    fn shown(&self, range: Range<usize>) -> &'a str {
        let shown = &self.text[range];
        shown.strip_suffix('\r').unwrap_or(shown)
    }
}

struct Reach {
    bytes: usize,
    width: usize,
    /// Whether the line ends here.
    whole: bool,
}

fn reach(chars: impl Iterator<Item = char>, most: usize) -> Reach {
    let (mut bytes, mut width) = (0, 0);
    for char in chars {
        let wide = if char == '\t' { 4 } else { char.width().unwrap_or(1) };
        // Bytes are limited too, for characters without any width.
        if char == '\n' || width + wide > most || bytes > 8 * most {
            return Reach { bytes, width, whole: char == '\n' };
        }
        bytes += char.len_utf8();
        width += wide;
    }
    Reach { bytes, width, whole: true }
}

fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, byte: usize) -> String {
        let mut out = String::new();
        Excerpt::around(text, byte).write(&mut out);
        out
    }

    #[test]
    fn short_lines_are_whole() {
        assert_eq!(written("one\ntwo\r\nthree", 5), "two");
        assert_eq!(written("one\n", 4), "");
        assert_eq!(written("国", 1), "国");
        assert_eq!(written("", 7), "");
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("{}HERE{}", "国".repeat(300), "x".repeat(300));
        let shown = written(&text, 900);
        assert_eq!(shown, format!("…{}HERE{}…", "国".repeat(30), "x".repeat(136)));
        let excerpt = Excerpt::around(&text, 900);
        assert_eq!(&shown[excerpt.written(&(900..904))], "HERE");
        assert_eq!(&shown[excerpt.written(&(900..9000))], format!("HERE{}", "x".repeat(136)));
    }

    #[test]
    fn characters_without_width_do_not_make_an_excerpt_long() {
        assert!(written(&"\u{301}".repeat(1_000_000), 1_000_000).len() < 2000);
    }
}
