//! Colours, told apart by the colour-blind, for each theme.

use forebear_graph::InfluenceKind;

use crate::drawing::Theme;

/// The colours of one theme.
#[derive(Debug)]
pub(crate) struct Colors {
    pub(crate) paper: &'static str,
    pub(crate) ink: &'static str,
    pub(crate) faint: &'static str,
    pub(crate) band: &'static str,
    pub(crate) lane: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) strong_rule: &'static str,
    pub(crate) era: &'static str,
    pub(crate) plain: &'static str,
    pub(crate) disputed: &'static str,
    pub(crate) indirect: &'static str,
    pub(crate) slots: [&'static str; SLOTS],
    kinds: [&'static str; 8],
}

/// How many groups have a colour of their own; the largest ones do.
pub(crate) const SLOTS: usize = 10;

const LIGHT: Colors = Colors {
    paper: "#ffffff",
    ink: "#1b1f24",
    faint: "#5b6570",
    band: "#f4f6f8",
    lane: "#d5dae0",
    rule: "#e3e7eb",
    strong_rule: "#b9c1c9",
    era: "#e7ecd9",
    plain: "#7d8790",
    disputed: "#c4161c",
    indirect: "#8a939c",
    slots: [
        "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8c6d1f", "#5e4fa2",
        "#b3a800", "#7f3b3b",
    ],
    kinds: ["#00866b", "#0063a3", "#1b1f24", "#3f9fd6", "#b87500", "#b0578a", "#c04a00", "#7d8790"],
};

const DARK: Colors = Colors {
    paper: "#14181d",
    ink: "#e8ecf0",
    faint: "#a3adb7",
    band: "#1a1f26",
    lane: "#38414b",
    rule: "#272e36",
    strong_rule: "#4a5560",
    era: "#24301f",
    plain: "#98a2ac",
    disputed: "#ff7b72",
    indirect: "#7c8792",
    slots: [
        "#4aa8e0", "#f0b429", "#2bc59a", "#e39bc6", "#f58442", "#8fd0f5", "#c7a656", "#a598e8",
        "#d8d04a", "#cf8a8a",
    ],
    kinds: ["#2bc59a", "#5ab4ec", "#e8ecf0", "#9ad7f7", "#f0b429", "#e39bc6", "#f58442", "#98a2ac"],
};

const PRINT: Colors = Colors {
    paper: "#ffffff",
    ink: "#000000",
    faint: "#333333",
    band: "#ffffff",
    lane: "#777777",
    rule: "#cccccc",
    strong_rule: "#888888",
    era: "#eeeeee",
    plain: "#777777",
    disputed: "#000000",
    indirect: "#777777",
    slots: LIGHT.slots,
    kinds: LIGHT.kinds,
};

impl Theme {
    pub(crate) fn colors(self) -> &'static Colors {
        match self {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Print => &PRINT,
        }
    }
}

impl Colors {
    /// Returns the colour of the edges of a kind.
    pub(crate) fn kind(&self, kind: InfluenceKind) -> &'static str {
        self.kinds[kind as usize]
    }

    /// Returns whether a colour, `#rrggbb` or `#rgb`, can be told from the paper.
    pub(crate) fn is_seen(&self, color: &str) -> bool {
        let (one, other) = (luminance(color), luminance(self.paper));
        (one.max(other) + 0.05) / (one.min(other) + 0.05) >= LEAST_CONTRAST
    }
}

/// The least contrast of a mark with the paper, as WCAG 2 counts it. It asks for 3 where a mark must be
/// understood by itself; here there is a label with each.
const LEAST_CONTRAST: f64 = 1.4;

/// Returns the relative luminance of a colour (WCAG 2): 0 is black, 1 is white.
fn luminance(color: &str) -> f64 {
    let digits = color.trim_start_matches('#');
    let size = if digits.len() == 3 { 1 } else { 2 };
    let part = |nth: usize| {
        let part = digits.get(nth * size..(nth + 1) * size).unwrap_or_default();
        let most = if size == 1 { 15.0 } else { 255.0 };
        let value = f64::from(u8::from_str_radix(part, 16).unwrap_or(0)) / most;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_like_the_paper_is_not_seen() {
        let seen = |theme: Theme, color| theme.colors().is_seen(color);
        assert!(seen(Theme::Light, "#000") && seen(Theme::Dark, "#fff"));
        assert!(!seen(Theme::Light, "#fff") && !seen(Theme::Dark, "#000000"));
        assert!(seen(Theme::Light, "#3f89d0") && seen(Theme::Dark, "#3f89d0"));
        assert_eq!(luminance("#ffffff"), 1.0);
    }

    #[test]
    fn all_colours_of_a_theme_are_seen() {
        for colors in [&LIGHT, &DARK, &PRINT] {
            assert!(colors.slots.iter().chain(&colors.kinds).all(|color| colors.is_seen(color)));
        }
    }
}
