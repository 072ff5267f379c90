//! When a page was published and changed: of all dates that it states, the likeliest.

use super::super::page::Time;
use super::super::stated_lines::StatedLines;
use super::super::statements::Statements;
use super::value::Sourced;
use nachlese_article::{Article, FieldName, Origin};
use nachlese_dates::{Moment, dates_in};

/// Reads when the article was published and changed.
pub(in crate::format::html) fn dates(
    statements: &Statements,
    times: &[Time],
    lines: &StatedLines,
    now: &Moment,
    article: &mut Article,
) {
    let mut published = Candidates { now: *now, found: Vec::new() };
    let stated = &statements.article;
    published.text(&stated.published, Origin::JsonLd);
    published.text(statements.meta(&["article:published_time"]).unwrap_or_default(), Origin::OpenGraph);
    // A bare `date` is often that of the last change: a line with an earlier day is right.
    let bare = statements.metas(is_bare_date).find_map(|value| Moment::parse(value).ok());
    let earlier = lines.head.labelled().filter(|line| bare.is_some_and(|bare| line.day() < bare.day()));
    let is_first = |name: &str| is_published(name) && !is_bare_date(name);
    statements.metas(is_first).for_each(|value| published.text(value, Origin::Meta));
    published.date(earlier, Origin::Line);
    statements.metas(is_bare_date).for_each(|value| published.text(value, Origin::Meta));
    let own = |published| times.iter().filter(move |t: &&Time| t.published == published && !t.updated);
    own(true).for_each(|time| published.text(&time.text, Origin::TimeElement));
    published.date(lines.head.labelled(), Origin::Line);
    own(false).take(1).for_each(|time| published.text(&time.text, Origin::TimeElement));
    published.date(lines.head.published(), Origin::Line);
    published.text(&statements.page_published, Origin::JsonLd);
    published.date(lines.dated.published(), Origin::Line);
    published.date(lines.foot.labelled(), Origin::Line);
    published.date(lines.dated_text.published(), Origin::Line);
    published.date(lines.beside.published(), Origin::Line);
    published.date(lines.beginning, Origin::Text);
    published.date(lines.around.published(), Origin::Line);
    published.date(lines.foot.published(), Origin::Line);
    published.date(date_of_title(&statements.title), Origin::HeadlineTail);
    published.date(date_of_address(&article.url), Origin::Address);
    if let Some(best) = published.best() {
        article.published = Some(best.value);
        article.provenance.set(FieldName::Published, best.origin);
    }
    let mut updated = Candidates { now: *now, found: Vec::new() };
    updated.text(&stated.updated, Origin::JsonLd);
    updated.text(statements.meta(&["article:modified_time"]).unwrap_or_default(), Origin::OpenGraph);
    statements.metas(is_updated).for_each(|value| updated.text(value, Origin::Meta));
    times.iter().filter(|t| t.updated).for_each(|time| updated.text(&time.text, Origin::TimeElement));
    updated.date(lines.head.updated(), Origin::Line);
    updated.date(lines.dated.updated(), Origin::Line);
    updated.date(lines.dated_text.updated(), Origin::Line);
    updated.date(lines.beside.updated(), Origin::Line);
    updated.date(lines.around.updated(), Origin::Line);
    updated.text(&statements.page_updated, Origin::JsonLd);
    updated.date(lines.foot.updated(), Origin::Line);
    if let Some(best) = updated.found.into_iter().find(|found| Some(found.value) != article.published) {
        article.updated = Some(best.value);
        article.provenance.set(FieldName::Updated, best.origin);
    }
}

/// Dates that may be the article's, the likeliest first.
struct Candidates {
    now: Moment,
    found: Vec<Sourced<Moment>>,
}

impl Candidates {
    fn text(&mut self, text: &str, origin: Origin) {
        // A text that is no date after its day gives the day.
        let day = || Moment::parse(text.get(..10)?).ok().filter(|_| text.as_bytes().get(4) == Some(&b'-'));
        if !text.is_empty() {
            self.date(Moment::parse(text).ok().or_else(day), origin);
        }
    }

    fn date(&mut self, date: Option<Moment>, origin: Origin) {
        self.found.extend(date.map(|date| Sourced::new(date, origin)));
    }

    /// The first plausible date, with the time of another of the same day.
    fn best(self) -> Option<Sourced<Moment>> {
        let plausible = |f: &&Sourced<Moment>| f.value.doubt(&self.now).is_none();
        let first = self.found.iter().find(plausible).or(self.found.first())?;
        // If only JSON-LD states one day, and two others agree on another, these are right.
        let supporters = |f: &Sourced<Moment>| {
            let mut origins: Vec<Origin> = self
                .found
                .iter()
                .filter(|o| o.value.day() == f.value.day())
                .filter_map(|o| o.origin)
                .collect();
            origins.dedup();
            origins.len()
        };
        let outvoted = first.origin == Some(Origin::JsonLd) && supporters(first) == 1;
        let data = |f: &&Sourced<Moment>| {
            matches!(f.origin, Some(Origin::OpenGraph | Origin::Meta)) && supporters(f) > 1
        };
        let first = self.found.iter().find(|f| outvoted && plausible(f) && data(f)).unwrap_or(first);
        let timed = |f: &&Sourced<Moment>| {
            matches!(f.value, Moment::Instant(_)) && f.value.day() == first.value.day()
        };
        let best = match first.value {
            Moment::Day(_) => self.found.iter().find(timed).unwrap_or(first),
            Moment::Instant(_) => first,
        };
        Some(best.clone())
    }
}

/// Whether a `meta` element with this lower-case name holds the date of publication. There are many
/// names (`sw-pubdate`, `dc.date.issued`, `cxenseparse:recs:publishtime`), so their words decide.
fn is_published(name: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let dated = has(&["date", "datum", "time", "publish", "issued", "created", "pubdate"]);
    let first = has(&["publi", "pubdate", "issued", "created", "release", "upload", "erstell", "veröffent"]);
    let plain = matches!(
        name.rsplit(['.', ':']).next().unwrap_or(name),
        "date" | "datum" | "pubdate" | "article_date_original" | "sailthru"
    ) || name == "sailthru.date";
    dated && (first || plain) && !is_other_date(name)
}

/// Whether a name is that of a date without saying which.
fn is_bare_date(name: &str) -> bool {
    is_published(name) && matches!(name.rsplit(['.', ':']).next(), Some("date" | "datum"))
}

/// Whether a `meta` element with this name holds the date of the last change.
fn is_updated(name: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    has(&["modif", "updated", "revised", "lastmod", "changed"]) && !has(&["copyright"])
}

/// Whether a name is that of a date of something else.
fn is_other_date(name: &str) -> bool {
    let others = [
        "modif",
        "updat",
        "expir",
        "valid",
        "revis",
        "lastmod",
        "copyright",
        "event",
        "start",
        "end",
        "until",
        "birth",
        "crawl",
        "publisher",
        "offset",
        "zone",
        "unpublish",
    ];
    others.iter().any(|word| name.contains(word))
}

/// The date in a title: `08.11.2021 | Fachtag`, `Neue Radwege : 31.10.2023, 10.19 Uhr`.
fn date_of_title(title: &str) -> Option<Moment> {
    split_date(title.trim()).map(|(_, date)| date)
}

/// A title without the date before or after it, and that date.
pub(super) fn split_date(title: &str) -> Option<(String, Moment)> {
    let (date, at) = dates_in(title).into_iter().map(|mention| (mention.date, mention.at)).next_back()?;
    let (before, after) = (title.get(..at.start)?, title.get(at.end..)?);
    let after_is_time = after.trim_end_matches([')', ']']).trim().trim_end_matches("Uhr").trim().is_empty();
    let separators = ['|', ':', '–', '-', '·', '(', ',', '/', '»'];
    let bare = before.trim_end();
    if after_is_time && bare.ends_with(separators) {
        let rest = bare.trim_end_matches(|c: char| c.is_whitespace() || separators.contains(&c));
        // „Wochenbericht 14. - 20. Januar 2022“
        let whole = !rest.ends_with(|c: char| c.is_ascii_digit() || c == '.') && rest.contains(' ');
        return whole.then(|| (rest.to_owned(), date));
    }
    let rest = after.trim_start();
    // „9. November 1989: Die Mauer fällt“ is a headline.
    if before.trim().is_empty() && rest.starts_with(['|', '·', '/', '»']) {
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || separators.contains(&c));
        return (!rest.is_empty()).then(|| (rest.to_owned(), date));
    }
    None
}

/// The day in an address: `/2013/08/07/`, `/20220124-foerderung`, `/meldungen/29-10-2021`.
fn date_of_address(address: &str) -> Option<Moment> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split(['?', '#']).next()?.split_once('/')?.1;
    let parts: Vec<&str> = path.split('/').collect();
    let day =
        |text: &str| Moment::parse(text).ok().filter(|moment| (1990..2100).contains(&moment.day().year()));
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let folders = parts.windows(3).find_map(|window| match window {
        [year, month, date] if digits(year, 4) && digits(month, 2) && digits(date, 2) => {
            day(&format!("{year}-{month}-{date}"))
        }
        _ => None,
    });
    folders.or_else(|| {
        parts.iter().find_map(|part| {
            let numbers: Vec<&str> = part.split(['-', '_', '.']).collect();
            let written = numbers.windows(3).find_map(|window| match window {
                [year, month, date] if digits(year, 4) && digits(month, 2) && digits(date, 2) => {
                    day(&format!("{year}-{month}-{date}"))
                }
                [date, month, year] if digits(year, 4) && digits(month, 2) && digits(date, 2) => {
                    day(&format!("{year}-{month}-{date}"))
                }
                _ => None,
            });
            written.or_else(|| numbers.first().filter(|first| digits(first, 8)).and_then(|first| day(first)))
        })
    })
}
