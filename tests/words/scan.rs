//! Rust source as identifiers, comments and string literals.

/// What a piece of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Comment,
    Literal,
}

/// A piece of source in one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) line: usize,
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// The pieces of a source text in their order.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let (mut pieces, mut rest, mut line) = (Vec::new(), source, 1);
    while let Some(c) = rest.chars().next() {
        let (length, kind, text) = next(rest, c);
        let piece = &rest[..length];
        if let Some(kind) = kind {
            for (offset, text) in text.lines().enumerate() {
                pieces.push(Piece { line: line + offset, kind, text: text.to_owned() });
            }
        }
        line += piece.matches('\n').count();
        rest = &rest[length..];
    }
    pieces
}

/// The piece that a text begins with: its bytes, what it is, what it says.
fn next(rest: &str, first: char) -> (usize, Option<Kind>, &str) {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    if rest.starts_with("//") {
        let end = rest.find('\n').unwrap_or(rest.len());
        return (end, Some(Kind::Comment), rest[..end].trim_start_matches(['/', '!']));
    }
    if let Some((start, end)) = raw_string(rest) {
        return (end, Some(Kind::Literal), &rest[start..end]);
    }
    if is_name(first) {
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        return (end, Some(Kind::Name), &rest[..end]);
    }
    match first {
        '"' => {
            let end = closing(&rest[1..]) + 1;
            (end, Some(Kind::Literal), &rest[1..end.max(2) - 1])
        }
        '\'' => (character(rest), None, ""),
        _ => (first.len_utf8(), None, ""),
    }
}

/// Where the text in a raw string begins, and where the literal ends.
fn raw_string(rest: &str) -> Option<(usize, usize)> {
    let hashes = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let count = hashes.len() - hashes.trim_start_matches('#').len();
    let text = hashes[count..].strip_prefix('"')?;
    let start = rest.len() - text.len();
    let end = format!("\"{}", "#".repeat(count));
    Some((start, text.find(&end).map_or(rest.len(), |at| start + at + end.len())))
}

/// The byte behind the quotation mark that closes a string, of what follows the opening one.
fn closing(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Bytes of a character literal, or of the mark of a lifetime.
fn character(rest: &str) -> usize {
    let inside = &rest[1..];
    let Some(first) = inside.chars().next() else { return 1 };
    if first == '\\' {
        let escaped = inside.char_indices().skip(2).find(|(_, c)| *c == '\'');
        return escaped.map_or(1, |(at, _)| at + 2);
    }
    let after = first.len_utf8();
    if inside[after..].starts_with('\'') { after + 2 } else { 1 }
}

#[test]
fn source_is_read_as_names_comments_and_literals() {
    let source = "fn f<'a>() { g('\"', '\\'', \"two\\\" \nlines\", r#\"raw \" one\"#) } // why: \"x\"\n";
    let found: Vec<_> = pieces(source).into_iter().map(|p| (p.line, p.kind, p.text)).collect();
    let name = |text: &str| (1, Kind::Name, text.to_owned());
    let literal = |line, text: &str| (line, Kind::Literal, text.to_owned());
    let expected = [
        name("fn"),
        name("f"),
        name("a"),
        name("g"),
        literal(1, "two\\\" "),
        literal(2, "lines"),
        literal(2, "raw \" one\"#"),
        (2, Kind::Comment, " why: \"x\"".to_owned()),
    ];
    assert_eq!(found, expected);
}
