//! The lineage as a picture on a true time axis.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use forebear_exports::{
    DrawingOptions, Scale, Size, Theme, View, ViewOptions, With, draw, to_html, to_svg,
};

use crate::commands::export::group_by;
use crate::failure::{Failure, Outcome};
use crate::filters::FilterArgs;
use crate::session::{Form, Session};
use crate::{exit, load, whole_file};

/// Draw the lineage as a family tree on a true time axis
#[derive(clap::Args, Debug)]
pub(crate) struct DrawArgs {
    /// Draw to this file, whole or not at all: a picture (.svg), or a page to search and play
    /// (.html); `-` is SVG on stdout
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

    #[command(flatten)]
    filters: FilterArgs,
}

/// What the drawing is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ink {
    Svg,
    Html,
}

impl Ink {
    /// The forms with the endings of their files.
    const ALL: &'static [(&'static str, Ink)] = &[("svg", Ink::Svg), ("html", Ink::Html)];

    /// Returns what a file is to hold, by its ending; stdout gets SVG.
    ///
    /// # Errors
    ///
    /// If the ending is none of these.
    fn of(path: &Path) -> Result<Ink, Failure> {
        if path == Path::new("-") {
            return Ok(Ink::Svg);
        }
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        let known = Ink::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending));
        known.map(|(_, ink)| *ink).ok_or_else(|| {
            let known: Vec<String> =
                Ink::ALL.iter().map(|(known, _)| format!(".{known}")).collect();
            Failure::usage(format!("cannot tell what to draw from `{}`", path.display()))
                .hint(format!("the name must end in {}", known.join(" or ")))
        })
    }
}

pub(crate) fn run(args: &DrawArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text])?;
    let ink = Ink::of(&args.output)?;
    let lineage = load::lineage(session)?;
    let selection = args.filters.select(&lineage, session)?;
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
    let drawing = DrawingOptions {
        color_by: group(&args.color_by)?,
        reduce: args.reduce,
        collapse: args.collapse,
        size: args.size,
        scale: if args.bend { Scale::Bent } else { Scale::Linear },
        theme: Theme::from_word(&args.theme).unwrap_or_default(),
    };
    let scene = draw(&view, &drawing);
    session.say("crossings", &scene.crossings().to_string());
    let drawn = match ink {
        Ink::Svg => to_svg(&view, &scene),
        Ink::Html => {
            to_html(&view, &scene).map_err(|error| Failure::not_written(&args.output, &error))?
        }
    };
    if args.output == Path::new("-") {
        session.print(&drawn)?;
    } else {
        whole_file::write(&args.output, |out| Ok(out.write_all(drawn.as_bytes())?))?;
    }
    Ok(exit::FINE)
}
