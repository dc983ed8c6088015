//! A scene laid out with fonts, ready to be inked.

use resvg::usvg::roxmltree::Document;
use resvg::usvg::{Options, Tree};

use crate::ink::links::{Link, links};
use crate::ink::missing::{MissingLetters, by_script, letters};
use crate::ink::{Fonts, PictureError};
use crate::{Scene, View, to_svg};

/// A scene with a face for each of its letters, to be written as PNG ([`Picture::png`]) and as PDF
/// ([`Picture::pdf`]).
#[derive(Debug)]
pub struct Picture {
    pub(super) tree: Tree,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) language: Option<String>,
    pub(super) links: Vec<Link>,
    missing: Vec<MissingLetters>,
}

impl Picture {
    /// Lays a scene out.
    ///
    /// # Errors
    ///
    /// If there is no font that has Latin letters: a picture without any words tells nothing.
    pub fn new(view: &View<'_>, scene: &Scene<'_>, fonts: &Fonts) -> Result<Picture, PictureError> {
        if !fonts.can_write() {
            return Err(PictureError::NoFont);
        }
        let svg = to_svg(view, scene);
        let refused = |error: String| PictureError::Refused(error);
        let svg = Document::parse(&svg).map_err(|error| refused(error.to_string()))?;
        let faces = fonts.faces();
        let chooser = fonts.chooser(letters(&svg), scene.language.as_deref());
        let missing = by_script(chooser.missing(&faces));
        let options = Options {
            fontdb: faces,
            font_resolver: chooser.resolver(),
            languages: scene.language.iter().cloned().collect(),
            ..Options::default()
        };
        let tree =
            Tree::from_xmltree(&svg, &options).map_err(|error| refused(error.to_string()))?;
        let mut links = links(scene);
        // The picture may be shown larger or smaller than it was drawn, with the same proportions.
        let size = (f64::from(tree.size().width()), f64::from(tree.size().height()));
        let factor = (size.0 / scene.size.0).min(size.1 / scene.size.1);
        let left = (size.0 - scene.size.0 * factor) / 2.0;
        let top = (size.1 - scene.size.1 * factor) / 2.0;
        for link in &mut links {
            let (x, y, width, height) = link.place;
            link.place = (left + x * factor, top + y * factor, width * factor, height * factor);
        }
        Ok(Picture {
            tree,
            title: scene.title.clone(),
            description: scene.description.clone(),
            language: scene.language.clone(),
            links,
            missing,
        })
    }

    /// Returns the letters that no font has, by script.
    pub fn missing(&self) -> &[MissingLetters] {
        &self.missing
    }
}
