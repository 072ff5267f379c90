//! The forms in which dates are written, as a table, and the reader of that table.

mod clock;

use crate::moment::Moment;
use crate::names;
use crate::token::{Cursor, Token};
use clock::{Clock, Wanted};
use jiff::civil::Date;

/// One form: `d` is a day, with or without `st` or `th`; `m` a month in digits; `N` a month by
/// name, with or without a point; `Y` a year of four digits, `y` of two; `T` a time of day; `C` a
/// date in eight digits. Any other character stands for itself, and `?` makes the one before it
/// optional.
///
/// The order matters only where one form begins like another: those with a two-digit year come
/// last.
#[rustfmt::skip]
const FORMS: [&str; 15] = [
    "Y-m-d",    // 2024-05-12, 2021-3-5
    "Y/m/d",    // 2024/05/12
    "Y.m.d",    // 2024.05.12
    "C",        // 20240512
    "d.m.Y",    // 12.05.2024, 12. 5. 2024
    "d/m/Y",    // 12/05/2024: German pages mean the day first
    "d-m-Y",    // 12-05-2024
    "d.?N,?Y",  // 12. Mai 2024, 12th May, 2024
    "d-N-Y",    // 12-May-2024
    "d/N/Y",    // 12/May/2024
    "Nd.?,?Y",  // May 12, 2024
    "d.?NTY",   // 12. Mai 14:30:00 CEST 2024, as `date` prints it
    "Nd.?TY",   // May 12 14:30:00 CEST 2024
    "d.m.y",    // 12.05.24
    "d/m/y",    // 12/05/24
];

/// Forms with a two-digit year after the name of a month. Among other words that could be any
/// number (`12. Mai 24 Tote`), so they are read only where nothing else can follow.
const VALUES_ONLY: [&str; 2] = ["d.?N'?y", "d-N-y"];

/// What is known about a text before a date is read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It should be a date: digits alone are read.
    Value,
    /// It may be a date, and nothing else.
    Line,
    /// A date may begin here, and other words may follow.
    Words,
}

/// A date, and the tokens after it.
pub(crate) struct ReadDate<'a, 't> {
    pub(crate) moment: Moment,
    pub(crate) rest: &'a [Token<'t>],
    /// Whether its year has two digits, so that it may be a version or the number of a paragraph.
    pub(crate) short: bool,
}

/// Reads a text that should be a date, perhaps after a day of the week or a place.
pub(crate) fn read_value(text: &str, tokens: &[Token<'_>]) -> Option<Moment> {
    if let Some(count) = digits(tokens) {
        return count;
    }
    let whole = |cursor| read_all(text, cursor, Mode::Value).find(|read| read.rest.is_empty());
    let cursor = Cursor::new(tokens);
    let read = whole(cursor).or_else(|| {
        let placed = place(cursor).unwrap_or(cursor);
        whole(weekday(placed).unwrap_or(placed))
    });
    read.map(|read| read.moment)
}

/// Reads a date at the beginning of `tokens`, which are the end of `text`.
pub(crate) fn read<'a, 't>(text: &'t str, tokens: &'a [Token<'t>], mode: Mode) -> Option<ReadDate<'a, 't>> {
    read_all(text, Cursor::new(tokens), mode).next()
}

/// All readings, those with the day first: a few, each of a few tokens.
fn read_all<'a, 't>(
    text: &'t str,
    cursor: Cursor<'a, 't>,
    mode: Mode,
) -> impl Iterator<Item = ReadDate<'a, 't>> {
    let day_first = forms(mode).filter_map(move |form| {
        let (day, cursor) = form_at(form, text, cursor, mode)?;
        let (clock, rest) = match day.clock {
            Some(clock) => (Some(clock), cursor),
            None => match clock_behind(text, cursor, form, mode) {
                Some((clock, cursor)) => (Some(clock), cursor),
                None => (None, cursor),
            },
        };
        let bare = form.starts_with('C') && clock.is_none();
        let ends = clock.is_some() || !goes_on(form, rest);
        if !ends || bare && mode != Mode::Value {
            return None;
        }
        Some(ReadDate { moment: moment(day.date, clock)?, rest: rest.rest(), short: form.contains('y') })
    });
    let time_first = std::iter::once(cursor).filter_map(move |cursor| {
        let (clock, cursor) = clock_before(text, cursor, mode)?;
        forms(mode).filter(|form| !form.contains(['T', 'C'])).find_map(|form| {
            let (day, rest) = form_at(form, text, cursor, mode)?;
            let clock = clock.clone();
            if goes_on(form, rest) {
                return None;
            }
            Some(ReadDate {
                moment: moment(day.date, Some(clock))?,
                rest: rest.rest(),
                short: form.contains('y'),
            })
        })
    });
    day_first.chain(time_first)
}

fn forms(mode: Mode) -> impl Iterator<Item = &'static str> {
    FORMS.into_iter().chain(VALUES_ONLY.into_iter().filter(move |_| mode == Mode::Value))
}

struct Day {
    date: Date,
    clock: Option<Clock>,
}

fn form_at<'a, 't>(
    form: &str,
    text: &'t str,
    mut cursor: Cursor<'a, 't>,
    mode: Mode,
) -> Option<(Day, Cursor<'a, 't>)> {
    let (mut year, mut month, mut day, mut clock) = (0, 0, 0, None);
    // Among other words, numbers with blanks between them are a list, except „12. 05. 2024“.
    let loose = mode != Mode::Words;
    let mut apart = true;
    let mut pieces = form.chars().peekable();
    while let Some(piece) = pieces.next() {
        let optional = pieces.next_if_eq(&'?').is_some();
        let near = |token: &Token<'_>| loose || apart || token.is_glued();
        match piece {
            'Y' | 'y' | 'm' | 'd' if !cursor.peek().is_some_and(near) => return None,
            'Y' => year = cursor.number(4..=4).filter(|year| *year >= 1000)?,
            'y' => year = full_year(cursor.number(2..=2)?),
            'm' => month = cursor.number(1..=2)?,
            'd' => {
                day = cursor.number(1..=2)?;
                let ordinal = |word: &str| matches!(word, "st" | "nd" | "rd" | "th" | "er").then_some(());
                if cursor.peek().is_some_and(Token::is_glued) {
                    cursor.word(ordinal);
                }
            }
            'N' => {
                month = i16::from(cursor.word(names::month)?);
                cursor.mark(|mark| mark == '.');
            }
            'T' => {
                let (time, rest) = clock::read(text, cursor, Wanted::Colon)?;
                (clock, cursor) = (Some(time), rest);
            }
            'C' => {
                let digits = cursor.take_if(|token| token.is_number() && token.text.len() == 8)?.text;
                year = digits.get(..4)?.parse().ok().filter(|year| *year >= 1000)?;
                month = digits.get(4..6)?.parse().ok()?;
                day = digits.get(6..)?.parse().ok()?;
            }
            mark => {
                let is = |c: char| c == mark || mark == '\'' && c == '’' || mark == '-' && is_hyphen(c);
                let near = cursor.peek().is_some_and(|token| loose || token.is_glued());
                let read = near && cursor.mark(is).is_some();
                if !read && !optional {
                    return None;
                }
            }
        }
        // Blanks may follow a point, a comma and a name. In a form with a short year they separate
        // the items of a list.
        apart = matches!(piece, '.' | ',' | 'N' | 'd' | 'T') && !form.ends_with('y');
    }
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((Day { date, clock }, cursor))
}

/// Other hyphens that some authors use: `12‑05‑2024`.
fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// The full year of two digits, by the rule of POSIX.
fn full_year(short: i16) -> i16 {
    if short < 69 { 2000 + short } else { 1900 + short }
}

/// Whether a date is only the beginning of something longer, such as an address or a number with
/// several parts: `10.12.20.24`.
fn goes_on(form: &str, cursor: Cursor<'_, '_>) -> bool {
    let glued = |token: Option<&Token<'_>>| token.is_some_and(Token::is_glued);
    let mark = cursor.peek().and_then(Token::mark).filter(|_| glued(cursor.peek()));
    let number = cursor.second().is_some_and(|token| token.is_number() && token.is_glued());
    let short = form.ends_with('y');
    let part = number
        && mark
            .is_some_and(|mark| form.contains(mark) || short && matches!(mark, '.' | ',' | ':' | '-' | '/'));
    // „10.10.10 Uhr“ is a time with seconds.
    part || short && Cursor::word(&mut { cursor }, |word| (word == "uhr").then_some(())).is_some()
}

/// A time after a day, with what joins them.
fn clock_behind<'a, 't>(
    text: &'t str,
    cursor: Cursor<'a, 't>,
    form: &str,
    mode: Mode,
) -> Option<(Clock, Cursor<'a, 't>)> {
    let mut cursor = cursor;
    let iso = form.starts_with(['Y', 'C']);
    if iso && cursor.take_if(|token| token.is_glued() && matches!(token.text, "T" | "t")).is_some() {
        return clock::read(text, cursor, if form == "C" { Wanted::Digits } else { Wanted::Iso });
    }
    // The log files of servers: `12/May/2024:14:30:00 +0200`.
    let second = cursor.second().is_some_and(Token::is_glued);
    cursor.take_if(|token| second && token.is_glued() && token.text == ":");
    let (opened, announced) = joined(&mut cursor);
    // Among other words a price could pass for a time with a point: „um“ or „Uhr“ is required.
    let wanted = match mode {
        Mode::Words if !announced => {
            if iso {
                Wanted::IsoColon
            } else {
                Wanted::Colon
            }
        }
        _ if iso => Wanted::Iso,
        _ => Wanted::Any,
    };
    let (clock, mut cursor) = clock::read(text, cursor, wanted)?;
    if opened {
        cursor.mark(|mark| matches!(mark, ')' | ']'));
    }
    Some((clock, cursor))
}

/// A time before a day, with what joins them: `14:30 Uhr, 12.05.2024`.
fn clock_before<'a, 't>(
    text: &'t str,
    mut cursor: Cursor<'a, 't>,
    mode: Mode,
) -> Option<(Clock, Cursor<'a, 't>)> {
    let um = mode != Mode::Words && cursor.word(|word| (word == "um").then_some(())).is_some();
    // Among other words `22:10` is a score as well.
    let wanted = match mode {
        Mode::Words => Wanted::Named,
        _ if um => Wanted::Any,
        _ => Wanted::Colon,
    };
    let (clock, mut cursor) = clock::read(text, cursor, wanted)?;
    joined(&mut cursor);
    take_small(&mut cursor);
    Some((clock, weekday(cursor).unwrap_or(cursor)))
}

/// Skips what stands between a day and its time. Returns whether a bracket was opened, and whether
/// a word announced a time.
fn joined(cursor: &mut Cursor<'_, '_>) -> (bool, bool) {
    let (mut opened, mut announced) = (false, false);
    for _ in 0..4 {
        let mark =
            |mark| matches!(mark, ',' | ';' | '|' | '-' | '–' | '—' | '/' | '·' | '•' | '@' | '(' | '[');
        if let Some(token) = cursor.mark(mark) {
            opened |= matches!(token.text, "(" | "[");
        } else if cursor.word(|word| matches!(word, "um" | "gegen" | "at" | "a").then_some(())).is_some() {
            announced = true;
        } else {
            break;
        }
    }
    (opened, announced)
}

fn take_small(cursor: &mut Cursor<'_, '_>) -> bool {
    cursor.word(|word| matches!(word, "am" | "den" | "dem" | "der" | "on" | "le").then_some(())).is_some()
}

/// The position after a day of the week, if there is one here.
fn weekday<'a, 't>(mut cursor: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    cursor.word(|word| names::is_weekday(word).then_some(()))?;
    cursor.mark(|mark| mark == '.');
    joined(&mut cursor);
    take_small(&mut cursor);
    Some(cursor)
}

/// Most tokens of a place: `Frankfurt am Main`, `Halle (Saale)`, `Neustadt a. d. Weinstraße`.
const LONGEST_PLACE: usize = 8;

/// The position after a place as in the head of a letter, if there is one here: `Altenbruck, den`,
/// `Wien, am`.
pub(crate) fn place<'a, 't>(cursor: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    let tokens = cursor.rest();
    let comma = tokens.iter().take(LONGEST_PLACE + 1).position(|token| token.text == ",")?;
    let (place, rest) = tokens.split_at_checked(comma)?;
    if !is_place(place) {
        return None;
    }
    let mut cursor = Cursor::new(rest.get(1..)?);
    // „Wien, am Sonntag, den 12. Mai 2024“
    take_small(&mut cursor).then_some(cursor)
}

pub(crate) fn is_place(tokens: &[Token<'_>]) -> bool {
    let small = ["am", "an", "der", "bei", "im", "in", "ob", "auf", "dem", "a", "d", "v", "vor", "die"];
    let named = |token: &Token<'_>| token.is_word() && token.text.starts_with(char::is_uppercase);
    let fits = |token: &Token<'_>| match token.mark() {
        Some(mark) => matches!(mark, '-' | '.' | '(' | ')' | '/'),
        None => named(token) || small.contains(&token.text),
    };
    tokens.first().is_some_and(named) && tokens.iter().all(fits)
}

/// The date that digits alone stand for. `None`: the text is more than digits, or too short;
/// `Some(None)`: the digits are no date. Years and days have too few digits to be taken for
/// seconds.
fn digits(tokens: &[Token<'_>]) -> Option<Option<Moment>> {
    let (number, fraction) = match tokens {
        [number] => (number, false),
        // Programs write seconds with a fraction: `1715517000.0`.
        [number, point, fraction]
            if point.text == "." && point.is_glued() && fraction.is_number() && fraction.is_glued() =>
        {
            (number, true)
        }
        _ => return None,
    };
    let length = number.text.len();
    if !number.is_number() || length < 9 || fraction && length > 11 {
        return None;
    }
    let count = || number.text.parse().ok().and_then(Moment::from_unix);
    Some(written_out(number.text).or_else(count))
}

/// `20240512143000`. Read as milliseconds it would lie in 2611; without its seconds, such digits
/// are milliseconds of a few months of 1976. No newspaper has either.
fn written_out(digits: &str) -> Option<Moment> {
    let known = matches!(digits.len(), 12 | 14) && matches!(digits.get(..2), Some("19" | "20"));
    let (day, time) = digits.split_at_checked(8).filter(|_| known)?;
    let day = day.parse::<Date>().ok()?;
    let clock = clock::from_digits(time)?;
    moment(day, Some(clock))
}

fn moment(date: Date, clock: Option<Clock>) -> Option<Moment> {
    match clock {
        None => Some(Moment::Day(date)),
        Some(clock) => clock.on(date).map(Moment::Instant),
    }
}

#[cfg(test)]
mod tests;
