//! What a theme has of an article, escaped for markup, and the lists that every theme makes of it.

use super::boilerplate::*;
use nachlese_archive::Article;
use std::fmt::Write;

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// An article for a page.
pub struct PageArticle {
    pub title: String,
    pub teaser: String,
    pub paragraphs: Vec<String>,
    pub author: String,
    pub source: String,
    pub section: String,
    /// As machines write it; empty where it is unknown.
    pub iso: String,
    /// As readers see it: `3. Februar 2025, 9:14 Uhr`.
    pub date: String,
}

impl PageArticle {
    pub fn of(article: &Article) -> PageArticle {
        let iso = article.published.map(|date| date.to_string()).unwrap_or_default();
        PageArticle {
            title: escaped(&article.title),
            teaser: escaped(&article.teaser),
            paragraphs: article.body.split("\n\n").map(escaped).collect(),
            author: escaped(&article.author),
            source: escaped(&article.source),
            section: escaped(&article.section),
            date: german(&iso),
            iso,
        }
    }

    /// Each paragraph by itself, with what stands behind the second: a box between paragraphs.
    pub fn body(&self, one: impl Fn(&str) -> String, between: &str) -> String {
        let mut markup = String::new();
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            markup += &one(paragraph);
            if at + 1 == self.paragraphs.len().min(2) {
                markup += between;
            }
        }
        markup
    }

    pub fn p(&self, between: &str) -> String {
        self.body(|text| format!("<p>{text}</p>\n"), between)
    }

    /// `markup`, where the author is known.
    pub fn byline(&self, markup: impl Fn(&str) -> String) -> String {
        if self.author.is_empty() { String::new() } else { markup(&self.author) }
    }

    /// `markup` of both forms of the date, where it is known.
    pub fn dateline(&self, markup: impl Fn(&str, &str) -> String) -> String {
        if self.iso.is_empty() { String::new() } else { markup(&self.iso, &self.date) }
    }

    /// `markup`, where there is a teaser.
    pub fn lead(&self, markup: impl Fn(&str) -> String) -> String {
        if self.teaser.is_empty() { String::new() } else { markup(&self.teaser) }
    }

    /// The words of the headline that begin with a capital, as sites make links of them.
    pub fn tags(&self) -> String {
        let words = self.title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 4);
        links(words.filter(|word| word.starts_with(char::is_uppercase)))
    }

    /// The title of the page, and what a page without a visible date or outlet says in its head.
    pub fn head(&self) -> String {
        let PageArticle { title, teaser, source, .. } = self;
        let published =
            self.dateline(|iso, _| format!("<meta property=\"article:published_time\" content=\"{iso}\">"));
        let author = self.byline(|author| format!("<meta name=\"author\" content=\"{author}\">"));
        format!(
            "<meta charset=utf-8><title>{title} | {source}</title>\n<meta property=\"og:site_name\" content=\"{source}\">\n\
             <meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{title}\">\n\
             <meta name=\"description\" content=\"{teaser}\">{published}{author}"
        )
    }

    /// A head with the title alone.
    pub fn bare_head(&self) -> String {
        format!("<meta charset=utf-8><title>{} - {}</title>", self.title, self.source)
    }
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn german(iso: &str) -> String {
    let (day, time) = iso.split_once('T').map_or((iso, None), |(day, time)| (day, time.get(..5)));
    let parts: Vec<usize> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return String::new() };
    let time = time.map(|time| format!(", {time} Uhr")).unwrap_or_default();
    format!("{day}. {} {year}{time}", MONTHS[month - 1])
}

/// Links, each in an element of a list.
pub fn links<'t>(labels: impl IntoIterator<Item = &'t str>) -> String {
    let mut markup = String::new();
    for label in labels {
        write!(markup, "<li><a href=\"/{}\">{label}</a></li>", label.len()).unwrap();
    }
    format!("<ul>{markup}</ul>")
}

/// Texts, each in an element of its own.
pub fn each(tag: &str, texts: &[&str]) -> String {
    texts.iter().fold(String::new(), |markup, text| markup + &format!("<{tag}>{text}</{tag}>\n"))
}

/// The banner about consent; its last lines are buttons.
pub fn cookies(tag: &str) -> String {
    let (texts, buttons) = COOKIES.split_at(COOKIES.len() - 3);
    format!("<h2>Ihre Privatsphäre</h2>{}{}", each(tag, texts), each("button", buttons))
}

/// Other articles.
pub fn related(one: impl Fn(&str, &str) -> String) -> String {
    RELATED.iter().fold(String::new(), |markup, (headline, teaser)| markup + &one(headline, teaser))
}

/// What readers wrote.
pub fn comments(one: impl Fn(&str, &str, &str) -> String) -> String {
    COMMENTS.iter().fold(String::new(), |markup, (name, date, text)| markup + &one(name, date, text))
}
