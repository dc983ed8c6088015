//! How did this lead to that?

use forebear_graph::{Bounds, Chain, Chains, Direction, Lineage, Scope, Stopped, Technology};
use serde_json::{Value, json};

use super::descent::why;
use crate::exit;
use crate::failure::Outcome;
use crate::output::{BOLD, DIM, KIND, Table, clean, count, date_or_undated, json, kinds, paint};
use crate::session::{Form, Session};

/// List the ways in which one technology led to another
///
/// Each chain is a line, the shortest first, with what each technology was to the next one.
///
/// JSON: an array of chains, each an object with `technologies` (ids, from FROM to TO) and
/// `influences` (all that join them, in order: from, to, kind, certainty, disputed, when, note,
/// citations).
#[derive(clap::Args, Debug)]
pub(crate) struct ChainsArgs {
    /// The earlier technology
    from: String,

    /// The later technology
    to: String,

    /// List at most this many chains
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    /// List only chains of at most this many steps
    #[arg(long, value_name = "N")]
    max_length: Option<usize>,

    /// Say below each chain who says so, and what is remarked on it
    #[arg(long)]
    why: bool,
}

struct Question<'a> {
    args: &'a ChainsArgs,
    session: &'a Session,
    lineage: &'a Lineage,
    from: Technology<'a>,
    to: Technology<'a>,
}

pub(crate) fn run(args: &ChainsArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let lineage = crate::load::lineage(session)?;
    let from = super::technology(&args.from, &lineage)?;
    let to = super::technology(&args.to, &lineage)?;
    let bounds = Bounds { limit: args.limit, max_length: args.max_length };
    let found = lineage.chains(from, to, session.scope(), bounds);
    let question = Question { args, session, lineage: &lineage, from, to };
    let answer = match form {
        Form::Json => json::pretty(&found.chains.iter().map(chain_json).collect()),
        _ if found.chains.is_empty() => question.no_chain(&found),
        _ => found.chains.iter().map(|chain| question.chain(chain)).collect(),
    };
    session.print(&answer)?;
    if !found.chains.is_empty() {
        question.say_how_many(&found);
    }
    Ok(exit::FINE)
}

fn chain_json(chain: &Chain<'_>) -> Value {
    json!({
        "technologies": chain.technologies.iter().map(|t| t.id()).collect::<Vec<_>>(),
        "influences": chain.links.iter().flatten().map(|i| json::influence(*i)).collect::<Vec<_>>(),
    })
}

impl Question<'_> {
    fn chain(&self, chain: &Chain<'_>) -> String {
        let mut text = self.line(chain);
        text.push('\n');
        if self.args.why {
            for (pair, link) in chain.technologies.windows(2).zip(&chain.links) {
                let [earlier, later] = pair else { continue };
                let arrow = self.session.screen.glyph("→", "->");
                let ends = format!(
                    "{} {arrow} {}",
                    self.session.label(*earlier),
                    self.session.label(*later)
                );
                for line in why(link) {
                    text.push_str(&format!("    {}\n", paint(DIM, &format!("{ends}: {line}"))));
                }
            }
            text.push('\n');
        }
        text
    }

    fn line(&self, chain: &Chain<'_>) -> String {
        let label = |technology| clean(self.session.label(technology)).into_owned();
        let (dash, head) =
            (self.session.screen.glyph("—", "-"), self.session.screen.glyph("→", "->"));
        let mut line = chain.technologies.first().map_or(String::new(), |first| label(*first));
        for (link, technology) in chain.links.iter().zip(&chain.technologies[1..]) {
            let kinds = paint(KIND, &kinds(link));
            line.push_str(&format!(" {dash}{kinds}{head} {}", label(*technology)));
        }
        line
    }

    fn say_how_many(&self, found: &Chains<'_>) {
        let shown = count(found.chains.len(), "chain", "chains");
        let text = match found.stopped {
            None => format!("{shown}, all there are"),
            Some(Stopped::Limit) => {
                format!("{shown}, the shortest; there are more: ask with a higher --limit")
            }
            Some(Stopped::MaxLength) => {
                format!("{shown}; longer ones are left out by --max-length")
            }
            Some(Stopped::Effort) => format!(
                "{shown}; the search took too long, as technologies here descend from each other: \
                 narrow it with --via or --max-length"
            ),
        };
        self.session.say("note", &text);
    }

    /// Says that there is no chain, and what there is instead.
    fn no_chain(&self, found: &Chains<'_>) -> String {
        let (session, from, to) = (self.session, self.from, self.to);
        let (start, end) = (session.label(from), session.label(to));
        if from == to {
            let id = from.id();
            let mut text = paint(BOLD, &format!("both names mean {start}; nothing lies between"));
            text.push_str(&format!("\n\n  see  forebear show {id}; forebear ancestors {id}\n"));
            return text;
        }
        if self.args.limit == 0 {
            return "no chains were asked for: --limit 0\n".to_owned();
        }
        let along = session.via().map_or(String::new(), |via| format!(" along {via}"));
        let mut table = Table::plain().styles(&[DIM]).indent(2);
        let scope = session.scope();
        if found.stopped == Some(Stopped::MaxLength) {
            let shortest = self.shortest(from, to, scope).map_or(0, |chain| chain.length());
            let mut text =
                paint(BOLD, &format!("nothing so short leads from {start} to {end}{along}"));
            text.push_str(&format!(
                "\n\n  the shortest has {}: ask with --max-length {shortest}\n",
                count(shortest, "step", "steps")
            ));
            return text;
        }
        let mut text = paint(BOLD, &format!("nothing recorded leads from {start} to {end}{along}"));
        text.push_str("\n\n");
        if let Some(chain) = session.via().and_then(|_| self.shortest(from, to, &Scope::all())) {
            table.row(["without --via", &plain(&self.line(&chain))]);
        }
        let other_way = self.shortest(to, from, scope);
        if let Some(chain) = &other_way {
            table.row(["the other way", &plain(&self.line(chain))]);
            table.row(["", &format!("forebear chains {} {}", to.id(), from.id())]);
        }
        for (heading, none, direction) in [
            ("both came from", "no common ancestor", Direction::Back),
            ("both led to", "no common heir", Direction::Forward),
        ] {
            let common = self.lineage.nearest_common(from, to, direction, scope);
            let common: Vec<_> =
                common.into_iter().filter(|common| *common != from && *common != to).collect();
            // Where one descends from the other, that says it all.
            if common.is_empty() && other_way.is_none() {
                table.row([heading, none]);
            }
            for (nth, technology) in common.iter().enumerate().take(NEAREST) {
                let heading = if nth == 0 { heading } else { "" };
                let dated = date_or_undated(*technology);
                table.row([heading, &format!("{}, {dated}", session.label(*technology))]);
            }
            if common.len() > NEAREST {
                table.row(["", &format!("and {} more", common.len() - NEAREST)]);
            }
        }
        table.row([
            "see",
            &format!("forebear descendants {}; forebear ancestors {}", from.id(), to.id()),
        ]);
        table.write(&session.screen, &mut text);
        text
    }

    fn shortest(
        &self,
        from: Technology<'_>,
        to: Technology<'_>,
        scope: &Scope,
    ) -> Option<Chain<'_>> {
        let technology = |of: Technology<'_>| self.lineage.catalogue().technology(of.id());
        let bounds = Bounds { limit: 1, max_length: None };
        let found = self.lineage.chains(technology(from)?, technology(to)?, scope, bounds);
        found.chains.into_iter().next()
    }
}

/// How many common ancestors or heirs are named.
const NEAREST: usize = 8;

/// Returns a line without styles.
fn plain(line: &str) -> String {
    anstream::adapter::strip_str(line).to_string()
}
