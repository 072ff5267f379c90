//! `nachlese show`

use super::{FOUND, NOTHING_FOUND, asking, open};
use crate::args::{PlainFormat, ShowArgs};
use crate::output;
use crate::render::articles::{self, Fact, Parts};
use crate::render::json;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_article::FieldName;
use nachlese_query::{Article, FieldMarks, SearchOptions};
use serde::Serialize;

/// Longest line between two articles, in columns.
const RULE: usize = 72;

/// An article, and where the words of a query stand in it if that was asked.
#[derive(Serialize)]
struct Marked<'a> {
    format_version: u32,
    #[serde(flatten)]
    article: &'a Article,
    #[serde(skip_serializing_if = "Option::is_none")]
    marks: Option<&'a [FieldMarks]>,
}

pub(super) fn run(args: &ShowArgs, settings: &Settings) -> Result<u8> {
    let index = open::open(&args.source, settings)?;
    let highlight = args.highlight.as_deref().map(|query| asking::parse(query, false)).transpose()?;
    if let Some(query) = &highlight {
        output::say_notes(&query.notes, 0, settings);
    }
    let mut all = true;
    for (number, id) in args.ids.iter().enumerate() {
        match index.get(id)? {
            Some(article) => {
                let marks =
                    highlight.as_ref().map(|query| index.marks(query, &article, &SearchOptions::default()));
                show(&article, marks.transpose()?.as_deref(), number > 0, args, settings)?;
            }
            None => {
                output::unknown_id(id, settings);
                all = false;
            }
        }
    }
    Ok(if all { FOUND } else { NOTHING_FOUND })
}

/// Prints an article, with a line before it if it is not the first. `marks`: where the words of a query stand in it, if that was asked.
fn show(
    article: &Article,
    marks: Option<&[FieldMarks]>,
    is_next: bool,
    args: &ShowArgs,
    settings: &Settings,
) -> Result<()> {
    output::print(|out| match args.format {
        PlainFormat::Json => Ok(writeln!(
            out,
            "{}",
            json::pretty(&Marked { format_version: json::FORMAT_VERSION, article, marks })?
        )?),
        PlainFormat::Text => {
            if is_next {
                writeln!(out, "\n{}\n", "─".repeat(settings.width.map_or(RULE, |width| width.min(RULE))))?;
            }
            let parts = Parts {
                title: &article.title,
                facts: articles::facts()
                    .map(|field| Fact::new(field.as_str(), value(article, field)))
                    .collect(),
                teaser: &article.teaser,
                body: &article.body,
                marks: marks.unwrap_or_default(),
            };
            articles::write(out, &parts, settings.width)
        }
    })
}

/// The value of a field, as people read it.
fn value(article: &Article, field: FieldName) -> String {
    let value = article.values(field).join("; ");
    if value.is_empty() && field == FieldName::Published { "unknown".to_owned() } else { value }
}
