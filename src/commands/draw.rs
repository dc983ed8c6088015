//! The lineage as a picture on a true time axis.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use forebear_exports::{DrawingOptions, Scale, Size, Theme, View, ViewOptions, With, draw, to_svg};

use crate::commands::export::group_by;
use crate::failure::Outcome;
use crate::filters::FilterArgs;
use crate::session::{Form, Session};
use crate::{exit, load, whole_file};

/// Draw the lineage as a family tree on a true time axis
#[derive(clap::Args, Debug)]
pub(crate) struct DrawArgs {
    /// Draw to this file, whole or not at all
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

pub(crate) fn run(args: &DrawArgs, session: &Session) -> Outcome {
    session.form(&[Form::Text])?;
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
    let svg = to_svg(&view, &scene);
    whole_file::write(&args.output, |out| Ok(out.write_all(svg.as_bytes())?))?;
    Ok(exit::FINE)
}
