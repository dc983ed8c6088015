//! Several catalogues in one folder.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use forebear_graph::write::{Document, File};
use forebear_graph::{
    Candidate, DoubtfulPair, EntityKind, Layers, Locations, Loss, RawCatalogue, Severity,
};
use serde_json::{Value, json};

use crate::failure::Outcome;
use crate::new_catalogue::FolderArgs;
use crate::output::json::{object, pretty};
use crate::output::{clean, count};
use crate::session::{Form, Session};
use crate::{exit, load};

/// Join catalogues and write them as one
///
/// The same id is the same thing, and `same-as` joins two ids. Claims are kept side by side, each
/// with its citation; what two catalogues say in the same words by the same citation is written
/// once. Entries of different catalogues that share a name, an alias or an old name, but no id, are
/// listed and not joined; if two are the same, add the line that is shown to either catalogue and
/// merge again. What has one id and no name in common is joined and listed, too. One catalogue alone is written in a settled form: entries by their ids, keys in
/// order; tables (nodes.csv) become TOML.
///
/// Sources and words have one value a key: that of the first catalogue is kept, and the others are
/// told. Comments are not carried over. The exit code is 1 if a value was lost so.
///
/// JSON: an object with format (`forebear-merge`), version, title, catalogues, folder, files,
/// counts, doubtful (pairs: type, first and second with id, name and catalogues, and the line to
/// add, null for sources and for two of one id) and lost (what, catalogue and, as it may be, type, id, key, kept, lost,
/// lines).
#[derive(clap::Args, Debug)]
pub(crate) struct MergeArgs {
    /// Folders or files; `builtin` is the built-in catalogue
    #[arg(value_name = "CATALOGUE", required = true)]
    inputs: Vec<PathBuf>,

    #[command(flatten)]
    output: FolderArgs,

    /// Give it this title instead of those of the catalogues
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    title: Option<String>,
}

pub(crate) fn run(args: &MergeArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    session.refuse_catalogue_option(load::NAME_THEM)?;
    args.output.check()?;
    let (raw, diagnostics) = RawCatalogue::read(load::inputs(&args.inputs));
    let layers = Layers::of(&raw);
    let joined = load::as_of(raw.join(diagnostics, Locations::Keep), session);
    let lineage = load::sound(joined)?;
    let mut document = Document::of(&lineage);
    if let Some(title) = &args.title {
        document.title.clone_from(title);
    }
    let files = document.files();
    args.output.write(&files)?;
    let doubtful = layers.doubtful_pairs(&lineage);
    let merged = Merged { args, document, files, doubtful, losses: layers.losses() };
    match form {
        Form::Json => session.print(&pretty(&merged.as_json()))?,
        _ => merged.tell(session),
    }
    let loses = |loss: &Loss| !matches!(loss, Loss::Comments { .. });
    Ok(if merged.losses.iter().any(loses) { exit::PROBLEMS } else { exit::FINE })
}

/// What was done, to be told.
struct Merged<'a> {
    args: &'a MergeArgs,
    document: Document,
    files: Vec<File>,
    doubtful: Vec<DoubtfulPair<'a>>,
    losses: &'a [Loss],
}

impl Merged<'_> {
    fn catalogue(&self, nth: usize) -> String {
        self.args.inputs.get(nth).map_or(String::new(), |path| path.display().to_string())
    }

    fn tell(&self, session: &Session) {
        for pair in &self.doubtful {
            if pair.is_joined() {
                let of = |candidate: &Candidate<'_>| {
                    let nth = candidate.catalogues.iter().map(|nth| self.catalogue(*nth));
                    format!("`{}` in {}", clean(candidate.name), nth.collect::<String>())
                };
                let (kind, id) = (pair.kind, pair.first.id);
                let (first, second) = (of(&pair.first), of(&pair.second));
                let text = format!("{kind} `{id}` is {first} and {second}; they were joined");
                session.say("doubtful", &text);
                session.say("hint", "if they are not the same, give one of them another id");
                continue;
            }
            let [first, second] = [&pair.first, &pair.second].map(|candidate| {
                let Candidate { id, name, catalogues } = candidate;
                let of: Vec<String> = catalogues.iter().map(|nth| self.catalogue(*nth)).collect();
                format!("`{id}` (`{}`, of {})", clean(name), of.join(", "))
            });
            let text = format!("{} {first} and {second} may be the same", pair.kind);
            session.say("doubtful", &text);
            session.say("hint", &cure(pair));
        }
        for loss in self.losses {
            session.say("lost", &self.loss(loss));
        }
        let folder = self.args.output.folder.display();
        let influences = self.document.technologies.iter().map(|t| t.origins.len()).sum();
        let counts = [
            count(self.document.technologies.len(), "technology", "technologies"),
            count(self.document.organizations.len(), "organization", "organizations"),
            count(self.document.sources.len(), "source", "sources"),
            count(influences, "statement of an influence", "statements of influences"),
        ];
        session.say("note", &format!("wrote {folder}: {}", counts.join(", ")));
        session.say("next", &format!("forebear check -c {folder}"));
    }

    fn loss(&self, loss: &Loss) -> String {
        match loss {
            Loss::Value { catalogue, of, id, key, kept, lost } => format!(
                "the {key} of the {} `{}`: {} has `{}`, `{}` is kept",
                of.as_str(),
                clean(id),
                self.catalogue(*catalogue),
                clean(lost),
                clean(kept)
            ),
            Loss::Severity { catalogue, code, kept, lost } => format!(
                "the severity of `{}`: {} has `{}`, `{}` is kept",
                code.as_str(),
                self.catalogue(*catalogue),
                severity(*lost),
                severity(*kept)
            ),
            Loss::Comments { catalogue, lines } => {
                let lines = count(*lines, "line of comments", "lines of comments");
                format!("{lines} in {}", self.catalogue(*catalogue))
            }
        }
    }

    fn as_json(&self) -> Value {
        let paths = self.args.inputs.iter().map(|path| path.to_string_lossy().into_owned());
        let influences: usize = self.document.technologies.iter().map(|t| t.origins.len()).sum();
        json!({
            "format": "forebear-merge",
            "version": 1,
            "title": self.document.title,
            "catalogues": paths.collect::<Vec<_>>(),
            "folder": self.args.output.folder.to_string_lossy(),
            "files": self.files.iter().map(|file| file.name).collect::<Vec<_>>(),
            "counts": {
                "technologies": self.document.technologies.len(),
                "organizations": self.document.organizations.len(),
                "sources": self.document.sources.len(),
                "influence_statements": influences,
            },
            "doubtful": self.doubtful.iter().map(|pair| self.pair_json(pair)).collect::<Value>(),
            "lost": self.losses.iter().map(|loss| self.loss_json(loss)).collect::<Value>(),
        })
    }

    fn pair_json(&self, pair: &DoubtfulPair<'_>) -> Value {
        let side = |candidate: &Candidate<'_>| {
            let catalogues = candidate.catalogues.iter().map(|nth| self.catalogue(*nth));
            json!({
                "id": candidate.id,
                "name": candidate.name,
                "catalogues": catalogues.collect::<Vec<_>>(),
            })
        };
        json!({
            "type": pair.kind.as_str(),
            "first": side(&pair.first),
            "second": side(&pair.second),
            "add": same_as(pair),
        })
    }

    fn loss_json(&self, loss: &Loss) -> Value {
        let of = |what: &str, catalogue: usize| {
            object([("what", what.into()), ("catalogue", self.catalogue(catalogue).into())])
        };
        let (mut told, rest) = match loss {
            Loss::Value { catalogue, of: kind, id, key, kept, lost } => (
                of("value", *catalogue),
                json!({
                    "type": kind.as_str(), "id": id, "key": key, "kept": kept, "lost": lost,
                }),
            ),
            Loss::Severity { catalogue, code, kept, lost } => (
                of("severity", *catalogue),
                json!({
                    "key": code.as_str(), "kept": severity(*kept), "lost": severity(*lost),
                }),
            ),
            Loss::Comments { catalogue, lines } => {
                (of("comments", *catalogue), json!({ "lines": lines }))
            }
        };
        if let Value::Object(rest) = rest {
            told.extend(rest);
        }
        told.into()
    }
}

fn severity(severity: Option<Severity>) -> &'static str {
    severity.map_or("off", Severity::as_str)
}

/// Returns the lines that join two entries.
fn same_as(pair: &DoubtfulPair<'_>) -> Option<String> {
    let (kind, first, second) = (pair.kind, pair.first.id, pair.second.id);
    (kind != EntityKind::Source && !pair.is_joined())
        .then(|| format!("[{kind}.{second}]\nsame-as = \"{first}\""))
}

fn cure(pair: &DoubtfulPair<'_>) -> String {
    let (kind, first, second) = (pair.kind, pair.first.id, pair.second.id);
    match kind {
        EntityKind::Source => {
            format!("if they are, give both the same id: `[source.{first}]`")
        }
        _ => format!("if they are, add to `[{kind}.{second}]`: same-as = \"{first}\""),
    }
}
