//! The page: what a browser is told, and that nothing of a catalogue becomes more than text.

#[expect(dead_code, reason = "the toy is for other tests")]
mod support;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use forebear_exports::{DrawingOptions, GroupBy, Theme, View, ViewOptions, draw, to_html};
use sha2::{Digest, Sha256};
use support::lineage;

const NASTY: &str = r#"</script><img src=x onerror=alert(1)>"#;

fn page(text: &str, options: ViewOptions, theme: Theme) -> String {
    let lineage = lineage(text);
    let all = lineage.catalogue().technologies().collect();
    let view = View::new(&lineage, all, options);
    let scene = draw(&view, &DrawingOptions { theme, ..DrawingOptions::default() });
    match to_html(&view, &scene) {
        Ok(page) => page,
        Err(error) => panic!("{error}"),
    }
}

fn small() -> String {
    let text = r#"
        [catalogue]
        title = "Two <models>"
        [source.paper]
        title = "A paper"
        [technology.clip]
        name = "CLIP"
        released = "2021"
        [technology.flamingo]
        released = "2022"
        from = [{ id = "clip", as = "method", source = "paper", place = "p. 3" }]
    "#;
    page(text, ViewOptions::default(), Theme::Light)
}

/// Returns what stands between each of these.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> Vec<&'t str> {
    text.split(begin).skip(1).map(|rest| rest.split(end).next().unwrap_or_default()).collect()
}

#[test]
fn the_policy_allows_what_is_there_and_nothing_else() {
    let page = small();
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"")[0];
    let hash = |text: &&str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let scripts = between(&page, "<script>", "</script>");
    let styles = between(&page, "<style>", "</style>");
    assert_eq!((scripts.len(), styles.len()), (1, 2));
    let styles: Vec<String> = styles.iter().map(hash).collect();
    let expected = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(&scripts[0]),
        styles.join(" ")
    );
    assert_eq!(policy, expected);
    assert!(!page.contains(" style=\""), "the policy forbids attributes of style");
}

#[test]
fn the_data_is_json_with_every_claim_and_citation() {
    let page = small();
    let data = between(&page, r#"<script type="application/json" id="data">"#, "</script>");
    let data: serde_json::Value = serde_json::from_str(data[0]).unwrap();
    assert_eq!(data["nodes"][0]["claims"]["released"][0]["value"], "2021");
    let edge = &data["edges"][0];
    assert_eq!(
        (&edge["from"], &edge["to"], &edge["kind"]),
        (&0.into(), &1.into(), &"method".into())
    );
    assert_eq!(edge["citations"][0]["place"], "p. 3");
    assert_eq!(data["sources"]["paper"]["label"], "A paper");
}

#[test]
fn names_are_text_wherever_they_stand() {
    let nasty = format!("'{NASTY}'");
    let text = format!(
        "[catalogue]\ntitle = {nasty}\n\
         [organization.o]\nname = {nasty}\n\
         [source.s]\ntitle = {nasty}\n\
         [technology.a]\nname = {nasty}\nkind = {nasty}\ndevelopers = ['o']\n\
         summary = {nasty}\nreleased = '2021'\naliases = [{nasty}]\n\
         [technology.b]\nname = 'x{NASTY}'\n\
         from = [{{ id = 'a', as = 'method', source = 's', place = {nasty}, note = {nasty} }}]\n"
    );
    let page = page(&text, ViewOptions::default(), Theme::Dark);
    assert!(!page.contains("<img"));
    assert_eq!(page.matches("</script>").count(), 2, "the script and the data");
    let data = between(&page, r#"id="data">"#, "</script>")[0];
    assert!(!data.contains('<'));
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["nodes"][0]["label"], NASTY);
    assert_eq!(data["edges"][0]["note"], NASTY);
    assert!(page.contains("<title>&lt;/script&gt;&lt;img"));
}

#[test]
fn the_page_asks_for_nothing() {
    let page = small();
    for asking in [" src=", "@import", "url(http", "<link rel=\"stylesheet", "fetch(", "<iframe"] {
        assert!(!page.contains(asking), "{asking}");
    }
    assert!(page.find("charset").unwrap() < 1024);
    assert!(page.starts_with("<!doctype html>"));
}

#[test]
fn a_group_of_one_mark_says_what_it_stands_for() {
    let text = "[catalogue]\ntitle = 'T'\n[source.s]\ntitle = 'S'\n\
        [technology.a]\nname = '<A>'\nkind = 'old'\nreleased = '1990'\n\
        [technology.b]\nkind = 'old'\n\
        [technology.c]\nkind = 'new'\nreleased = '2000/2001'\n\
        from = [{ id = 'b', as = 'method', source = 's', place = 'p. 3' }]\n";
    let lineage = lineage(text);
    let all = lineage.catalogue().technologies().collect();
    let options = ViewOptions { group_by: Some(GroupBy::Kind), ..ViewOptions::default() };
    let view = View::new(&lineage, all, options);
    let scene = draw(&view, &DrawingOptions { collapse: true, ..DrawingOptions::default() });
    let page = to_html(&view, &scene).unwrap_or_else(|error| panic!("{error}"));
    let data = between(&page, r#"id="data">"#, "</script>")[0];
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let group = |nth: usize| data["nodes"][nth]["members"].as_array().unwrap();
    assert_eq!((group(0).len(), group(1).len()), (2, 1));
    assert_eq!(
        (&group(0)[0]["label"], &group(0)[0]["latest"]),
        (&"<A>".into(), &"1990-12-31".into())
    );
    assert_eq!(group(0)[1].get("earliest"), None);
    let member = &data["edges"][0]["members"][0];
    assert_eq!((&member["from"], &member["to"]), (&1.into(), &0.into()));
    assert_eq!(
        (&member["kind"], &member["citations"][0]["place"]),
        (&"method".into(), &"p. 3".into())
    );
}

#[test]
fn the_printed_sheet_is_as_large_as_the_picture() {
    let page = small();
    let sheet = between(&page, "@page{size:", "}")[0];
    let sides: Vec<f64> = sheet.split("px").filter_map(|side| side.trim().parse().ok()).collect();
    let shown = between(&page, "viewBox=\"0 0 ", "\"");
    let picture = shown.iter().find(|size| !size.starts_with("16 ")).unwrap();
    let (width, height) = picture.split_once(' ').unwrap();
    assert!(sides[0] > width.parse().unwrap() && sides[1] > height.parse().unwrap(), "{sheet}");
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    assert_eq!(small(), small());
}

#[test]
fn the_page_speaks_chinese() {
    let text = "[catalogue]\ntitle = 'T'\n[technology.a]\nname = 'A'\nnames.zh = '甲'\n";
    let options = ViewOptions { language: Some("zh".to_owned()), ..ViewOptions::default() };
    let page = page(text, options, Theme::Light);
    assert!(page.contains("<html lang=\"zh\">"));
    assert!(page.contains("<th scope=\"row\">甲</th>"));
    assert!(page.contains("aria-label=\"搜索技术\""));
}

#[test]
fn an_empty_catalogue_is_a_page_too() {
    let page = page("[catalogue]\ntitle = 'Nothing'\n", ViewOptions::default(), Theme::Print);
    assert!(page.contains("<title>Nothing</title>"));
}
