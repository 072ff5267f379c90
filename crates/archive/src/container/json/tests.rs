use super::*;
use proptest::prelude::*;

const ONE: &str = r#"{"title": "Rat \"tagt\" {", "body": ["]", "}"]}"#;
const PRETTY: &str = "{\n  \"title\": \"Brücke [gesperrt\",\n  \"body\": {\n    \"x\": 1\n  }\n}";

/// The records as `place record`, or `place ! why not`.
fn records(bytes: &[u8], name: &str) -> Vec<String> {
    let read = Records::new(bytes, is_of_lines(name)).map(|(place, record)| match record {
        Ok(bytes) => format!("{place} {}", String::from_utf8_lossy(&bytes).trim()),
        Err(reason) => format!("{place} ! {reason}"),
    });
    read.collect()
}

#[test]
fn content_says_what_the_records_are() {
    for (name, text, expected) in [
        ("a.jsonl", format!("{ONE}\n\n{ONE}\n"), vec![format!(":1 {ONE}"), format!(":3 {ONE}")]),
        ("a.json", format!("\n{ONE}\r\n{ONE}"), vec![format!(":2 {ONE}"), format!(":3 {ONE}")]),
        ("a.json", format!("\u{FEFF} {ONE}\n\n"), vec![format!(" {ONE}")]),
        ("a.jsonl.gz", format!("{ONE}\n"), vec![format!(":1 {ONE}")]),
        ("a.json", PRETTY.to_owned(), vec![format!(" {PRETTY}")]),
        ("a.jsonl", PRETTY.to_owned(), vec![format!(" {PRETTY}")]),
        ("a.json", format!("{PRETTY}\n{ONE}"), vec![format!("[0] {PRETTY}"), format!("[1] {ONE}")]),
        ("a.json", format!("{ONE},\n{ONE}"), vec![format!("[0] {ONE}"), format!("[1] {ONE}")]),
        ("a.json", format!("{ONE}\n,{ONE}"), vec![format!("[0] {ONE}"), format!("[1] {ONE}")]),
        ("a.json", format!("{ONE}{PRETTY}"), vec![format!("[0] {ONE}"), format!("[1] {PRETTY}")]),
        (
            "a.json",
            format!("\u{1E}{ONE}\n\u{1E}{PRETTY}\n"),
            vec![format!("[0] {ONE}"), format!("[1] {PRETTY}")],
        ),
        ("a.json", format!("[{ONE}]"), vec![format!("[0] {ONE}")]),
        ("a.jsonl", format!("[\n{PRETTY},\n{ONE}\n]\n"), vec![format!("[0] {PRETTY}"), format!("[1] {ONE}")]),
        ("a.json", format!("[{ONE}]\n[{ONE}]"), vec![format!("[0] {ONE}"), format!("[1] {ONE}")]),
        (
            "a.json",
            format!("[{ONE}, null, \"a,]\", [1]]"),
            vec![format!("[0] {ONE}"), "[1] null".to_owned(), "[2] \"a,]\"".to_owned(), "[3] [1]".to_owned()],
        ),
        ("a.json", "[1, 2]".to_owned(), vec![" [1, 2]".to_owned()]),
        ("a.json", "<html>\n<p>".to_owned(), vec![" <html>\n<p>".to_owned()]),
        ("a.jsonl", "Unsinn\n{}\n".to_owned(), vec![":1 Unsinn".to_owned(), ":2 {}".to_owned()]),
        ("a.json", " \n".to_owned(), vec![]),
        ("a.json", "[]".to_owned(), vec![" []".to_owned()]),
    ] {
        assert_eq!(records(text.as_bytes(), name), expected, "{name}: {text}");
    }
}

#[test]
fn a_broken_first_line_fails_alone() {
    for broken in
        [r#"{"title": "abgeschn"#, r#"{"title": "Rat tagt""#, r#"{"title": "Rat tagt", "tags": ["a"]"#]
    {
        let text = format!("{broken}\n{ONE}\n");
        assert_eq!(records(text.as_bytes(), "a.jsonl"), [format!(":1 {broken}"), format!(":2 {ONE}")]);
    }
}

#[test]
fn what_was_read_before_a_defect_stands() {
    let within = "the file ends within";
    for (text, count, place, part) in [
        (format!("[{ONE},\n{ONE},\n{{\"title\": \"Rat"), 2, "[2]", "begins in line 3"),
        (format!("[{ONE}, "), 1, "", within),
        ("{\n\"title\": \"Rat".to_owned(), 0, "", within),
        (
            format!("[{ONE}\n// Anmerkung\n, {ONE}]"),
            1,
            "[1]",
            "line 2: a record begins with `{`, not with `/`",
        ),
        (format!("{PRETTY}\nUnsinn"), 1, "[1]", "not with `U`"),
        (format!("[{ONE}]]"), 1, "[1]", "not with `]`"),
    ] {
        let read = records(text.as_bytes(), "a.json");
        let (last, before) = read.split_last().unwrap();
        assert_eq!(before.len(), count, "{read:?}");
        assert!(last.starts_with(&format!("{place} ! ")) && last.contains(part), "{text}: {last}");
    }
}

#[test]
fn a_record_that_is_too_long_fails_alone() {
    let long = format!("{{\"body\": \"{}\"}}", "x".repeat(LARGEST));
    let read = records(format!("[{ONE},\n{long}, {ONE}]").as_bytes(), "a.json");
    assert_eq!(read.len(), 3);
    assert_eq!(read[1], "[1] ! line 2: the record is longer than 16 MiB");
    assert_eq!(read[2], format!("[2] {ONE}"));
    // One that is all of its file may be longer.
    assert_eq!(records(long.as_bytes(), "a.json"), [format!(" {long}")]);
    let read = records(format!("{long}\n{ONE}\n").as_bytes(), "a.jsonl");
    assert_eq!(read, [":1 ! the line is longer than 16 MiB".to_owned(), format!(":2 {ONE}")]);
}

#[test]
fn a_stream_without_end_is_not_kept() {
    struct Opening;
    impl Read for Opening {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            buffer.fill(b'{');
            Ok(buffer.len())
        }
    }
    for head in ["[{\"title\": \"", "{\n\"title\": \"", "", "[1,"] {
        let stream = head.as_bytes().chain(Opening.take(200 << 20));
        let read: Vec<_> = Records::new(stream, false).collect();
        assert!(read.len() == 1 && read[0].1.is_err(), "{head}");
    }
}

#[test]
fn latin_1_passes_through() {
    let bytes = b"[{\"title\": \"M\xfcller\"}, {\"title\": \"\xe4\xef\xbb\"}]";
    let read: Vec<_> = Records::new(bytes.as_slice(), false).filter_map(|(_, record)| record.ok()).collect();
    assert_eq!(read, [b"{\"title\": \"M\xfcller\"}".to_vec(), b"{\"title\": \"\xe4\xef\xbb\"}".to_vec()]);
}

proptest! {
    #[test]
    fn any_bytes_end(bytes in proptest::collection::vec(prop_oneof![
        Just(b'{'), Just(b'}'), Just(b'['), Just(b']'), Just(b'"'), Just(b','), Just(b'\\'), Just(b'\n'), Just(b'1'), any::<u8>(),
    ], 0..200), of_lines: bool) {
        prop_assert!(Records::new(bytes.as_slice(), of_lines).count() <= bytes.len() + 1);
    }

    #[test]
    fn white_space_between_records_changes_nothing(
        titles in proptest::collection::vec("(\\PC|[\n\"\\\\{}\\[\\],]){0,12}", 1..6),
        blanks in proptest::collection::vec("[ \t\r\n]{0,3}", 14),
        pretty: bool,
    ) {
        let written: Vec<String> = titles.iter().map(|title| {
            let record = serde_json::json!({ "title": title, "tags": [title, { "x": 1 }] });
            if pretty { serde_json::to_string_pretty(&record).unwrap() } else { record.to_string() }
        }).collect();
        let mut text = format!("{}[", blanks[0]);
        for (at, record) in written.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            text.push_str(&format!("{comma}{}{record}{}", blanks[at + 1], blanks[at + 7]));
        }
        text.push_str("]\n");
        let read: Vec<String> = Records::new(text.as_bytes(), false)
            .map(|(_, record)| String::from_utf8(record.unwrap()).unwrap())
            .collect();
        prop_assert_eq!(&read, &written);
        let joined = written.join(&format!("\n{}", blanks[13]));
        let read: Vec<String> = Records::new(joined.as_bytes(), false)
            .map(|(_, record)| String::from_utf8(record.unwrap()).unwrap().trim().to_owned())
            .collect();
        prop_assert_eq!(&read, &written);
    }
}
