//! The page as a whole.

use std::fmt::Write;

use crate::html::words::Words;
use crate::html::{bundle, data, policy, table};
use crate::svg::{Escaped, style_sheet};
use crate::{ExportError, Scene, Theme, View, to_svg};

/// Writes a scene as one HTML page that makes no request. The same scene gives the same bytes.
///
/// The picture is that of [`to_svg`], with its classes and attributes. A script adds searching,
/// filters, a date to play the graph up to, and a panel with every claim and its sources; without
/// it the picture and a table of the same stand on the page.
///
/// # Errors
///
/// If what is known cannot be written as JSON, which does not happen with a view.
pub fn to_html(view: &View<'_>, scene: &Scene<'_>) -> Result<String, ExportError> {
    let words = Words::of(scene.language.as_deref());
    let (script, style) = (bundle::script(), bundle::style(scene));
    let policy = policy::policy(&[&script], &[&style, &style_sheet(scene)]);
    let scheme = if scene.theme == Theme::Dark { "dark" } else { "light" };
    let language = scene.language.as_deref().unwrap_or("en");
    let title = Escaped(&scene.title);
    let mut page = String::with_capacity(script.len() + style.len() + scene.nodes.len() * 2000);
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"{scheme}\">\n\
         <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <style>{style}</style>\n<script>{script}</script>\n</head>\n<body>\n",
        Escaped(language),
    );
    body(&mut page, view, scene, words)?;
    page.push_str("</body>\n</html>\n");
    Ok(page)
}

fn body(
    page: &mut String,
    view: &View<'_>,
    scene: &Scene<'_>,
    words: &Words,
) -> Result<(), ExportError> {
    let say = |key: &str| Escaped(words.get(key)).to_string();
    let _ = write!(
        page,
        r#"<button type="button" class="skip control" id="skip">{skip}</button>
<header>
<div class="masthead"><h1>{title}</h1><p>{description}</p></div>
<div class="search control" role="search"><input id="search" type="search" role="combobox" autocomplete="off" spellcheck="false" aria-expanded="false" aria-controls="suggestions" aria-autocomplete="list" aria-label="{search}" placeholder="{search}"><kbd aria-hidden="true">/</kbd><ul id="suggestions" role="listbox" aria-label="{suggestions}" hidden></ul></div>
<div class="buttons control"><button type="button" id="filters-button" aria-expanded="false" aria-controls="filters">{filters}</button><button type="button" id="table-button" aria-pressed="false">{table}</button><button type="button" id="help-button" aria-label="{help}" title="{help}">?</button></div>
</header>
<noscript><p class="noscript">{noscript}</p></noscript>
<main>
<aside id="filters" class="control" aria-label="{filters}" hidden></aside>
<section id="stage" aria-label="{picture}" aria-describedby="stage-help" tabindex="0">
<div id="overview" class="control"></div>
<div id="canvas">
{svg}</div>
<div id="ruler" class="control" aria-hidden="true"></div>
<div id="zoom" class="control"><button type="button" id="zoom-in" aria-label="{zoom_in}" title="{zoom_in}">+</button><button type="button" id="zoom-out" aria-label="{zoom_out}" title="{zoom_out}">&#8722;</button><button type="button" id="zoom-fit" aria-label="{zoom_fit}" title="{zoom_fit}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"/></svg></button></div>
<p id="stage-help" class="hidden-text">{stage_help}</p>
</section>
<section id="table" aria-label="{table}">
"#,
        skip = say("skip"),
        title = Escaped(&scene.title),
        description = Escaped(&scene.description),
        search = say("search"),
        suggestions = say("suggestions"),
        filters = say("filters"),
        table = say("table"),
        help = say("help"),
        noscript = say("noscript"),
        picture = say("picture"),
        svg = to_svg(view, scene),
        zoom_in = say("zoom-in"),
        zoom_out = say("zoom-out"),
        zoom_fit = say("zoom-fit"),
        stage_help = say("stage-help"),
    );
    table::table(page, view, scene, words);
    let _ = write!(
        page,
        r#"</section>
<aside id="panel" class="control" aria-label="{facts}" tabindex="-1" hidden></aside>
</main>
<footer id="time" class="control" hidden><button type="button" id="play" aria-label="{play}" title="{play}"></button><input id="date" type="range" aria-label="{as_of}"><p id="as-of-box"><span id="as-of-label">{as_of}</span> <output id="as-of" for="date"></output><span id="date-hint">{cannot_tell}</span></p></footer>
<dialog id="help" class="control" aria-labelledby="help-title"><h2 id="help-title">{help}</h2><dl id="keys"></dl><form method="dialog"><button>{close}</button></form></dialog>
<p id="status" class="hidden-text" role="status" aria-live="polite"></p>
<script type="application/json" id="data">{data}</script>
"#,
        facts = say("facts"),
        play = say("play"),
        as_of = say("as-of"),
        cannot_tell = say("cannot-tell"),
        help = say("help"),
        close = say("close"),
        data = data::json(view, scene, words)?,
    );
    Ok(())
}
