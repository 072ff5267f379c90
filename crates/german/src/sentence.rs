//! Where the sentences and paragraphs of a text end: the rule.
//!
//! It decides about each gap between two words of [`segment`](crate::segment), without lists of
//! names, and by nothing but the gap, the word before it and the first letters of the word after
//! it:
//!
//! - **A line break** ends a paragraph.
//! - **`.` `!` `?` `…`** end a sentence, if optional closing quotation marks and brackets, then
//!   white space, and then no lower-case letter follow: `„Geht das?“ Merkel lacht.`
//! - **The same before an opening quotation mark or bracket** ends a sentence whatever letter
//!   follows: `Er kam. „so was“`, `Wien. (dpa)`.
//! - **A full stop after an abbreviation, an initial or an ordinal** ends nothing: `z. B. Wien`,
//!   `J. W. Goethe`, `3. Mai`, `II. Weltkrieg`.
//! - **A sign in brackets of its own** ends nothing: `der Sieger (!) Meier`, `Wir […] Leute`.
//! - **`,` `;` `:` and dashes** end nothing: `Er sagte: „Wir gehen.“`
//!
//! So direct speech belongs to the sentence that introduces it, and may itself consist of several
//! sentences.
//!
//! Known errors: a number of one or two digits before a full stop is taken for an ordinal (`am 3.
//! Mai`), though `Es starben 12. Danach` occurs; an ellipsis before a capital ends a sentence,
//! though every German noun is capitalized. Source of the lists: German usage, written down by
//! hand.
//!
//! Three other places use simpler rules, on purpose:
//!
//! - Counting words (`may_begin_sentence`): a capital at the beginning of a sentence is no evidence
//!   of how a word is written, so every sign counts that might end the sentence before.
//! - Reading an archive (`archive/src/sentences.rs`): a line of a page looks like text if it ends
//!   like a sentence. This rule would need the word after the line, and the archive crate does not
//!   depend on this one.
//! - Snippets (`query`): a window of some 200 characters begins after a full stop if one is near. A
//!   wrong guess changes nothing but the layout.

use crate::normalize::{is_invisible, is_mark};
use crate::term::Term;
use std::ops::Range;

/// What ends between two words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Boundary {
    /// The end of a sentence.
    Sentence,
    /// The end of a paragraph, and so of a sentence.
    Paragraph,
}

/// Abbreviations that never end a sentence, whatever follows. Sorted; a test checks it.
///
/// As they are written, not folded: their case distinguishes `Mag. Meier` from `den niemand mag`,
/// and `sog.` from `in den Sog`. Not listed: abbreviations that end a sentence as often as not
/// (`usw`, `etc`, `Jh`, `Chr`, `Std`); the case of the next letter decides there.
const ABBREVIATIONS: &[&str] = &[
    "Abg", "Bgm", "Bsp", "Ca", "DR", "Dipl", "Dir", "Dr", "Dres", "Evtl", "Fa", "Frhr", "Gebr", "Ggf", "Gov",
    "Hg", "Hl", "Hr", "Hrn", "Hrsg", "Ing", "Insp", "Jr", "Kfm", "Lt", "Mag", "Mio", "Mr", "Mrd", "Mrs",
    "Ms", "Mt", "Nr", "PROF", "Pfr", "Prof", "Präs", "Rep", "Rev", "ST", "Sen", "Sgt", "Skt", "St", "Ste",
    "Stv", "Tsd", "Univ", "Vgl", "Wr", "abzgl", "allg", "bayer", "bes", "betr", "bspw", "bzgl", "bzw", "ca",
    "dgl", "dt", "ehem", "eigtl", "einschl", "ev", "evtl", "exkl", "franz", "geb", "gegr", "gest", "ggf",
    "ggfs", "ggü", "hl", "hrsg", "incl", "inkl", "insb", "insbes", "ital", "jr", "jährl", "kath", "lat",
    "lt", "mind", "mtl", "russ", "sog", "staatl", "stellv", "stv", "städt", "tägl", "türk", "urspr", "verh",
    "versch", "vgl", "vs", "zit", "zw", "zzgl", "österr",
];

/// Abbreviations before a number that are words of their own elsewhere (`in dieser Art. Er`, `Jan.
/// Er`). Sorted; a test checks it.
const BEFORE_NUMBERS: &[&str] = &[
    "Abb", "Abs", "Abschn", "Anm", "Apr", "Art", "Aug", "Az", "Bd", "Dez", "Di", "Do", "Feb", "Febr", "Fn",
    "Fr", "Jan", "Jul", "Jun", "Kap", "Mi", "Mo", "Mrz", "Mär", "No", "Nov", "Okt", "Pos", "Rn", "Rz", "Sa",
    "Sep", "Sept", "So", "Str", "Tab", "Tel", "Ziff", "max", "min",
];

/// Bytes of the longest abbreviation. Most words before a full stop are longer, and need no
/// look-up.
const MAX_ABBREVIATION: usize = 7;

/// The sign after which a sentence may end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// One full stop right after the word: it may be part of an abbreviation or an ordinal.
    Touching,
    /// Several full stops, or the sign for them: an omission, after which the sentence may go on.
    Ellipsis,
    /// Any other.
    Sign,
}

/// What ends between the word at `word` and the one that starts at `next`; `None` if both are in
/// one sentence.
///
/// `word` may be the whole word or its last piece. Any numbers are allowed: if they do not mark a
/// gap of `text`, nothing ends. Cost: linear in the gap and the word; a comparison or two if the
/// gap is a single space.
#[inline]
pub fn boundary_between(text: &str, word: Range<usize>, next: usize) -> Option<Boundary> {
    let gap = text.get(word.end..next)?;
    // Nearly all gaps are a space, or a comma and a space.
    if gap.bytes().all(|b| matches!(b, b' ' | b',')) { None } else { boundary_in(gap, text, word.end, next) }
}

fn boundary_in(gap: &str, text: &str, word_end: usize, next: usize) -> Option<Boundary> {
    // `sign` waits for white space, `stop` has seen it.
    let (mut sign, mut stop) = (None, None);
    // Whether a bracket was opened in this gap; whether an opening sign touches the next word.
    let (mut in_bracket, mut opened) = (false, false);
    for (at, c) in gap.char_indices() {
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => return Some(Boundary::Paragraph),
            '.' | '!' | '?' | '…' | '؟' | '।' if in_bracket => opened = false,
            '.' if at == 0 => sign = Some(Stop::Touching),
            '.' => sign = Some(if sign.is_some() { Stop::Ellipsis } else { Stop::Sign }),
            '…' => sign = Some(Stop::Ellipsis),
            '!' | '?' | '؟' | '।' => sign = Some(Stop::Sign),
            // This mark only ever opens: a space is missing before it.
            '„' => (stop, sign, opened) = (sign.or(stop), None, true),
            '“' | '”' | '"' | '\'' | '’' | '‘' | '‚' | '»' | '«' | '›' | '‹' => opened = true,
            '(' | '[' | '{' => (sign, in_bracket, opened) = (None, true, true),
            ')' | ']' | '}' => (in_bracket, opened) = (false, false),
            _ if c.is_whitespace() => (stop, sign, opened) = (sign.or(stop), None, false),
            _ if is_invisible(c) => {}
            _ => (sign, opened) = (None, false),
        }
    }
    let stop = stop?;
    let following = text.get(next..)?;
    let mut letters = following.chars();
    let first = letters.next()?;
    // `iPhone` and `eBay` begin sentences.
    let is_lower_case = first.is_lowercase() && !letters.next().is_some_and(char::is_uppercase);
    if is_lower_case && (!opened || stop == Stop::Ellipsis) {
        return None;
    }
    let part_of_word = stop == Stop::Touching && takes_full_stop(text.get(..word_end)?, following);
    (!part_of_word).then_some(Boundary::Sentence)
}

/// Whether a full stop after the last word of `text` belongs to that word: an abbreviation, an
/// initial or an ordinal.
fn takes_full_stop(text: &str, following: &str) -> bool {
    let last = text.chars().next_back();
    if last.is_some_and(char::is_numeric) {
        let head = text.trim_end_matches(char::is_numeric);
        return at_most(text.get(head.len()..).unwrap_or_default(), 2) && stands_alone(head);
    }
    let head = text.trim_end_matches(char::is_alphabetic);
    let piece = text.get(head.len()..).unwrap_or_default();
    // A decomposed letter, or a soft hyphen: what stands behind it is no piece of its own.
    if piece.is_empty() || head.ends_with(|c| c == '\u{AD}' || is_mark(c)) {
        return false;
    }
    let joined = head.ends_with(['&', '/', '\'', '’', ':', '_', '*']) || head.ends_with(char::is_numeric);
    if at_most(piece, 1) {
        // `H&M` and `12b` are words.
        return !joined;
    }
    if piece.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return stands_alone(head);
    }
    let before_number = following.starts_with(char::is_numeric);
    if piece.len() > MAX_ABBREVIATION {
        return before_number && piece.ends_with("str");
    }
    // Whatever else follows `und Co.` begins a sentence.
    ABBREVIATIONS.binary_search(&piece).is_ok()
        || before_number && (BEFORE_NUMBERS.binary_search(&piece).is_ok() || piece.ends_with("str"))
        || piece == "Co" && following.starts_with("KG")
}

fn at_most(piece: &str, chars: usize) -> bool {
    piece.chars().nth(chars).is_none()
}

/// Whether the number after `head` stands by itself, and is not the end of a score (`2:1`), a name
/// (`Covid-19`, `A7`) or a span (`2012/13`). The day of a date (`3./4. Mai`) and its month
/// (`24.12.`) stand by themselves.
fn stands_alone(head: &str) -> bool {
    let mut before = head.chars().rev();
    match before.next() {
        Some(',' | ':') => false,
        Some('-' | '\u{2010}' | '\u{2011}' | '–' | '/') => {
            !before.next().is_some_and(char::is_alphanumeric)
        }
        Some(c) => !c.is_alphabetic(),
        None => true,
    }
}

/// Whether the word after `gap` may begin a sentence, a quotation, an item or a line, so that its
/// capital is no evidence of how it is written. Coarser than [`boundary_between`]: a false boundary
/// costs one observation, a missed one would turn ordinary words into nouns.
pub(crate) fn may_begin_sentence(gap: &str) -> bool {
    gap.contains(['.', '!', '?', ':', '\n', '"', '„', '“', '”', '»', '«', '›', '‹', '–', '—', '•', '…', '|'])
}

/// Follows the terms of a text and reports where its sentences and paragraphs begin.
#[derive(Clone, Debug)]
pub struct Boundaries<'t> {
    text: &'t str,
    /// The last word; `None` at the beginning.
    word: Option<Range<usize>>,
}

impl<'t> Boundaries<'t> {
    /// At the beginning of `text`.
    pub fn new(text: &'t str) -> Boundaries<'t> {
        Boundaries { text, word: None }
    }

    /// What begins with `term`, the next one that [`analyze`](crate::Analyzer::analyze) emits.
    pub fn before(&mut self, term: &Term<'_>) -> Option<Boundary> {
        match &mut self.word {
            // A piece of the same word, or another reading of it.
            Some(word) if term.start < word.end => {
                word.end = word.end.max(term.end);
                None
            }
            word => {
                let before = word.replace(term.start..term.end)?;
                boundary_between(self.text, before, term.start)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Words;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<Range<usize>> {
        let (mut words, mut pieces, mut all) = (Words::new(text), Vec::new(), Vec::new());
        while words.next_word(&mut pieces) {
            all.push(pieces[0].start..pieces[pieces.len() - 1].end);
        }
        all
    }

    /// The words of `text`, one blank between two.
    fn plain(text: &str) -> String {
        words(text).into_iter().map(|w| &text[w]).collect::<Vec<_>>().join(" ")
    }

    /// The words of `text`, with what ends between them.
    fn marked(text: &str) -> String {
        let (mut marked, mut last) = (String::new(), None::<Range<usize>>);
        for word in words(text) {
            if let Some(last) = last {
                let end = boundary_between(text, last.clone(), word.start);
                let piece = last.end - 1..last.end;
                assert_eq!(
                    boundary_between(text, piece, word.start),
                    end,
                    "a piece decides as its word does: {text}"
                );
                marked.push(match end {
                    None => ' ',
                    Some(Boundary::Sentence) => '|',
                    Some(Boundary::Paragraph) => '¶',
                });
            }
            marked.push_str(&text[word.clone()]);
            last = Some(word);
        }
        marked
    }

    /// `|` stands where a sentence ends, `¶` where a paragraph does.
    #[test]
    fn sentences_and_paragraphs_end() {
        for row in [
            // What ends a sentence.
            "Der Rat tagt heute.| Er berät den Haushalt.| 40 Punkte stehen an.",
            "Was nun?| Niemand weiß es!| Also warten alle ...| Bis morgen.",
            "Der Zug hält nicht.| iPhones helfen da wenig.",
            "Er ging.|\u{a0}Sie blieb.| – Der Hund auch.",
            "Das war 2019.| Danach kam nichts.| Im Jahr 2020. danach",
            "Sie wohnt in Köln (NRW).| Dort regnet es.",
            "(Es war spät.)| Alle gingen.",
            "Er nahm die A7.| Sie fuhr mit Covid-19.| Es stand 2:1.| Die Saison 2012/13.| Dann Schluss.",
            "Der Preis stieg um 5 %.| Händler klagen.",
            "Er arbeitet bei H&M.| Sie auch.",
            "Es kostet viel, Strom, Gas usw.| Niemand zahlt gern.",
            "Man suchte Apple und Co.| Gefunden wurde nichts.",
            "Das ist seine Art.| Ihn stört es nicht, und auch den nicht, den keiner mag.| Sie lachen.",
            "So etwas mag Jan.| Er lacht.",
            "Wien.| (dpa) Das Parlament tagt.",
            "Da kam Rene\u{301}.| Er sah die Kra\u{308}hl.| Der Ver\u{AD}st.| Und ging.",
            "Он ушёл.| Она осталась.",
            // Direct speech.
            "Er sagte: „Wir gehen.“| Dann gingen alle.",
            "Er sagte: „Wir gehen.| Es ist spät.“",
            "„Wirklich?“, fragte er.| „Ja!“ rief sie.| „Ach so.“",
            "„Geht das?“| Merkel lachte.",
            "»Wer kommt?« fragte sie.| »Alle.«| So kam es.",
            "« Oui. »| Il part.",
            "\"Das reicht.\"| Er stand auf.| \"so nicht\", rief er.",
            "‚Gut.‘| Das war alles.",
            "Er ging.|„Endlich“, sagte sie.",
            "Sie rief „Halt“.| Er hielt.",
            // What goes on.
            "Er sagte ... nichts und dann … doch etwas.",
            "Das ist ... „cool“, sagt er.",
            "Der Sieger (!) Meier und die Zweite (?) Kunz [...] Leute",
            "Er kam – Gott sei Dank – nach Haus; Sie wissen es, Kollege: Es war spät.",
            "Das Ergebnis: Niemand gewann.",
            "Bürger:innen aller Länder, E.ON zahlt um 12:30 Uhr.",
            // Abbreviations.
            "Das gilt z. B. Mittwoch und z.B. Donnerstag, d. h. Wochentage.",
            "Dr. Meier und Prof. Dr. h. c. Kunz trafen Dipl.-Ing. Huber und Mag. Moser.",
            "Sie kommt aus St. Gallen, er aus ST. PÖLTEN oder Wr. Neustadt.",
            "Das kostet 3 Mio. Euro, ca. 4 Mrd. Dollar bzw. Pfund.",
            "J. W. Goethe schrieb an Hans-J. Müller.",
            "George W. Bush kam mit C. Rice.",
            "Anna Moser (geb. Huber) klagt gegen Huber vs. Moser.",
            "Die Nr. 1 steht in Abs. 2 und Art. 3, vgl. S. 4 oder Bd. 5.",
            "Er wohnt in der Hauptstr. 7, Berliner Str. 5, Tel. +49 30.",
            "Die Meier GmbH & Co. KG meldet Insolvenz an.",
            "Sie traf Mr. Smith und Mrs. Jones am Mt. Everest.",
            "Die sog. „Reform“ scheitert, inkl. Anhang, ggf. Nachtrag.",
            "Am Fr. 20 Uhr, am 3. Feb. 2021, ab Sept. 2022.",
            "Er zahlt usw. und etc. ohne Ende.",
            "(z. B.) Der Rest",
            // Ordinals and dates.
            "Am 3. Mai begann das 20. Jahrhundert.",
            "Vom 3./4. Mai bis zum 24.12. Ruhe, und am 1.–3. Juni auch.",
            "Nach dem II. Weltkrieg kam Johannes XXIII. Roncalli.",
            "In der 74. Minute traf er (2. Tor).| Jubel.",
            // Paragraphs.
            "Die Überschrift¶\n\nDer Text.¶\n\nDer nächste, ohne Punkt¶\nund noch einer",
            "am 3.¶\nMai, z. B.¶\r\nDr.¶\u{2029}Meier",
            "Innen-¶\nund Außenminister",
            "",
            "Nur",
        ] {
            let text = row.replace(['|', '¶'], "");
            let mut expected = String::new();
            for sentence in row.split_inclusive(['|', '¶']) {
                expected.push_str(&plain(sentence));
                expected.extend(sentence.chars().next_back().filter(|c| matches!(c, '|' | '¶')));
            }
            assert_eq!(marked(&text), expected, "{row}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        for list in [ABBREVIATIONS, BEFORE_NUMBERS] {
            assert!(list.is_sorted_by(|a, b| a < b));
            assert!(list.iter().all(|a| a.len() <= MAX_ABBREVIATION));
        }
    }

    #[test]
    fn nothing_ends_where_ranges_mark_no_gap() {
        let text = "Köln. Bonn";
        assert_eq!(boundary_between(text, 0..5, 7), Some(Boundary::Sentence));
        for (end, next) in [(2, 7), (7, 5), (5, 99), (usize::MAX, usize::MAX), (usize::MAX, 0)] {
            assert_eq!(boundary_between(text, 0..end, next), None);
        }
    }

    proptest! {
        #[test]
        fn any_ranges_of_any_text_are_allowed(
            text in "(\\PC|[-.!?…:,;„“\"»«()\\[\\] \n\u{AD}\u{308}a-zäA-Z0-9]){0,40}",
            start in 0..100usize, end in 0..100usize, next in 0..100usize,
        ) {
            let end = boundary_between(&text, start..end, next).map(|_| end);
            prop_assert!(end.is_none_or(|end| text.get(end..next).is_some()));
        }

        #[test]
        fn a_line_break_ends_a_paragraph(text in "(\\PC|[-.!?…,„“() \n\r\u{AD}a-zäA-Z0-9]){0,60}") {
            let all = words(&text);
            for (word, next) in all.iter().zip(all.iter().skip(1)) {
                let gap = &text[word.end..next.start];
                let found = boundary_between(&text, word.clone(), next.start);
                let line_break = gap.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
                prop_assert_eq!(found == Some(Boundary::Paragraph), line_break);
                prop_assert!(found.is_none() || gap.contains(char::is_whitespace) || gap.contains('„'));
            }
        }
    }
}
