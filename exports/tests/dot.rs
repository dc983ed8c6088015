//! DOT is what is meant, also where Graphviz is not at hand to read it.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod support;

use forebear_exports::{Dot, GroupBy, View, ViewOptions, With, to_bytes};
use support::{TOY, lineage};

/// The parts of a DOT text, as its grammar has them.
#[derive(PartialEq, Debug)]
enum Token {
    /// A bare word.
    Word(String),
    /// A quoted text, with its escapes.
    Quoted(String),
    /// An HTML-like label.
    Html,
    Mark(char),
}

fn tokens(dot: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = dot.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '"' => {
                let mut text = String::new();
                loop {
                    match chars.next().expect("a quoted text ends") {
                        '"' => break,
                        '\\' => {
                            text.push('\\');
                            text.push(chars.next().expect("something is escaped"));
                        }
                        other => text.push(other),
                    }
                }
                tokens.push(Token::Quoted(text));
            }
            '<' => {
                let mut depth = 1;
                while depth > 0 {
                    match chars.next().expect("an HTML-like label ends") {
                        '<' => depth += 1,
                        '>' => depth -= 1,
                        _ => {}
                    }
                }
                tokens.push(Token::Html);
            }
            _ if char.is_whitespace() => {}
            _ if char.is_ascii_alphanumeric() || char == '_' => {
                let mut word = String::from(char);
                while let Some(more) = chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                    word.push(more);
                }
                tokens.push(Token::Word(word));
            }
            _ => tokens.push(Token::Mark(char)),
        }
    }
    tokens
}

fn dot(text: &str, options: ViewOptions) -> String {
    let lineage = lineage(text);
    let view = View::new(&lineage, lineage.catalogue().technologies().collect(), options);
    String::from_utf8(to_bytes(&Dot, &view).unwrap()).unwrap()
}

fn everything() -> ViewOptions {
    ViewOptions {
        with: With { organizations: true, periods: true, sources: true },
        group_by: Some(GroupBy::Developer),
        ..ViewOptions::default()
    }
}

#[test]
fn every_id_and_every_value_is_quoted() {
    let nasty = TOY.replace("\"CLIP\"", r#"'"]; "x" [y="z\" <&> \'"#);
    for text in [dot(&nasty, ViewOptions::default()), dot(&nasty, everything())] {
        let tokens = tokens(&text);
        for (at, token) in tokens.iter().enumerate() {
            let Token::Word(word) = token else {
                continue;
            };
            let after = &tokens[at + 1];
            let is_attribute = *after == Token::Mark('=')
                && matches!(tokens[at + 2], Token::Quoted(_) | Token::Html);
            let is_keyword = ["digraph", "subgraph", "graph", "node", "edge"]
                .contains(&word.as_str())
                && matches!(after, Token::Quoted(_) | Token::Mark('['));
            assert!(is_attribute || is_keyword, "{word} stands bare before {after:?}");
        }
        let depth = |open, close| {
            let count = |mark| tokens.iter().filter(|token| **token == Token::Mark(mark)).count();
            count(open) - count(close)
        };
        assert_eq!((depth('{', '}'), depth('[', ']')), (0, 0));
    }
}

#[test]
fn nodes_and_edges_are_those_of_the_view() {
    let text = dot(TOY, ViewOptions::default());
    let edges = text.lines().filter(|line| line.contains(" -> ")).count();
    let nodes = text.lines().filter(|line| line.starts_with("  \"") && !line.contains(" -> "));
    assert_eq!((nodes.count(), edges), (8, 8));
}

#[test]
fn another_reader_finds_the_same_graph() {
    for options in [ViewOptions::default(), everything()] {
        let text = dot(TOY, options);
        let graph = graphviz_rust::parse(&text).expect("it is DOT");
        let mut context = graphviz_rust::printer::PrinterContext::default();
        context.with_semi();
        let printed = graphviz_rust::print(graph, &mut context);
        assert_eq!(tokens(&printed), tokens(&text));
    }
}

#[test]
fn links_lead_to_the_web_only() {
    let evil = TOY.replace("https://example.org/clip", "javascript:alert(1)//https://");
    let text = dot(&evil, everything());
    assert!(!text.contains("URL=\"javascript"), "{text}");
    assert!(text.contains(r#"URL="https://example.org/survey?a=1&amp;b=2""#));
}

#[test]
fn no_address_ends_the_attribute_that_holds_it() {
    let evil = TOY.replace("example.org/clip", r#"example.org/\" onclick=\"alert('1')\\ <a>"#);
    let text = dot(&evil, everything());
    let address = "https://example.org/%22%20onclick=%22alert(%271%27)%5C%20%3Ca%3E";
    assert!(text.contains(&format!("URL=\"{address}\"")), "{text}");
}

#[test]
fn very_long_texts_are_continued_on_further_lines() {
    let name = "長".repeat(20_000);
    let long = TOY.replace("\"CLIP\"", &format!("\"{name}\"")).replace("Toy history", &name);
    let text = dot(&long, everything());
    // Graphviz takes less than 16 KiB of a text at once.
    for token in tokens(&text) {
        if let Token::Quoted(quoted) = token {
            assert!(quoted.split("\\\n").all(|line| line.len() < 10 * 1024));
        }
    }
    assert!(text.replace("\\\n", "").contains(&format!("label=\"{name}\"")));
}
