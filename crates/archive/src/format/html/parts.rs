//! What an element is for, by its tag, role, class and id.
//!
//! Names of classes are words of the trade (`newsletter`, `share`, `byline`), in German and English; none is an outlet's.

use scraper::node::Element;

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing that is read.
    Nothing,
    /// Letters within a line.
    Inline,
    /// A line's end.
    Break,
    /// Text of its own.
    Block,
    /// What surrounds an article: navigation, buttons, pointers to other articles. A page that holds its article in such an
    /// element is mistaken about it, see [`super::page`].
    Furniture,
    /// What readers wrote: however long, no article.
    Comments,
    /// Date and byline.
    Facts,
    /// The steps from the front page to this one.
    Path,
    /// A notice about cookies and consent.
    Notice,
    /// An appeal to pay, or the text behind it.
    Wall,
    /// What stands below a picture.
    Caption,
}

/// Elements that are never read.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio", "canvas", "map",
    "button", "select", "option", "textarea", "input", "progress", "meter", "head", "dialog", "frameset",
];

/// Elements that end a line.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "figure",
];

/// Words of classes, roles and ids that name furniture.
#[rustfmt::skip]
const FURNITURE: &[&str] = &[
    "ad", "ads", "adslot", "anzeige", "anzeigen", "aside", "banner", "buttons", "caption", "carousel", "copyright", "credit", "credits", "disclaimer",
    "dialog", "flyout", "gallery", "keywords", "login", "meistgelesen", "menu", "mostread", "nav", "navbar", "navi",
    "navigation", "outbrain", "overlay", "pager", "player", "poll", "popup", "print", "promo", "rating", "search",
    "complementary", "contentinfo", "slider", "slideshow", "sponsored", "suche", "tablist", "tabs", "taboola", "tags", "taglist", "teasers", "teaserlist",
    "toc", "toolbar", "tooltip", "umfrage", "voting", "werbung", "widget", "related",
    "bildunterschrift", "bildnachweis", "bildergalerie", "fotostrecke", "galerie", "tracking", "donation", "spenden",
];

/// Words that such words begin with.
#[rustfmt::skip]
const FURNITURE_BEGINNINGS: &[&str] = &[
    "advert", "footer", "fusszeile", "fußzeile", "modal", "newsletter", "paginat", "recommend", "sharing", "share", "sidebar",
    "social", "subscri", "navigation", "relatedart", "readmore", "weiterlesen", "empfehlung", "footnav", "screenreader", "teaserlist",
];

/// Words that words begin with that name a notice about cookies and consent.
const NOTICES: &[&str] = &["consent", "cookie", "gdpr", "dsgvo"];

/// Words that words begin with that name the path to a page.
const PATHS: &[&str] = &["breadcrumb", "brotkrume", "pfad"];

/// Words that name an appeal to pay.
const WALLS: &[&str] = &["paywall", "bezahlschranke", "paygate", "schranke", "offer", "premium"];

/// Words that name what readers wrote.
const COMMENTS: &[&str] = &[
    "comment",
    "comments",
    "kommentar",
    "kommentare",
    "leserkommentare",
    "respond",
    "disqus",
    "commentlist",
];

/// Words that name date and byline.
#[rustfmt::skip]
const FACTS: &[&str] = &[
    "author", "authors", "autor", "autoren", "byline", "dateline", "datetime", "publishdate", "pubdate", "readingtime",
    "lesezeit", "timestamp", "authorbox", "biography", "posted",
];

/// Words that name a teaser.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "lead", "leadtext", "teaser", "intro", "introduction", "standfirst", "vorspann", "subline", "deck", "abstract",
    "einleitung", "lede", "anreisser", "anlauf", "excerpt", "summary", "teasertext", "kurztext",
    "unterzeile", "untertitel", "subtitle", "subhead", "subheadline",
];

/// What `element` holds.
pub(super) fn of(element: &Element) -> Part {
    let tag = element.name();
    if NOTHING.contains(&tag) || is_hidden(element) {
        return Part::Nothing;
    }
    match tag {
        "br" => return Part::Break,
        "figcaption" => return Part::Caption,
        "nav" if is_path(element) => return Part::Path,
        "nav" | "menu" | "footer" | "aside" | "form" => return Part::Furniture,
        // A figure's text is its caption; tables and quotations are text.
        "figure" if !element.attr("class").is_some_and(|c| c.contains("table") || c.contains("quote")) => {
            return Part::Caption;
        }
        "html" | "body" | "main" => return Part::Block,
        _ => {}
    }
    let block = BLOCKS.contains(&tag);
    let plain = if block { Part::Block } else { Part::Inline };
    // An article's classes tell what it is about.
    if tag == "article" {
        return plain;
    }
    let mut named = plain;
    for_each_word(element, |word| {
        let part = if COMMENTS.contains(&word) {
            Part::Comments
        } else if NOTICES.iter().any(|b| word.starts_with(b)) {
            Part::Notice
        } else if PATHS.iter().any(|b| word.starts_with(b)) {
            Part::Path
        } else if WALLS.contains(&word) {
            Part::Wall
        } else if FURNITURE.contains(&word) || FURNITURE_BEGINNINGS.iter().any(|b| word.starts_with(b)) {
            Part::Furniture
        } else if FACTS.contains(&word) {
            Part::Facts
        } else {
            return;
        };
        if named == plain || part == Part::Comments {
            named = part;
        }
    });
    // Within a line a class says how letters look.
    if !block && matches!(tag, "a" | "b" | "i" | "em" | "strong" | "u" | "mark") { plain } else { named }
}

fn is_path(element: &Element) -> bool {
    let mut path = false;
    for_each_word(element, |word| path |= PATHS.iter().any(|b| word.starts_with(b)));
    path
}

/// Whether the page calls the element its teaser.
pub(super) fn is_lead(element: &Element) -> bool {
    let mut lead = false;
    for_each_word(element, |word| lead |= LEADS.contains(&word));
    lead
}

fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default();
    let class = element.attr("class").unwrap_or_default();
    // What is read aloud only: „öffnet im neuen Fenster“.
    let aloud =
        ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader"].iter().any(|c| class.contains(c));
    aloud
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("display: none")
}

/// The words of class, id, role and label, small: `articleShare-box` is `article`, `share`, `box`.
fn for_each_word(element: &Element, mut act: impl FnMut(&str)) {
    let values = ["class", "id", "role", "aria-label"].into_iter().filter_map(|name| element.attr(name));
    let mut word = String::new();
    for value in values {
        let mut small_before = false;
        for c in value.chars().chain(std::iter::once(' ')) {
            let parts = !c.is_alphanumeric() || small_before && c.is_uppercase();
            if parts && !word.is_empty() {
                act(&word);
                word.clear();
            }
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            }
            small_before = c.is_lowercase();
        }
    }
}
