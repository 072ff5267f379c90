//! `nachlese read`: what the reader makes of a file.

use super::{ERROR, FOUND, NOTHING_FOUND};
use crate::args::{PlainFormat, ReadArgs};
use crate::output;
use crate::render::articles::{self, Parts};
use crate::render::json;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_archive::{Article, Selection, entries, learn_furniture, list, read_article};

pub(super) fn run(args: &ReadArgs, settings: &Settings) -> Result<u8> {
    let listing = list(std::slice::from_ref(&args.file), &Selection::default())?;
    let furniture = learn_furniture(&listing.files);
    let mut articles = Vec::new();
    let mut failures = listing.failures;
    for (index, file) in listing.files.iter().enumerate() {
        for entry in entries(index, file) {
            match entry.and_then(|entry| read_article(file, &entry, &furniture)) {
                Ok(article) => articles.push(article),
                Err(failure) => failures.push(failure),
            }
        }
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

fn text(out: &mut dyn std::io::Write, article: &Article, settings: &Settings) -> Result<()> {
    let [published, updated] = [&article.published, &article.updated]
        .map(|m| m.as_ref().map(ToString::to_string).unwrap_or_default());
    let parts = Parts {
        title: &article.title,
        facts: vec![
            ("published", if published.is_empty() { "unknown" } else { &published }),
            ("updated", &updated),
            ("source", &article.source),
            ("section", &article.section),
            ("author", &article.author),
            ("url", &article.url),
            ("language", &article.language),
            ("path", &article.path),
            ("id", &article.id),
        ],
        teaser: &article.teaser,
        body: &article.body,
    };
    articles::write(out, &parts, settings.width)
}
