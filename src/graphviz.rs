//! Graphviz, where somebody wants its layout.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::session::Session;

/// The program.
const DOT: &str = "dot";
/// How many lines of its warnings are shown.
const SHOWN: usize = 12;
/// How many lines of why it failed are shown.
const SHOWN_OF_FAILURE: usize = 3;
/// How long to wait before looking again whether it has ended.
const PAUSE: Duration = Duration::from_millis(10);

/// Lets `dot` lay a graph out, and returns what it draws. It is started directly, without a shell,
/// gets the graph on stdin, and is stopped when its time is over. What it warns of is shown.
///
/// # Errors
///
/// If it is not installed, takes too long, or fails.
pub(crate) fn lay_out(
    graph: Vec<u8>,
    arguments: &[String],
    limit: Duration,
    session: &Session,
) -> Result<Vec<u8>, Failure> {
    let started = Instant::now();
    let mut command = Command::new(DOT);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(not_started)?;
    // Three threads, since whoever waits for one of the three would keep the others waiting.
    if let Some(mut stdin) = child.stdin.take() {
        // That `dot` reads no further shows in how it ends.
        thread::spawn(move || stdin.write_all(&graph));
    }
    let drawn = read_aside(child.stdout.take());
    let said = read_aside(child.stderr.take());
    let remaining = || limit.saturating_sub(started.elapsed());
    let outcome = drawn.recv_timeout(remaining()).and_then(|drawn| {
        let said = said.recv_timeout(remaining())?;
        Ok((drawn, said))
    });
    let (drawn, said) = match outcome {
        Ok((drawn, said)) => (drawn?, said?),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
            return Err(stopped(child, limit));
        }
    };
    let status = loop {
        match child.try_wait()? {
            Some(status) => break status,
            None if remaining().is_zero() => return Err(stopped(child, limit)),
            None => thread::sleep(PAUSE),
        }
    };
    let said = String::from_utf8_lossy(&said);
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    if !status.success() || drawn.is_empty() {
        let how = match status.code() {
            Some(0) => "drew nothing".to_owned(),
            Some(code) => format!("failed with exit code {code}"),
            None => format!("was ended: {status}"),
        };
        let why: String =
            lines.iter().take(SHOWN_OF_FAILURE).map(|line| format!(": {line}")).collect();
        return Err(Failure::input_output(format!("`{DOT}` {how}{why}")));
    }
    for line in lines.iter().take(SHOWN) {
        session.say(DOT, line);
    }
    if lines.len() > SHOWN {
        session.say(DOT, &format!("and {} more lines", lines.len() - SHOWN));
    }
    Ok(drawn)
}

fn not_started(error: std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => {
            Failure::input_output(format!("Graphviz is not installed: there is no `{DOT}`"))
                .hint("install it, as in `apt install graphviz` or `brew install graphviz`")
                .hint("without `--engine graphviz` none is needed")
        }
        _ => Failure::input_output(format!("`{DOT}` cannot be run: {error}")),
    }
}

fn stopped(mut child: Child, limit: Duration) -> Failure {
    // It may have ended in the meantime; then there is nothing to stop.
    let _ = child.kill();
    let _ = child.wait();
    Failure::input_output(format!("`{DOT}` was stopped: not done after {} s", limit.as_secs()))
        .hint("choose fewer technologies with a query, or give it longer with `--timeout SECONDS`")
        .hint("forebear itself lays out any size: leave out `--engine graphviz`")
}

/// Reads to the end on a thread of its own, which ends with the program.
fn read_aside(
    pipe: Option<impl Read + Send + 'static>,
) -> mpsc::Receiver<std::io::Result<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = pipe.map_or(Ok(0), |mut pipe| pipe.read_to_end(&mut bytes));
        // Nobody waits any more if its time was over.
        let _ = sender.send(read.map(|_| bytes));
    });
    receiver
}
