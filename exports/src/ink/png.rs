//! PNG.

use std::io::Write;

use png::{BitDepth, ColorType, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};

use crate::ink::{Picture, PictureError};

/// The longest side that browsers and editors open.
const MOST_SIDE: u64 = 65_535;
/// The most pixels: minutes of work, and as much as editors can hold.
const MOST: u64 = 1 << 30;
/// So many pixels are inked at a time.
const BAND: u64 = 1 << 24;
/// Pixels of the drawing in a metre: 96 to the inch, as in CSS.
const PER_METRE: f64 = 96.0 / 0.0254;

impl Picture {
    /// Writes the picture as PNG, with `zoom` pixels for each of the drawing on either side. It
    /// says how fine it is, so that it comes out in the same size on paper.
    ///
    /// Inked from top to bottom in bands: memory is bounded by the width and not by the height.
    ///
    /// # Errors
    ///
    /// If it would have more pixels than programs open, or cannot be written.
    pub fn png(&self, zoom: f64, out: &mut impl Write) -> Result<(), PictureError> {
        let side = |length: f32| (f64::from(length) * zoom).round().max(1.0) as u64;
        let (width, height) = (side(self.tree.size().width()), side(self.tree.size().height()));
        let too_large = PictureError::TooLarge { width, height, most_side: MOST_SIDE, most: MOST };
        if width.max(height) > MOST_SIDE || width * height > MOST {
            return Err(too_large);
        }
        // Both are at most 65,535.
        let (width, height) = (width as u32, height as u32);
        let mut encoder = Encoder::new(out, width, height);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        let per_metre = (zoom * PER_METRE).round() as u32;
        encoder.set_pixel_dims(Some(PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: Unit::Meter,
        }));
        let refused = |error: png::EncodingError| match error {
            png::EncodingError::IoError(error) => PictureError::Io(error),
            other => PictureError::Refused(other.to_string()),
        };
        let title = self.title.clone();
        encoder.add_itxt_chunk("Title".to_owned(), title).map_err(refused)?;
        let mut writer = encoder.write_header().map_err(refused)?;
        let mut stream = writer.stream_writer().map_err(refused)?;
        let band = u32::try_from(BAND / u64::from(width)).unwrap_or(1).clamp(1, height);
        let mut row = Vec::with_capacity(3 * width as usize);
        let mut top = 0;
        while top < height {
            let rows = band.min(height - top);
            let Some(mut pixels) = Pixmap::new(width, rows) else {
                return Err(too_large);
            };
            let place =
                Transform::from_scale(zoom as f32, zoom as f32).post_translate(0.0, -(top as f32));
            resvg::render(&self.tree, place, &mut pixels.as_mut());
            for pixels in pixels.pixels().chunks_exact(width as usize) {
                row.clear();
                // The paper covers everything, so nothing shines through.
                row.extend(
                    pixels.iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]),
                );
                stream.write_all(&row)?;
            }
            top += rows;
        }
        stream.finish().map_err(refused)?;
        writer.finish().map_err(refused)
    }
}
