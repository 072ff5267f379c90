//! `nachlese read`: what the reader makes of a file.

use super::{ERROR, FOUND, NOTHING_FOUND};
use crate::args::{PlainFormat, ReadArgs};
use crate::output;
use crate::render::articles::{self, Fact, Parts};
use crate::render::json;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_archive::{
    Article, Draft, Keys, Learner, MOST_LINES, NoArticle, Origin, Place, Reading, Rejection, Selection,
    entries, list,
};
use nachlese_dates::Moment;
use serde::Serialize;

pub(super) fn run(args: &ReadArgs, settings: &Settings) -> Result<u8> {
    let listing = list(std::slice::from_ref(&args.file), &Selection::default())?;
    let now = Moment::now();
    let mut failures = listing.failures;
    let mut no_articles: Vec<NoArticle> = Vec::new();
    let mut drafts: Vec<(Place, Draft)> = Vec::new();
    let mut learner = Learner::bounded(MOST_LINES);
    let mut reject = |rejection| match rejection {
        Rejection::Failed(failure) => failures.push(failure),
        Rejection::NoArticle(no_article) => no_articles.push(no_article),
    };
    for (index, file) in listing.files.iter().enumerate() {
        for entry in entries(index, file) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(failure) => {
                    reject(Rejection::Failed(failure));
                    continue;
                }
            };
            for draft in nachlese_archive::read(file, &entry, &Keys::default()) {
                match draft {
                    Ok(draft) => {
                        draft.observation().into_iter().for_each(|seen| learner.add(seen));
                        drafts.push((entry.place, draft));
                    }
                    Err(rejection) => reject(rejection),
                }
            }
        }
    }
    let learned = learner.finish();
    let mut articles = Vec::new();
    for (place, draft) in drafts {
        match draft.finish(place, &learned) {
            Ok(reading) => articles.push(ArticleRead::new(reading, &now)),
            Err(rejection) => reject(rejection),
        }
    }
    for no_article in &no_articles {
        output::note(&no_article.to_string());
    }
    for failure in &failures {
        output::note(&failure.to_string());
    }
    output::print(|out| match (args.format, articles.as_slice()) {
        (PlainFormat::Json, [article]) => Ok(writeln!(out, "{}", json::pretty(article)?)?),
        (PlainFormat::Json, articles) => Ok(writeln!(out, "{}", json::pretty(&articles)?)?),
        (PlainFormat::Text, articles) => {
            for (number, article) in articles.iter().enumerate() {
                if number > 0 {
                    writeln!(out, "\n")?;
                }
                text(out, article, settings)?;
            }
            Ok(())
        }
    })?;
    Ok(match (articles.is_empty(), failures.is_empty()) {
        (_, false) => ERROR,
        (true, true) => NOTHING_FOUND,
        (false, true) => FOUND,
    })
}

/// An article, and what is implausible about it.
#[derive(Serialize)]
struct ArticleRead {
    #[serde(flatten)]
    article: Article,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<String>,
}

impl ArticleRead {
    fn new(reading: Reading, now: &Moment) -> ArticleRead {
        ArticleRead { doubts: reading.article.doubts(now), article: reading.article }
    }
}

fn text(out: &mut dyn std::io::Write, reading: &ArticleRead, settings: &Settings) -> Result<()> {
    let article = &reading.article;
    let [published, updated] = [&article.published, &article.updated]
        .map(|m| m.as_ref().map(ToString::to_string).unwrap_or_default());
    let from = &article.provenance;
    let facts = [
        ("published", if published.is_empty() { "unknown" } else { &published }, from.published),
        ("updated", &updated, from.updated),
        ("source", &article.source, from.source),
        ("section", &article.section, from.section),
        ("author", &article.author, from.author),
        ("url", &article.url, from.url),
        ("language", &article.language, from.language),
        ("path", &article.path, None),
        ("id", &article.id, None),
    ];
    let texts = [("title", from.title), ("teaser", from.teaser), ("body", from.body)];
    let texts = texts.iter().filter_map(|(name, origin)| Some(format!("{name}: {}", (*origin)?)));
    let texts = texts.collect::<Vec<_>>().join(", ");
    let remark = |name: &str, origin: Option<Origin>| {
        let doubts = reading.doubts.iter().filter_map(|doubt| doubt.strip_prefix(name)?.strip_prefix(": "));
        let doubts = doubts.map(|doubt| format!("implausible: {doubt}"));
        origin.map(|o| o.to_string()).into_iter().chain(doubts).collect::<Vec<_>>().join("; ")
    };
    let facts = facts.map(|(name, value, origin)| Fact { name, value, remark: remark(name, origin) });
    let parts = Parts {
        title: &article.title,
        facts: facts.into_iter().chain([Fact::new("read from", &texts)]).collect(),
        teaser: &article.teaser,
        body: &article.body,
        marks: &[],
    };
    articles::write(out, &parts, settings.width)
}
