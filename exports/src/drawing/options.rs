//! How a drawing is to be made.

use crate::GroupBy;
use crate::drawing::Scale;

/// How a view is to be drawn. What is drawn, and in which lanes, the view says itself.
#[derive(Clone, Debug, Default)]
pub struct DrawingOptions {
    /// What the colours of the marks tell apart; else the entries' own colours, where there are
    /// any, else the lanes, else the kinds.
    pub color_by: Option<GroupBy>,
    /// Leave out influences that other ways between the same two imply
    /// ([`forebear_graph::Lineage::reduction`]), and say how many.
    pub reduce: bool,
    /// Draw each group of the view as one mark.
    pub collapse: bool,
    /// How large the picture is to be; else it is as large as its contents ask for.
    pub size: Option<Size>,
    /// How days become pixels.
    pub scale: Scale,
    /// The colours of paper, letters and lines.
    pub theme: Theme,
}

/// The size of a picture, in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height; else what the width asks for.
    pub height: Option<f64>,
}

impl Size {
    /// The narrowest and the widest picture that can be asked for.
    pub const LIMITS: (f64, f64) = (320.0, 100_000.0);

    /// Reads `1600` or `1600x900`.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the text.
    ///
    /// ```
    /// use forebear_exports::Size;
    /// assert_eq!(Size::parse("1600x900"), Ok(Size { width: 1600.0, height: Some(900.0) }));
    /// assert_eq!(Size::parse("1600"), Ok(Size { width: 1600.0, height: None }));
    /// assert!(Size::parse("wide").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Size, String> {
        let (low, high) = Size::LIMITS;
        let side = |text: &str| match text.trim().parse::<u32>() {
            Ok(side) if (low..=high).contains(&f64::from(side)) => Ok(f64::from(side)),
            Ok(side) => Err(format!("{side} pixels are not within {low} to {high}")),
            Err(_) => Err(format!("`{text}` is no size; write `1600` or `1600x900`")),
        };
        match text.split_once(['x', 'X', '×']) {
            Some((width, height)) => Ok(Size { width: side(width)?, height: Some(side(height)?) }),
            None => Ok(Size { width: side(text)?, height: None }),
        }
    }
}

/// The colours of paper, letters and lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near-black.
    Dark,
    /// Black on white, without tinted bands: for paper.
    Print,
}

impl Theme {
    /// The words for the themes.
    pub const WORDS: &'static [&'static str] = &["light", "dark", "print"];

    /// Returns the theme that a word names.
    pub fn from_word(word: &str) -> Option<Theme> {
        match word {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            "print" => Some(Theme::Print),
            _ => None,
        }
    }
}
