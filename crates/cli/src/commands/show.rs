//! `nachlese show`

use super::{asking, open};
use crate::args::{PlainFormat, ShowArgs};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use crate::terminal::article::{self as whole, Fact, Parts};
use anyhow::Result;
use nachlese_article::FieldName;
use nachlese_query::{Article, FieldMarks, MatchOptions};
use nachlese_results::{ArticleDocument, write_json};

/// Longest line between two articles, in columns.
const RULE: usize = 72;

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
                    highlight.as_ref().map(|query| index.marks(query, &article, &MatchOptions::default()));
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

/// Prints an article, with a rule before it if it is not the first. `marks`: where the words of a
/// query are in it, if that was asked.
fn show(
    article: &Article,
    marks: Option<&[FieldMarks]>,
    is_next: bool,
    args: &ShowArgs,
    settings: &Settings,
) -> Result<()> {
    output::print(|out| match args.format {
        PlainFormat::Json => Ok(write_json(out, &ArticleDocument::new(article, marks))?),
        PlainFormat::Text => {
            if is_next {
                writeln!(out, "\n{}\n", "─".repeat(settings.width.map_or(RULE, |width| width.min(RULE))))?;
            }
            let parts = Parts {
                title: &article.title,
                facts: whole::facts().map(|field| Fact::new(field.as_str(), value(article, field))).collect(),
                teaser: &article.teaser,
                body: &article.body,
                marks: marks.unwrap_or_default(),
            };
            whole::write(out, &parts, settings.width)
        }
    })
}

/// The value of a field, as people read it.
fn value(article: &Article, field: FieldName) -> String {
    let value = article.values(field).join("; ");
    if value.is_empty() && field == FieldName::Published { "unknown".to_owned() } else { value }
}
