//! Pages that are no articles: consent walls, bot checks, error pages, front pages.
//!
//! Each is recognized by what the page shows, and only if it shows little else: news about walls
//! and errors are news. Each is listed with its reason, so that nothing vanishes silently.

use super::page::Page;
use super::page_text::PageText;
use super::statements::Statements;
use crate::left_out::{NoArticleReason, Rule};
use crate::sentences::ends_sentence;
use nachlese_article::{Article, FieldName, Origin};

/// Longest text of a consent wall, a bot check and an error page, in bytes.
const LONGEST_NOTICE: usize = 3500;
const LONGEST_CHECK: usize = 900;
const LONGEST_ERROR: usize = 1500;

/// Most sentences that a consent wall may have besides its notice, in bytes, such as a page footer.
const MOST_ELSEWHERE: usize = 300;

/// Shortest headline that is an article by itself, in words.
const SHORTEST_HEADLINE: usize = 3;

/// Fewest linked headlines of a list of articles.
const LINKED: usize = 8;

/// Words of a consent wall.
#[rustfmt::skip]
const CONSENT: &[&str] = &[
    "einwilligung", "cookies", "tracking", "pur-abo", "pur abo", "mit werbung", "werbefrei", "ohne werbung", "datenschutzerklärung", "zustimm",
    "akzeptieren", "widerruf", "drittanbieter", "personalisierte", "partner", "consent",
];

/// The fewest of them that a consent wall has.
const CONSENT_WORDS: usize = 3;

/// Phrases of a bot check.
#[rustfmt::skip]
const CHECKS: &[&str] = &[
    "just a moment", "checking your browser", "verify you are human", "verifying you are human", "enable javascript and cookies to continue",
    "are you a robot", "kein roboter", "sind sie ein mensch", "ein mensch sind", "captcha", "access denied", "zugriff verweigert",
    "attention required", "unusual traffic", "ungewöhnlichen datenverkehr", "ihre verbindung sicher", "ddos protection",
    "pardon our interruption", "request blocked", "sicherheitsüberprüfung",
];

/// Phrases in which it addresses the visitor.
const ASKING: &[&str] = &[
    "enable",
    "please",
    "you ",
    "your",
    "bitte",
    "aktivieren sie",
    "ihre verbindung",
    "ihren browser",
    "ihr browser",
    "ray id",
];

/// Phrases in the headline of an error page.
#[rustfmt::skip]
const ERRORS: &[&str] = &[
    "seite nicht gefunden", "nicht gefunden", "page not found", "not found", "fehler 404", "error 404", "404 error", "404 fehler",
    "existiert nicht", "seite existiert nicht", "internal server error", "service unavailable", "bad gateway", "gateway timeout",
    "server error", "seite konnte nicht gefunden werden", "nicht mehr verfügbar", "nicht verfügbar", "wartungsarbeiten", "forbidden",
    "konnte nicht geladen werden",
];

/// Phrases in the text of an error page.
#[rustfmt::skip]
const ERROR_TEXTS: &[&str] = &[
    "nicht gefunden", "nicht finden", "not found", "gibt es nicht", "existiert nicht", "nicht mehr verfügbar", "nicht verfügbar", "unable to service",
    "temporarily", "fehler", "error", "zur startseite", "unsere suche", "verschoben oder gelöscht", "veraltet", "wartung", "permission",
];

/// Why a page is no article; `None` if it is one.
pub(super) fn reason(
    statements: &Statements,
    page: &Page,
    text: &PageText,
    article: &Article,
) -> Option<NoArticleReason> {
    let shown = shown(page, text);
    let lower = shown.to_lowercase();
    let titles = [statements.title.as_str(), article.title.as_str()].join(" \n ").to_lowercase();
    // A page that states when it was published is an article.
    let by_data = matches!(
        article.provenance.get(FieldName::Published),
        Some(Origin::JsonLd | Origin::OpenGraph | Origin::Meta | Origin::TimeElement)
    );
    let stated = !statements.article.published.is_empty() || by_data;
    if !stated && is_check(&titles, &lower) {
        return Some(NoArticleReason::BotCheck);
    }
    if !stated && is_error(&statements.title, &article.title, &lower) {
        return Some(NoArticleReason::ErrorPage);
    }
    if !stated && is_wall(page, text, &lower) {
        return Some(NoArticleReason::ConsentWall);
    }
    if !stated && is_list(statements, page, &article.url) {
        return Some(NoArticleReason::FrontPage);
    }
    // A page without a text, titled „Elbkurier“, is no article.
    let named = article.title.split_whitespace().count() >= SHORTEST_HEADLINE;
    (!named && text.is_empty()).then_some(NoArticleReason::NoText)
}

/// The text that the page shows, consent notices included.
fn shown(page: &Page, text: &PageText) -> String {
    let notices = page.blocks.iter().filter(|b| b.left_out == Some(Rule::Consent)).map(|b| b.text.as_str());
    text.paragraphs.iter().map(String::as_str).chain(notices).collect::<Vec<_>>().join("\n")
}

/// Whether a page is a bot check: it has a phrase of one in its title, or in its short text.
fn is_check(titles: &str, text: &str) -> bool {
    let says = |text: &str| CHECKS.iter().any(|phrase| text.contains(phrase));
    let short = text.len() <= LONGEST_CHECK;
    // A headline that is longer than the phrase is one of news.
    let titled = titles.lines().any(|title| says(title) && title.split_whitespace().count() <= 8);
    // It addresses the visitor; news about such checks do not.
    let asks = text.is_empty() || ASKING.iter().any(|word| text.contains(word));
    short
        && asks
        && (titled && (text.len() < LONGEST_CHECK / 3 || says(text))
            || says(text) && text.len() < LONGEST_CHECK / 3)
}

/// Whether a page is an error page: it has phrases of one in its headline and its text, and little
/// else.
fn is_error(title: &str, headline: &str, text: &str) -> bool {
    let is_code = |line: &str| {
        let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words
            .next()
            .is_some_and(|first| matches!(first, "404" | "403" | "410" | "500" | "502" | "503" | "504"))
            && words.count() <= 3
    };
    let titled = [title, headline].iter().any(|line| {
        let lower = line.to_lowercase();
        let main = lower
            .split([':', '|', '–', '-'])
            .map(str::trim)
            .any(|part| ERRORS.iter().any(|phrase| part.contains(phrase) && part.len() < phrase.len() + 25));
        main && !lower.contains(',') || is_code(&lower)
    });
    let is_error_text = text.is_empty() || ERROR_TEXTS.iter().any(|phrase| text.contains(phrase));
    // Each sentence is about the page, or addresses the visitor; news have others.
    let about = |line: &str| {
        ERROR_TEXTS.iter().any(|phrase| line.contains(phrase))
            || line.contains("bitte")
            || line.contains("please")
            || !ends_sentence(line)
    };
    titled
        && is_error_text
        && text.len() <= LONGEST_ERROR
        && text.lines().flat_map(|line| line.split_inclusive(". ")).all(|line| about(line.trim_end()))
}

/// Whether a page is a consent wall: all its text, anywhere on the page, is about consent.
fn is_wall(page: &Page, text: &PageText, lower: &str) -> bool {
    let elsewhere = page.blocks.iter().filter(|b| b.left_out != Some(Rule::Consent) && b.is_sentence());
    let elsewhere: usize =
        elsewhere.filter(|b| !text.paragraphs.contains(&b.text)).map(|b| b.text.len()).sum();
    let words = CONSENT.iter().filter(|word| lower.contains(*word)).count();
    let about = |paragraph: &&String| {
        let lower = paragraph.to_lowercase();
        CONSENT.iter().any(|word| lower.contains(word)) || !ends_sentence(paragraph)
    };
    elsewhere <= MOST_ELSEWHERE
        && words >= CONSENT_WORDS
        && lower.len() <= LONGEST_NOTICE
        && text.paragraphs.iter().all(|p| about(&p))
}

/// Whether a page is a list of articles: linked headlines, each with at most a teaser, and by its
/// address or metadata it is a front page.
fn is_list(statements: &Statements, page: &Page, address: &str) -> bool {
    let linked =
        |at: usize| page.blocks.get(at).is_some_and(|b| b.heading > 0 && b.linked * 10 > b.text.len() * 8);
    let heads: Vec<usize> = (0..page.blocks.len()).filter(|at| linked(*at)).collect();
    if heads.len() < LINKED {
        return false;
    }
    // The longest run of sentences without a linked headline: an article has a long one.
    let (mut run, mut longest) = (0, 0);
    for (at, block) in page.blocks.iter().enumerate() {
        if block.heading > 0 && linked(at) {
            run = 0;
        } else if block.is_sentence() && !matches!(block.left_out, Some(Rule::Consent | Rule::Comments)) {
            run += 1;
            longest = longest.max(run);
        }
    }
    let path =
        address.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let root = !address.is_empty() && path.trim_end_matches('/').is_empty();
    let website = statements.meta(&["og:type"]).is_some_and(|kind| kind.eq_ignore_ascii_case("website"));
    longest <= 2 && (root || website)
}
