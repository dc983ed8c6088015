//! What the exit code of the process tells, for scripts.

/// Everything went well; also where the answer is that nothing is recorded.
pub(crate) const FINE: u8 = 0;

/// `check` found errors or warnings, two catalogues differ, or a catalogue was written and
/// something of what it was made from could not be kept.
pub(crate) const PROBLEMS: u8 = 1;

/// The command was used wrongly, or a name or word is unknown or means several things.
pub(crate) const USAGE: u8 = 2;

/// Something could not be read or written; also a catalogue with errors in it.
pub(crate) const INPUT_OUTPUT: u8 = 3;

/// What `--help` says of exit codes.
pub(crate) const HELP: &str = "\
Exit codes: 0 fine, also where nothing is recorded; 1 `check` found errors or warnings, `diff` \
a difference, `merge` could not keep everything, \
or `import` found something wrong in a file; \
2 wrong use, or a name that is unknown or means several things; 3 something could not be read or written.";
