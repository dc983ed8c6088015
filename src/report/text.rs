//! Problems as people read them: the line, what is wrong in it, and what to do.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use forebear_graph::{
    Diagnostic, Diagnostics, FileId, Label, Location, Position, Severity, SourceFiles,
};

use crate::report::excerpt::Excerpt;
use crate::report::safe;

/// Headlines are cut at so many characters, other statements at fewer.
const HEADLINE: usize = 600;
const STATEMENT: usize = 300;
/// A problem shows so many places and notes, and says how many more there are.
const MOST: usize = 20;
/// Lines of a file that are further apart than this are shown as two pieces.
const FAR: usize = 100;
/// Excerpts are cut before they are drawn, so this is only to be wide enough for all of them.
const DRAWING_WIDTH: usize = 1000;

/// Renders problems with their lines and carets, a blank line after each; a text for each, since
/// there may be millions.
///
/// Nothing from the catalogue reaches the terminal as a control character.
pub(crate) fn text(
    diagnostics: &Diagnostics,
    files: &SourceFiles,
    colour: bool,
) -> impl Iterator<Item = String> {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(DRAWING_WIDTH);
    diagnostics.iter().map(move |diagnostic| {
        let mut out = String::new();
        render(diagnostic, files, &renderer, &mut out);
        out
    })
}

fn render(diagnostic: &Diagnostic, files: &SourceFiles, renderer: &Renderer, out: &mut String) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(safe::phrase(&diagnostic.message, HEADLINE))
        .id(diagnostic.code.as_str());
    let pieces = pieces(&diagnostic.labels, files);
    let mut group = Group::with_title(title)
        .elements(pieces.iter().enumerate().map(|(at, piece)| piece.element(at)));
    for note in notes(diagnostic) {
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(safe::phrase(hint, STATEMENT)));
    }
    for line in renderer.render(&[group]).lines() {
        out.push_str(with_origin(line, &pieces, files).trim_end());
        out.push('\n');
    }
    out.push('\n');
}

fn notes(diagnostic: &Diagnostic) -> impl Iterator<Item = String> {
    let more = |count: usize, what: &str| {
        (count > MOST).then(|| format!("and {} more {what}", count - MOST))
    };
    let notes = diagnostic.notes.iter().take(MOST).map(|note| safe::phrase(note, STATEMENT));
    more(diagnostic.labels.len(), "places")
        .into_iter()
        .chain(notes)
        .chain(more(diagnostic.notes.len(), "notes"))
}

/// Lines of one file that are shown together, or a place whose line is not known.
struct Piece<'a> {
    file: FileId,
    /// The first place, which the heading names.
    position: Position,
    lines: Vec<Line<'a>>,
    /// What is to be said about a place whose line is not known.
    remark: String,
}

struct Line<'a> {
    number: usize,
    text: &'a str,
    excerpt: Excerpt<'a>,
    spots: Vec<Spot>,
}

struct Spot {
    span: Range<usize>,
    text: String,
    kind: AnnotationKind,
}

fn pieces<'a>(labels: &'a [Label], files: &'a SourceFiles) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for (at, label) in labels.iter().take(MOST).enumerate() {
        let file = label.location.file();
        let position = files.position(label.location);
        let remark = safe::phrase(&label.text, STATEMENT);
        let Some((text, span)) = source(label, files) else {
            pieces.push(Piece { file, position, lines: Vec::new(), remark });
            continue;
        };
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let number = position.line;
        let excerpt = Excerpt::around(text, span.start);
        let spot = Spot { span, text: remark, kind };
        match pieces.iter_mut().find(|piece| piece.takes(file, number, text, &spot)) {
            Some(piece) => piece.add(number, text, excerpt, spot),
            None => {
                let line = Line { number, text, excerpt, spots: vec![spot] };
                let remark = String::new();
                pieces.push(Piece { file, position, lines: vec![line], remark });
            }
        }
    }
    pieces
}

/// Returns the text in which a label stands and where in it; for a cell, its first character.
fn source<'a>(label: &'a Label, files: &'a SourceFiles) -> Option<(&'a str, Range<usize>)> {
    match (label.location, &label.excerpt) {
        (Location::Span { file, start, end }, _) => {
            Some((files.text(file), start as usize..end as usize))
        }
        (Location::Cell { column, .. }, Some(line)) => {
            let before = (column as usize).saturating_sub(1);
            let start = line.char_indices().nth(before).map_or(line.len(), |(at, _)| at);
            let width = line[start..].chars().next().map_or(0, char::len_utf8);
            Some((line, start..start + width))
        }
        (Location::Cell { .. }, None) => None,
    }
}

impl<'a> Piece<'a> {
    fn takes(&self, file: FileId, number: usize, text: &str, spot: &Spot) -> bool {
        let near = |line: &Line<'_>| {
            std::ptr::eq(line.text, text)
                && match line.number == number {
                    true => line.excerpt.shows(text, spot.span.start),
                    false => line.number.abs_diff(number) <= FAR,
                }
        };
        self.file == file && !self.lines.is_empty() && self.lines.iter().all(near)
    }

    fn add(&mut self, number: usize, text: &'a str, excerpt: Excerpt<'a>, spot: Spot) {
        match self.lines.binary_search_by_key(&number, |line| line.number) {
            Ok(at) => self.lines[at].spots.push(spot),
            Err(at) => self.lines.insert(at, Line { number, text, excerpt, spots: vec![spot] }),
        }
    }

    fn element(&self, at: usize) -> Element<'static> {
        let Some(first) = self.lines.first() else {
            return Origin::path(mark(at)).into();
        };
        let mut source = String::new();
        let mut annotations = Vec::new();
        let mut number = first.number;
        for line in &self.lines {
            // One line between two others is drawn, more are not and only have to be counted.
            if line.number == number + 2 {
                source.push('\n');
                Excerpt::above(line.text, line.spots[0].span.start).write(&mut source);
                number += 1;
            }
            source.extend(std::iter::repeat_n('\n', line.number - number));
            number = line.number;
            for spot in &line.spots {
                let span = line.excerpt.written(&spot.span);
                let span = source.len() + span.start..source.len() + span.end;
                let annotation = spot.kind.span(span);
                annotations.push(match spot.text.as_str() {
                    "" => annotation,
                    text => annotation.label(text.to_owned()),
                });
            }
            let begun = source.len();
            line.excerpt.write(&mut source);
            if source.len() == begun {
                // The renderer does not count an empty last line.
                source.push(' ');
            }
        }
        Snippet::source(source)
            .line_start(first.number)
            .path(mark(at))
            .annotations(annotations)
            .into()
    }
}

/// The renderer counts columns from where its text begins, which here may be within a line. So it
/// is given a mark for the name of the file, which no shown text can hold, and what it writes
/// there is replaced by the true place.
fn mark(piece: usize) -> String {
    format!("\0{piece}\0")
}

fn with_origin(line: &str, pieces: &[Piece<'_>], files: &SourceFiles) -> String {
    let mut parts = line.split('\0');
    let (Some(before), Some(at), Some(after)) = (parts.next(), parts.next(), parts.next()) else {
        return line.to_owned();
    };
    let Some(piece) = at.parse::<usize>().ok().and_then(|at| pieces.get(at)) else {
        return line.to_owned();
    };
    let rest = after.trim_start_matches(|char: char| char == ':' || char.is_ascii_digit());
    let name = safe::phrase(files.name(piece.file), STATEMENT);
    let Position { line, column } = piece.position;
    let colon = if piece.remark.is_empty() { "" } else { ": " };
    format!("{before}{name}:{line}:{column}{rest}{colon}{}", piece.remark)
}
