//! PDF.

use krilla::Document;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::{Rect, Size};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use crate::ink::{Picture, PictureError};

/// Points for each pixel of the drawing: 72 and 96 to the inch.
const POINTS: f32 = 0.75;
/// The longest side of a page that readers must open, in points (ISO 32000-1, annex C.2).
const MOST_SIDE: f32 = 14_400.0;

/// A picture as PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How large the page is to what it should be: less than 1 where that is more than a page of
    /// PDF can be.
    pub scale: f64,
}

impl Picture {
    /// Writes the picture as PDF of one page, as large on paper as the SVG. Letters stay letters,
    /// with the glyphs that are used of each font; what has an address can be clicked.
    ///
    /// # Errors
    ///
    /// If a font cannot be embedded.
    pub fn pdf(&self) -> Result<Pdf, PictureError> {
        let (width, height) = (self.tree.size().width(), self.tree.size().height());
        let scale = (MOST_SIDE / (width.max(height) * POINTS)).min(1.0);
        let points = scale * POINTS;
        let refused = || PictureError::Refused("it has no size".to_owned());
        let size = Size::from_wh((width * points).min(MOST_SIDE), (height * points).min(MOST_SIDE))
            .ok_or_else(refused)?;
        let mut document = Document::new();
        document.set_metadata(self.metadata());
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        surface.draw_svg(&self.tree, size, SvgSettings::default()).ok_or_else(refused)?;
        surface.finish();
        for link in &self.links {
            let (x, y, width, height) = link.place;
            let [x, y, width, height] = [x, y, width, height].map(|side| side as f32 * points);
            let Some(place) = Rect::from_xywh(x, y, width, height) else { continue };
            let target = Target::Action(LinkAction::new(link.address.clone()).into());
            let link_to = LinkAnnotation::new(place, target);
            page.add_annotation(Annotation::new_link(link_to, Some(link.name.clone())));
        }
        page.finish();
        let bytes =
            document.finish().map_err(|error| PictureError::Refused(format!("{error:?}")))?;
        Ok(Pdf { bytes, scale: f64::from(scale) })
    }

    /// Returns what a reader shows of the document. There is no date in it: the same picture is
    /// the same file.
    fn metadata(&self) -> Metadata {
        let metadata = Metadata::new()
            .title(self.title.clone())
            .description(self.description.clone())
            .creator("forebear".to_owned());
        match &self.language {
            Some(language) => metadata.language(language.clone()),
            None => metadata,
        }
    }
}
