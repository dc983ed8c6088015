//! The words of a drawing itself, in the languages that it speaks.

use forebear_graph::{Certainty, InfluenceKind};

/// The words of a drawing.
#[derive(Debug)]
pub(crate) struct Words {
    pub(super) technologies: (&'static str, &'static str),
    pub(super) influences: (&'static str, &'static str),
    pub(super) undated: &'static str,
    pub(super) undated_lane: &'static str,
    pub(super) index: &'static str,
    pub(super) sources: &'static str,
    pub(super) more: &'static str,
    pub(super) certain: &'static str,
    pub(super) derived: &'static str,
    pub(super) disputed: &'static str,
    pub(super) disputed_line: &'static str,
    pub(super) of: &'static str,
    pub(super) indirect: &'static str,
    pub(super) several: &'static str,
    pub(super) reduced: &'static str,
    pub(super) within: &'static str,
    pub(super) life: &'static str,
    pub(super) shortened: &'static str,
    pub(super) bent: &'static str,
    pub(super) approximated: &'static str,
    pub(super) others: &'static str,
    kinds: [&'static str; 8],
    certainties: [&'static str; 3],
}

const ENGLISH: Words = Words {
    technologies: ("technology", "technologies"),
    influences: ("influence", "influences"),
    undated: "undated",
    undated_lane: "no dates known",
    index: "without date or influence",
    sources: "From",
    more: "more",
    certain: "date known to within the bar",
    derived: "undated: between what it came from and what came from it",
    disputed: "sources disagree",
    disputed_line: "disputed",
    of: "of",
    indirect: "via what is left out",
    several: "influences between groups of so many (n) technologies",
    reduced: "influences implied by others are left out",
    within: "influences within groups are not drawn",
    life: "until it was retired; open where it is not known to have been",
    shortened: "labels are shortened",
    bent: "the scale changes at the dotted marks of the axis",
    approximated: "not every way through what is left out is shown",
    others: "other",
    kinds: [
        "component",
        "basis",
        "successor",
        "data",
        "method",
        "variant",
        "inspiration",
        "influence",
    ],
    certainties: ["stated", "implied", "speculated"],
};

const CHINESE: Words = Words {
    technologies: ("项技术", "项技术"),
    influences: ("条影响", "条影响"),
    undated: "无日期",
    undated_lane: "日期不详",
    index: "无日期亦无影响关系",
    sources: "来源",
    more: "其他",
    certain: "日期在此区间内",
    derived: "无日期：介于其来源与后继之间",
    disputed: "来源说法不一",
    disputed_line: "有争议",
    of: "/",
    indirect: "经由未显示者",
    several: "组间影响；括号内为组内技术数",
    reduced: "条可由其他影响推出，未显示",
    within: "条组内影响未显示",
    life: "至停用为止；未知停用则延续",
    shortened: "个名称已缩短",
    bent: "刻度在坐标轴的虚线标记处改变",
    approximated: "经由未显示者的路径未全部列出",
    others: "其他",
    kinds: ["组成", "基础", "后继", "数据", "方法", "变体", "启发", "影响"],
    certainties: ["明述", "推知", "推测"],
};

impl Words {
    /// Returns the words in a language, `zh` or English.
    pub(crate) fn of(language: Option<&str>) -> &'static Words {
        match language {
            Some(language) if language == "zh" || language.starts_with("zh-") => &CHINESE,
            _ => &ENGLISH,
        }
    }

    pub(crate) fn kind(&self, kind: InfluenceKind) -> &'static str {
        self.kinds[kind as usize]
    }

    pub(crate) fn certainty(&self, certainty: Certainty) -> &'static str {
        self.certainties[certainty as usize]
    }

    /// Returns a number of things, as in `2 technologies`.
    pub(super) fn count(&self, count: usize, (one, many): (&str, &str)) -> String {
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_are_those_of_catalogues() {
        for kind in InfluenceKind::ALL {
            assert_eq!(ENGLISH.kind(*kind), kind.as_str());
        }
        for certainty in Certainty::ALL {
            assert_eq!(ENGLISH.certainty(*certainty), certainty.as_str());
        }
    }
}
