//! Any text as a date, a line of a date, a span of time.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nachlese_dates::{Moment, Span, date_in, date_line, today};

fn check(moment: Moment) {
    let shown = moment.to_string();
    assert_eq!(Moment::parse(&shown), Ok(moment), "shown as {shown}");
    let seconds = moment.start_seconds();
    assert!(seconds.checked_mul(1_000_000_000).is_some(), "{shown} has {seconds} seconds");
}

fuzz_target!(|text: &str| {
    let _ = Moment::parse(text).map(check);
    let _ = date_line(text).map(check);
    if let Some((moment, at)) = date_in(text) {
        assert!(text.get(at.clone()).is_some_and(|date| !date.is_empty()), "{at:?}");
        check(moment);
    }
    if let Ok(Span { from: Some(from), until: Some(until) }) = Span::parse(text, today()) {
        assert!(from < until, "{from} is not before {until}");
    }
});
