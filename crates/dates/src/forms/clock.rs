//! A time of day, and the zone after it.

use crate::token::{Cursor, Token, TokenKind, folded};
use crate::zone::{berlin, instant};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

/// A time of day as it was written.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    hour: i16,
    minute: i16,
    second: i16,
    zone: Option<Zone>,
}

#[derive(Clone, Debug)]
enum Zone {
    Offset(Offset),
    /// Berlin's, named with its offset. Pages write `MEZ` and `CET` in summer, too, and mean local
    /// time; so the offset decides only the hour that is repeated in autumn.
    Berlin(Offset),
    Named(TimeZone),
}

/// What distinguishes a time from other numbers in a context.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A colon or a point.
    Any,
    /// A colon, or `Uhr`.
    Colon,
    /// `Uhr`, or `am` and `pm`.
    Named,
    /// A colon or a point, as after a date of ISO 8601, where a minus belongs to the zone.
    Iso,
    /// As `Iso`, but a point only with `Uhr`.
    IsoColon,
    /// Digits alone, as after a `T`; or as `Iso`.
    Digits,
}

impl Clock {
    /// Its instant on a day; `None` if there is no such time. 24:00 is midnight of the next day,
    /// and a leap second the second before it.
    pub(super) fn on(&self, date: Date) -> Option<Timestamp> {
        let (date, hour) = match self.hour {
            24 if self.minute == 0 && self.second == 0 => (date.tomorrow().ok()?, 0),
            hour => (date, hour),
        };
        let small = |number: i16| i8::try_from(number).ok();
        let second = if self.second == 60 { 59 } else { self.second };
        let time = Time::new(small(hour)?, small(self.minute)?, small(second)?, 0).ok()?;
        let local = date.to_datetime(time);
        match &self.zone {
            None => instant(local),
            Some(Zone::Offset(offset)) => offset.to_timestamp(local).ok(),
            Some(Zone::Named(zone)) => {
                local.to_zoned_datetime(zone.clone()).ok().map(|zoned| zoned.timestamp())
            }
            Some(Zone::Berlin(offset)) => {
                if berlin().to_ambiguous_timestamp(local).is_ambiguous() {
                    offset.to_timestamp(local).ok()
                } else {
                    instant(local)
                }
            }
        }
    }
}

/// `143000` or `1430`.
pub(super) fn from_digits(digits: &str) -> Option<Clock> {
    let two = |at: usize| digits.get(at..at + 2).and_then(|two| two.parse().ok());
    if !matches!(digits.len(), 4 | 6) {
        return None;
    }
    let second = if digits.len() == 6 { two(4)? } else { 0 };
    Some(Clock { hour: two(0)?, minute: two(2)?, second, zone: None })
}

/// Reads a time at `cursor`, which is a position in `text`.
pub(super) fn read<'a, 't>(
    text: &'t str,
    mut cursor: Cursor<'a, 't>,
    wanted: Wanted,
) -> Option<(Clock, Cursor<'a, 't>)> {
    let iso = matches!(wanted, Wanted::Iso | Wanted::IsoColon | Wanted::Digits);
    if wanted == Wanted::Digits
        && let Some(token) = cursor.take_if(|token| token.is_number() && matches!(token.text.len(), 4 | 6))
    {
        let mut clock = from_digits(token.text)?;
        fraction(&mut cursor);
        clock.zone = zone(text, &mut cursor, true);
        return Some((clock, cursor));
    }
    let mut clock = Clock { hour: cursor.number(1..=2)?, minute: 0, second: 0, zone: None };
    let (colon, pointed, seconds, mut named);
    if let Some(minute) = part(&mut cursor, ':') {
        clock.minute = minute;
        let second = part(&mut cursor, ':');
        clock.second = second.unwrap_or(0);
        if second.is_some() {
            fraction(&mut cursor);
        }
        (colon, pointed, seconds, named) = (true, false, second.is_some(), false);
    } else if let Some(minute) = part(&mut cursor, '.') {
        clock.minute = minute;
        clock.second = part(&mut cursor, '.').unwrap_or(0);
        (colon, pointed, seconds, named) = (false, true, false, false);
    } else if cursor.word(is_uhr).is_some() {
        // „14 Uhr 30“, „14h30“; but „14 Uhr, 12.05.2024“.
        let mut ahead = cursor;
        if let Some(minute) = ahead.number(2..=2)
            && !ahead.peek().is_some_and(|token| matches!(token.text, "." | "/" | "-") || is_month(token))
        {
            clock.minute = minute;
            cursor = ahead;
        }
        (colon, pointed, seconds, named) = (false, false, false, true);
    } else {
        (colon, pointed, seconds, named) = (false, false, false, false);
    }
    if let Some(afternoon) = half(&mut cursor) {
        clock.hour = match clock.hour {
            12 => 0,
            hour @ 1..=11 => hour,
            _ => return None,
        };
        clock.hour += if afternoon { 12 } else { 0 };
        named = true;
    }
    if colon || pointed {
        named |= cursor.word(is_uhr).is_some();
    }
    let is_time = match wanted {
        Wanted::Named => named,
        Wanted::Colon | Wanted::IsoColon => colon || named,
        Wanted::Any | Wanted::Iso | Wanted::Digits => colon || pointed || named,
    };
    if !is_time {
        return None;
    }
    clock.zone = zone(text, &mut cursor, iso || seconds);
    Some((clock, cursor))
}

/// `:30`, without blanks.
fn part(cursor: &mut Cursor<'_, '_>, mark: char) -> Option<i16> {
    let mut ahead = *cursor;
    ahead.take_if(|token| token.is_glued() && token.kind == TokenKind::Mark(mark))?;
    ahead.peek().filter(|token| token.is_glued())?;
    let number = ahead.number(2..=2)?;
    *cursor = ahead;
    Some(number)
}

/// Skips the fraction of a second.
fn fraction(cursor: &mut Cursor<'_, '_>) {
    let mut ahead = *cursor;
    let point = ahead.take_if(|token| token.is_glued() && matches!(token.text, "." | ","));
    if point.is_some() && ahead.take_if(|token| token.is_glued() && token.is_number()).is_some() {
        *cursor = ahead;
    }
}

fn is_uhr(word: &str) -> Option<()> {
    matches!(word, "uhr" | "h" | "hrs").then_some(())
}

fn is_month(token: &Token<'_>) -> bool {
    token.is_word() && crate::names::month(&folded(token.text)).is_some()
}

/// Whether `pm` (or `am`: false) stands here. A German „am“ does not count: a day follows it.
fn half(cursor: &mut Cursor<'_, '_>) -> Option<bool> {
    let mut ahead = *cursor;
    let word = ahead.take_if(Token::is_word)?.text;
    let afternoon = match word {
        "AM" | "am" | "Am" => false,
        "PM" | "pm" | "Pm" => true,
        "A" | "a" | "P" | "p" => {
            let point = |token: &Token<'_>| token.text == ".";
            ahead.take_if(point)?;
            ahead.take_if(|token| matches!(token.text, "M" | "m"))?;
            ahead.take_if(point);
            matches!(word, "P" | "p")
        }
        _ => return None,
    };
    let german = word == "am"
        && ahead.peek().is_some_and(|next| next.is_number() || next.is_word() && known(next.text).is_none());
    if german {
        return None;
    }
    *cursor = ahead;
    Some(afternoon)
}

/// Zones by the abbreviations of RFC 2822 and of German pages: offset in hours, and whether the
/// zone is Berlin's.
const ZONES: [(&str, i8, bool); 24] = [
    ("Z", 0, false),
    ("UTC", 0, false),
    ("GMT", 0, false),
    ("UT", 0, false),
    ("MEZ", 1, true),
    ("CET", 1, true),
    ("MESZ", 2, true),
    ("CEST", 2, true),
    ("MET", 1, true),
    ("MEST", 2, true),
    ("WEZ", 0, false),
    ("WET", 0, false),
    ("WEST", 1, false),
    ("BST", 1, false),
    ("EET", 2, false),
    ("EEST", 3, false),
    ("MSK", 3, false),
    ("EST", -5, false),
    ("EDT", -4, false),
    ("CST", -6, false),
    ("CDT", -5, false),
    ("MST", -7, false),
    ("PST", -8, false),
    ("PDT", -7, false),
];

/// A zone by its abbreviation, in capitals only: „est“ and „met“ are words.
fn known(name: &str) -> Option<Zone> {
    let (_, hours, at_home) = *ZONES.iter().find(|(known, ..)| *known == name)?;
    let offset = Offset::from_hours(hours).ok()?;
    Some(if at_home { Zone::Berlin(offset) } else { Zone::Offset(offset) })
}

/// The zone after a time, with its explanation in brackets. A minus begins a zone only if `exact`;
/// „14:30 -16:00 Uhr“ is a range.
fn zone(text: &str, cursor: &mut Cursor<'_, '_>, exact: bool) -> Option<Zone> {
    let mut ahead = *cursor;
    let opened = ahead.mark(|mark| matches!(mark, '(' | '[')).is_some();
    let zone = zone_name(text, &mut ahead).or_else(|| offset(&mut ahead, exact))?;
    if opened {
        ahead.mark(|mark| matches!(mark, ')' | ']'))?;
    }
    // Go and Ruby print the offset and then the name: `+0000 UTC`.
    ahead.take_if(|token| known(token.text).is_some());
    *cursor = comment(text, ahead).unwrap_or(ahead);
    Some(zone)
}

fn zone_name(text: &str, cursor: &mut Cursor<'_, '_>) -> Option<Zone> {
    let mut ahead = *cursor;
    let first = ahead.take_if(Token::is_word)?;
    if let Some(zone) = known(first.text) {
        *cursor = ahead;
        // `GMT+0200`, `UTC+2`
        let universal = matches!(first.text, "UTC" | "GMT" | "UT");
        return universal.then(|| offset(cursor, true)).flatten().or(Some(zone));
    }
    // `Europe/Berlin`, `America/Port-au-Prince`, `America/New_York`
    let mut end = first.end();
    for _ in 0..8 {
        let joins = |token: &Token<'_>| token.is_glued() && matches!(token.text, "/" | "_" | "-");
        let mut next = ahead;
        let Some(token) =
            next.take_if(joins).and_then(|_| next.take_if(|token| token.is_glued() && token.is_word()))
        else {
            break;
        };
        (end, ahead) = (token.end(), next);
    }
    let name = text.get(first.start..end).filter(|name| name.contains('/'))?;
    let zone = TimeZone::get(name).ok()?;
    *cursor = ahead;
    Some(Zone::Named(zone))
}

/// `+02:00`, `+0200`, `+02`, `+2`.
fn offset(cursor: &mut Cursor<'_, '_>, exact: bool) -> Option<Zone> {
    let mut ahead = *cursor;
    let sign = ahead.mark(|mark| mark == '+' || exact && matches!(mark, '-' | '\u{2212}'))?;
    let digits = ahead.take_if(|token| token.is_glued() && token.is_number())?.text;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, i32::from(part(&mut ahead, ':').unwrap_or(0))),
        4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        _ => return None,
    };
    // Kiribati is farthest ahead. In „14:30 -16 Uhr“ and „14:30:00 -12.05.2024“ the number is no
    // offset.
    let other = ahead.word(is_uhr).is_some() || part(&mut ahead, '.').is_some();
    if hours > 14 || minutes > 59 || other {
        return None;
    }
    let seconds = hours * 3600 + minutes * 60;
    let offset = Offset::from_seconds(if sign.text == "+" { seconds } else { -seconds }).ok()?;
    *cursor = ahead;
    Some(Zone::Offset(offset))
}

/// The position after a zone named again in brackets, as JavaScript does: `(CEST)`,
/// `(Mitteleuropäische Sommerzeit)`.
fn comment<'a, 't>(text: &str, mut cursor: Cursor<'a, 't>) -> Option<Cursor<'a, 't>> {
    cursor.mark(|mark| matches!(mark, '(' | '['))?;
    let mut named = zone_name(text, &mut cursor).is_some();
    for _ in 0..5 {
        let Some(word) = cursor.take_if(Token::is_word) else { break };
        let word = folded(word.text);
        named = word.ends_with("zeit") || word.ends_with("time");
    }
    cursor.mark(|mark| matches!(mark, ')' | ']'))?;
    named.then_some(cursor)
}
