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
}
