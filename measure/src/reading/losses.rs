//! What pages lose, and by which rule.
//!
//! For each rule: on how many pages it left out a sentence, how many sentences, their share of all
//! sentences of all pages, and on how many pages it took more than a twentieth of them; those are
//! named, to be looked at. A sentence is a paragraph of sixty bytes or more that ends as sentences
//! do: labels and links are not counted.

use crate::data::files;
use crate::program::Nachlese;
use anyhow::Result;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What one rule left out.
#[derive(Default)]
struct Loss {
    pages: usize,
    sentences: usize,
    /// Pages that lost more than a twentieth of their sentences, with the share.
    large: Vec<(f64, String)>,
}

#[derive(Default)]
struct Losses {
    rules: BTreeMap<String, Loss>,
    kept: usize,
    all: usize,
}

/// Prints the table for all pages in these folders.
pub(super) fn table(nachlese: &Nachlese, folders: &[PathBuf]) -> Result<()> {
    let mut losses = Losses::default();
    for folder in folders {
        for page in files(folder, ".html.gz")? {
            let read = nachlese.read(&page, &["--left-out"])?;
            let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
            articles(&read).iter().for_each(|article| losses.add(&name, article));
        }
    }
    losses.print();
    Ok(())
}

/// The articles in what `read --left-out` prints: a document, one article, or a list.
fn articles(read: &Value) -> Vec<&Value> {
    match read.get("articles").unwrap_or(read) {
        Value::Array(articles) => articles.iter().collect(),
        Value::Null => Vec::new(),
        article => vec![article],
    }
}

impl Losses {
    fn add(&mut self, page: &str, article: &Value) {
        let text =
            |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let body = format!("{}\n\n{}", text(article, "teaser"), text(article, "body"));
        let kept = body.split("\n\n").filter(|paragraph| is_sentence(paragraph)).count();
        let mut lost: BTreeMap<String, usize> = BTreeMap::new();
        for left_out in article.get("left_out").and_then(Value::as_array).into_iter().flatten() {
            if is_sentence(&text(left_out, "text")) {
                *lost.entry(text(left_out, "rule")).or_default() += 1;
            }
        }
        let here = kept + lost.values().sum::<usize>();
        self.all += here;
        self.kept += kept;
        for (rule, sentences) in lost {
            let loss = self.rules.entry(rule).or_default();
            loss.pages += 1;
            loss.sentences += sentences;
            if sentences * 20 > here {
                loss.large.push((sentences as f64 / here as f64, page.to_owned()));
            }
        }
    }

    fn print(&self) {
        let share = |sentences: usize| sentences as f64 / self.all.max(1) as f64;
        println!(
            "| rule | pages | sentences | share | pages that lose more than 5 % |\n|---|---|---|---|---|"
        );
        println!("| in the article | | {} | {:.3} | |", self.kept, share(self.kept));
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(_, loss)| std::cmp::Reverse(loss.sentences));
        for (rule, Loss { pages, sentences, large }) in &rules {
            println!("| {rule} | {pages} | {sentences} | {:.3} | {} |", share(*sentences), large.len());
        }
        for (rule, loss) in rules {
            let mut large: Vec<_> = loss.large.iter().collect();
            large.sort_by(|one, other| other.0.total_cmp(&one.0));
            large.iter().for_each(|(share, page)| println!("  {rule} {share:.2} {page}"));
        }
    }
}

fn is_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '“', '”', '«', '»', '\'', ')']);
    text.len() >= 60 && end.ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn sentences_are_counted_by_the_rule_that_left_them_out() {
        let sentence = "Dieser Satz ist mit Absicht so lang, dass er mehr als sechzig Bytes hat.";
        let mut losses = Losses::default();
        let left_out = json!([
            { "rule": "caption", "text": sentence },
            { "rule": "caption", "text": "Foto: dpa" },
            { "rule": "links", "text": format!("„{sentence}“") },
        ]);
        let article =
            json!({ "teaser": sentence, "body": format!("{sentence}\n\nKurz."), "left_out": left_out });
        losses.add("page", &article);
        assert_eq!((losses.kept, losses.all), (2, 4));
        let counts: Vec<_> =
            losses.rules.iter().map(|(rule, loss)| (rule.as_str(), loss.sentences)).collect();
        assert_eq!(counts, [("caption", 1), ("links", 1)]);
    }
}
