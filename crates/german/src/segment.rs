//! Text to words, and words to pieces.
//!
//! A **piece** is a run of letters or a run of digits. Pieces that are separated only by a
//! connector, or by a change between letters and digits, form one **word**. It is indexed both
//! joined and split, so that `Nord-Stream-2` and `Stream` find it, and `Corona-Virus` is
//! `Coronavirus`.
//!
//! - **Letters and digits** are joined by `-` U+2010 U+2011 `/` `.` `:` `_` `*` `&` and
//!   apostrophes: `E.ON`, `CDU/CSU`, `z.B.`, `d'Or`, `H&M`, `12:30`.
//! - **Digits** are also joined by `,`: `2.500,50`.
//! - **A change** between letters, digits and `§` needs no connector: `G20`, `§218a`.
//!
//! The ending of a gendered form (`Bürger:innen`, `*innen`, `_innen`, `/innen`, `/-innen`) belongs
//! to its piece. A word that is hyphenated at the end of a line is one piece (`Sicher-⏎heit`),
//! unless the next line begins with a capital or a conjunction. A connector joins only between two
//! pieces: the full stop that ends a sentence stays outside. Dashes (U+2013, U+2014) never join.
//! Text in scripts without spaces is not segmented.

use crate::normalize::{is_invisible, is_mark};

/// A run of letters or of digits, as byte offsets into the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Where the base of a gendered form ends (`Bürger` of `Bürger:innen`).
    pub base_end: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    Letter,
    Digit,
    Paragraph,
    /// Part of a piece, but no letter of it: soft hyphens, combining marks.
    Silent,
    Connector,
    Comma,
    Other,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' => Class::Letter,
        '0'..='9' => Class::Digit,
        ' ' | '\n' => Class::Other,
        '-' | '\u{2010}' | '\u{2011}' | '/' | '.' | ':' | '_' | '*' | '&' | '\'' | '’' | 'ʼ' => {
            Class::Connector
        }
        ',' => Class::Comma,
        '§' => Class::Paragraph,
        _ if c.is_ascii() => Class::Other,
        _ if is_invisible(c) || is_mark(c) => Class::Silent,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

/// What may follow the hyphen of an ellipsis.
pub(crate) const CONJUNCTIONS: [&str; 10] =
    ["als", "aber", "bis", "bzw", "oder", "respektive", "sondern", "sowie", "und", "wie"];

/// Walks a text word by word.
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Words<'t> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'t str) -> Self {
        Words { text, at: 0 }
    }

    /// Writes the pieces of the next word to `pieces` (cleared first); `false` at the end of the
    /// text.
    pub fn next_word(&mut self, pieces: &mut Vec<Piece>) -> bool {
        pieces.clear();
        while let Some((c, next)) = self.char_at(self.at) {
            if matches!(class(c), Class::Letter | Class::Digit | Class::Paragraph) {
                break;
            }
            self.at = next;
        }
        while let Some(piece) = self.piece() {
            pieces.push(piece);
            if !self.joins() {
                break;
            }
        }
        !pieces.is_empty()
    }

    fn char_at(&self, at: usize) -> Option<(char, usize)> {
        let c = self.text.get(at..)?.chars().next()?;
        Some((c, at + c.len_utf8()))
    }

    fn class_at(&self, at: usize) -> Class {
        self.char_at(at).map_or(Class::Other, |(c, _)| class(c))
    }

    /// Takes one run of a class, with silent characters and the ending of a gendered form.
    fn piece(&mut self) -> Option<Piece> {
        let start = self.at;
        let kind = self.class_at(start);
        let mut end = start;
        while let Some((c, next)) = self.char_at(self.at) {
            if kind == Class::Letter
                && let Some(rest) = self.rest_on_next_line(c, next)
            {
                self.at = rest;
                continue;
            }
            match class(c) {
                Class::Silent => {
                    // A combining mark belongs to the piece even at its end; a soft hyphen there
                    // does not.
                    if is_mark(c) {
                        end = next;
                    }
                }
                k if k == kind => end = next,
                _ => break,
            }
            self.at = next;
        }
        if end == start {
            return None;
        }
        let mut piece = Piece { start, end, base_end: None };
        if kind == Class::Letter
            && let Some(gendered) = self.gender_ending()
        {
            piece.base_end = Some(end);
            piece.end = gendered;
            self.at = gendered;
        }
        Some(piece)
    }

    /// If a word is hyphenated at the end of a line, where the rest of it begins: `Sicher-⏎heit`.
    ///
    /// Before a capital the hyphen is the word's own (`Nord-⏎Süd`); before a conjunction it is that
    /// of an ellipsis (`Innen-⏎und Außenminister`).
    fn rest_on_next_line(&self, hyphen: char, behind: usize) -> Option<usize> {
        if !matches!(hyphen, '-' | '\u{2010}' | '\u{AD}' | '¬') {
            return None;
        }
        let text = self.text.get(behind..)?;
        let line_end = text.trim_start_matches([' ', '\r']);
        let rest = line_end.strip_prefix('\n')?.trim_start_matches([' ', '\t']);
        let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
        let goes_on = word.starts_with(char::is_lowercase) && !CONJUNCTIONS.contains(&word);
        goes_on.then_some(self.text.len() - rest.len())
    }

    /// The end of `:in`, `:innen`, `/-innen` ... at the current position.
    fn gender_ending(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        let sign = rest.chars().next().filter(|c| matches!(c, ':' | '*' | '_' | '/' | '·'))?;
        let ending = &rest[sign.len_utf8()..];
        let ending = if sign == '/' { ending.strip_prefix('-').unwrap_or(ending) } else { ending };
        let length = ["innen", "in"].iter().find(|e| ending.starts_with(*e)).map(|e| e.len())?;
        let end = self.at + (rest.len() - ending.len()) + length;
        matches!(self.class_at(end), Class::Letter | Class::Digit | Class::Silent)
            .then_some(())
            .map_or(Some(end), |()| None)
    }

    /// Skips a connector if another piece follows it.
    fn joins(&mut self) -> bool {
        let Some((c, next)) = self.char_at(self.at) else { return false };
        match class(c) {
            Class::Letter | Class::Digit | Class::Paragraph => return true,
            Class::Connector if matches!(self.class_at(next), Class::Letter | Class::Digit) => {}
            // `Nord-⏎Süd`
            Class::Connector if c == '-' && self.capital_on_next_line(next).is_some() => {
                self.at = self.capital_on_next_line(next).unwrap_or(next);
                return true;
            }
            Class::Comma if self.class_at(next) == Class::Digit && self.digit_before() => {}
            _ => return false,
        }
        self.at = next;
        true
    }

    /// Where the next line begins, if it begins with a capital.
    fn capital_on_next_line(&self, behind: usize) -> Option<usize> {
        let rest = self.text.get(behind..)?.trim_start_matches('\r').strip_prefix('\n')?;
        rest.starts_with(char::is_uppercase).then_some(self.text.len() - rest.len())
    }

    fn digit_before(&self) -> bool {
        self.text.get(..self.at).and_then(|t| t.chars().next_back()).is_some_and(|c| class(c) == Class::Digit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<Vec<&str>> {
        let (mut words, mut pieces, mut all) = (Words::new(text), Vec::new(), Vec::new());
        while words.next_word(&mut pieces) {
            all.push(pieces.iter().map(|p| &text[p.start..p.end]).collect());
        }
        all
    }

    #[test]
    fn connectors_join_pieces() {
        assert_eq!(words("Der E.ON-Chef."), [vec!["Der"], vec!["E", "ON", "Chef"]]);
        assert_eq!(words("CDU/CSU, Nord-Stream-2"), [vec!["CDU", "CSU"], vec!["Nord", "Stream", "2"]]);
        assert_eq!(words("G20 um 12:30 Uhr"), [vec!["G", "20"], vec!["um"], vec!["12", "30"], vec!["Uhr"]]);
        assert_eq!(
            words("2.500,50 Euro, z.B. §218a"),
            [vec!["2", "500", "50"], vec!["Euro"], vec!["z", "B"], vec!["§", "218", "a"]]
        );
        assert_eq!(words("Berlin–Kiew, »Ja«"), [vec!["Berlin"], vec!["Kiew"], vec!["Ja"]]);
    }

    #[test]
    fn gendered_forms_are_one_piece() {
        for form in [
            "Bürger:innen",
            "Bürger*innen",
            "Bürger_innen",
            "Bürger/innen",
            "Bürger/-innen",
            "BürgerInnen",
            "Bürger:in",
        ] {
            assert_eq!(words(form), [vec![form]], "{form}");
        }
        assert_eq!(words("Stadt:innenhof"), [vec!["Stadt", "innenhof"]]);
    }

    #[test]
    fn a_word_hyphenated_at_the_end_of_a_line_is_one_piece() {
        assert_eq!(words("Sicher-\nheit, Ver\u{AD}\nein"), [vec!["Sicher-\nheit"], vec!["Ver\u{AD}\nein"]]);
        assert_eq!(words("Innen-\nund Außen"), [vec!["Innen"], vec!["und"], vec!["Außen"]]);
        assert_eq!(words("Nord-\nSüd"), [vec!["Nord", "Süd"]]);
        assert_eq!(words("Ende -\nanfang"), [vec!["Ende"], vec!["anfang"]]);
        assert_eq!(words("Ende-\n\nanfang"), [vec!["Ende"], vec!["anfang"]]);
    }

    #[test]
    fn invisible_characters_stay_inside() {
        assert_eq!(words("Sicher\u{AD}heit\u{AD} ist"), [vec!["Sicher\u{AD}heit"], vec!["ist"]]);
        assert_eq!(words("Mu\u{308}ller"), [vec!["Mu\u{308}ller"]]);
    }

    proptest! {
        #[test]
        fn pieces_lie_in_order_on_character_boundaries(text in "(\\PC|[-.:/*'§a-zäß0-9 \u{AD}\u{308}]){0,60}") {
            let (mut words, mut pieces, mut last) = (Words::new(&text), Vec::new(), 0);
            while words.next_word(&mut pieces) {
                for p in &pieces {
                    prop_assert!(p.start >= last && p.end > p.start);
                    prop_assert!(text.get(p.start..p.end).is_some());
                    last = p.end;
                }
            }
        }
    }
}
