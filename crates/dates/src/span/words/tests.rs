use super::*;
use jiff::civil::date;

// A Tuesday.
const TODAY: Date = date(2026, 11, 24);

fn read(text: &str) -> Option<(Date, Date)> {
    named(text, TODAY)
}

fn day(day: Date) -> Option<(Date, Date)> {
    Some((day, day))
}

#[test]
fn months_are_read_by_name() {
    let may = Some((date(2024, 5, 1), date(2024, 5, 31)));
    for text in ["Mai 2024", "Mai-2024", "may 2024", "MAY  2024", "mai - 2024"] {
        assert_eq!(read(text), may, "{text}");
    }
    for (text, month) in [
        ("Jan. 2024", 1),
        ("Jaenner 2024", 1),
        ("Feb 2024", 2),
        ("february-2024", 2),
        ("März 2024", 3),
        ("Ma\u{308}rz 2024", 3),
        ("MÄRZ-2024", 3),
        ("Maerz 2024", 3),
        ("March 2024", 3),
        ("Apr.2024", 4),
        ("june 2024", 6),
        ("Jul. 2024", 7),
        ("Sept. 2024", 9),
        ("Oct 2024", 10),
        ("Dez 2024", 12),
        ("Dec-2024", 12),
    ] {
        assert_eq!(read(text).map(|(first, _)| first), Some(date(2024, month, 1)), "{text}");
    }
    assert_eq!(read("Februar 2024"), Some((date(2024, 2, 1), date(2024, 2, 29))));
}

#[test]
fn a_month_without_a_year_is_the_latest_that_has_begun() {
    assert_eq!(read("Mai"), Some((date(2026, 5, 1), date(2026, 5, 31))));
    assert_eq!(read("Nov."), Some((date(2026, 11, 1), date(2026, 11, 30))));
    assert_eq!(read("december"), Some((date(2025, 12, 1), date(2025, 12, 31))));
}

#[test]
fn days_are_read_with_the_name_of_their_month() {
    for text in [
        "1. Mai 2024",
        "1.Mai 2024",
        "1-Mai-2024",
        "1.-Mai-2024",
        "01. mai 2024",
        "May 1, 2024",
        "may-1-2024",
        "1 May 2024",
    ] {
        assert_eq!(read(text), day(date(2024, 5, 1)), "{text}");
    }
    assert_eq!(read("3. Sept. 2024"), day(date(2024, 9, 3)));
    assert_eq!(read("29 Feb 2024"), day(date(2024, 2, 29)));
}

#[test]
fn days_units_and_counts_are_relative_to_today() {
    for text in ["heute", "Today"] {
        assert_eq!(read(text), day(TODAY), "{text}");
    }
    for text in ["gestern", "YESTERDAY"] {
        assert_eq!(read(text), day(date(2026, 11, 23)), "{text}");
    }
    assert_eq!(read("vorgestern"), day(date(2026, 11, 22)));
    for (texts, first, last) in [
        (["diese-woche", "this week"], date(2026, 11, 23), date(2026, 11, 29)),
        (["letzte Woche", "last-week"], date(2026, 11, 16), date(2026, 11, 22)),
        (["dieser-monat", "this-month"], date(2026, 11, 1), date(2026, 11, 30)),
        (["letzter-monat", "last-month"], date(2026, 10, 1), date(2026, 10, 31)),
        (["diesen monat", "diesen-monat"], date(2026, 11, 1), date(2026, 11, 30)),
        (["letzten monat", "letzten-monat"], date(2026, 10, 1), date(2026, 10, 31)),
        (["dieses-jahr", "this-year"], date(2026, 1, 1), date(2026, 12, 31)),
        (["letztes-jahr", "last-year"], date(2025, 1, 1), date(2025, 12, 31)),
        (["letzte-7-tage", "last 7 days"], date(2026, 11, 18), TODAY),
        (["letzte-1-tage", "last-1-day"], TODAY, TODAY),
        (["letzte 2 Wochen", "last-2-weeks"], date(2026, 11, 11), TODAY),
        (["letzten-3-monate", "last-3-months"], date(2026, 8, 25), TODAY),
        (["letzte-10-jahre", "last-10-years"], date(2016, 11, 25), TODAY),
    ] {
        for text in texts {
            assert_eq!(read(text), Some((first, last)), "{text}");
        }
    }
}

#[test]
fn units_back_from_the_end_of_a_long_month() {
    let today = date(2025, 3, 31);
    assert_eq!(named("letzter-monat", today), Some((date(2025, 2, 1), date(2025, 2, 28))));
    assert_eq!(named("letzte-1-monate", today), Some((date(2025, 3, 1), today)));
    assert_eq!(named("diese-woche", date(2024, 1, 7)), Some((date(2024, 1, 1), date(2024, 1, 7))));
}

#[test]
fn weeks_are_those_of_iso_8601() {
    for (text, monday) in [
        ("2024-W20", date(2024, 5, 13)),
        ("2024-w1", date(2024, 1, 1)),
        ("2020-W53", date(2020, 12, 28)),
        ("2021-W01", date(2021, 1, 4)),
        ("2025 w01", date(2024, 12, 30)),
    ] {
        assert_eq!(read(text), Some((monday, monday.saturating_add(6.days()))), "{text}");
    }
}

#[test]
fn quarters_are_three_months() {
    assert_eq!(read("2024-Q1"), Some((date(2024, 1, 1), date(2024, 3, 31))));
    assert_eq!(read("2024-q2"), Some((date(2024, 4, 1), date(2024, 6, 30))));
    assert_eq!(read("2024 Q4"), Some((date(2024, 10, 1), date(2024, 12, 31))));
}

#[test]
fn what_is_not_named_is_refused() {
    for text in [
        "2024-W54",
        "2024-W53",
        "2024-W0",
        "2024-Q0",
        "2024-Q5",
        "2024-Q",
        "32. Mai 2024",
        "29. Februar 2023",
        "0. Mai 2024",
        "Mai 24",
        "24. Mai",
        "Foo 2024",
        "-Mai",
        "Mai-",
        "Mai 2024.",
        "May 1,, 2024",
        "letzte-0-tage",
        "letzte-7.-tage",
        "letzte-99999-tage",
        "letzte--7-mal",
        "diese-7-tage",
        "letzte-tage",
        "letzte",
        "",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
