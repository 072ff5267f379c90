//! The facts of an article, of all that a page says the likeliest.
//!
//! | field | in this order |
//! |---|---|
//! | title | JSON-LD where it says the same headline twice; OpenGraph without the outlet; JSON-LD; the heading; the `title` element |
//! | published | JSON-LD, OpenGraph, `meta`, `time` beside the text, a line beside the text, the tail of the title; the first that is plausible, with the time of another that names the same day |
//! | source | `og:site_name`, JSON-LD, the headline's tail, the address |
//! | author | JSON-LD, `meta`, a line beside the text |
//! | section | JSON-LD, `meta`, the headline's tail, the path of navigation, the address |
//! | url | the canonical address, OpenGraph, JSON-LD |

use super::page::{Block, Page};
use super::statements::Statements;
use crate::article::Article;
use crate::headline::{Evidence, Headline, SEPARATORS, is_section, split, tail_beyond};
use crate::provenance::{Found, Origin};
use nachlese_dates::Moment;

/// Names of `meta` elements, small, that say when a text was published.
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "datepublished", "date", "publishdate", "publish_date", "publish-date", "publication_date", "publication-date", "pubdate",
    "article:published", "article:published:time", "og:article:published_time", "og:published_time", "article:publication_date",
    "cxenseparse:recs:publishtime", "cxenseparse:recs:published_time", "cxenseparse:publishtime", "parsely-pub-date",
    "sailthru.date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created",
    "date.created", "datecreated", "bt:pubdate", "vr:published_time", "shareaholic:article_published_time",
];

/// … and when it was changed.
const UPDATED: &[&str] =
    &["datemodified", "last-modified", "og:updated_time", "dcterms.modified", "dc.date.modified", "revised"];

/// Between an outlet in front of a headline and the headline.
const FRONTS: &[&str] = &[" - ", " – ", " | ", " :: ", ": "];

/// Longest name of an outlet or a section, in characters.
const LONGEST_LABEL: usize = 60;

const AUTHORS: &[&str] =
    &["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "cxenseparse:author"];

const SECTIONS: &[&str] =
    &["article:section", "articlesection", "section", "parsely-section", "cxenseparse:section"];

/// Reads title, source and section.
pub(super) fn name(said: &Statements, page: &Page, article: &mut Article) {
    let site = said.meta(&["og:site_name", "application-name"]).unwrap_or_default().trim();
    let publisher = said.article.publisher.as_str();
    let outlets: Vec<&str> = [site, publisher].into_iter().filter(|o| !o.is_empty()).collect();
    let evidence = Evidence { outlets: &outlets, repeated: true };
    let page_line = tidy(&said.title);
    let lines = || page.blocks.iter().filter(|b| !b.furniture || b.heading == 1);
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
    let stated = tidy(&said.article.headline);
    let headline = without_tail(&title.value, &[heading.as_str(), stated.as_str()], evidence);
    let page_title = without_tail(&page_line, &[headline.title.as_str(), heading.as_str()], evidence);
    article.provenance.title = title.origin.filter(|_| !headline.title.is_empty());
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
        Found::new(site.to_owned(), Origin::OpenGraph),
        Found::new(publisher.to_owned(), Origin::JsonLd),
        Found::new(headline.source, Origin::HeadlineTail),
        Found::new(front.source, Origin::HeadlineTail),
        Found::new(page_title.source, Origin::HeadlineTail),
        Found::new(host(&address), Origin::Address),
    ];
    set(&mut article.source, &mut article.provenance.source, sources.into_iter().find(is_label));
    let sections = [
        Found::new(said.article.section.clone(), Origin::JsonLd),
        Found::new(said.meta(SECTIONS).map(tidy).unwrap_or_default(), Origin::Meta),
        Found::new(headline.section, Origin::HeadlineTail),
        Found::new(front.section, Origin::HeadlineTail),
        Found::new(section_of_path(&page.path(), &article.title), Origin::Line),
        Found::new(page_title.section, Origin::HeadlineTail),
        Found::new(section_of_address(&address), Origin::Address),
    ];
    set(&mut article.section, &mut article.provenance.section, sections.into_iter().find(is_label));
}

/// The line that is the headline, perhaps with a tail. `fronted` is the page's title without the outlet in front of it.
fn title(said: &Statements, site: &str, fronted: Option<&str>, heading: &str) -> Found<String> {
    let stated = tidy(&said.article.headline);
    let shown = said.meta(&["og:title", "twitter:title"]).map(tidy).unwrap_or_default();
    if !stated.is_empty() && stated == tidy(&said.article.alternative) {
        Found::new(stated, Origin::JsonLd)
    } else if !is_cut(&shown) && shown != site {
        Found::new(shown, Origin::OpenGraph)
    } else if !is_cut(&stated) {
        Found::new(stated, Origin::JsonLd)
    } else if let Some(line) = fronted {
        Found::new(line.to_owned(), Origin::TitleElement)
    } else if !heading.is_empty() {
        Found::new(heading.to_owned(), Origin::Heading)
    } else {
        Found::new(tidy(&said.title), Origin::TitleElement)
    }
}

/// What can be the name of an outlet or a section.
fn is_label(found: &Found<String>) -> bool {
    let length = found.value.chars().count();
    (1..=LONGEST_LABEL).contains(&length) && !found.value.contains("://")
}

/// Reads byline, address and language.
pub(super) fn origin(said: &Statements, article: &mut Article) {
    let stated =
        said.article.authors.iter().map(|a| tidy(a)).filter(|a| is_name(a)).collect::<Vec<_>>().join("; ");
    let meta = said.meta(AUTHORS).map(tidy).filter(|a| is_name(a)).unwrap_or_default();
    let author = [Found::new(stated, Origin::JsonLd), Found::new(meta, Origin::Meta)];
    let author = author.into_iter().find(|f| !f.value.is_empty() && f.value != article.source);
    set(&mut article.author, &mut article.provenance.author, author);
    let found = address(said);
    set(&mut article.url, &mut article.provenance.url, Some(found));
    let languages = [
        Found::new(said.language.clone(), Origin::Markup),
        Found::new(said.article.language.clone(), Origin::JsonLd),
        Found::new(
            said.meta(&["og:locale", "language"]).unwrap_or_default().replace('_', "-"),
            Origin::OpenGraph,
        ),
    ];
    let language = languages.into_iter().find(|f| is_language(&f.value));
    set(&mut article.language, &mut article.provenance.language, language);
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

/// What the text beside which it stands says: `time` elements, lines.
pub(super) struct Beside<'a> {
    pub(super) times: &'a [String],
    pub(super) line: Option<Moment>,
    pub(super) line_updated: Option<Moment>,
}

/// Reads when it was published and changed.
pub(super) fn dates(said: &Statements, beside: &Beside<'_>, now: &Moment, article: &mut Article) {
    let parse = |text: &str, origin| Moment::parse(text).ok().map(|m| Found::new(m, origin));
    let mut found: Vec<Found<Moment>> = Vec::new();
    found.extend(parse(&said.article.published, Origin::JsonLd));
    found.extend(said.meta(&["article:published_time"]).and_then(|t| parse(t, Origin::OpenGraph)));
    found.extend(PUBLISHED.iter().filter_map(|key| parse(said.meta(&[*key])?, Origin::Meta)));
    found.extend(beside.times.iter().find_map(|t| parse(t, Origin::TimeElement)));
    found.extend(beside.line.map(|m| Found::new(m, Origin::Line)));
    found.extend(said.title.rsplit([' ', '|']).next().and_then(|tail| parse(tail, Origin::HeadlineTail)));
    let plausible = |f: &&Found<Moment>| f.value.doubt(now).is_none();
    let Some(first) = found.iter().find(plausible).or(found.first()) else { return };
    let timed =
        |f: &&Found<Moment>| matches!(f.value, Moment::Instant(_)) && f.value.day() == first.value.day();
    let published =
        if matches!(first.value, Moment::Day(_)) { found.iter().find(timed).unwrap_or(first) } else { first };
    article.published = Some(published.value);
    article.provenance.published = published.origin;
    let updated = parse(&said.article.updated, Origin::JsonLd)
        .or_else(|| parse(said.meta(&["article:modified_time"])?, Origin::OpenGraph))
        .or_else(|| UPDATED.iter().find_map(|key| parse(said.meta(&[*key])?, Origin::Meta)))
        .or_else(|| beside.line_updated.map(|m| Found::new(m, Origin::Line)))
        .filter(|f| f.value != published.value);
    if let Some(updated) = updated {
        article.updated = Some(updated.value);
        article.provenance.updated = updated.origin;
    }
}

fn set(field: &mut String, origin: &mut Option<Origin>, found: Option<Found<String>>) {
    if let Some(found) = found.filter(|f| !f.value.is_empty()) {
        *field = tidy(&found.value);
        *origin = found.origin;
    }
}

fn address(said: &Statements) -> Found<String> {
    let is_address = |u: &str| u.starts_with("http://") || u.starts_with("https://");
    [
        Found::new(said.canonical.clone(), Origin::Markup),
        Found::new(said.meta(&["og:url"]).unwrap_or_default().to_owned(), Origin::OpenGraph),
        Found::new(said.article.url.clone(), Origin::JsonLd),
    ]
    .into_iter()
    .find(|found| is_address(&found.value))
    .unwrap_or_default()
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
    title.is_empty() || title.ends_with('…') || title.ends_with("...")
}

/// Soft hyphens stay: analysis knows them. White space is single blanks.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name: no address, no sentence.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 120 && !text.contains("://") && !text.starts_with('@')
}

fn is_language(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
