//! Words of pages, and how a page speaks to its readers.

/// Quotation marks: a page does not quote itself.
pub(super) const QUOTES: &[char] = &['„', '»', '«', '“', '”', '"', '‚', '‘', '›', '‹'];

/// Networks and channels through which a text is shared.
#[rustfmt::skip]
pub(super) const CHANNELS: &[&str] = &[
    "facebook", "twitter", "whatsapp", "telegram", "instagram", "linkedin", "xing", "e-mail", "email",
    "mail", "mastodon", "threads", "bluesky", "tiktok", "youtube", "pinterest", "reddit", "signal",
    "pocket", "flipboard", "messenger", "threema", "x",
];

/// The page, as it refers to itself.
pub(super) const OWN: &[&str] =
    &["wir", "uns", "unser", "unsere", "unseren", "unserem", "unserer", "unseres"];

/// The reader, in the polite form of address.
pub(super) const POLITE: &[&str] = &["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"];

/// The reader, in other forms of address.
#[rustfmt::skip]
pub(super) const READER: &[&str] = &[
    "du", "dich", "dir", "dein", "deine", "deinen", "deiner", "euch", "euer", "eure", "euren", "eurer",
    "ihnen",
];

/// Length of the shortest statement, in words.
pub(super) const SHORTEST_STATEMENT: usize = 4;

/// Words that are only about a page.
#[rustfmt::skip]
pub(super) const OF_THE_PAGE: &[&str] = &[
    "impressum", "datenschutzerklärung", "copyright", "kommentarfunktion", "netiquette", "nutzungsbedingungen", "agb", "paypal",
    "vorbehalten",
];

/// The words of a line; a hyphen is part of a word.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty())
}

/// Whether a line addresses the reader by a pronoun. *Sie* needs its capital, and must not begin a
/// sentence, where *sie* has one, too.
pub(super) fn speaks_to_the_reader(line: &str) -> bool {
    let mut begins = true;
    for word in line.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !begins && POLITE.contains(&bare) || READER.contains(&bare.to_lowercase().as_str()) {
            return true;
        }
        begins = word.ends_with(['.', '!', '?', ':', '…', '–']);
    }
    false
}

/// Whether a line has an imperative or a question in the polite form: `… teilen Sie …`, `Möchten
/// Sie …`.
pub(super) fn asks_politely(line: &str) -> bool {
    let words: Vec<&str> = words(line).collect();
    words.windows(2).any(|pair| matches!(pair, [verb, "Sie"] if verb.ends_with('n')))
}

/// Longest line, in characters, that can be boilerplate.
pub(super) const LONGEST_LINE: usize = 160;
