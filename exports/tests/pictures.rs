//! PNG and PDF: is there ink, are the words words?

#![cfg(feature = "pictures")]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "support/font.rs"]
mod font;
mod support;

use font::font;
use forebear_exports::fontdb::Database;
use forebear_exports::{
    DrawingOptions, Fonts, Picture, PictureError, Scene, Size, View, ViewOptions, draw,
};
use forebear_graph::Lineage;
use support::{TOY, lineage};

const LATIN: (char, char) = ('!', '\u{24f}');
const GREEK: (char, char) = ('\u{370}', '\u{3ff}');
const HAN: (char, char) = ('\u{4e00}', '\u{9fff}');

const NAMES: &str = r#"
[catalogue]
title = "Names"
[technology.latin]
name = "Latin"
released = "2001"
url = "https://example.org/latin"
[technology.han]
name = "模型"
released = "2003"
from = [{ id = "latin", as = "basis" }]
[technology.thai]
name = "ไทย 模 🤗"
released = "2005"
from = [{ id = "han", as = "basis" }]
"#;

fn fonts(ranges: &[&[(char, char)]]) -> Fonts {
    let mut faces = Database::new();
    for (nth, ranges) in ranges.iter().enumerate() {
        faces.load_font_data(font(&format!("Test {nth}"), ranges));
    }
    Fonts::new(faces, &[])
}

/// Draws a whole catalogue.
fn with<T>(
    lineage: &Lineage,
    options: &DrawingOptions,
    see: impl FnOnce(&View<'_>, &Scene<'_>) -> T,
) -> T {
    let all = lineage.catalogue().technologies().collect();
    let view = View::new(lineage, all, ViewOptions::default());
    see(&view, &draw(&view, options))
}

struct Pixels {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Pixels {
    fn of(picture: &Picture, zoom: f64) -> Pixels {
        let mut bytes = Vec::new();
        picture.png(zoom, &mut bytes).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rgb).unwrap();
        Pixels { width: info.width as usize, height: info.height as usize, rgb }
    }

    /// Counts the dark pixels of a rectangle.
    fn ink(&self, (left, top): (f64, f64), (right, bottom): (f64, f64)) -> usize {
        let rows = top as usize..(bottom as usize).min(self.height);
        let dark = |row: usize, column: usize| {
            let at = 3 * (row * self.width + column);
            self.rgb[at..at + 3].iter().all(|part| *part < 100)
        };
        rows.map(|row| {
            (left as usize..(right as usize).min(self.width))
                .filter(|column| dark(row, *column))
                .count()
        })
        .sum()
    }
}

#[test]
fn letters_that_a_font_has_leave_ink_and_others_are_told() {
    let lineage = lineage(NAMES);
    // Only the last face has the Chinese letters, and none has the others.
    let faces = fonts(&[&[LATIN], &[GREEK], &[HAN]]);
    with(&lineage, &DrawingOptions::default(), |view, scene| {
        let picture = Picture::new(view, scene, &faces).unwrap();
        for zoom in [1.0, 2.0] {
            let pixels = Pixels::of(&picture, zoom);
            assert_eq!(pixels.width, (scene.shown.0 * zoom).round() as usize);
            assert_eq!(pixels.height, (scene.shown.1 * zoom).round() as usize);
            for node in &scene.nodes {
                let (x, y, width) = node.label_at;
                let ink = pixels.ink((x * zoom, (y - 9.0) * zoom), ((x + width) * zoom, y * zoom));
                // Thai has no font, but one letter of that label is Chinese.
                assert!(ink > 30, "{}: {ink} at {zoom}", node.id);
            }
        }
        let missing: Vec<(&str, String)> = picture
            .missing()
            .iter()
            .map(|missing| (missing.script, missing.letters.iter().collect()))
            .collect();
        assert_eq!(missing, [("Emoji", "🤗".to_owned()), ("Thai", "ทยไ".to_owned())]);
    });
}

#[test]
fn without_fonts_there_is_no_picture() {
    let lineage = lineage(NAMES);
    with(&lineage, &DrawingOptions::default(), |view, scene| {
        for faces in [fonts(&[]), fonts(&[&[HAN]])] {
            let error = Picture::new(view, scene, &faces).unwrap_err();
            assert!(matches!(error, PictureError::NoFont), "{error:?}");
        }
    });
}

#[test]
fn the_same_picture_is_the_same_file_whatever_the_order_of_the_fonts() {
    let lineage = lineage(TOY);
    with(&lineage, &DrawingOptions::default(), |view, scene| {
        let written = |backwards: bool| {
            let mut faces = vec![font("Test A", &[LATIN]), font("Test B", &[LATIN, HAN])];
            if backwards {
                faces.reverse();
            }
            let mut database = Database::new();
            faces.into_iter().for_each(|face| database.load_font_data(face));
            let picture = Picture::new(view, scene, &Fonts::new(database, &[])).unwrap();
            let mut png = Vec::new();
            picture.png(1.0, &mut png).unwrap();
            (png, picture.pdf().unwrap().bytes)
        };
        let first = written(false);
        assert!(first == written(false));
        assert!(first == written(true));
    });
}

#[test]
fn a_pdf_has_a_page_of_the_pictures_size_its_fonts_and_its_links() {
    let lineage = lineage(NAMES);
    let faces = fonts(&[&[LATIN], &[HAN]]);
    with(&lineage, &DrawingOptions::default(), |view, scene| {
        let pdf = Picture::new(view, scene, &faces).unwrap().pdf().unwrap();
        assert!((pdf.scale - 1.0).abs() < 1e-6);
        let text = String::from_utf8_lossy(&pdf.bytes);
        let side = |side: f64| (side * 0.75 * 1000.0).round() / 1000.0;
        let page = format!("/MediaBox[0 0 {} {}]", side(scene.shown.0), side(scene.shown.1));
        assert!(text.contains(&page), "{page}");
        assert!(text.contains("/FontFile2"));
        assert!(text.contains("/URI(https://example.org/latin)"));
        assert!(!text.contains("CreationDate") && !text.contains("ModDate"));
    });
}

#[test]
fn what_is_too_large_is_scaled_or_told() {
    let lineage = lineage(NAMES);
    let faces = fonts(&[&[LATIN], &[HAN]]);
    let size = Some(Size { width: 40_000.0, height: None });
    with(&lineage, &DrawingOptions { size, ..DrawingOptions::default() }, |view, scene| {
        let picture = Picture::new(view, scene, &faces).unwrap();
        let pdf = picture.pdf().unwrap();
        assert!((pdf.scale - 14_400.0 / 30_000.0).abs() < 1e-3, "{}", pdf.scale);
        let text = String::from_utf8_lossy(&pdf.bytes);
        let page = text.split("/MediaBox[0 0 ").nth(1).unwrap().split(' ').next().unwrap();
        let width: f64 = page.parse().unwrap();
        assert!((14_399.9..=14_400.0).contains(&width), "{page}");
        let error = picture.png(2.0, &mut Vec::new()).unwrap_err();
        assert!(error.to_string().starts_with("a PNG of 80000 × "), "{error}");
    });
}
