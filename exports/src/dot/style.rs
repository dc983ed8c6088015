//! How things look: colours that the colour-blind tell apart, and lines by certainty.

use std::collections::BTreeMap;

use forebear_graph::{Certainty, InfluenceKind, Technology};

use crate::View;
use crate::view::own_color;

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

/// What the colours of nodes say: the time.
pub(super) struct Fills {
    /// The first and the last year of each step.
    years: Vec<(i32, i32)>,
}

impl Fills {
    /// Divides the time into steps of about as many technologies each; no year is divided. From
    /// late to early, since late years are full, and the early ones share what steps they leave.
    pub(super) fn new(view: &View<'_>) -> Fills {
        let mut technologies: BTreeMap<i32, usize> = BTreeMap::new();
        for year in view.technologies().iter().filter_map(|of| year(*of)) {
            *technologies.entry(year).or_default() += 1;
        }
        let mut left: usize = technologies.values().sum();
        let mut years: Vec<(i32, i32)> = Vec::new();
        let mut room = 0;
        for (year, count) in technologies.into_iter().rev() {
            let is_last = years.len() == TIMES.len();
            match years.last_mut() {
                Some((first, _)) if is_last || count <= room => *first = year,
                _ => {
                    room = left.div_ceil(TIMES.len() - years.len());
                    years.push((year, year));
                }
            }
            room = room.saturating_sub(count);
            left -= count;
        }
        years.reverse();
        Fills { years }
    }

    /// Returns the colour of a technology: its own, else that of its time.
    pub(super) fn color<'g>(&self, technology: Technology<'g>) -> &'g str {
        // Graphviz knows no short form.
        if let Some(own) = own_color(technology).filter(|color| color.len() == "#rrggbb".len()) {
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
