//! `nachlese show`

use super::{FOUND, NOTHING_FOUND, open};
use crate::args::{PlainFormat, ShowArgs};
use crate::output;
use crate::render::articles::{self, Fact, Parts};
use crate::render::json;
use crate::settings::Settings;
use anyhow::Result;

pub(super) fn run(args: &ShowArgs, settings: &Settings) -> Result<u8> {
    let index = open::open(&args.source, settings)?;
    let Some(article) = index.get(&args.id)? else {
        output::note(&format!("no article has the id {}", args.id));
        return Ok(NOTHING_FOUND);
    };
    output::print(|out| match args.format {
        PlainFormat::Json => Ok(writeln!(out, "{}", json::pretty(&article)?)?),
        PlainFormat::Text => {
            let parts = Parts {
                title: &article.title,
                facts: [
                    ("published", article.published.as_deref().unwrap_or("unknown")),
                    ("updated", article.updated.as_deref().unwrap_or_default()),
                    ("source", &article.source),
                    ("section", &article.section),
                    ("author", &article.author),
                    ("url", &article.url),
                    ("language", &article.language),
                    ("path", &article.path),
                    ("id", &article.id),
                ]
                .map(|(name, value)| Fact::new(name, value))
                .into(),
                teaser: &article.teaser,
                body: &article.body,
            };
            articles::write(out, &parts, settings.width)
        }
    })?;
    Ok(FOUND)
}
