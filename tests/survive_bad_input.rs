//! Nothing that is thrown at it makes it panic, hang or lose data.

use std::io::Read;
use std::process::Stdio;

use crate::common::Workdir;

/// Runs a command on a broken catalogue: it ends with 3, says why, and does not panic.
fn refused(workdir: &Workdir, arguments: &[&str]) -> String {
    let output = workdir.output(arguments);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{errors}");
    assert!(errors.contains("error"), "{errors}");
    assert!(!errors.contains("panicked"), "{errors}");
    errors
}

#[test]
fn what_is_no_catalogue_is_refused() {
    let workdir = Workdir::empty();
    workdir.write("empty.toml", "");
    workdir.write("bytes.toml", (0..=255u8).cycle().take(5000).collect::<Vec<_>>());
    workdir.write("line.toml", "a".repeat(5_000_000));
    workdir.write("deep.toml", format!("a = {}", "[".repeat(20_000)));
    workdir.write("nothing/readme.md", "nothing");
    for name in ["empty.toml", "bytes.toml", "line.toml", "deep.toml", "nothing", "missing"] {
        let errors = refused(&workdir, &["-c", name, "stats"]);
        assert!(errors.len() < 10_000, "{name}: {} bytes", errors.len());
    }
    insta::assert_snapshot!(workdir.run(&["-c", "missing", "stats"]));
    insta::assert_snapshot!(workdir.run(&["-c", "nothing", "stats"]));
    insta::assert_snapshot!(workdir.run(&["-c", "empty.toml", "list"]));
    insta::assert_snapshot!(workdir.run(&["-c", "missing", "check"]));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let workdir = Workdir::empty();
    for arguments in
        [&["influences"][..], &["--help"], &["export", "graph"], &["list", "--format", "json"]]
    {
        let mut child = workdir
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(0), "{arguments:?}: {errors}");
        assert!(!errors.contains("panicked"), "{errors}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let workdir = Workdir::with_engines();
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [&["list"][..], &["export", "dot"]] {
        let output = workdir.command(arguments).stdout(full()).output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{errors}");
        assert!(errors.contains("error: cannot write the answer: No space left"), "{errors}");
    }
    let out = workdir.run(&["-q", "export", "dot", "-o", "/dev/full"]);
    assert!(out.contains("cannot write `/dev/full`: No space left"), "{out}");
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_are_survived() {
    use std::os::unix::fs::symlink;
    let workdir = Workdir::with_engines();
    symlink(".", workdir.path("here")).unwrap();
    symlink("loop.toml", workdir.path("loop.toml")).unwrap();
    // What is in a file that cannot be read would be missing from every answer.
    let errors = refused(&workdir, &["list"]);
    assert!(errors.contains("cannot read `./loop.toml`"), "{errors}");
    std::fs::rename(workdir.path("loop.toml"), workdir.path(".loop.toml")).unwrap();
    assert!(workdir.run(&["chains", "engine", "train"]).starts_with("Engine"));
    std::fs::remove_file(workdir.path(".loop.toml")).unwrap();
    symlink("loop.toml", workdir.path("loop.toml")).unwrap();
    refused(&workdir, &["-q", "export", "dot", "-o", "loop.toml"]);
}

#[test]
fn no_name_can_steer_the_terminal() {
    let workdir = Workdir::empty();
    workdir.write(
        "forebear.toml",
        r#"
        [catalogue]
        title = "T\u001b[31m"
        source = "s"
        [source.s]
        title = "s\u009b31m"
        [organization.o]
        name = "o\u202e"
        [technology.a]
        name = "a\u001b]0;title\u0007"
        kind = "k\r"
        developers = ["o"]
        place = "p\u001b[2J"
        [technology.b]
        from = [{ id = "a", as = "basis", note = "n\u001b[1A\nm" }]
        "#,
    );
    let all: &[&[&str]] = &[
        &["show", "a"],
        &["show", "b"],
        &["show", "o"],
        &["show", "s"],
        &["ancestors", "b", "--why"],
        &["ancestors", "a"],
        &["descendants", "a", "--flat"],
        &["chains", "a", "b", "--why"],
        &["chains", "b", "a"],
        &["list"],
        &["influences"],
        &["timeline", "--undated"],
        &["stats"],
        &["check"],
        &["show", "a\x1b[31m"],
        &["list", "--kind", "\x1b[31m"],
        &["-c", "\x1b[31m", "list"],
    ];
    for arguments in all {
        for form in ["text", "json", "csv"] {
            let output = workdir.output(&[&["--format", form], *arguments].concat());
            for text in [output.stdout, output.stderr] {
                let text = String::from_utf8(text).unwrap();
                let steers = |char: char| {
                    char != '\n' && char != '\r' && char.is_control() || char == '\u{202e}'
                };
                assert!(!text.contains(steers), "{arguments:?}: {text:?}");
            }
        }
    }
}

#[test]
fn a_long_line_of_descent_is_walked() {
    let workdir = Workdir::empty();
    let mut text = String::from("[catalogue]\ntitle = \"T\"\n[technology.t0]\n");
    for number in 1..20_000 {
        let before = number - 1;
        text.push_str(&format!(
            "[technology.t{number}]\nfrom = [{{ id = \"t{before}\", as = \"basis\" }}]\n"
        ));
    }
    workdir.write("forebear.toml", text);
    let out = workdir.run(&["ancestors", "t19999", "--flat", "-q"]);
    assert_eq!(out.lines().count(), 20_001);
    let out = workdir.run(&["ancestors", "t19999"]);
    assert!(out.contains("beyond the depth"), "{}", &out[out.len() - 300..]);
    let out = workdir.run(&["chains", "t0", "t19999", "-q"]);
    assert!(out.starts_with("t0 —basis→ t1 "));
}
