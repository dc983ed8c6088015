//! What does this code of a check mean?

use forebear_graph::Code;
use serde_json::{Value, json};

use crate::exit;
use crate::failure::Outcome;
use crate::near::unknown_word;
use crate::output::{BOLD, DIM, Table, json};
use crate::session::{Form, Session};

/// Explain what a code of `check` means; without one, list all codes
///
/// JSON: an array of objects with code, severity, summary and explanation (Markdown).
#[derive(clap::Args, Debug)]
pub(crate) struct ExplainArgs {
    /// The code, as in `unknown-id`
    code: Option<String>,
}

pub(crate) fn run(args: &ExplainArgs, session: &Session) -> Outcome {
    let form = session.form(&[Form::Text, Form::Json])?;
    let codes: Vec<Code> = match args.code.as_deref() {
        None => Code::all().collect(),
        Some(name) => match Code::from_name(name) {
            Some(code) => vec![code],
            None => {
                let known: Vec<&str> = Code::all().map(Code::as_str).collect();
                return Err(unknown_word("code", name, &known));
            }
        },
    };
    session.print(&match (form, &codes[..]) {
        (Form::Json, _) => json::pretty(&codes.iter().map(|code| as_json(*code)).collect()),
        (_, [code]) => code.explanation().to_owned(),
        _ => table(&codes, session),
    })?;
    Ok(exit::FINE)
}

fn as_json(code: Code) -> Value {
    json!({
        "code": code.as_str(),
        "severity": code.default_severity().as_str(),
        "summary": code.summary(),
        "explanation": code.explanation(),
    })
}

fn table(codes: &[Code], session: &Session) -> String {
    let headings = ["code", "severity", "what it means"];
    let mut table = Table::with_headings(&headings).styles(&[BOLD, DIM]);
    for code in codes {
        table.row([code.as_str(), code.default_severity().as_str(), code.summary()]);
    }
    let mut text = String::new();
    table.write(&session.screen, &mut text);
    text
}
