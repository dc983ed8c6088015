//! The style sheet of a picture, and what it refers to.

use std::fmt::Write;

use forebear_graph::{Certainty, InfluenceKind};

use crate::Scene;
use crate::drawing::theme::Colors;

/// Fonts that hold Latin and Chinese letters, the first that is there.
pub(crate) const FONTS: &str = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'PingFang SC', \
     'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif";

/// Returns the style sheet. Classes are those that edges, nodes and ornaments are written with.
pub(crate) fn sheet(scene: &Scene<'_>) -> String {
    let colors = scene.theme.colors();
    let Colors {
        paper,
        ink,
        faint,
        band,
        lane,
        rule,
        strong_rule,
        era,
        plain,
        disputed,
        indirect,
        ..
    } = colors;
    let mut css = format!(
        "text{{font-family:{FONTS};fill:{ink}}}\
         .paper{{fill:{paper}}}.band{{fill:{band}}}.era{{fill:{era}}}\
         .tick{{stroke:{rule}}}.strong{{stroke:{strong_rule}}}.bend{{stroke:{ink};stroke-width:2;stroke-dasharray:2 2}}\
         .lane{{stroke:{lane}}}\
         .title{{font-size:20px;font-weight:bold}}.subtitle{{font-size:11px;fill:{faint}}}\
         .legend{{font-size:11px;fill:{faint}}}.note{{font-size:10px;fill:{faint}}}\
         .tick-name{{font-size:11.5px;fill:{faint}}}.strong-name{{font-size:11.5px;font-weight:bold}}\
         .lane-name,.heading{{font-size:11.5px;font-weight:bold;fill:{faint}}}\
         .era-name{{font-size:10px;font-style:italic;fill:{faint}}}\
         .label{{font-size:11.5px}}.former{{font-size:10px;fill:{faint}}}\
         .edge,.edge-line{{fill:none;stroke-width:1.4;stroke:{plain}}}\
         .implied{{stroke-dasharray:6 3}}.speculated{{stroke-dasharray:1.5 3}}\
         .indirect{{stroke:{indirect};stroke-dasharray:3 3}}\
         .halo{{stroke:{disputed};stroke-width:5;stroke-opacity:.35;stroke-dasharray:none;fill:none}}\
         .life{{stroke-width:2.4;fill:none}}\
         .derived .mark{{stroke-dasharray:3 2;stroke-width:1}}\
         .undated .mark{{fill:{paper};stroke-width:1.6}}\
         .dated .point{{stroke:{paper};stroke-width:1}}\
         .disputed .mark{{stroke:{disputed};stroke-width:1.6}}\
         .plain{{fill:{plain};stroke:{plain}}}"
    );
    for (slot, color) in colors.slots.iter().enumerate() {
        let _ = write!(css, ".c{slot}{{fill:{color};stroke:{color}}}");
    }
    for kind in InfluenceKind::ALL {
        let _ = write!(css, ".k-{kind}{{stroke:{}}}", colors.kind(*kind));
    }
    css
}

/// Returns the class of the lines of a certainty; that of plain lines has none.
pub(super) fn certainty_class(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "",
        Certainty::Implied => " implied",
        Certainty::Speculated => " speculated",
    }
}

/// Writes an arrow head in a colour.
pub(super) fn arrow_head(svg: &mut String, id: &str, color: &str) {
    // The tip is at the border of the node; the line ends under it.
    let _ = write!(
        svg,
        r#"<marker id="{id}" viewBox="0 0 8 8" refX="7.4" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 .8 8 4 0 7.2 1.8 4z" fill="{color}"/></marker>"#
    );
}
