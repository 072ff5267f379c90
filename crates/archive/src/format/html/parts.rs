//! What an element claims to be, by its tag, role, class and id.
//!
//! Names of classes are common words (`newsletter`, `share`, `byline`), in German and English; none
//! is an outlet's. Their claims are verified against the text of the element
//! ([`super::article_part`]): a name alone leaves nothing out. Names that are about the topic of an
//! article, a state or the style are ignored: `category-kommentar`, `comments-open`,
//! `text-premium`, `print:hidden`, `id="die-suche-nach-dem-geld"`.

use scraper::node::Element;

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Part {
    /// It is not read.
    Nothing,
    /// Text within a line.
    Inline,
    /// A line end.
    Break,
    /// A block of text.
    Block,
    /// What surrounds an article: navigation, buttons, pointers to other articles.
    Surroundings,
    /// Comments of readers.
    Comments,
    /// Date and byline.
    Facts,
    /// A breadcrumb: the steps from the front page.
    Path,
    /// A notice about cookies and consent.
    Notice,
    /// An appeal to pay, or the text behind the paywall.
    Wall,
    /// A caption of a picture.
    Caption,
    /// Text that a browser does not show.
    Hidden,
    /// Text that a browser shows if it runs no scripts.
    NoScript,
}

/// What an element claims to be, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) struct Named {
    pub(in crate::format) part: Part,
    /// The word of a class, role or id; `None` if it is the tag.
    pub(super) word: Option<&'static str>,
}

/// Elements that are never read.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "script", "style", "svg", "iframe", "object", "embed", "video", "audio", "canvas", "map", "select", "option",
    "textarea", "input", "progress", "meter", "head", "frameset",
];

/// Elements that end a line.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "template", "tfoot", "th", "thead", "tr", "ul", "figure",
];

/// Elements that hold a line or a paragraph and nothing larger.
const LEAVES: &[&str] =
    &["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "blockquote", "pre"];

/// Words of classes, roles and ids that name surroundings.
#[rustfmt::skip]
const SURROUNDINGS: &[&str] = &[
    "ad", "ads", "adslot", "anzeige", "anzeigen", "aside", "banner", "buttons", "carousel", "disclaimer",
    "dialog", "flyout", "gallery", "keywords", "login", "meistgelesen", "menu", "mostread", "nav", "navbar", "navi",
    "navigation", "outbrain", "overlay", "pager", "player", "poll", "popup", "print", "promo", "rating", "search",
    "complementary", "contentinfo", "slider", "slideshow", "sponsored", "suche", "tablist", "tabs", "taboola", "tags", "taglist",
    "teasers", "teaserlist", "toc", "toolbar", "tooltip", "umfrage", "voting", "werbung", "widget", "related",
    "bildergalerie", "fotostrecke", "galerie", "tracking", "donation", "spenden", "fuss", "fuß", "foot",
];

/// Beginnings of such words.
#[rustfmt::skip]
const SURROUNDINGS_BEGINNINGS: &[&str] = &[
    "advert", "footer", "fusszeile", "fußzeile", "modal", "newsletter", "paginat", "recommend", "sharing", "share", "sidebar",
    "social", "subscri", "navigation", "relatedart", "readmore", "weiterlesen", "empfehlung", "footnav", "screenreader", "teaserlist",
];

/// Words that name a caption.
const CAPTIONS: &[&str] = &[
    "caption",
    "bildunterschrift",
    "bildnachweis",
    "copyright",
    "credit",
    "credits",
    "bildtext",
    "imagetext",
];

/// Beginnings of words that name a notice about cookies and consent.
const NOTICES: &[&str] = &["consent", "cookie", "gdpr", "dsgvo"];

/// Beginnings of words that name a breadcrumb.
const PATHS: &[&str] = &["breadcrumb", "brotkrume", "pfad"];

/// Words that name an appeal to pay.
const WALLS: &[&str] = &["paywall", "bezahlschranke", "paygate", "schranke", "offer", "premium"];

/// Words that name comments.
#[rustfmt::skip]
const COMMENTS: &[&str] = &[
    "comment", "comments", "kommentar", "kommentare", "leserkommentare", "respond", "disqus", "commentlist",
];

/// Words that name date and byline.
#[rustfmt::skip]
const FACTS: &[&str] = &[
    "author", "authors", "autor", "autoren", "byline", "dateline", "datetime", "publishdate", "pubdate", "readingtime",
    "lesezeit", "timestamp", "authorbox", "biography", "posted", "publishing",
];

/// Words that name a date.
#[rustfmt::skip]
const DATES: &[&str] = &[
    "date", "datum", "pubdate", "publishdate", "datetime", "dateline", "timestamp", "published", "postdate", "entrydate",
    "stand", "submitted", "posted", "createdate", "created", "veröffentlicht", "erschienen", "postedon",
];

/// Words that name the date of publication.
const PUBLICATIONS: &[&str] = &[
    "pubdate",
    "publishdate",
    "published",
    "postdate",
    "entrydate",
    "submitted",
    "postedon",
    "veröffentlicht",
    "erschienen",
];

/// Words that name a teaser.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "lead", "leadtext", "teaser", "intro", "introduction", "standfirst", "vorspann", "subline", "deck", "abstract",
    "einleitung", "lede", "anreisser", "anlauf", "excerpt", "summary", "teasertext", "kurztext",
    "unterzeile", "untertitel", "subtitle", "subhead", "subheadline",
];

/// Words that name an article or its text.
#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "article", "artikel", "story", "post", "content", "page", "text", "body", "main", "entry", "paragraph", "beitrag", "news",
    "inhalt", "single", "hentry", "copy", "absatz",
];

/// Beginnings of names that are about a topic or a state.
#[rustfmt::skip]
const TOPICS: &[&str] = &[
    "category-", "cat-", "tag-", "type-", "status-", "format-", "has-", "is-", "no-", "not-", "with-", "without-", "topic-", "thema-",
    "ressort-", "rubrik-", "term-", "taxonomy-", "parent-", "js-", "single-", "author-", "postid-", "page-template", "hide-",
    "show-", "enable-", "disable-", "allow-", "text-", "bg-", "font-", "border-", "color-", "align-", "wp-block-", "keyword-",
    "genre-", "series-", "dossier-", "section-", "pmpro-",
];

/// Ends of names that are about a state.
const STATES: &[&str] = &[
    "-open",
    "-closed",
    "-enabled",
    "-disabled",
    "-allowed",
    "-active",
    "-visible",
    "-on",
    "-off",
    "-loaded",
    "-ready",
];

/// Function words, which the slug of a headline has and the name of a part has not.
#[rustfmt::skip]
const SLUG_WORDS: &[&str] = &[
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "und", "oder", "von", "vom", "im", "in", "am", "an", "auf", "aus",
    "bei", "beim", "für", "fuer", "gegen", "mit", "nach", "zu", "zum", "zur", "über", "ueber", "um", "unter", "vor", "wie", "was", "wer",
    "warum", "wo", "ist", "sind", "nicht",
];

/// What `element` claims to be. In a paragraph or a heading (`in_leaf`) inline elements are only
/// style, whatever their names.
pub(in crate::format) fn of(element: &Element, in_leaf: bool) -> Named {
    let tag = element.name();
    let by_tag = |part| Named { part, word: None };
    if NOTHING.contains(&tag) || tag == "template" && !is_shadow_root(element) || tag == "button" && !in_leaf
    {
        return by_tag(Part::Nothing);
    }
    let custom = tag.contains('-');
    let block = BLOCKS.contains(&tag) || custom && !in_leaf;
    if is_hidden(element) {
        // Within a line it is a word for screen readers, and does not end the line.
        return by_tag(if block { Part::Hidden } else { Part::Nothing });
    }
    match tag {
        "br" => return by_tag(Part::Break),
        "noscript" => return by_tag(Part::NoScript),
        "figcaption" => return by_tag(Part::Caption),
        "nav" if has_word(element, PATHS, true) => return by_tag(Part::Path),
        "nav" | "menu" | "footer" | "aside" | "form" | "dialog" => return by_tag(Part::Surroundings),
        // The text of a figure is its caption, except tables and quotations.
        "figure" if !element.attr("class").is_some_and(|c| c.contains("table") || c.contains("quote")) => {
            return by_tag(Part::Caption);
        }
        "html" | "body" | "main" | "article" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            return by_tag(Part::Block);
        }
        _ => {}
    }
    let plain = by_tag(if block { Part::Block } else { Part::Inline });
    // Within a line a class is only style.
    if !block && (in_leaf || matches!(tag, "a" | "b" | "i" | "em" | "strong" | "u" | "mark")) {
        return plain;
    }
    let mut named = plain;
    for_each_word(element, |word| {
        let Some(found) = part_of(word) else { return };
        if named == plain || found.part == Part::Comments {
            named = found;
        }
    });
    named
}

/// What a word of a name claims.
fn part_of(word: &str) -> Option<Named> {
    let whole = |words: &'static [&'static str], part| {
        let known = words.iter().find(|known| **known == word)?;
        Some(Named { part, word: Some(*known) })
    };
    let beginning = |words: &'static [&'static str], part| {
        let known = words.iter().find(|known| word.starts_with(**known))?;
        Some(Named { part, word: Some(*known) })
    };
    whole(COMMENTS, Part::Comments)
        .or_else(|| beginning(NOTICES, Part::Notice))
        .or_else(|| beginning(PATHS, Part::Path))
        .or_else(|| whole(WALLS, Part::Wall))
        .or_else(|| whole(CAPTIONS, Part::Caption))
        .or_else(|| whole(SURROUNDINGS, Part::Surroundings))
        .or_else(|| beginning(SURROUNDINGS_BEGINNINGS, Part::Surroundings))
        .or_else(|| whole(FACTS, Part::Facts))
}

/// Whether an element holds a line or a paragraph.
pub(super) fn is_leaf(element: &Element) -> bool {
    LEAVES.contains(&element.name())
}

/// Whether the page names the element its teaser.
pub(super) fn is_lead(element: &Element) -> bool {
    has_word(element, LEADS, false)
}

/// Whether the page names the element a date.
pub(super) fn is_dated(element: &Element) -> bool {
    element.name() == "time" || has_word(element, DATES, false)
}

/// Whether the page names the element the date of publication.
pub(super) fn is_publication(element: &Element) -> bool {
    has_word(element, PUBLICATIONS, false)
}

fn has_word(element: &Element, words: &[&str], beginning: bool) -> bool {
    let mut has = false;
    for_each_word(element, |word| {
        has |= words.iter().any(|known| *known == word || beginning && word.starts_with(known));
    });
    has
}

/// Whether the content of a `template` is shown: the shadow tree of the element around it.
fn is_shadow_root(element: &Element) -> bool {
    ["shadowrootmode", "shadowmode", "shadowroot"]
        .iter()
        .any(|name| element.attr(name).is_some_and(|mode| mode.eq_ignore_ascii_case("open")))
}

fn is_hidden(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default();
    let class = element.attr("class").unwrap_or_default();
    // For screen readers only: „öffnet im neuen Fenster“.
    let aloud =
        ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader"].iter().any(|c| class.contains(c));
    aloud
        // `until-found` is text that a search in the page shows.
        || element.attr("hidden").is_some_and(|hidden| !hidden.eq_ignore_ascii_case("until-found"))
        || element.attr("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("display: none")
}

/// Calls `act` for the words of class, id, role and label, in lower case: `articleShare-box` is
/// `article`, `share`, `box`.
fn for_each_word(element: &Element, mut act: impl FnMut(&str)) {
    if element.name().contains('-') {
        each_part(element.name(), &mut act);
    }
    for token in element.attr("class").unwrap_or_default().split_whitespace() {
        if let Some(name) = naming(token) {
            each_part(name, &mut act);
        }
    }
    if let Some(id) = element.attr("id").filter(|id| !is_slug(id) && !is_leaf(element)) {
        each_part(id, &mut act);
    }
    if let Some(role) = element.attr("role") {
        each_part(role, &mut act);
    }
    // A longer label is a headline.
    if let Some(label) = element.attr("aria-label").filter(|label| label.split_whitespace().count() <= 2) {
        each_part(label, &mut act);
    }
}

/// The part of a class that names its element; `None` if it is about a topic, a state or style.
fn naming(token: &str) -> Option<&str> {
    let begins = |with: &str| token.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    let ends = |with: &str| token.to_ascii_lowercase().ends_with(with);
    if token.contains(':') || TOPICS.iter().copied().any(begins) || STATES.iter().copied().any(ends) {
        return None;
    }
    // `article--premium` is an article.
    match token.split_once("--") {
        Some((block, _)) => {
            let mut article = false;
            each_part(block, &mut |word: &str| article |= ARTICLES.contains(&word));
            Some(if article { block } else { token })
        }
        None => Some(token),
    }
}

/// Whether an id is the slug of a headline.
fn is_slug(id: &str) -> bool {
    let words = || id.split(['-', '_']);
    words().count() > 2
        && (words().count() > 4 || words().any(|w| SLUG_WORDS.contains(&w.to_lowercase().as_str())))
}

/// Calls `act` for the words of a name, in lower case.
fn each_part(name: &str, act: &mut impl FnMut(&str)) {
    let mut word = String::new();
    let mut small_before = false;
    for c in name.chars().chain(std::iter::once(' ')) {
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
