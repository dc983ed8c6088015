//! How things look: colours that the colour-blind tell apart, and lines by certainty.

use forebear_graph::{Certainty, InfluenceKind, Technology};

use crate::View;

/// Fonts that hold Latin and Chinese letters, the first that is there.
pub(super) const FONTS: &str = "Noto Sans CJK SC,Noto Sans,Helvetica,Arial,sans-serif";

/// The line between things that no influence joins, and of what is unknown.
pub(super) const GREY: &str = "#8C8C8C";

/// From early to late; black letters can be read on each.
const TIMES: [&str; 5] = ["#FFFFE5", "#EDF8B1", "#C7E9B4", "#A1DAD7", "#7FC4E8"];

/// Behind the members of a group.
pub(super) const GROUND: &str = "#F5F5F5";

/// The colour of what has no date.
pub(super) const UNKNOWN: &str = "#FFFFFF";

/// Returns the colour of the edges of a kind, after Okabe and Ito.
pub(super) fn edge_color(kind: InfluenceKind) -> &'static str {
    match kind {
        InfluenceKind::Basis => "#0072B2",
        InfluenceKind::Successor => "#000000",
        InfluenceKind::Component => "#009E73",
        InfluenceKind::Data => "#56B4E9",
        InfluenceKind::Method => "#E69F00",
        InfluenceKind::Variant => "#CC79A7",
        InfluenceKind::Inspiration => "#D55E00",
        InfluenceKind::Influence => GREY,
    }
}

/// Returns the line style of the edges of a certainty.
pub(super) fn edge_style(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "solid",
        Certainty::Implied => "dashed",
        Certainty::Speculated => "dotted",
    }
}

/// Returns the colour that a catalogue gives a technology, if it is written `#rrggbb`; Graphviz
/// warns of names that it does not know.
fn own_color(technology: Technology<'_>) -> Option<&str> {
    let is_hexadecimal =
        |digits: &str| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    technology.color().filter(|color| color.strip_prefix('#').is_some_and(is_hexadecimal))
}

/// What the colours of nodes say: the time.
pub(super) struct Fills {
    /// The first and the last year of each step.
    years: Vec<(i32, i32)>,
}

impl Fills {
    /// Divides the time into steps of about as many technologies each; no year is divided.
    pub(super) fn new(view: &View<'_>) -> Fills {
        let mut dated: Vec<i32> = view.technologies().iter().filter_map(|of| year(*of)).collect();
        dated.sort_unstable();
        let mut years: Vec<(i32, i32)> = Vec::new();
        let mut last_step = None;
        for (nth, year) in dated.iter().enumerate() {
            let step = nth * TIMES.len() / dated.len();
            match years.last_mut() {
                Some((_, last)) if last == year || last_step == Some(step) => *last = *year,
                _ => {
                    years.push((*year, *year));
                    last_step = Some(step);
                }
            }
        }
        Fills { years }
    }

    /// Returns the colour of a technology: its own, else that of its time.
    pub(super) fn color<'g>(&self, technology: Technology<'g>) -> &'g str {
        if let Some(own) = own_color(technology) {
            return own;
        }
        let Some(year) = year(technology) else {
            return UNKNOWN;
        };
        let step = self.years.partition_point(|(_, last)| *last < year);
        TIMES.get(step).copied().unwrap_or(UNKNOWN)
    }

    /// Returns the colours of time with the first and the last year that they stand for.
    pub(super) fn times(&self) -> impl Iterator<Item = (&'static str, (i32, i32))> {
        TIMES.into_iter().zip(self.years.iter().copied())
    }
}

/// Returns the year that a technology is coloured by: the first in which it may have come out.
fn year(technology: Technology<'_>) -> Option<i32> {
    let date = technology.date()?;
    let (year, ..) = date.earliest().or(date.latest())?.ymd();
    Some(year)
}
