use super::*;
use crate::ast::{Clause, NameField, Node, Note};
use proptest::prelude::*;

/// A table of queries: the query as typed, its canonical form, the column of the strict error or
/// `-`.
const TABLE: &str = include_str!("queries.tsv");

fn nodes(query: &str) -> Vec<(bool, Node)> {
    parse(query).clauses.into_iter().map(|c| (c.negated, c.node)).collect()
}

fn word(w: &str) -> (bool, Node) {
    (false, Node::Word(w.to_owned()))
}

fn phrase(text: &str) -> Node {
    Node::Phrase { text: text.to_owned(), slop: 0 }
}

#[test]
fn queries_of_the_table_are_parsed_as_listed() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [query, canonical, column] = columns.as_slice() else { panic!("three columns: {line:?}") };
        rows += 1;
        let read = parse(query).to_string();
        let error = parse_strict(query).err();
        let at = error.as_ref().map_or_else(|| "-".to_owned(), |error| error.column().to_string());
        if read != *canonical || at != *column {
            let note = error.map_or_else(String::new, |error| error.note().to_string());
            wrong.push(format!("{query}\t{canonical}\t{column}\n    read: {read}\t{at}  {note}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {rows} rows:\n{}", wrong.len(), wrong.join("\n"));
    assert!(rows >= 300, "{rows} rows");
}

#[test]
fn everyday_punctuation_is_words_without_a_note() {
    for query in ["O'Neill", "12:30", "Bürger:innen", "E.ON", "https://example.org/a", "CDU/CSU", "(Lawrow)"]
    {
        let parsed = parse(query);
        assert!(parsed.notes.is_empty(), "{query}: {:?}", parsed.notes);
        assert!(parsed.clauses.iter().all(|c| matches!(c.node, Node::Word(_))), "{query}");
    }
}

#[test]
fn operators_are_parsed() {
    assert_eq!(
        nodes("Lawrow -„in Moskau“ =Häuser"),
        [word("Lawrow"), (true, phrase("in Moskau")), (false, Node::Exact("Häuser".into()))]
    );
    assert_eq!(
        nodes("quelle:\"Neue Presse\" -Ressort:Sport"),
        [
            (false, Node::Name(NameField::Source, "Neue Presse".into())),
            (true, Node::Name(NameField::Section, "Sport".into()))
        ]
    );
    assert!(matches!(nodes("datum:2024-05..2024-07")[..], [(false, Node::Date(_))]));
}

#[test]
fn exceeding_a_limit_is_noted() {
    let noted = |query: String| parse(&query).notes.first().map(Note::message).unwrap_or_default();
    assert!(noted("a ".repeat(6_000)).starts_with("only the first 10000 bytes"));
    assert!(noted("(".repeat(40) + "a" + &")".repeat(40)).starts_with("only 32 groups"));
    assert!(noted((0..20).map(|n| format!("wort{n}* ")).collect()).starts_with("only 16 words"));
    assert!(noted("a NEAR b ".repeat(40)).starts_with("only 64 words"));
    assert!(noted(format!("\"{}\" NEAR/5 und", "a/".repeat(900))).starts_with("only 64 words"));
    assert!(noted("titel:".repeat(40) + "a").starts_with("only 32 fields"));
    assert!(noted("abcd".repeat(30) + "~").starts_with("~ needs 4 to 60"));
    assert!(parse(&"titel:".repeat(1_600)).to_string().len() < 20_000);
    assert!(parse(&"3x:".repeat(3_000)).to_string().len() < 20_000);
    assert!(parse(&"\"„»‚›".repeat(600)).notes.len() < 4_000);
}

/// Maximum number of steps of the parser for each byte of a query.
const STEPS: usize = 64;

/// Queries that would cost quadratic time in a naive parser.
#[test]
fn work_grows_with_the_length_alone() {
    let pieces = [
        "(",
        ")",
        "((a",
        "a) ",
        "-",
        "- ",
        "--a ",
        "-(",
        "NICHT ",
        "NICHT -",
        "a UND ",
        "a ODER b ",
        "(a ODER (b ",
        "a NEAR b ",
        "NEAR ",
        "a ADJ/2 ",
        "SATZ(",
        "SATZ(a ",
        "ABSATZ(a b) ",
        "3x:",
        "3x:(a ",
        "titel:",
        "titel:(",
        "titel: ",
        "quelle:(",
        "quelle:a ",
        "quelle:-",
        "datum:",
        "datum:a ",
        "datum:1. Mai ",
        "datum:2024.. ",
        "\"",
        "„",
        "\"a",
        "„a“ ",
        "»a ",
        "\"„»‚›",
        "a~ ",
        "a* ",
        "*",
        "~",
        "=",
        "=a ",
        "=\"a",
        "A",
        "Z/",
        "NEAR/",
        "a:",
        "a:b ",
        "a.b",
        "ä",
        "9",
        "9x",
        " ",
        "|",
        "a | ",
        "naer/5 ",
        "((((((((((a ODER b) c) ODER d) e) ",
    ];
    for (first, second) in pieces.iter().flat_map(|first| pieces.iter().map(move |second| (first, second))) {
        for query in [format!("{first}{second}"), format!("{first} {second} ")] {
            let long = query.repeat(10_000 / query.len());
            let (_, steps) = super::parser::parse_counted(&long);
            assert!(steps <= STEPS * long.len(), "{query:?}: {steps} steps for {} bytes", long.len());
        }
    }
}

/// Fragments of queries.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zäöüß]{1,8}",
        2 => prop_oneof![
            Just("UND"), Just("ODER"), Just("NICHT"), Just("AND"), Just("OR"), Just("NOT"), Just("NEAR"), Just("NEAR/3"), Just("ADJ/2"),
            Just("SATZ("), Just("ABSATZ("), Just("("), Just(")"), Just("\""), Just("„"), Just("“"), Just("»"), Just("«"), Just("-"),
            Just("="), Just("*"), Just("~"), Just("~2"), Just("3x:"), Just("titel:"), Just("text:"), Just("quelle:"), Just("autor:"),
            Just("datum:"), Just("seit:"), Just("bis:"), Just("2024"), Just("2024-05..2024-07"), Just("Mai"), Just("gestern"), Just("..")
        ].prop_map(str::to_owned),
        1 => "\\PC{1,3}",
    ];
    proptest::collection::vec((piece, prop_oneof![Just(""), Just(" "), Just(" ")]), 0..24)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, blank)| piece + blank).collect())
}

fn spans_are_whole(text: &str, clause: &Clause) -> bool {
    let inner: Vec<&Clause> = match &clause.node {
        Node::All(c) | Node::Any(c) | Node::Within(_, c) | Node::In(_, c) => c.iter().collect(),
        Node::Near(near) => near.operands().collect(),
        Node::AtLeast(_, c) => vec![c],
        _ => Vec::new(),
    };
    text.get(clause.span.clone()).is_some() && inner.into_iter().all(|each| spans_are_whole(text, each))
}

proptest! {
    #[test]
    fn every_string_is_parsed(query in prop_oneof!["(\\PC|[-=:\"„“»«()*~ a-z0-9.]){0,80}".boxed(), pieces().boxed()]) {
        let (parsed, steps) = super::parser::parse_counted(&query);
        prop_assert!(steps <= STEPS * (query.len() + 1), "{} steps for {} bytes", steps, query.len());
        for clause in &parsed.clauses {
            prop_assert!(spans_are_whole(&query, clause), "{clause:?}");
        }
        for note in &parsed.notes {
            prop_assert!(query.get(note.span.clone()).is_some(), "{note:?}");
        }
        if let Err(error) = parse_strict(&query) {
            prop_assert!(error.to_string().chars().all(|c| c == '\n' || !c.is_control()), "{:?}", error);
            prop_assert!(error.column() <= query.chars().count() + 1);
        }
    }

    #[test]
    fn the_canonical_form_has_the_same_meaning(query in pieces()) {
        let canonical = parse(&query).to_string();
        let again = parse(&canonical);
        prop_assert_eq!(again.to_string(), canonical.clone(), "{}", query);
        prop_assert!(!again.notes.iter().any(|note| note.kind.is_omission()), "{}: {:?}", canonical, again.notes);
    }

    #[test]
    fn a_text_in_quotation_marks_is_a_phrase(text in "[^\"„“”»«‚‘’›‹]{0,20}[a-z0-9][^\"„“”»«‚‘’›‹]{0,20}") {
        for marks in ["\"\"", "„“", "„”", "“”", "»«", "«»", "‚‘", "›‹"] {
            let (open, close) = marks.split_at(marks.chars().next().unwrap().len_utf8());
            prop_assert_eq!(nodes(&format!("{open}{text}{close}")), [(false, phrase(&text))]);
            prop_assert_eq!(nodes(&format!("a -{open}{text}{close}")), [word("a"), (true, phrase(&text))]);
        }
    }

    #[test]
    fn plain_words_are_kept_as_typed(words in proptest::collection::vec("[\\p{L}\\p{N}][\\p{L}\\p{N}'./&-]{0,9}", 0..8)) {
        let operators = super::words::OPERATORS.map(|(name, _)| name);
        if words.iter().any(|word| operators.iter().any(|operator| word.starts_with(operator))) {
            return Ok(());
        }
        let parsed = parse(&words.join(" "));
        let read: Vec<Node> = parsed.clauses.into_iter().map(|clause| clause.node).collect();
        prop_assert_eq!(read, words.into_iter().map(Node::Word).collect::<Vec<_>>());
        prop_assert!(parsed.notes.iter().all(|note| note.hint().is_some()), "{:?}", parsed.notes);
    }

    /// Words are only ignored if a note says so.
    #[test]
    fn no_word_is_lost(query in "(\\PC|[-=\"„“»«‚‘›‹() a-z]|titel:){0,40}") {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let parsed = parse(&query);
        if parsed.notes.iter().any(|note| note.kind.is_omission()) {
            return Ok(());
        }
        fn read(query: &str, clause: &Clause) -> String {
            query[clause.span.clone()].to_owned()
        }
        let read: String = parsed.clauses.iter().map(|clause| letters(&read(&query, clause))).collect();
        prop_assert_eq!(read, letters(&query));
    }
}
