//! Title, outlet and section of a page.

use super::super::page::{Block, Page};
use super::super::statements::Statements;
use super::address::{address, host};
use super::dates::split_date;
use super::value::{Sourced, is_nothing, set, tidy};
use crate::headline::{Evidence, Headline, SEPARATORS, is_section, split, tail_beyond};
use nachlese_article::{Article, FieldName, Origin};
use nachlese_dates::Moment;

/// Separators between an outlet before a headline and the headline.
const FRONTS: &[&str] = &[" - ", " – ", " | ", " :: ", ": "];

/// Longest name of an outlet or a section, in characters.
const LONGEST_LABEL: usize = 60;

const SECTIONS: &[&str] =
    &["article:section", "articlesection", "section", "parsely-section", "cxenseparse:section"];

/// Reads title, source and section.
pub(in crate::format::html) fn name(statements: &Statements, page: &Page, article: &mut Article) {
    let site = statements.meta(&["og:site_name", "application-name"]).unwrap_or_default().trim();
    let publisher = statements.article.publisher.as_str();
    let outlets: Vec<&str> = [site, publisher].into_iter().filter(|o| !o.is_empty()).collect();
    let evidence = Evidence { outlets: &outlets, repeated: true };
    let page_line = tidy(&statements.title);
    let lines = || page.blocks.iter().filter(|b| b.left_out.is_none() || b.heading == 1);
    let heading = likeliest_heading(lines(), &page_line);
    // „Elbkurier - Politik - Rat erneuert Brücke“ with the heading „Rat erneuert Brücke“; but the
    // heading „Elbkurier“ of „Rat tagt - Elbkurier“ is the outlet.
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
    let title = title(statements, site, fronted.map(|(_, rest)| rest), &heading);
    let title = match split_date(&title.value) {
        Some((value, _)) => Sourced { value, ..title },
        None => title,
    };
    let stated = tidy(&statements.article.headline);
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
    let address = address(statements).value;
    let sources = [
        Sourced::new(outlet_of(site), Origin::OpenGraph),
        Sourced::new(publisher.to_owned(), Origin::JsonLd),
        Sourced::new(headline.source, Origin::HeadlineTail),
        Sourced::new(front.source, Origin::HeadlineTail),
        Sourced::new(page_title.source, Origin::HeadlineTail),
        Sourced::new(host(&address), Origin::Address),
    ];
    set(article, FieldName::Source, sources.into_iter().find(is_label));
    let sections = [
        Sourced::new(statements.article.section.clone(), Origin::JsonLd),
        Sourced::new(statements.meta(SECTIONS).map(tidy).unwrap_or_default(), Origin::Meta),
        Sourced::new(headline.section, Origin::HeadlineTail),
        Sourced::new(front.section, Origin::HeadlineTail),
        Sourced::new(section_of_path(&page.path(), &article.title), Origin::Line),
        Sourced::new(page_title.section, Origin::HeadlineTail),
        Sourced::new(section_of_address(&address), Origin::Address),
    ];
    set(article, FieldName::Section, sections.into_iter().find(is_section_name));
}

/// The name of a site without a section: `Arbeit - Elbkurier`.
fn outlet_of(site: &str) -> String {
    let parts = SEPARATORS.iter().find_map(|separator| site.split_once(separator));
    match parts {
        Some((section, outlet)) if is_section(section) => outlet.trim().to_owned(),
        Some((outlet, section)) if is_section(section) => outlet.trim().to_owned(),
        _ => site.to_owned(),
    }
}

/// The headline, perhaps with a tail. `fronted` is the page's title without an outlet before it.
fn title(statements: &Statements, site: &str, fronted: Option<&str>, heading: &str) -> Sourced<String> {
    let stated = tidy(&statements.article.headline);
    let shown = statements.meta(&["og:title", "twitter:title"]).map(tidy).unwrap_or_default();
    // A line that names the outlet, if the page has a headline of its own.
    let publisher = statements.article.publisher.as_str();
    let tail = statements.title.split_once(heading).map_or("", |(_, tail)| tail).to_owned();
    let names_site = |line: &str| {
        let named = [site, publisher, tail.as_str()].iter().any(|outlet| shares_words(line, outlet));
        line == site || !heading.is_empty() && named && !shares_words(line, heading)
    };
    if !stated.is_empty() && stated == tidy(&statements.article.alternative) {
        Sourced::new(stated, Origin::JsonLd)
    } else if !is_cut(&shown) && !names_site(&shown) {
        Sourced::new(shown, Origin::OpenGraph)
    } else if !is_cut(&stated) && !names_site(&stated) {
        Sourced::new(stated, Origin::JsonLd)
    } else if let Some(line) = fronted {
        Sourced::new(line.to_owned(), Origin::TitleElement)
    } else if !heading.is_empty() {
        Sourced::new(heading.to_owned(), Origin::Heading)
    } else {
        Sourced::new(stated_title(&statements.title), Origin::TitleElement)
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

/// Whether a value can be the name of an outlet or a section.
fn is_label(found: &Sourced<String>) -> bool {
    let length = found.value.chars().count();
    (1..=LONGEST_LABEL).contains(&length) && !found.value.contains("://") && !is_nothing(&found.value)
}

/// Whether a value can be the name of a section: no step of navigation, no page number.
fn is_section_name(found: &Sourced<String>) -> bool {
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

/// A line, or nothing if it is a placeholder.
fn stated_title(text: &str) -> String {
    let text = tidy(text);
    if is_nothing(&text) { String::new() } else { text }
}

/// The heading that shares most words with the page's title; among equals the highest, then the
/// first.
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

/// The section in a breadcrumb: a known one, else the first step after the front page.
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

/// The first folder of an address, if it is a known section: `Politik` of
/// `https://elbkurier.example/politik/rat-tagt`.
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
    // If another line is equal, any dash in it belongs to the headline.
    if beside.contains(&line) {
        return Headline { title: line.to_owned(), ..Headline::default() };
    }
    split(line, evidence)
}

/// Source and section of a tail. On pages they are separated: in ` | Politik | Abendblatt Bersum`
/// the last part is one name, where scraped texts have an outlet and its section.
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
