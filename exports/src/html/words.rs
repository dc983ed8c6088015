//! The words of the page itself, in the languages that it speaks.

use indexmap::IndexMap;

/// The words of a page.
#[derive(Debug)]
pub(super) struct Words {
    language: usize,
}

impl Words {
    /// Returns the words in a language: English or, for `zh` and its kin, Chinese.
    pub(super) fn of(language: Option<&str>) -> &'static Words {
        match language {
            Some(language) if language == "zh" || language.starts_with("zh-") => {
                &Words { language: 1 }
            }
            _ => &Words { language: 0 },
        }
    }

    /// Returns the words that a key stands for. All keys are literals of this room; the tests hold
    /// that they are known.
    pub(super) fn get(&self, key: &str) -> &'static str {
        let found = WORDS.iter().find(|(known, _)| *known == key);
        debug_assert!(found.is_some(), "no words for {key}");
        found.map_or("", |(_, texts)| texts[self.language])
    }

    /// Returns all words by their keys, for the script.
    pub(super) fn by_key(&self) -> IndexMap<&'static str, &'static str> {
        WORDS.iter().map(|(key, texts)| (*key, texts[self.language])).collect()
    }
}

/// Keys, and what they stand for in English and in Chinese. `{}` is filled in by the script.
const WORDS: &[(&str, [&str; 2])] = &[
    ("skip", ["Read it as a table", "以表格阅读"]),
    ("search", ["Search technologies", "搜索技术"]),
    ("suggestions", ["Technologies found", "找到的技术"]),
    ("no-match", ["Nothing is called that", "没有这样的名称"]),
    ("filters", ["Filters", "筛选"]),
    ("table", ["Table", "表格"]),
    ("picture", ["Lineage on a time axis", "时间轴上的谱系图"]),
    ("help", ["Keys and gestures", "按键与手势"]),
    ("close", ["Close", "关闭"]),
    (
        "noscript",
        [
            "Searching, filters and the slider need JavaScript. The whole picture and the table stand below.",
            "搜索、筛选与时间滑块需要 JavaScript。完整的图与表格见下。",
        ],
    ),
    ("zoom-in", ["Zoom in", "放大"]),
    ("zoom-out", ["Zoom out", "缩小"]),
    ("zoom-fit", ["Show everything", "显示全部"]),
    (
        "stage-help",
        [
            "Arrow keys go from technology to technology, Enter opens the facts, question mark lists all keys.",
            "方向键在技术之间移动，回车键打开资料，问号键列出所有按键。",
        ],
    ),
    ("name", ["Name", "名称"]),
    ("date", ["Date", "日期"]),
    ("developers", ["Developers", "开发者"]),
    ("kind", ["Kind", "类别"]),
    ("came-from", ["Came from", "来自"]),
    ("led-to", ["Led to", "引出"]),
    ("comma", [", ", "、"]),
    ("facts", ["Facts and sources", "资料与来源"]),
    ("play", ["Play through time", "随时间播放"]),
    ("pause", ["Pause", "暂停"]),
    ("as-of", ["As of the end of", "截至"]),
    ("all-time", ["all of it", "全部"]),
    ("groups", ["Groups", "分组"]),
    ("kinds", ["Kinds of technology", "技术类别"]),
    ("influences", ["Influences", "影响"]),
    ("certainties", ["Certainty", "确定程度"]),
    ("only", ["only", "仅此"]),
    ("other", ["other", "其他"]),
    ("reset", ["Show everything again", "恢复全部"]),
    ("shown", ["{} of {} technologies shown", "显示 {} / {} 项技术"]),
    ("groups-shown", ["{} of {} groups shown", "显示 {} / {} 组"]),
    ("found", ["{} found", "找到 {} 项"]),
    ("undated", ["undated", "无日期"]),
    ("cannot-tell", ["faint: not known whether it was there yet", "浅色：当时是否已有，无从得知"]),
    ("released", ["released", "发布"]),
    ("published", ["published", "发表"]),
    ("announced", ["announced", "公布"]),
    ("retired", ["retired", "停用"]),
    ("disputed", ["sources disagree", "来源说法不一"]),
    ("settled", ["sources disagree, one is preferred", "来源说法不一，已有首选"]),
    ("disputed-influence", ["disputed", "有争议"]),
    ("preferred", ["preferred", "首选"]),
    ("deprecated", ["deprecated", "已弃用"]),
    ("uncited", ["no source given", "未注明来源"]),
    ("quoting", ["quoting {}", "转引 {}"]),
    ("line", ["line {}", "第 {} 行"]),
    ("ancestors", ["ancestors", "祖先"]),
    ("descendants", ["descendants", "后代"]),
    ("nothing-recorded", ["nothing recorded", "无记录"]),
    ("unpin", ["Unpin {}", "取消固定 {}"]),
    ("pinned", ["{} pinned", "已固定 {}"]),
    ("path", ["From {} to {}", "从 {} 到 {}"]),
    ("path-steps", ["The shortest way has {} steps", "最短路径共 {} 步"]),
    ("path-step", ["The shortest way is one step", "最短路径为一步"]),
    (
        "no-path",
        [
            "Nothing recorded leads from {} to {}, or back.",
            "没有记录表明 {} 与 {} 之间有影响路径。",
        ],
    ),
    ("common-ancestors", ["Both came from", "共同来自"]),
    ("common-heirs", ["Both led to", "共同引出"]),
    ("no-common-ancestors", ["no common ancestor", "无共同祖先"]),
    ("no-common-heirs", ["no common heir", "无共同后代"]),
    (
        "pin-another",
        [
            "Pick a second technology to see how the two are connected.",
            "再选一项技术，查看二者的联系。",
        ],
    ),
    ("via-left-out", ["via {} not shown", "经由 {} 项未显示者"]),
    ("hidden-now", ["hidden by filters or date", "被筛选或日期隐藏"]),
    ("one-influence", ["1 influence", "1 条影响"]),
    ("several", ["{} influences", "{} 条影响"]),
    ("line-more", ["{} more line here", "此处另有 {} 条连线"]),
    ("lines-more", ["{} more lines here", "此处另有 {} 条连线"]),
    ("via-some", ["via others not shown", "经由未显示者"]),
    ("members", ["Members", "成员"]),
    ("there-by", ["{} of {} there by then", "当时已有 {} / {} 项"]),
    ("perhaps", ["{} more perhaps", "另有 {} 项不能确定"]),
    ("unpin-both", ["Unpin both", "取消固定二者"]),
    ("pin-in-picture", ["Show {} in the picture", "在图中显示 {}"]),
    ("aliases", ["Also called", "别名"]),
    ("names", ["Names", "各语言名称"]),
    ("former-names", ["Formerly", "曾用名"]),
    ("fields", ["Fields", "领域"]),
    ("family", ["Family", "系列"]),
    ("summary", ["Summary", "简介"]),
    ("url", ["Website", "网站"]),
    ("links", ["Links", "链接"]),
    ("sorted", ["Sorted by {}", "已按{}排序"]),
    ("ascending", ["ascending", "升序"]),
    ("descending", ["descending", "降序"]),
    ("key-drag", ["Drag, one finger", "拖动、单指"]),
    ("does-pan", ["move the picture", "移动图"]),
    ("key-wheel", ["Wheel, two fingers, + −", "滚轮、双指、+ −"]),
    ("does-zoom", ["zoom", "缩放"]),
    ("does-fit", ["show everything", "显示全部"]),
    ("key-click", ["Click, tap, Enter", "点击、轻触、回车"]),
    (
        "does-pin",
        [
            "pin a technology and open its facts; pin two, or click a line, for the way between them",
            "固定一项技术并打开资料；固定两项或点击连线，可查看二者之间的路径",
        ],
    ),
    ("key-hover", ["Point at", "指向"]),
    ("does-light", ["light ancestors and descendants", "突出祖先与后代"]),
    ("key-arrows", ["← →", "← →"]),
    ("does-walk", ["to what it came from, to what it led to", "前往来源、前往后继"]),
    ("key-up-down", ["↑ ↓", "↑ ↓"]),
    ("does-step", ["to what stands above or below", "前往上方或下方"]),
    ("key-shift", ["Shift + arrows", "Shift + 方向键"]),
    ("key-space", ["Space", "空格"]),
    ("does-search", ["search", "搜索"]),
    ("does-table", ["table or picture", "表格或图"]),
    ("does-filters", ["filters", "筛选"]),
    ("does-play", ["play through time", "随时间播放"]),
    ("does-clear", ["close, then unpin", "关闭，再取消固定"]),
    ("does-help", ["this list", "本列表"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_there_once_in_each_language_and_used() {
        let english = Words::of(None).by_key();
        let chinese = Words::of(Some("zh-Hans")).by_key();
        assert_eq!(english.len(), WORDS.len());
        assert!(english.values().chain(chinese.values()).all(|text| !text.is_empty()));
        let texts = concat!(include_str!("document.rs"), include_str!("table.rs"));
        let script = crate::html::bundle::script();
        for (key, [english, chinese]) in WORDS {
            let quoted = format!("\"{key}\"");
            let is_used = texts.contains(&quoted) || script.contains(&quoted);
            assert!(is_used || script.contains(&format!("words.{key}")), "nobody says {key}");
            assert_eq!(english.matches("{}").count(), chinese.matches("{}").count(), "{key}");
        }
    }
}
