//! The lineage as a picture on a true time axis.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use forebear_exports::{
    Dot, DrawingOptions, Scale, Scene, Size, Theme, View, ViewOptions, With, draw, to_bytes,
    to_html, to_svg,
};
use forebear_graph::{Direction, Lineage, Technology, TechnologySet};

use crate::commands::export::group_by;
use crate::commands::technology;
use crate::failure::{Failure, Outcome, either};
use crate::filters::FilterArgs;
#[cfg(feature = "pictures")]
use crate::ink;
use crate::session::{self, Session};
use crate::{exit, graphviz, load, whole_file};

/// How long dot may take, in seconds, unless it is given another time.
const TIMEOUT: u64 = 60;

/// Draw the lineage as a family tree on a true time axis
///
/// What the file ends in says what it is: an SVG or PNG picture, a PDF with letters that can be
/// searched, or one HTML page that works without a network. PNG and PDF are written with the fonts of the system; letters that no font has are
/// told on stderr.
#[derive(clap::Args, Debug)]
pub(crate) struct DrawArgs {
    /// Draw to this file, whole or not at all: a picture (.svg, .png, .pdf), or a page to search
    /// and play (.html); `-` is SVG on stdout
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Stand together in lanes by developer, kind, field, family, tree or facts.KEY
    #[arg(long, value_name = "WHAT")]
    group_by: Option<String>,

    /// Colour by developer, kind, field, family, tree or facts.KEY
    #[arg(long, value_name = "WHAT")]
    color_by: Option<String>,

    /// The width of the picture, or its width and height, in pixels
    #[arg(long, value_name = "WIDTH[xHEIGHT]", value_parser = Size::parse)]
    size: Option<Size>,

    /// Give it this title instead of the catalogue's
    #[arg(long)]
    title: Option<String>,

    /// The colours of paper, letters and lines
    #[arg(long, default_value = "light", value_parser = PossibleValuesParser::new(Theme::WORDS))]
    theme: String,

    /// Leave out influences that other ways imply
    #[arg(long)]
    reduce: bool,

    /// Draw each group as one mark
    #[arg(long, requires = "group_by")]
    collapse: bool,

    /// Let times in which little happened be narrower
    #[arg(long)]
    bend: bool,

    /// Who lays it out: forebear, true to time, or the program dot of Graphviz, which must be
    /// installed, in ranks
    #[arg(long, value_name = "ENGINE", default_value = "forebear")]
    engine: Engine,

    /// Stop dot after so many seconds [default: 60]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    timeout: Option<u64>,

    /// Make a PNG so many times finer, as in 2 for slides
    #[arg(long, value_name = "TIMES", value_parser = zoom)]
    zoom: Option<f64>,

    /// Write PNG and PDF with this font, a file or a folder, where it has the letters
    #[arg(long = "font", value_name = "PATH")]
    fonts: Vec<PathBuf>,

    /// Draw only what is near this technology: what it came from, and what came from it
    #[arg(long, value_name = "NAME")]
    around: Option<String>,

    /// How many influences from there count as near; else all
    #[arg(long, value_name = "COUNT", requires = "around")]
    depth: Option<usize>,

    #[command(flatten)]
    filters: FilterArgs,
}

/// Who lays a picture out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Engine {
    Forebear,
    Graphviz,
}

/// What a picture is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Svg,
    Html,
    Png,
    Pdf,
}

impl Form {
    /// The forms by what their files end in.
    const ENDINGS: [(&str, Form); 4] =
        [("svg", Form::Svg), ("html", Form::Html), ("png", Form::Png), ("pdf", Form::Pdf)];

    fn of(path: &Path) -> Result<Form, Failure> {
        if path == Path::new("-") {
            return Ok(Form::Svg);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let known = Form::ENDINGS.iter().find(|(known, _)| Some(*known) == ending.as_deref());
        known.map(|(_, form)| *form).ok_or_else(|| {
            let endings = Form::ENDINGS.map(|(ending, _)| format!(".{ending}"));
            Failure::usage(format!("cannot tell from `{}` what to draw", path.display()))
                .hint(format!("let it end in {}; `-` is SVG to stdout", either(&endings)))
        })
    }
}

/// Told of drawings in which most stands in a small part of the time.
const CROWDED: &str = "half of what is dated stands in a tenth of the time or less: `--bend` gives \
                       such times more room, and a query can leave the others out";

/// Letters that are smaller than this part of their size cannot be read.
const LEAST_READABLE: f64 = 0.7;

fn is_crowded(scene: &Scene<'_>) -> bool {
    const MANY: usize = 30;
    scene.nodes.len() >= MANY && scene.half_within().is_some_and(|part| part <= 0.1)
}

fn zoom(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(zoom) if (0.1..=16.0).contains(&zoom) => Ok(zoom),
        _ => Err("write a number from 0.1 to 16".to_owned()),
    }
}

pub(crate) fn run(args: &DrawArgs, session: &Session) -> Outcome {
    session.form(&[session::Form::Text])?;
    let form = Form::of(&args.output)?;
    args.check(form)?;
    let lineage = load::lineage(session)?;
    let mut selection = args.filters.select(&lineage, session)?;
    if let Some(name) = &args.around {
        let near = args.near(technology(name, &lineage)?, &lineage, session);
        selection.retain(|chosen| near.contains(*chosen));
    }
    let group =
        |word: &Option<String>| word.as_deref().map(|word| group_by(word, &lineage)).transpose();
    let options = ViewOptions {
        title: args.title.clone(),
        scope: *session.scope(),
        group_by: group(&args.group_by)?,
        language: session.lang().map(str::to_owned),
        with: With::default(),
    };
    let view = View::new(&lineage, selection, options);
    let bytes = match args.engine {
        Engine::Graphviz => args.by_graphviz(&view, form, session)?,
        Engine::Forebear => {
            let drawing = DrawingOptions {
                color_by: group(&args.color_by)?,
                reduce: args.reduce,
                collapse: args.collapse,
                size: args.size,
                scale: if args.bend { Scale::Bent } else { Scale::Linear },
                theme: Theme::from_word(&args.theme).unwrap_or_default(),
            };
            let scene = draw(&view, &drawing);
            if !args.bend && is_crowded(&scene) {
                session.say("hint", CROWDED);
            }
            let magnified = scene.shown.0 / scene.size.0;
            if magnified < LEAST_READABLE {
                session.say("hint", &format!(
                    "to fit into this size, letters are {:.0} % as large as they should be: draw it larger, or less of it",
                    100.0 * magnified
                ));
            }
            match form {
                Form::Svg => to_svg(&view, &scene).into_bytes(),
                Form::Html => to_html(&view, &scene)
                    .map_err(|error| Failure::not_written(&args.output, &error))?
                    .into_bytes(),
                Form::Png | Form::Pdf => args.inked(&view, &scene, form, session)?,
            }
        }
    };
    match args.output == Path::new("-") {
        true => session.print(&String::from_utf8_lossy(&bytes))?,
        false => whole_file::write(&args.output, |out| Ok(out.write_all(&bytes)?))?,
    }
    Ok(exit::FINE)
}

impl DrawArgs {
    /// Returns what is near a technology, itself included.
    fn near(&self, around: Technology<'_>, lineage: &Lineage, session: &Session) -> TechnologySet {
        let mut near = TechnologySet::none(lineage);
        for direction in [Direction::Back, Direction::Forward] {
            let reached = lineage.walk([around], direction, session.scope());
            let is_near = |distance: usize| self.depth.is_none_or(|depth| distance <= depth);
            for found in reached.iter().filter(|found| is_near(found.distance)) {
                near.insert(found.technology);
            }
        }
        near
    }

    /// Refuses options that would do nothing.
    fn check(&self, form: Form) -> Result<(), Failure> {
        if self.zoom.is_some() && form != Form::Png {
            return Err(Failure::usage("`--zoom` is for PNG: SVG and PDF are fine at any size")
                .hint("`--size` says how large the picture is"));
        }
        if !self.fonts.is_empty() && matches!(form, Form::Svg | Form::Html) {
            return Err(Failure::usage(
                "`--font` is for PNG and PDF: whoever shows an SVG or a page chooses the font",
            ));
        }
        if self.engine == Engine::Forebear {
            return match self.timeout {
                Some(_) => Err(Failure::usage("`--timeout` is for `--engine graphviz`")
                    .hint("forebear's own drawing needs no limit; leave it out")),
                None => Ok(()),
            };
        }
        let not_light = Theme::from_word(&self.theme) != Some(Theme::Light);
        let refused = [
            (self.color_by.is_some(), "--color-by"),
            (self.size.is_some(), "--size"),
            (not_light, "--theme"),
            (self.reduce, "--reduce"),
            (self.collapse, "--collapse"),
            (self.bend, "--bend"),
            (!self.fonts.is_empty(), "--font"),
        ];
        let refused: Vec<String> = refused
            .iter()
            .filter(|(given, _)| *given)
            .map(|(_, option)| format!("`{option}`"))
            .collect();
        if refused.is_empty() {
            return Ok(());
        }
        let message =
            format!("`--engine graphviz` leaves the drawing to dot, without {}", either(&refused));
        Err(Failure::usage(message).hint("leave out one or the other"))
    }

    fn by_graphviz(
        &self,
        view: &View<'_>,
        form: Form,
        session: &Session,
    ) -> Result<Vec<u8>, Failure> {
        let graph = to_bytes(&Dot, view).map_err(|error| Failure::usage(error.to_string()))?;
        let mut arguments = match form {
            Form::Svg => vec!["-Tsvg".to_owned()],
            Form::Png => vec!["-Tpng".to_owned()],
            Form::Pdf => vec!["-Tpdf".to_owned()],
            Form::Html => {
                return Err(Failure::usage("`--engine graphviz` draws no page")
                    .hint("leave it out, or let the file end in .svg, .png or .pdf"));
            }
        };
        // What dot itself takes for a PNG is 96 to the inch.
        arguments.extend(self.zoom.map(|zoom| format!("-Gdpi={}", 96.0 * zoom)));
        graphviz::lay_out(
            graph,
            &arguments,
            Duration::from_secs(self.timeout.unwrap_or(TIMEOUT)),
            session,
        )
    }

    #[cfg(feature = "pictures")]
    fn inked(
        &self,
        view: &View<'_>,
        scene: &Scene<'_>,
        form: Form,
        session: &Session,
    ) -> Result<Vec<u8>, Failure> {
        let picture = ink::picture(view, scene, &self.fonts, session)?;
        if form == Form::Png {
            let mut bytes = Vec::new();
            picture.png(self.zoom.unwrap_or(1.0), &mut bytes).map_err(ink::failure)?;
            return Ok(bytes);
        }
        let pdf = picture.pdf().map_err(ink::failure)?;
        if pdf.scale < 1.0 {
            let percent = 100.0 * pdf.scale;
            session.say(
                "note",
                &format!("drawn at {percent:.0} % of its size: no page of a PDF is longer than 200 inches"),
            );
        }
        Ok(pdf.bytes)
    }

    #[cfg(not(feature = "pictures"))]
    fn inked(&self, _: &View<'_>, _: &Scene<'_>, _: Form, _: &Session) -> Result<Vec<u8>, Failure> {
        Err(Failure::usage("this forebear was built without PNG and PDF")
            .hint("draw SVG: `-o FILE.svg`, or build it with its feature `pictures`"))
    }
}
