//! Recognizes the news agencies that a text is credited to.
//!
//! | where | form |
//! |---|---|
//! | byline | `Von Erika Muster, dpa`, `dpa/AFP`, `dpa-Korrespondentin Erika Muster` |
//! | dateline | `Berlin (dpa) - `, `NEW YORK, 12. Mai (Reuters) - `, `BERLIN taz/dpa \| ` |
//! | brackets after a sentence | `(dpa/lno)`, `(mit dpa, AFP)`, `(APA, 12.9.2015)` |
//! | after the last sentence | `… sagte sie. dpa` |
//! | a line of its own | `rt/dpa`, `Quelle: dpa`, `Mit Material von dpa`, `© dpa-AFX` |
//! | a sentence about the text | `Dieser Text wurde mit Material von AFP erstellt.` |
//!
//! A credit contains nothing but agencies and what accompanies them: editors' initials, a date,
//! names. `Foto: dpa` credits a picture; `laut dpa`, `die Zeitung (AFP berichtete)`,
//! `Evangelischer Pressedienst (epd)` are no credits. Regional and special services count as their
//! agency: `dpa/lsw`, `dpa-AFX`, `dpa-infocom`.

use crate::left_out::Rule;
use nachlese_article::{Article, FieldName, Origin};

/// Agencies by the name that results show, each with its other spellings. Spellings in lower case
/// or in capitals throughout are recognized too.
#[rustfmt::skip]
const AGENCIES: &[(&str, &[&str])] = &[
    ("dpa", &[
        "Deutsche Presse-Agentur", "dpa-AFX", "dpa-infocom", "dpa-tmn", "dpa-Themendienst", "dpa-Basisdienst", "dpa English",
        // The regional services.
        "lbb", "lbn", "lby", "lhe", "lmv", "lni", "lno", "lnw", "lrs", "lsc", "lsw", "lth",
    ]),
    ("AFP", &["Agence France-Presse"]),
    ("Reuters", &["rtr", "Reuter", "Thomson Reuters"]),
    ("APA", &["Austria Presse Agentur"]),
    ("KNA", &["Katholische Nachrichten-Agentur"]),
    ("epd", &["Evangelischer Pressedienst"]),
    ("SID", &["Sport-Informations-Dienst"]),
    ("Keystone-SDA", &["SDA", "Keystone SDA", "sda-ats"]),
    ("AP", &["Associated Press"]),
    ("Bloomberg", &["Bloomberg News"]),
    ("ANSA", &[]),
    ("TASS", &["ITAR-TASS"]),
    ("Interfax", &[]),
    ("RIA Nowosti", &["RIA Novosti"]),
    ("Xinhua", &[]),
    ("Anadolu", &["Anadolu Agency"]),
    ("Ukrinform", &[]),
    ("UPI", &[]),
    ("awp", &[]),
    ("dapd", &[]),
    ("ddp", &[]),
    ("dts", &["dts-nachrichtenagentur.de"]),
    ("ots", &[]),
];

/// Services that never supply pictures: a copyright line of theirs is always about the text.
const WITHOUT_PICTURES: &[&str] = &["dpa-AFX", "dpa-infocom"];

/// Words that may accompany agencies in a credit.
#[rustfmt::skip]
const AROUND: &[&str] = &[
    "mit", "material", "agenturmaterial", "von", "vom", "der", "des", "den", "aus", "quelle:", "quellen:", "quelle", "agentur:", "agenturen:", "agentur", "agenturen",
    "nachrichtenagentur:", "nachrichtenagentur", "nachrichtenagenturen", "broker", "text:",
    // A picture agency, where it accompanies SDA other than in the one name.
    "keystone",
];

/// Those of them that make a line a credit anywhere in a text.
const STATED: &[&str] =
    &["mit", "quelle:", "quellen:", "agentur:", "agenturen:", "nachrichtenagentur:", "text:"];

/// Words that show that the text before a dateline's brackets is not a place.
#[rustfmt::skip]
const NO_PLACES: &[&str] = &[
    "agentur", "dienst", "presse", "foto", "bild", "grafik", "quelle", "der", "die", "das", "ein", "eine", "laut", "auch", "im", "in", "video",
];

/// Lower-case words in names of places.
const IN_PLACES: &[&str] =
    &["/", "am", "an", "der", "bei", "ob", "und", "im", "den", "a.", "d.", "i.", "de", "of"];

/// Labels of picture credits.
#[rustfmt::skip]
const CAPTIONS: &[&str] = &[
    "foto", "fotos", "bild", "bilder", "grafik", "symbolbild", "symbolfoto", "archivbild", "archivfoto", "video", "abb.", "karte", "screenshot",
];

/// Longest credit, longest place before one, longest line that is a byline or about the text, in
/// bytes.
const LONGEST_CREDIT: usize = 100;
const LONGEST_PLACE: usize = 60;
const LONGEST_LINE: usize = 200;

/// Length limit of an editor's initials, in characters.
const LONGEST_SHORTHAND: usize = 5;

/// At most this many agencies per article.
const MOST: usize = 10;

/// The agency of this name or spelling, as results name it.
pub(crate) fn named(text: &str) -> Option<&'static str> {
    let same = |known: &str| {
        text == known
            || text.len() == known.len() && (text == known.to_lowercase() || text == known.to_uppercase())
    };
    let known = AGENCIES.iter().find(|(name, others)| same(name) || others.iter().any(|other| same(other)));
    known.map(|(name, _)| *name)
}

/// Whether a part of a byline is an agency, or several: `dpa`, `(AFP)`, `dpa/AFP`, `Reuters-dpa`.
/// Capitals do not matter: a name of a person has more words.
pub(crate) fn is_agency(part: &str) -> bool {
    let is_known = |word: &str| {
        let is_spelling = |known: &str| known.eq_ignore_ascii_case(word);
        AGENCIES.iter().any(|(name, others)| is_spelling(name) || others.iter().any(|o| is_spelling(o)))
    };
    let part = part.trim_matches(['(', ')', '/']);
    is_known(part) || part.split(['/', '-']).all(|word| is_known(word.trim()))
}

/// The agencies in what stands where an author does.
pub(crate) fn in_byline(byline: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for part in byline.split([',', ';', '/', '|', '(', ')']).flat_map(|part| part.split(" und ")) {
        let part = without_words_around(part);
        // „dpa-Korrespondentin Erika Muster“
        let sent =
            || part.split_once("-Korrespondent").or(part.split_once("-Reporter")).map(|(name, _)| name);
        found.extend(named(&part).or_else(|| sent().and_then(named)));
    }
    found
}

/// The agencies that the lines of a text credit, in order.
pub(crate) fn in_lines<'t>(lines: impl IntoIterator<Item = &'t str>) -> Vec<&'static str> {
    let lines: Vec<&str> = lines.into_iter().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // Pictures stand above a text and in it; behind it only words of its own.
        let is_closing = at * 2 >= lines.len() || at + 3 >= lines.len();
        found.extend(in_line(line, is_closing));
    }
    found
}

/// The agencies that a line credits which is in no article.
pub(crate) fn in_left_out(rule: Rule, line: &str) -> Vec<&'static str> {
    match rule {
        Rule::Facts | Rule::Label | Rule::Footer => in_line(line.trim(), true),
        Rule::Boilerplate => in_line(line.trim(), false),
        _ => Vec::new(),
    }
}

/// Adds agencies to an article, each once.
pub(crate) fn add(article: &mut Article, found: Vec<&'static str>, origin: Option<Origin>) {
    for name in found {
        if article.agency.len() < MOST && article.agency.iter().all(|known| known != name) {
            article.agency.push(name.to_owned());
        }
    }
    if !article.agency.is_empty() && article.provenance.get(FieldName::Agency).is_none() {
        article.provenance.set(FieldName::Agency, origin);
    }
}

fn in_line(line: &str, is_closing: bool) -> Vec<&'static str> {
    if is_caption(line) {
        return Vec::new();
    }
    if let Some(rights) = rights(line) {
        let is_text = is_closing || WITHOUT_PICTURES.contains(&rights);
        return credit(rights).filter(|_| is_text).unwrap_or_default();
    }
    let mut found = dateline(line).unwrap_or_default();
    found.extend(in_brackets(line));
    if found.is_empty() {
        let alone = credit(line).filter(|_| is_closing || is_stated(line));
        let at_the_end = || last_words(line).filter(|_| is_closing).and_then(shorthand_credit);
        let found_otherwise =
            alone.or_else(at_the_end).or_else(|| about_the_text(line)).or_else(|| byline(line));
        found.extend(found_otherwise.unwrap_or_default());
    }
    found
}

/// Whether a line is about a picture.
fn is_caption(line: &str) -> bool {
    let first = line.trim_start_matches('(').split([':', ' ']).next().unwrap_or_default();
    let labelled = line.get(first.len()..).is_some_and(|rest| rest.starts_with(':'));
    labelled && CAPTIONS.contains(&first.to_lowercase().as_str())
}

/// What a line says of rights: `dpa-AFX` of `© dpa-AFX`, `© 2024 dpa-AFX`.
fn rights(line: &str) -> Option<&str> {
    let rest = ["©", "(c)", "(C)", "Copyright"].iter().find_map(|sign| line.strip_prefix(sign))?;
    Some(rest.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '©' | ',' | '.')))
}

/// `Berlin (dpa) - …`, `BERLIN taz/dpa | …`
fn dateline(line: &str) -> Option<Vec<&'static str>> {
    let head = line.get(..line.floor_char_boundary(LONGEST_PLACE + LONGEST_CREDIT))?;
    let in_brackets = || {
        let (place, rest) = head.trim_start_matches('(').split_once('(')?;
        let (inner, after) = rest.split_once(')')?;
        let after = after.trim_start_matches(|c: char| c.is_whitespace() || c == ')');
        let goes_on = after.starts_with(['-', '–', '—', '.', ':', '|'])
            || after.starts_with(char::is_uppercase) && place.split_whitespace().count() <= 3;
        (goes_on && is_place(place)).then(|| credit(inner))?
    };
    let before_a_bar = || {
        let (head, _) = head.split_once(" | ")?;
        let (place, agencies) = head.rsplit_once(' ').unwrap_or(("", head));
        (place.is_empty() || is_place(place)).then(|| shorthand_credit(agencies))?
    };
    in_brackets().or_else(before_a_bar)
}

/// Whether a text names a place, with a day perhaps: `Frankfurt/Main`, `NEW YORK, 12. Mai`.
fn is_place(text: &str) -> bool {
    let words = || text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let is_of_place = |word: &str| {
        let begins = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let lower = word.to_lowercase();
        let other = NO_PLACES.iter().any(|no| lower == *no || no.len() > 3 && lower.contains(no));
        IN_PLACES.contains(&word) || begins && !other && !word.contains([':', '©', '"', '„'])
    };
    let first = || words().next().is_some_and(|word| !IN_PLACES.contains(&word.to_lowercase().as_str()));
    text.len() <= LONGEST_PLACE && (1..=7).contains(&words().count()) && first() && words().all(is_of_place)
}

/// The credits in brackets that stand behind a sentence, or before everything.
fn in_brackets(line: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices('(') {
        let (before, rest) = (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
        let head = rest.get(..rest.floor_char_boundary(LONGEST_CREDIT)).unwrap_or_default();
        let Some((inner, _)) = head.split_once(')') else { continue };
        let before = before.trim_end();
        let bare = before.trim_end_matches(QUOTES);
        if before.is_empty() || before.ends_with(ENDS) || bare.ends_with(ENDS) {
            found.extend(credit(inner).or_else(|| about_the_text(inner)).unwrap_or_default());
        }
    }
    found
}

const ENDS: [char; 4] = ['.', '!', '?', '…'];
const QUOTES: [char; 7] = ['"', '“', '”', '«', '»', '‘', '’'];

/// What stands behind the last sentence of a line.
fn last_words(line: &str) -> Option<&str> {
    let (before, last) = line.rsplit_once(' ')?;
    let bare = before.trim_end_matches(QUOTES);
    (before.ends_with(ENDS) || bare.ends_with(ENDS)).then_some(last)
}

/// The agencies of a text that is a credit: agencies, and what may stand beside them.
fn credit(text: &str) -> Option<Vec<&'static str>> {
    parts_of_credit(text, |part| is_shorthand(part) || is_day(part) || is_person(part))
}

/// … agencies and shorthand alone.
fn shorthand_credit(text: &str) -> Option<Vec<&'static str>> {
    parts_of_credit(text, is_shorthand)
}

fn parts_of_credit(text: &str, may_stand_beside: fn(&str) -> bool) -> Option<Vec<&'static str>> {
    let text = text.trim().trim_end_matches('.');
    if text.len() > LONGEST_CREDIT {
        return None;
    }
    let mut found = Vec::new();
    let parts = text.split([',', '/', ';', '+', '&', '|', '–']);
    for part in parts.flat_map(|part| part.split(" und ")).flat_map(|part| part.split(" mit ")) {
        let part = without_words_around(part);
        // „APA 4.9.2015“
        let undated = || part.split_once(' ').filter(|(_, day)| is_day(day)).map(|(name, _)| name);
        match named(&part).or_else(|| undated().and_then(named)) {
            Some(name) if found.contains(&name) => {}
            Some(name) => found.push(name),
            None if part.is_empty() || may_stand_beside(&part) => {}
            None => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// A part of a credit without the words that say that it is one.
fn without_words_around(part: &str) -> String {
    let words = part.split_whitespace().filter(|word| !AROUND.contains(&word.to_lowercase().as_str()));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a line says itself that it names where the text is from.
fn is_stated(line: &str) -> bool {
    line.starts_with('(')
        || line.split_whitespace().next().is_some_and(|word| STATED.contains(&word.to_lowercase().as_str()))
}

/// `rt`, `Tsp`, `dma`, `ntv.de`
fn is_shorthand(part: &str) -> bool {
    let is_site =
        part.contains('.') && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let is_short = part.chars().count() <= LONGEST_SHORTHAND && part.chars().all(char::is_alphabetic);
    is_short || is_site && !part.starts_with(|c: char| c.is_ascii_digit())
}

/// `12.9.2015`, `red – 8.8. 2015`; a year alone is a citation's.
fn is_day(part: &str) -> bool {
    part.contains('.')
        && part.starts_with(|c: char| c.is_ascii_digit())
        && part.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ' ' | ':'))
}

/// Two or three words that begin with capitals.
fn is_person(part: &str) -> bool {
    let words = || part.split(' ');
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.'))
    };
    (2..=3).contains(&words().count()) && words().all(is_name)
}

/// `Dieser Artikel wurde mit Material der Nachrichtenagentur Reuters erstellt.`
fn about_the_text(line: &str) -> Option<Vec<&'static str>> {
    let lower =
        line.get(..line.len().min(LONGEST_LINE)).filter(|head| head.len() == line.len())?.to_lowercase();
    let begins = ["mit ", "dieser ", "diese ", "unter verwendung"].iter().any(|word| lower.starts_with(word));
    let is_about = ["material", "informationen", "agenturmeldung"].iter().any(|word| lower.contains(word));
    if !begins || !is_about {
        return None;
    }
    let words = line.split(|c: char| !c.is_alphanumeric() && c != '-');
    let found: Vec<&str> = words.filter_map(named).collect();
    (!found.is_empty()).then_some(found)
}

/// `Von Erika Muster, dpa`: a byline that is no other line's fact because it names an agency.
fn byline(line: &str) -> Option<Vec<&'static str>> {
    let names =
        ["Von ", "von ", "VON ", "Autor: ", "Autorin: "].iter().find_map(|word| line.strip_prefix(word))?;
    let parts = || names.split([',', '/']).flat_map(|part| part.split(" und ")).map(str::trim);
    let is_name = |part: &str| is_agency(part) || is_person(part) || part.contains("-Korrespondent");
    (line.len() <= LONGEST_LINE && parts().all(is_name))
        .then(|| in_byline(names))
        .filter(|found| !found.is_empty())
}

#[cfg(test)]
#[path = "agency_tests.rs"]
mod tests;
