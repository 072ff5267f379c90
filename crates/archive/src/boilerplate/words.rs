//! Words of pages, and how a page speaks to its readers.

/// What stands around what somebody said: no page speaks like that.
pub(super) const QUOTES: &[char] = &['„', '»', '«', '“', '”', '"', '‚', '‘', '›', '‹'];

/// Networks and channels that a text is shared by.
#[rustfmt::skip]
pub(super) const CHANNELS: &[&str] = &[
    "facebook", "twitter", "whatsapp", "telegram", "instagram", "linkedin", "xing", "e-mail", "email",
    "mail", "mastodon", "threads", "bluesky", "tiktok", "youtube", "pinterest", "reddit", "signal",
    "pocket", "flipboard", "messenger", "threema", "x",
];

/// The page, as it speaks of itself.
pub(super) const OWN: &[&str] =
    &["wir", "uns", "unser", "unsere", "unseren", "unserem", "unserer", "unseres"];

/// The reader, as pages address one.
pub(super) const POLITE: &[&str] = &["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"];

/// Words that speak to the reader, beside a verb in front of `Sie`.
#[rustfmt::skip]
pub(super) const READER: &[&str] = &[
    "du", "dich", "dir", "dein", "deine", "deinen", "deiner", "euch", "euer", "eure", "euren", "eurer",
    "ihnen",
];

/// Shortest line, in words, that tells something.
pub(super) const SHORTEST_TOLD: usize = 4;

/// Words with which a page speaks of itself and nothing else.
#[rustfmt::skip]
pub(super) const OF_THE_PAGE: &[&str] = &[
    "impressum", "datenschutzerklärung", "copyright", "kommentarfunktion", "netiquette", "nutzungsbedingungen", "agb", "paypal",
    "vorbehalten",
];

/// The words of a line; a hyphen is part of a word.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty())
}

/// A pronoun that speaks to the reader: its capital tells it from *sie*, but where a sentence
/// begins.
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

/// `… teilen Sie …`, `Möchten Sie …`: the capital tells the reader from *sie*, a verb in front the
/// imperative.
pub(super) fn asks_politely(line: &str) -> bool {
    let words: Vec<&str> = words(line).collect();
    words.windows(2).any(|pair| matches!(pair, [verb, "Sie"] if verb.ends_with('n')))
}

/// Longest line, in characters, that can be boilerplate.
pub(super) const LONGEST_LINE: usize = 160;
