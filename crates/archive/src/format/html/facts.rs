//! The facts of an article, of all that a page says the likeliest.
//!
//! | field | in this order |
//! |---|---|
//! | title | JSON-LD where it says the same headline twice; OpenGraph without the outlet; JSON-LD; the heading; the `title` element |
//! | published | JSON-LD, OpenGraph, `meta`, `time` beside the text, a line beside the text, the tail of the title; the first that is plausible, with the time of another that names the same day |
//! | source | `og:site_name`, JSON-LD, the headline's tail, the address |
//! | author | JSON-LD, `meta`, a line beside the text |
//! | keyword | JSON-LD, `meta`: the first that tells several apart |
//! | section | JSON-LD, `meta`, the headline's tail, the path of navigation, the address |
//! | url | the canonical address, OpenGraph, JSON-LD |

use super::page::{Block, Page, Time};
use super::saved_page;
use super::statements::{SEVERAL, Statements};
use super::told::Told;
use crate::format::fact_lines::names_of;
use crate::headline::{Evidence, Headline, SEPARATORS, is_section, split, tail_beyond};
use crate::provenance::Found;
use crate::{agency, keywords};
use nachlese_article::{Article, FieldName, Origin, ValueMut};
use nachlese_dates::{Moment, dates_in};

/// Between an outlet in front of a headline and the headline.
const FRONTS: &[&str] = &[" - ", " – ", " | ", " :: ", ": "];

/// Longest name of an outlet or a section, in characters.
const LONGEST_LABEL: usize = 60;

const SECTIONS: &[&str] =
    &["article:section", "articlesection", "section", "parsely-section", "cxenseparse:section"];

/// Reads title, source and section.
pub(super) fn name(said: &Statements, page: &Page, article: &mut Article) {
    let site = said.meta(&["og:site_name", "application-name"]).unwrap_or_default().trim();
    let publisher = said.article.publisher.as_str();
    let outlets: Vec<&str> = [site, publisher].into_iter().filter(|o| !o.is_empty()).collect();
    let evidence = Evidence { outlets: &outlets, repeated: true };
    let page_line = tidy(&said.title);
    let lines = || page.blocks.iter().filter(|b| b.left_out.is_none() || b.heading == 1);
    let heading = likeliest_heading(lines(), &page_line);
    // „Elbkurier - Politik - Rat erneuert Brücke“ above „Rat erneuert Brücke“; but of „Rat tagt - Elbkurier“ the heading
    // „Elbkurier“ is the outlet's.
    let front = page_line.strip_suffix(&heading).filter(|front| !front.is_empty() && !heading.is_empty());
    let is_outlet = front.is_some_and(|front| heading.len() < front.len() && !heading.contains(' '));
    let (heading, front) = if is_outlet { (String::new(), None) } else { (heading, front) };
    let line = || FRONTS.iter().find_map(|separator| page_line.split_once(separator));
    let fronted = match front {
        Some(front) => Some((front, heading.as_str())),
        // A headline that is no heading.
        None => line().filter(|(_, rest)| {
            rest.contains(' ') && rest.chars().count() >= 8 && lines().any(|b| b.text == *rest)
        }),
    };
    let title = title(said, site, fronted.map(|(_, rest)| rest), &heading);
    let title = match split_date(&title.value) {
        Some((value, _)) => Found { value, ..title },
        None => title,
    };
    let stated = tidy(&said.article.headline);
    let headline = without_tail(&title.value, &[heading.as_str(), stated.as_str()], evidence);
    let page_title = without_tail(&page_line, &[headline.title.as_str(), heading.as_str()], evidence);
    article.provenance.set(FieldName::Title, title.origin.filter(|_| !headline.title.is_empty()));
    let front = fronted.filter(|(_, rest)| *rest == headline.title).map_or("", |(front, _)| front);
    let front = split(front.trim_end_matches(|c: char| !c.is_alphanumeric()), evidence);
    let front = Headline {
        source: front.title,
        section: if front.section.is_empty() { front.source } else { front.section },
        ..Headline::default()
    };
    article.title = headline.title;
    let address = address(said).value;
    let sources = [
        Found::new(outlet_of(site), Origin::OpenGraph),
        Found::new(publisher.to_owned(), Origin::JsonLd),
        Found::new(headline.source, Origin::HeadlineTail),
        Found::new(front.source, Origin::HeadlineTail),
        Found::new(page_title.source, Origin::HeadlineTail),
        Found::new(host(&address), Origin::Address),
    ];
    set(article, FieldName::Source, sources.into_iter().find(is_label));
    let sections = [
        Found::new(said.article.section.clone(), Origin::JsonLd),
        Found::new(said.meta(SECTIONS).map(tidy).unwrap_or_default(), Origin::Meta),
        Found::new(headline.section, Origin::HeadlineTail),
        Found::new(front.section, Origin::HeadlineTail),
        Found::new(section_of_path(&page.path(), &article.title), Origin::Line),
        Found::new(page_title.section, Origin::HeadlineTail),
        Found::new(section_of_address(&address), Origin::Address),
    ];
    set(article, FieldName::Section, sections.into_iter().find(is_section_name));
}

/// A site's name without the section that some put before it: `Arbeit - Elbkurier`.
fn outlet_of(site: &str) -> String {
    let parts = SEPARATORS.iter().find_map(|separator| site.split_once(separator));
    match parts {
        Some((section, outlet)) if is_section(section) => outlet.trim().to_owned(),
        Some((outlet, section)) if is_section(section) => outlet.trim().to_owned(),
        _ => site.to_owned(),
    }
}

/// The line that is the headline, perhaps with a tail. `fronted` is the page's title without the outlet in front of it.
fn title(said: &Statements, site: &str, fronted: Option<&str>, heading: &str) -> Found<String> {
    let stated = tidy(&said.article.headline);
    let shown = said.meta(&["og:title", "twitter:title"]).map(tidy).unwrap_or_default();
    // What names the outlet, where the page has a headline of its own.
    let publisher = said.article.publisher.as_str();
    let tail = said.title.split_once(heading).map_or("", |(_, tail)| tail).to_owned();
    let names_site = |line: &str| {
        let named = [site, publisher, tail.as_str()].iter().any(|outlet| shares_words(line, outlet));
        line == site || !heading.is_empty() && named && !shares_words(line, heading)
    };
    if !stated.is_empty() && stated == tidy(&said.article.alternative) {
        Found::new(stated, Origin::JsonLd)
    } else if !is_cut(&shown) && !names_site(&shown) {
        Found::new(shown, Origin::OpenGraph)
    } else if !is_cut(&stated) && !names_site(&stated) {
        Found::new(stated, Origin::JsonLd)
    } else if let Some(line) = fronted {
        Found::new(line.to_owned(), Origin::TitleElement)
    } else if !heading.is_empty() {
        Found::new(heading.to_owned(), Origin::Heading)
    } else {
        Found::new(said_or_nothing(&said.title), Origin::TitleElement)
    }
}

/// Whether two lines have a longer word in common.
fn shares_words(line: &str, other: &str) -> bool {
    let line = line.to_lowercase();
    other
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| w.chars().count() > 3 && line.contains(w))
}

/// What can be the name of an outlet or a section.
fn is_label(found: &Found<String>) -> bool {
    let length = found.value.chars().count();
    (1..=LONGEST_LABEL).contains(&length) && !found.value.contains("://") && !is_nothing(&found.value)
}

/// What can be the name of a section: no step of navigation, no page number.
fn is_section_name(found: &Found<String>) -> bool {
    let lower = found.value.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let page = matches!(first, "seite" | "page" | "teil") && lower.contains(|c: char| c.is_ascii_digit());
    let navigation = [
        "breadcrumb",
        "brotkrumen",
        "navigation",
        "menü",
        "menu",
        "startseite",
        "home",
        "sie sind hier",
        "pfad",
        "hauptnavigation",
        "zurück",
        "navigationspfad",
        "article",
        "artikel",
        "beitrag",
    ];
    is_label(found)
        && !page
        && !navigation.contains(&lower.as_str())
        && found.value.contains(char::is_alphabetic)
}

/// What a template writes where it has no value.
fn is_nothing(value: &str) -> bool {
    let lower = value.trim().to_lowercase();
    matches!(
        lower.as_str(),
        "" | "undefined" | "null" | "none" | "nan" | "n/a" | "[object object]" | "-" | "untitled"
    ) || value.contains("{{")
        || value.contains("{%")
        || value.contains("<%")
}

/// A line, or nothing where it is what a template writes without a value.
fn said_or_nothing(text: &str) -> String {
    let text = tidy(text);
    if is_nothing(&text) { String::new() } else { text }
}

/// Reads byline, address and language.
pub(super) fn origin(said: &Statements, article: &mut Article) {
    let names = |names: &[String]| {
        let mut found: Vec<String> = Vec::new();
        for name in
            names.iter().map(|name| names_of(&tidy(name))).filter(|name| is_name(name) && !is_nothing(name))
        {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found.join("; ")
    };
    let author = [
        Found::new(names(&said.article.authors), Origin::JsonLd),
        Found::new(names(&said.authors), Origin::Meta),
    ];
    let author = author.into_iter().find(|f| !f.value.is_empty() && f.value != article.source);
    set(article, FieldName::Author, author);
    let bylines = said.article.authors.iter().map(|byline| (byline, Origin::JsonLd));
    for (byline, origin) in bylines.chain(said.authors.iter().map(|byline| (byline, Origin::Meta))) {
        agency::add(article, agency::in_byline(&tidy(byline)), Some(origin));
    }
    let keywords = |texts: &[String]| keywords::keywords(texts.iter().map(String::as_str));
    let stated = std::iter::once((keywords(&said.article.keywords), Origin::JsonLd));
    let stated = stated.chain(SEVERAL.iter().map(|name| (keywords(said.all(name)), Origin::Meta)));
    if let Some((names, origin)) = keywords::likeliest(stated) {
        article.keyword = names;
        article.provenance.set(FieldName::Keyword, origin);
    }
    let found = address(said);
    set(article, FieldName::Url, Some(found));
    let languages = [
        Found::new(said.language.clone(), Origin::Markup),
        Found::new(said.article.language.clone(), Origin::JsonLd),
        Found::new(
            said.meta(&["og:locale", "language"]).unwrap_or_default().replace('_', "-"),
            Origin::OpenGraph,
        ),
    ];
    let language = languages.into_iter().find(|f| is_language(&f.value));
    set(article, FieldName::Language, language);
}

/// Takes the names that a line beside the text states, where the page says no others.
pub(super) fn byline(names: String, article: &mut Article) {
    agency::add(article, agency::in_byline(&names), Some(Origin::Line));
    if article.author.is_empty() && !names.is_empty() {
        article.author = names_of(&names);
        article.provenance.set(FieldName::Author, Origin::Line);
    }
}

/// Every line that the page gives out as its headline.
pub(super) fn headlines(said: &Statements) -> Vec<String> {
    let shown = said.meta(&["og:title"]).unwrap_or_default();
    let other = said.meta(&["twitter:title"]).unwrap_or_default();
    let all = [shown, other, &said.title, &said.article.headline, &said.article.alternative];
    all.into_iter().map(tidy).filter(|h| !h.is_empty()).collect()
}

/// What the page says it is about.
pub(super) fn description(said: &Statements) -> Option<(String, Origin)> {
    let meta = |keys: &[&str], origin| said.meta(keys).map(|text| (tidy(text), origin));
    meta(&["og:description"], Origin::OpenGraph)
        .or_else(|| meta(&["description", "twitter:description"], Origin::Meta))
        .or_else(|| Some((tidy(&said.article.description), Origin::JsonLd)))
        .filter(|(text, _)| !text.is_empty())
}

/// Reads when it was published and changed.
pub(super) fn dates(said: &Statements, times: &[Time], told: &Told, now: &Moment, article: &mut Article) {
    let mut published = Candidates { now: *now, found: Vec::new() };
    let stated = &said.article;
    published.text(&stated.published, Origin::JsonLd);
    published.text(said.meta(&["article:published_time"]).unwrap_or_default(), Origin::OpenGraph);
    // A bare `date` is often that of the last change: a line that says an earlier day is right.
    let bare = said.metas(is_bare_date).find_map(|value| Moment::parse(value).ok());
    let earlier = told.head.labelled().filter(|line| bare.is_some_and(|bare| line.day() < bare.day()));
    let is_first = |name: &str| is_published(name) && !is_bare_date(name);
    said.metas(is_first).for_each(|value| published.text(value, Origin::Meta));
    published.date(earlier, Origin::Line);
    said.metas(is_bare_date).for_each(|value| published.text(value, Origin::Meta));
    let own = |published| times.iter().filter(move |t: &&Time| t.published == published && !t.updated);
    own(true).for_each(|time| published.text(&time.text, Origin::TimeElement));
    published.date(told.head.labelled(), Origin::Line);
    own(false).take(1).for_each(|time| published.text(&time.text, Origin::TimeElement));
    published.date(told.head.published(), Origin::Line);
    published.text(&said.page_published, Origin::JsonLd);
    published.date(told.dated.published(), Origin::Line);
    published.date(told.foot.labelled(), Origin::Line);
    published.date(told.dated_text.published(), Origin::Line);
    published.date(told.beside.published(), Origin::Line);
    published.date(told.beginning, Origin::Text);
    published.date(told.around.published(), Origin::Line);
    published.date(told.foot.published(), Origin::Line);
    published.date(date_of_title(&said.title), Origin::HeadlineTail);
    published.date(date_of_address(&article.url), Origin::Address);
    if let Some(best) = published.best() {
        article.published = Some(best.value);
        article.provenance.set(FieldName::Published, best.origin);
    }
    let mut updated = Candidates { now: *now, found: Vec::new() };
    updated.text(&stated.updated, Origin::JsonLd);
    updated.text(said.meta(&["article:modified_time"]).unwrap_or_default(), Origin::OpenGraph);
    said.metas(is_updated).for_each(|value| updated.text(value, Origin::Meta));
    times.iter().filter(|t| t.updated).for_each(|time| updated.text(&time.text, Origin::TimeElement));
    updated.date(told.head.updated(), Origin::Line);
    updated.date(told.dated.updated(), Origin::Line);
    updated.date(told.dated_text.updated(), Origin::Line);
    updated.date(told.beside.updated(), Origin::Line);
    updated.date(told.around.updated(), Origin::Line);
    updated.text(&said.page_updated, Origin::JsonLd);
    updated.date(told.foot.updated(), Origin::Line);
    if let Some(best) = updated.found.into_iter().find(|found| Some(found.value) != article.published) {
        article.updated = Some(best.value);
        article.provenance.set(FieldName::Updated, best.origin);
    }
}

/// Dates that may be the article's, the likeliest first.
struct Candidates {
    now: Moment,
    found: Vec<Found<Moment>>,
}

impl Candidates {
    fn text(&mut self, text: &str, origin: Origin) {
        // Of what is no date behind its day, the day is one.
        let day = || Moment::parse(text.get(..10)?).ok().filter(|_| text.as_bytes().get(4) == Some(&b'-'));
        if !text.is_empty() {
            self.date(Moment::parse(text).ok().or_else(day), origin);
        }
    }

    fn date(&mut self, date: Option<Moment>, origin: Origin) {
        self.found.extend(date.map(|date| Found::new(date, origin)));
    }

    /// The first that is plausible, with the time of another that names the same day.
    fn best(self) -> Option<Found<Moment>> {
        let plausible = |f: &&Found<Moment>| f.value.doubt(&self.now).is_none();
        let first = self.found.iter().find(plausible).or(self.found.first())?;
        // Where JSON-LD alone says one day, and two others agree on another, those are right.
        let supporters = |f: &Found<Moment>| {
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
        let data = |f: &&Found<Moment>| {
            matches!(f.origin, Some(Origin::OpenGraph | Origin::Meta)) && supporters(f) > 1
        };
        let first = self.found.iter().find(|f| outvoted && plausible(f) && data(f)).unwrap_or(first);
        let timed =
            |f: &&Found<Moment>| matches!(f.value, Moment::Instant(_)) && f.value.day() == first.value.day();
        let best = match first.value {
            Moment::Day(_) => self.found.iter().find(timed).unwrap_or(first),
            Moment::Instant(_) => first,
        };
        Some(best.clone())
    }
}

/// Whether the name of a `meta` element, small, says that it holds when a text was published. Names
/// are many (`sw-pubdate`, `dc.date.issued`, `cxenseparse:recs:publishtime`): their words tell.
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

/// Whether it names a date and does not say of what.
fn is_bare_date(name: &str) -> bool {
    is_published(name) && matches!(name.rsplit(['.', ':']).next(), Some("date" | "datum"))
}

/// … and when it was changed.
fn is_updated(name: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    has(&["modif", "updated", "revised", "lastmod", "changed"]) && !has(&["copyright"])
}

/// Names of dates that are of something else.
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

/// `08.11.2021 | Fachtag`, `Neue Radwege : 31.10.2023, 10.19 Uhr`.
fn date_of_title(title: &str) -> Option<Moment> {
    split_date(title.trim()).map(|(_, date)| date)
}

/// A title without the date before or behind it, and that date.
fn split_date(title: &str) -> Option<(String, Moment)> {
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

fn set(article: &mut Article, name: FieldName, found: Option<Found<String>>) {
    if let Some(found) = found.filter(|f| !f.value.is_empty())
        && let ValueMut::Text(text) = article.value_mut(name)
    {
        *text = tidy(&found.value);
        article.provenance.set(name, found.origin);
    }
}

fn address(said: &Statements) -> Found<String> {
    let is_address = |u: &str| u.starts_with("http://") || u.starts_with("https://");
    let shown = said.meta(&["og:url"]).map(saved_page::live).unwrap_or_default();
    let saved = said.saved_from.as_deref().unwrap_or_default();
    let stated = said.article.url.as_str();
    let base = [shown, stated, saved].into_iter().find(|url| is_address(url)).unwrap_or_default();
    [
        Found::new(absolute(&said.canonical, base), Origin::Markup),
        Found::new(absolute(shown, base), Origin::OpenGraph),
        Found::new(absolute(stated, base), Origin::JsonLd),
        Found::new(saved.to_owned(), Origin::Markup),
    ]
    .into_iter()
    .find(|found| is_address(&found.value))
    .unwrap_or_default()
}

/// An address that may be without its host, or its protocol alone, as one of the site of `base`.
fn absolute(address: &str, base: &str) -> String {
    let (protocol, rest) = base.split_once("://").unwrap_or(("https", ""));
    let host = rest.split('/').next().unwrap_or_default();
    if address.starts_with("//") {
        format!("{protocol}:{address}")
    } else if address.starts_with('/') && !host.is_empty() {
        format!("{protocol}://{host}{address}")
    } else {
        address.to_owned()
    }
}

/// `www.elbkurier.de` of an address, without `www.`.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// The heading that shares most words with the page's title; of those that share as many, the highest, then the first.
fn likeliest_heading<'b>(blocks: impl Iterator<Item = &'b Block>, title: &str) -> String {
    let lower = title.to_lowercase();
    let words = |text: &str| {
        let text = text.to_lowercase();
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3 && lower.contains(w)).count()
    };
    let headings = blocks.filter(|b| (1..=3).contains(&b.heading)).collect::<Vec<_>>();
    let best = headings.iter().rev().max_by_key(|b| (words(&b.text), std::cmp::Reverse(b.heading)));
    best.filter(|b| b.heading == 1 || words(&b.text) > 1).map(|b| b.text.clone()).unwrap_or_default()
}

/// The section among the steps from the front page: one that is known as such, else the first behind the front page.
fn section_of_path(steps: &[String], title: &str) -> String {
    let inner =
        steps.iter().filter(|s| !is_front_page(s) && !title.starts_with(s.trim_end_matches(['…', '.'])));
    let inner: Vec<&String> = inner.collect();
    let known = inner.iter().find(|step| is_section(step));
    // The last step is the page itself, unless it is the only one.
    known
        .or(inner.first().filter(|step| inner.len() > 1 || steps.last() != Some(**step)))
        .map(|s| (*s).clone())
        .unwrap_or_default()
}

fn is_front_page(step: &str) -> bool {
    matches!(
        step.to_lowercase().as_str(),
        "startseite" | "start" | "home" | "sie befinden sich hier" | "sie sind hier" | "homepage"
    )
}

/// `Politik` of `https://elbkurier.example/politik/rat-tagt`, where it is known as a section.
fn section_of_address(address: &str) -> String {
    let path =
        address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let Some((first, _)) = path.split_once('/') else { return String::new() };
    let mut letters = first.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if is_section(&capital) { capital } else { String::new() }
}

fn without_tail(line: &str, beside: &[&str], evidence: Evidence<'_>) -> Headline {
    let line = line.trim();
    for other in beside.iter().filter(|other| other.chars().count() >= 8) {
        if let Some(tail) = tail_beyond(line, other) {
            return Headline { title: (*other).to_owned(), ..read_tail(tail) };
        }
    }
    // Where the line beside it is the same, whatever dash is in it is the headline's own.
    if beside.contains(&line) {
        return Headline { title: line.to_owned(), ..Headline::default() };
    }
    split(line, evidence)
}

/// Source and section of a tail of which nothing is headline. Pages part them: ` | Politik | Abendblatt Bersum` has a name of
/// two words, where scraped texts have an outlet and its section.
fn read_tail(tail: &str) -> Headline {
    let marked = SEPARATORS.iter().fold(format!(" {} ", tail.trim()), |t, s| t.replace(s, "\n"));
    let parts: Vec<&str> = marked.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_date = |part: &&str| Moment::parse(part).is_ok();
    let source = parts.iter().rfind(|part| !is_section(part) && !is_date(part));
    let section = parts.iter().find(|part| is_section(part));
    let other = || parts.iter().find(|part| Some(*part) != source && !is_date(part));
    let text = |part: Option<&&str>| part.map(|p| (*p).to_owned()).unwrap_or_default();
    Headline { source: text(source), section: text(section.or_else(other)), ..Headline::default() }
}

fn is_cut(title: &str) -> bool {
    is_nothing(title) || title.ends_with('…') || title.ends_with("...")
}

/// White space is single blanks; soft hyphens tell where a line may end.
fn tidy(text: &str) -> String {
    let text = text.replace(['\u{AD}', '\u{200B}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name: no address, no sentence.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 120 && !text.contains('@') && !text.contains("://")
}

fn is_language(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
