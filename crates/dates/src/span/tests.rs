use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn span(text: &str) -> (Option<i64>, Option<i64>) {
    let span = Span::parse(text, date(2026, 11, 24)).unwrap();
    (span.from, span.until)
}

fn days(first: Date, after: Date) -> (Option<i64>, Option<i64>) {
    (Some(start_of(first)), Some(start_of(after)))
}

#[test]
fn units_and_ranges_are_whole() {
    assert_eq!(span("2024"), days(date(2024, 1, 1), date(2025, 1, 1)));
    assert_eq!(span("2024-12"), days(date(2024, 12, 1), date(2025, 1, 1)));
    assert_eq!(span("5.2024"), days(date(2024, 5, 1), date(2024, 6, 1)));
    assert_eq!(span("1.5.2024"), days(date(2024, 5, 1), date(2024, 5, 2)));
    assert_eq!(span("2024-05..2024-07"), days(date(2024, 5, 1), date(2024, 8, 1)));
    assert_eq!(span("..2023"), (None, Some(start_of(date(2024, 1, 1)))));
    assert_eq!(span("2023.."), (Some(start_of(date(2023, 1, 1))), None));
    assert_eq!(span("gestern"), days(date(2026, 11, 23), date(2026, 11, 24)));
    assert_eq!(span("letzte-woche"), days(date(2026, 11, 16), date(2026, 11, 23)));
}

#[test]
fn ranges_are_of_anything_and_may_have_blanks() {
    let (first, after) = (date(2024, 5, 1), date(2024, 8, 1));
    assert_eq!(span("Mai 2024..Juli 2024"), days(first, after));
    assert_eq!(span(" 1. Mai 2024 .. 2024-07 "), days(first, after));
    assert_eq!(span("2024-W20..2024-Q2"), days(date(2024, 5, 13), date(2024, 7, 1)));
    assert_eq!(span("Jan...Sept."), days(date(2026, 1, 1), date(2026, 10, 1)));
    assert_eq!(span("letzte-woche.."), (Some(start_of(date(2026, 11, 16))), None));
    assert_eq!(span(".. gestern"), (None, Some(start_of(date(2026, 11, 24)))));
}

#[test]
fn since_and_until_take_one_date() {
    let today = date(2026, 11, 24);
    let since = |text| Span::since(text, today).map(|span| span.to_string());
    let until = |text| Span::until(text, today).map(|span| span.to_string());
    assert_eq!(since("Mai 2024").as_deref(), Ok("2024-05-01.."));
    assert_eq!(since(" letztes-jahr ").as_deref(), Ok("2025-01-01.."));
    assert_eq!(until("Mai 2024").as_deref(), Ok("..2024-05-31"));
    assert_eq!(until("heute").as_deref(), Ok("..2026-11-24"));
    for text in ["2023..2024", "2023..", "..2023", ".."] {
        assert!(matches!(since(text), Err(DateError::Range(_))), "{text}");
        assert!(matches!(until(text), Err(DateError::Range(_))), "{text}");
    }
    for text in ["", "gestrig"] {
        assert!(matches!(since(text), Err(DateError::Unknown(_))), "{text}");
        assert!(matches!(until(text), Err(DateError::Unknown(_))), "{text}");
    }
}

#[test]
fn spans_are_shown_in_days() {
    for (text, shown) in [
        ("Mai 2024", "2024-05-01..2024-05-31"),
        ("12.5.2024", "2024-05-12"),
        ("2024..", "2024-01-01.."),
        ("..2023", "..2023-12-31"),
        ("1500", "..1677-09-20"),
        ("2500", "2262-04-13.."),
        ("1500..2500", "0001-01-01..9999-12-31"),
        ("9999-12-31..9999-12-31", "2262-04-13.."),
    ] {
        let today = date(2026, 11, 24);
        let span = Span::parse(text, today).unwrap();
        assert_eq!(span.to_string(), shown, "{text}");
        assert_eq!(Span::parse(shown, today), Ok(span), "{text}");
    }
}

#[test]
fn a_side_within_a_day_is_of_that_day() {
    let noon = start_of(date(2024, 5, 12)) + 43_200;
    let span = Span { from: Some(noon), until: Some(noon + 1) };
    assert_eq!(span.days(), (Some(date(2024, 5, 12)), Some(date(2024, 5, 12))));
}

#[test]
fn far_years_do_not_turn_round() {
    assert_eq!(span("2020..9999").1, None);
    assert_eq!(span("..1500"), (None, Some(EARLIEST)));
}

#[test]
fn a_day_begins_at_midnight_in_berlin() {
    assert_eq!(span("2024").0, Some(1_704_063_600));
}

#[test]
fn what_is_no_span_is_refused() {
    let today = date(2026, 11, 24);
    assert!(matches!(Span::parse("2025..2024", today), Err(DateError::Reversed(_))));
    for text in [
        "",
        "..",
        "gestrig",
        "2024-13",
        "24",
        "2024-05-12T12:00:00Z",
        "99999",
        "Mai 24",
        "2024-W54",
        "32. Mai 2024",
        "2023..2024..2025",
        "2024...2025",
        "...",
    ] {
        assert!(matches!(Span::parse(text, today), Err(DateError::Unknown(_))), "{text}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    let known = |(year, month, day)| Date::new(year, month, day).ok();
    let anywhen = (-9999i16..=9999, 1i8..=12, 1i8..=31).prop_filter_map("no such day", known);
    let nearer = (1670i16..=2270, 1i8..=12, 1i8..=31).prop_filter_map("no such day", known);
    prop_oneof![anywhen, nearer.clone(), nearer, Just(Date::MIN), Just(Date::MAX)]
}

/// Texts that are read on any day that is not near the ends of the calendar.
fn unit() -> impl Strategy<Value = String> {
    let year = || prop_oneof![1i16..=9999, 1670i16..=2270];
    prop_oneof![
        (year(), 1i8..=12).prop_map(|(year, month)| format!("{year:04}-{month:02}")),
        (year(), 1i8..=52).prop_map(|(year, week)| format!("{year:04}-W{week:02}")),
        (year(), 1i8..=4).prop_map(|(year, quarter)| format!("{year:04}-q{quarter}")),
        (year(), 1i8..=28).prop_map(|(year, day)| format!("{day}. Maerz {year:04}")),
        year().prop_map(|year| format!("{year:04}")),
        "(Mai|sept\\.|heute|diese[- ]woche|this month)",
    ]
}

proptest! {
    #[test]
    fn no_text_panics(text in "(\\PC|[-0-9.]){0,20}") {
        let _ = Span::parse(&text, date(2026, 11, 24));
    }

    #[test]
    fn no_words_panic_on_any_day(
        text in "(\\PC|[-., ]|[0-9]{1,4}|W|Q|Mai|letzte|last|diese|tage|wochen|months|woche|year){0,9}",
        today in any_day(),
    ) {
        let read = [Span::parse(&text, today), Span::since(&text, today), Span::until(&text, today)];
        for read in read.into_iter().flatten() {
            prop_assert_eq!(Span::parse(&read.to_string(), today), Ok(read));
        }
    }

    #[test]
    fn what_is_shown_is_read_back(from in unit(), until in unit(), today in 2000i16..=2100) {
        let today = date(today, 6, 15);
        for text in [from.clone(), format!("{from}.."), format!("..{until}"), format!("{from} .. {until}")] {
            match Span::parse(&text, today) {
                Ok(span) => prop_assert_eq!(Span::parse(&span.to_string(), today), Ok(span), "{}", text),
                Err(error) => prop_assert!(matches!(error, DateError::Reversed(_)), "{}: {}", text, error),
            }
        }
    }

    #[test]
    fn a_span_of_days_names_them(first in any_day(), last in any_day()) {
        let (first, last) = (first.min(last), first.max(last));
        let span = Span::of(Some(first), Some(last));
        let (from, until) = span.days();
        // Beyond these, seconds do not distinguish days.
        let counted = date(1677, 9, 22)..=date(2262, 4, 11);
        if counted.contains(&first) && counted.contains(&last) {
            prop_assert_eq!((from, until), (Some(first), Some(last)));
        }
    }

    #[test]
    fn a_span_ends_after_it_starts(from in 1000i16..=9999, until in 1000i16..=9999, month in 1i8..=12) {
        for text in [format!("{from}..{until}"), format!("{from}-{month}..{until}-{month}"), format!("{from}-{month:02}")] {
            if let Ok(Span { from: Some(from), until: Some(until) }) = Span::parse(&text, date(2026, 11, 24)) {
                prop_assert!(from < until, "{}", text);
            }
        }
    }
}
