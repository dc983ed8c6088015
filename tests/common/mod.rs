//! A folder to work in, and the command run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// A temporary folder in which the command is run, away from every locale and setting.
pub(crate) struct Workdir {
    folder: TempDir,
}

impl Workdir {
    /// Makes an empty folder, where the built-in catalogue is in use.
    pub(crate) fn empty() -> Workdir {
        Workdir { folder: tempfile::tempdir().unwrap() }
    }

    /// Makes a folder with a catalogue from `tests/fixtures`.
    pub(crate) fn with_fixture(name: &str) -> Workdir {
        let workdir = Workdir::empty();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        workdir.write("forebear.toml", fs::read(fixture).unwrap());
        workdir
    }

    /// Makes a folder with the toy catalogue of engines.
    pub(crate) fn with_engines() -> Workdir {
        Workdir::with_fixture("engines.toml")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Returns the command, ready to run here.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forebear"));
        command.current_dir(self.folder.path()).args(arguments).stdin(Stdio::null());
        for variable in ["LC_ALL", "LC_CTYPE", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"]
        {
            command.env_remove(variable);
        }
        command.env("LANG", "C.UTF-8");
        command
    }

    /// Runs the command and returns everything it printed and its exit code.
    pub(crate) fn output(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs the command and returns what a user sees: stdout, stderr and, if it is not 0, the exit
    /// code, each ending in `[EOF]` so that a missing line end shows.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        self.told(self.command(arguments))
    }

    /// Runs a command as [`Workdir::run`] does.
    pub(crate) fn told(&self, mut command: Command) -> String {
        let output = command.output().unwrap();
        let mut text = String::from_utf8(output.stdout).unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        if !errors.is_empty() {
            text.push_str(&format!("--- stderr\n{errors}"));
        }
        if output.status.code() != Some(0) {
            text.push_str(&format!("--- exit code {}\n", output.status.code().unwrap_or(-1)));
        }
        text.push_str("[EOF]");
        text
    }

    /// Runs the command with its option `--width` last, and returns its answer, of which no line is
    /// wider than that.
    pub(crate) fn fits(&self, arguments: &[&str]) -> String {
        let output = self.output(arguments);
        assert!(output.status.success(), "{arguments:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        let width: usize = arguments.last().unwrap().parse().unwrap();
        for line in text.lines() {
            assert!(line.width() <= width, "{arguments:?}: {line}");
        }
        text
    }

    /// Runs the command where the terminal knows only ASCII, and returns its answer.
    pub(crate) fn ascii(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).env("LC_ALL", "C").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs the command and returns its answer as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.output(&[&["--format", "json"], arguments].concat());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.ends_with('\n'), "{arguments:?}");
        serde_json::from_str(&text).unwrap()
    }
}
