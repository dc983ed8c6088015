//! Writing XML: escaped text, and numbers as short as they can be.

use std::fmt;

/// A text within an element or an attribute. What XML 1.0 cannot hold is left out, and what does
/// not print becomes a space.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\t' | '\n' | '\r' => f.write_str(" ")?,
                '\u{fffe}' | '\u{ffff}' => {}
                control if control.is_control() => {}
                // Marks that turn the direction of writing would reach beyond the label.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                other => fmt::Write::write_char(f, other)?,
            }
        }
        Ok(())
    }
}

/// A coordinate: in tenths of a pixel, which no screen or printer can tell from the exact place.
pub(super) struct Px(pub(super) f64);

impl fmt::Display for Px {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
        match (whole, tenth) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (0, tenth) => write!(f, "{sign}.{tenth}"),
            (whole, tenth) => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_text() {
        let nasty = "</text><script>\"'&\u{1}\u{202e}\nend\u{ffff}";
        let safe = "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp; end";
        assert_eq!(Escaped(nasty).to_string(), safe);
    }

    #[test]
    fn coordinates_are_short() {
        let numbers = [0.0, 0.04, 0.25, -0.5, 12.0, 12.34, -3.96];
        let texts = numbers.map(|number| Px(number).to_string());
        assert_eq!(texts, ["0", "0", ".3", "-.5", "12", "12.3", "-4"]);
    }
}
