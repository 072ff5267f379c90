//! The articles of `corpus/`, put into pages, records and texts of many makes: what of them is
//! found, how often, and what of their surroundings comes with it.

mod boilerplate;
mod heads;
mod modern;
mod older;
mod page_article;
mod records;

use crate::support::{plain, read_files, read_folder, sentences};
use nachlese_archive::{Article, Reading, Rejection};
use page_article::PageArticle;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Share of sentences that must be found.
const FOUND: f64 = 0.995;

/// A make of files.
struct Theme {
    name: &'static str,
    /// What it shows of an article beside its text.
    shows: &'static [Shown],
    /// Its files, in the order of the articles: name and content.
    files: Files,
}

/// How articles become files.
enum Files {
    /// A page each.
    Page(&'static str, fn(&PageArticle) -> String),
    /// A text each.
    Text(&'static str, fn(&Article) -> String),
    /// One file for all.
    Table(&'static str, fn(&[Article]) -> String),
}

#[derive(Clone, Copy, PartialEq)]
enum Shown {
    /// Date and time.
    Time,
    /// The day, or a time without a time zone.
    Day,
    Author,
    Source,
    /// A teaser of its own; elsewhere it is part of the text.
    Teaser,
}

use Shown::*;

impl Files {
    fn of(&self, articles: &[Article]) -> Vec<(String, String)> {
        let numbered = |ending: &str, one: &dyn Fn(&Article) -> String| {
            let named = |(at, article)| (format!("{:03}.{ending}", at), one(article));
            articles.iter().enumerate().map(named).collect()
        };
        match self {
            Files::Page(ending, page) => numbered(ending, &|article| page(&PageArticle::of(article))),
            Files::Text(ending, text) => numbered(ending, text),
            Files::Table(name, table) => vec![((*name).to_owned(), table(articles))],
        }
    }
}

/// What was found of a theme's articles.
#[derive(Default)]
struct Score {
    sentences: usize,
    found: usize,
    boilerplate_found: BTreeSet<String>,
    mistakes: Vec<String>,
}

impl Score {
    fn share(&self) -> f64 {
        self.found as f64 / self.sentences.max(1) as f64
    }

    fn add(
        &mut self,
        theme: &Theme,
        truth: &Article,
        read: Result<Reading, Rejection>,
        surroundings: &[String],
    ) {
        let mut mistake =
            |what: String| self.mistakes.push(format!("{}: {}: {what}", theme.name, truth.title));
        let read = match read {
            Ok(read) => read,
            Err(rejection) => return mistake(format!("{rejection:?}")),
        };
        let article = &read.article;
        let text = plain(&format!("{}\n{}", article.teaser, article.body));
        let expected = plain(&format!("{}\n{}", truth.teaser, truth.body));
        for sentence in sentences(&format!("{}\n\n{}", truth.teaser, truth.body)) {
            self.sentences += 1;
            let times = text.matches(&sentence).count();
            self.found += usize::from(times > 0);
            if times == 0 {
                let left = read.left_out.iter().find(|left| plain(&left.text).contains(&sentence));
                mistake(format!("lost, by {:?}: {sentence}", left.map(|left| left.rule)));
            } else if times > expected.matches(&sentence).count() {
                mistake(format!("{times} times: {sentence}"));
            }
        }
        for sentence in surroundings.iter().filter(|sentence| text.contains(sentence.as_str())) {
            self.boilerplate_found.insert(sentence.clone());
            mistake(format!("boilerplate: {sentence}"));
        }
        // Whatever else there is was made by the theme, listed or not.
        let paragraphs = article.body.split("\n\n").chain([article.teaser.as_str()]).map(plain);
        let strange =
            |paragraph: &String| paragraph != older::ENTRY_TIME && !expected.contains(paragraph.as_str());
        for stranger in paragraphs.filter(strange) {
            mistake(format!("stranger: {stranger}"));
        }
        let shows = |what| theme.shows.contains(&what);
        let mut compare = |what, is: &str, should: &str| {
            if plain(is) != plain(should) {
                mistake(format!("{what} is {is:?} and should be {should:?}"));
            }
        };
        compare("title", &article.title, &truth.title);
        let date = |article: &Article| article.published.map(|date| date.to_string()).unwrap_or_default();
        let (is, should) = (date(article), date(truth));
        if shows(Time) {
            compare("date", &is, &should);
        } else if shows(Day) {
            compare("day", is.get(..10).unwrap_or_default(), should.get(..10).unwrap_or_default());
        }
        if shows(Author) {
            compare("author", &article.author, &truth.author);
        }
        if shows(Source) {
            compare("source", &article.source, &truth.source);
        }
        if shows(Teaser) {
            compare("teaser", &article.teaser, &truth.teaser);
        }
    }
}

/// The articles of the corpus's records and texts, as the crate reads them.
fn corpus() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let read = read_folder(&folder).into_iter().filter_map(Result::ok).map(|reading| reading.article);
    let plain = |article: &Article| {
        let path = article.path.as_str();
        !path.starts_with("broken") && (path.contains(".jsonl") || path.ends_with(".txt"))
    };
    let articles: Vec<Article> = read.filter(plain).collect();
    assert!(articles.len() > 50, "{}", articles.len());
    articles
}

/// Reads the articles in every theme, prints a table, and fails with all that is wrong.
fn check(themes: &[Theme]) {
    let articles = corpus();
    let surroundings = boilerplate::sentences();
    let (mut table, mut mistakes) = (String::new(), Vec::new());
    for theme in themes {
        let files = theme.files.of(&articles);
        let read = read_files(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
        let mut score = Score::default();
        assert_eq!(read.len(), articles.len(), "{}", theme.name);
        for (truth, read) in articles.iter().zip(read) {
            score.add(theme, truth, read, &surroundings);
        }
        writeln!(
            table,
            "{:<24}{:>6.2} % of {} sentences, {} of the boilerplate",
            theme.name,
            100.0 * score.share(),
            score.sentences,
            score.boilerplate_found.len(),
        )
        .unwrap();
        if score.share() < FOUND {
            mistakes.push(format!("{}: only {:.4} of its sentences", theme.name, score.share()));
        }
        mistakes.extend(score.mistakes);
    }
    println!("{table}");
    assert!(mistakes.is_empty(), "{table}\n{}", mistakes.join("\n"));
}

#[test]
fn pages_of_sites_as_they_are_today() {
    use Files::Page;
    check(&[
        Theme { name: "WordPress", shows: &[Time, Author, Source], files: Page("html", modern::wordpress) },
        Theme {
            name: "utility classes",
            shows: &[Time, Author, Source],
            files: Page("html", modern::utilities),
        },
        Theme { name: "CSS modules", shows: &[Time, Author, Source], files: Page("html", modern::modules) },
        Theme {
            name: "styled components",
            shows: &[Time, Author, Source],
            files: Page("html", modern::nameless),
        },
        Theme { name: "Bootstrap", shows: &[Time, Author, Source], files: Page("html", modern::bootstrap) },
        Theme { name: "TYPO3", shows: &[Time, Author, Source], files: Page("html", modern::typo3) },
        Theme { name: "Drupal", shows: &[Time, Author, Source], files: Page("html", modern::drupal) },
        Theme { name: "BEM", shows: &[Time, Author, Source], files: Page("html", modern::bem) },
        Theme { name: "shadow trees", shows: &[Time, Author, Source], files: Page("html", modern::shadow) },
    ]);
}

#[test]
fn pages_of_other_times_and_for_other_readers() {
    use Files::Page;
    check(&[
        Theme { name: "tables", shows: &[Time, Author, Source], files: Page("htm", older::tables) },
        Theme { name: "br br", shows: &[Time, Author, Source], files: Page("htm", older::line_breaks) },
        Theme { name: "no paragraphs", shows: &[Time, Author, Source], files: Page("html", older::divs) },
        Theme { name: "AMP", shows: &[Time, Author, Source], files: Page("amp.html", older::amp) },
        Theme { name: "print", shows: &[Day, Author], files: Page("html", older::print) },
        Theme { name: "JSON-LD", shows: &[Time, Author, Source], files: Page("html", older::stated) },
        Theme { name: "ticker", shows: &[Time, Author, Source], files: Page("html", older::ticker) },
        Theme {
            name: "consent first",
            shows: &[Time, Author, Source],
            files: Page("html", older::consent_first),
        },
        Theme { name: "MHTML", shows: &[Time, Author, Source], files: Page("mhtml", older::saved) },
        Theme {
            name: "MHTML, base64",
            shows: &[Time, Author, Source],
            files: Page("mht", older::saved_base64),
        },
    ]);
}

#[test]
fn records_of_collectors_interfaces_and_databases() {
    use Files::{Table, Text};
    const ALL: &[Shown] = &[Time, Author, Source, Teaser];
    check(&[
        Theme { name: "own keys", shows: ALL, files: Table("a.jsonl", records::own) },
        Theme { name: "German keys", shows: ALL, files: Table("a.json", records::german) },
        Theme { name: "news-please", shows: &[Time, Author], files: Table("a.jsonl", records::news_please) },
        Theme { name: "trafilatura", shows: ALL, files: Table("a.json", records::trafilatura) },
        Theme { name: "newspaper", shows: ALL, files: Table("a.ndjson", records::newspaper) },
        Theme { name: "fundus", shows: ALL, files: Table("a.json", records::fundus) },
        Theme { name: "Scrapy", shows: ALL, files: Table("a.jl", records::scrapy) },
        Theme { name: "JSON Feed", shows: &[Time, Author, Teaser], files: Table("a.json", records::feed) },
        Theme { name: "WordPress, REST", shows: ALL, files: Table("a.json", records::wordpress) },
        Theme { name: "Elasticsearch", shows: ALL, files: Table("a.json", records::elasticsearch) },
        Theme { name: "MongoDB", shows: ALL, files: Table("a.json", records::mongodb) },
        Theme { name: "an object each", shows: ALL, files: Text("json", records::pretty) },
    ]);
}

#[test]
fn texts_with_heads_and_without() {
    use Files::Text;
    const ALL: &[Shown] = &[Time, Author, Source, Teaser];
    check(&[
        Theme { name: "Hugo", shows: ALL, files: Text("md", heads::hugo) },
        Theme { name: "Jekyll", shows: ALL, files: Text("md", heads::jekyll) },
        Theme { name: "Jekyll, .txt", shows: ALL, files: Text("txt", heads::jekyll) },
        Theme { name: "Eleventy", shows: ALL, files: Text("md", heads::eleventy) },
        Theme { name: "German keys, .md", shows: ALL, files: Text("md", heads::german) },
        Theme { name: "German keys, .txt", shows: ALL, files: Text("txt", heads::german) },
        Theme { name: "notes", shows: &[Time, Author, Source], files: Text("md", heads::note) },
        Theme { name: "scraped", shows: &[], files: Text("txt", heads::scraped) },
    ]);
}
