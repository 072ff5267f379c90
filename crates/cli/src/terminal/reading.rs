//! What the reader makes of files: articles, and what is in none.

use super::article::{self as text_of_article, Fact, Parts};
use super::left_out as words;
use super::style::{TITLE, wrap};
use anstyle::Style;
use anyhow::Result;
use nachlese_archive::{
    Article, Failure, LeftAloneFile, LeftOut, NoArticle, Reading, Rejection, Rule, UnreadKey, UnreadReason,
};
use nachlese_article::FieldName;
use nachlese_dates::Moment;
use nachlese_results::{FORMAT_VERSION, json_pretty, safe};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// The outcomes of files and of all that is in them.
#[derive(Default)]
pub(crate) struct FileOutcomes {
    pub(crate) articles: Vec<ArticleRead>,
    pub(crate) no_articles: Vec<NoArticle>,
    pub(crate) left_alone: Vec<LeftAloneFile>,
    pub(crate) failures: Vec<Failure>,
}

/// An article, what is implausible about it, and what is not in it.
pub(crate) struct ArticleRead {
    article: Article,
    doubts: Vec<String>,
    left_out: Vec<LeftOut>,
    unread: Vec<UnreadKey>,
}

impl FileOutcomes {
    pub(crate) fn reject(&mut self, rejection: Rejection) {
        match rejection {
            Rejection::Failed(failure) => self.failures.push(failure),
            Rejection::NoArticle(no_article) => self.no_articles.push(no_article),
        }
    }

    /// Paragraphs that are in no article, by the rule that left them out.
    pub(crate) fn rules(&self) -> BTreeMap<Rule, u32> {
        let mut rules = BTreeMap::new();
        for left in self.articles.iter().flat_map(|read| &read.left_out) {
            *rules.entry(left.rule).or_default() += 1;
        }
        rules
    }
}

impl ArticleRead {
    pub(crate) fn new(reading: Reading, now: &Moment) -> ArticleRead {
        let Reading { article, left_out, unread } = reading;
        ArticleRead { doubts: article.doubts(now), article, left_out, unread }
    }
}

#[derive(Serialize)]
struct JsonArticle<'a> {
    #[serde(flatten)]
    article: &'a Article,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    doubts: &'a [String],
    /// These where they are asked for.
    #[serde(flatten)]
    left_out: Option<JsonLeftOut<'a>>,
}

#[derive(Serialize)]
struct JsonLeftOut<'a> {
    left_out: &'a [LeftOut],
    unread_keys: &'a [UnreadKey],
}

#[derive(Serialize)]
struct JsonOutcomes<'a> {
    format_version: u32,
    articles: Vec<JsonArticle<'a>>,
    no_articles: &'a [NoArticle],
    left_alone: &'a [LeftAloneFile],
    failed: &'a [Failure],
}

/// Prints an article as an object, several as a list; where what is left out is asked for, one
/// document of all.
pub(crate) fn json(out: &mut dyn Write, outcomes: &FileOutcomes, left_out: bool) -> Result<()> {
    let articles = outcomes.articles.iter().map(|read| JsonArticle {
        article: &read.article,
        doubts: &read.doubts,
        left_out: left_out.then_some(JsonLeftOut { left_out: &read.left_out, unread_keys: &read.unread }),
    });
    let articles: Vec<JsonArticle<'_>> = articles.collect();
    let json = match articles.as_slice() {
        _ if left_out => json_pretty(&JsonOutcomes {
            format_version: FORMAT_VERSION,
            articles,
            no_articles: &outcomes.no_articles,
            left_alone: &outcomes.left_alone,
            failed: &outcomes.failures,
        })?,
        [article] => json_pretty(article)?,
        articles => json_pretty(&articles)?,
    };
    Ok(writeln!(out, "{json}")?)
}

/// Prints articles to be read; where it is asked for, what is left out of each behind it, and at
/// the end what is in none.
pub(crate) fn text(
    out: &mut dyn Write,
    outcomes: &FileOutcomes,
    left_out: bool,
    width: Option<usize>,
) -> Result<()> {
    for (number, read) in outcomes.articles.iter().enumerate() {
        if number > 0 {
            writeln!(out, "\n")?;
        }
        article(out, read, width)?;
        if left_out && !read.left_out.is_empty() {
            writeln!(out, "\n{TITLE}left out{TITLE:#}")?;
            for LeftOut { rule, text } in &read.left_out {
                writeln!(out, "{}", wrap(&format!("{rule}: {text}"), Style::new(), &[], width, "  "))?;
            }
        }
    }
    if !left_out {
        return Ok(());
    }
    let none = outcomes.no_articles.iter().map(words::record).collect::<Vec<_>>();
    let alone = outcomes.left_alone.iter().map(|file| format!("{}: {}", file.name, file.why)).collect();
    let mut is_first = outcomes.articles.is_empty();
    for (title, lines) in [("not articles", none), ("left alone", alone)] {
        if lines.is_empty() {
            continue;
        }
        writeln!(out, "{}{TITLE}{title}{TITLE:#}", if is_first { "" } else { "\n\n" })?;
        is_first = false;
        for line in lines {
            writeln!(out, "  {}", safe(&line))?;
        }
    }
    Ok(())
}

fn article(out: &mut dyn Write, read: &ArticleRead, width: Option<usize>) -> Result<()> {
    let article = &read.article;
    let origin = |field| article.provenance.get(field);
    let texts = FieldName::TEXTS.into_iter();
    let texts = texts.filter_map(|field| Some(format!("{field}: {}", origin(field)?)));
    let texts = texts.collect::<Vec<_>>().join(", ");
    let facts = text_of_article::facts().map(|field| {
        let name = field.as_str();
        let doubts = read.doubts.iter().filter_map(|doubt| doubt.strip_prefix(name)?.strip_prefix(": "));
        let doubts = doubts.map(|doubt| format!("implausible: {doubt}"));
        let remarks = origin(field).map(|origin| origin.to_string()).into_iter().chain(doubts);
        let value = match article.value(field).to_text("; ") {
            value if value.is_empty() && field == FieldName::Published => "unknown".into(),
            value => value,
        };
        Fact { name, value: value.into_owned(), remark: remarks.collect::<Vec<_>>().join("; ") }
    });
    let unread = |why| {
        let keys = read.unread.iter().filter(move |unread| unread.why == why);
        keys.map(|unread| unread.key.as_str()).collect::<Vec<_>>().join(", ")
    };
    let [texts_not_read, dates_not_read] = [UnreadReason::LongText, UnreadReason::Date].map(unread);
    let is_title_alone = article.teaser.is_empty() && article.body.is_empty();
    let text = if is_title_alone { "none, only a title" } else { "" };
    let beside = [
        Fact::new("read from", texts),
        Fact::new("text", text),
        Fact::new("not read", texts_not_read),
        Fact::new("dates not read", dates_not_read),
    ];
    let parts = Parts {
        title: &article.title,
        facts: facts.chain(beside).collect(),
        teaser: &article.teaser,
        body: &article.body,
        marks: &[],
    };
    text_of_article::write(out, &parts, width)
}
