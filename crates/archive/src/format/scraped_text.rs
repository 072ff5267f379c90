//! Scraped text: a page's title, often twice, labels, teaser, paragraphs, and what surrounded them.
//!
//! 1. the text to units: paragraphs or lines ([`units`]);
//! 2. the head: section line, headline with its tail, the same line again, labels, byline, date;
//! 3. the rest: without boilerplate and without what recurs under other headlines;
//! 4. the teaser, by its shape.
//!
//! In doubt a line is kept: a line too many is a nuisance, a paragraph lost is a loss.

use crate::article::Article;
use crate::boilerplate::{followed, is_boilerplate};
use crate::furniture::Furniture;
use crate::headline::{Headline, is_section, split, split_tail, tail_beyond};
use crate::id;
use crate::walk::SourceFile;
use nachlese_dates::date_line;

/// Longest headline, in characters.
const LONGEST_HEADLINE: usize = 220;

/// Longest teaser that ends like a sentence, in characters.
const LONGEST_TEASER: usize = 280;

/// A line of at least so many characters, ending like a sentence, is text and no label.
const SHORTEST_TEXT: usize = 60;

/// Reads one text.
pub(crate) fn read(text: &str, file: &SourceFile, furniture: &Furniture) -> Result<Article, String> {
    let units = units(text);
    if units.is_empty() {
        return Err("no text in it".to_owned());
    }
    let mut article = Article { id: id::encode(&file.name), path: file.name.clone(), ..Article::default() };
    let rest = head(&units, furniture, &mut article);
    let mut paragraphs = clean(rest, furniture, &mut article);
    if let Some(teaser) = take_teaser(&mut paragraphs) {
        article.teaser = teaser.to_owned();
    }
    article.body = paragraphs.join("\n\n");
    if article.title.is_empty() && article.teaser.is_empty() && article.body.is_empty() {
        return Err("no text in it but boilerplate".to_owned());
    }
    Ok(article)
}

/// The units of a text: its paragraphs, where blank lines part them; a block of long lines that go on without an end of a
/// sentence is one wrapped paragraph, any other line is a unit of its own.
pub(crate) fn units(text: &str) -> Vec<String> {
    let mut units = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).chain(std::iter::once("")) {
        if !line.is_empty() {
            block.push(line);
            continue;
        }
        let wrapped = block.len() > 1
            && block.split_last().is_some_and(|(_, before)| {
                let long = before.iter().filter(|l| l.chars().count() >= 40).count();
                let unended = before.iter().filter(|l| !ends_sentence(l)).count();
                long == before.len() && unended * 2 > before.len()
            });
        if wrapped {
            units.push(block.join(" "));
        } else {
            units.extend(block.iter().map(|l| (*l).to_owned()));
        }
        block.clear();
    }
    units
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '“', '”', '«', '»', '\'', ')']).ends_with(['.', '!', '?', '…'])
}

/// Reads headline, source and section; returns what follows the headline.
fn head<'u>(units: &'u [String], furniture: &Furniture, article: &mut Article) -> &'u [String] {
    let mut rest = units;
    if let [first, second, ..] = rest
        && is_section(first)
        && second.chars().count() <= LONGEST_HEADLINE
    {
        article.section = first.trim_end_matches(':').to_owned();
        rest = rest.get(1..).unwrap_or_default();
    }
    let followed = units.iter().find_map(|u| followed(u)).filter(|name| !name.is_empty());
    let outlets: Vec<&str> = followed.into_iter().chain(furniture.outlets()).collect();
    let Some((first, after)) = rest.split_first() else { return rest };
    let only_text = ends_sentence(first) && (after.is_empty() || first.chars().count() > 120);
    if first.chars().count() > LONGEST_HEADLINE || only_text {
        return rest;
    }
    // The page's title and the headline beside each other, in either order, tell the tail.
    let beside = after.first().filter(|second| second.chars().count() >= 8);
    let (headline, used) = match beside {
        Some(second) if second == first => (split(first, &outlets), 2),
        Some(second) => match (tail_beyond(first, second), tail_beyond(second, first)) {
            (Some(tail), _) => (split_tail(second, tail, &outlets), 2),
            (_, Some(tail)) => (split_tail(first, tail, &outlets), 2),
            _ => {
                let headline = split(first, &outlets);
                let repeated = headline.title != **first && split(second, &outlets).title == headline.title;
                (headline, if repeated { 2 } else { 1 })
            }
        },
        None => (split(first, &outlets), 1),
    };
    let Headline { title, source, section } = headline;
    article.title = title;
    article.source = if source.is_empty() { followed.unwrap_or_default().to_owned() } else { source };
    if article.section.is_empty() {
        article.section = section;
    }
    let mut rest = rest.get(used..).unwrap_or_default();
    // The headline may stand a third time: title, breadcrumb, headline.
    while let Some((first, after)) = rest.split_first()
        && (*first == article.title || split(first, &outlets).title == article.title)
    {
        rest = after;
    }
    rest
}

/// The paragraphs among the units; facts that stand between them go to the article.
fn clean<'u>(units: &'u [String], furniture: &Furniture, article: &mut Article) -> Vec<&'u str> {
    let mut paragraphs: Vec<&str> = Vec::new();
    let mut in_head = true;
    let mut last_recurs = false;
    for unit in units {
        if take_fact(unit, in_head, article) || is_boilerplate(unit) {
            continue;
        }
        let sentence = ends_sentence(unit) && unit.chars().count() >= 30;
        let recurs = furniture.recurs(unit);
        // A paragraph that recurs below one that recurs is no furniture but a copied text.
        if recurs && (!sentence || (unit.chars().count() <= 120 && !last_recurs && !in_head)) {
            continue;
        }
        let text = unit.chars().count() >= SHORTEST_TEXT || ends_sentence(unit);
        if in_head && !text && unit.split_whitespace().count() <= 2 {
            // A label between headline and text, or the section.
            if is_section(unit) && article.section.is_empty() {
                article.section.clone_from(unit);
            }
            continue;
        }
        in_head &= !text;
        last_recurs = recurs;
        paragraphs.push(unit);
    }
    paragraphs
}

/// Takes a line that is a date, a byline, or names where the text is from.
fn take_fact(unit: &str, in_head: bool, article: &mut Article) -> bool {
    if let Some(date) = date_line(unit) {
        let updated = unit.to_lowercase().contains("aktualisiert");
        if updated && article.published.is_some() {
            article.updated = Some(date);
        } else if article.published.is_none() {
            article.published = Some(date);
        }
        return true;
    }
    if let Some(source) = unit.strip_prefix("Quelle:").map(str::trim) {
        if article.source.is_empty()
            && (1..=4).contains(&source.split_whitespace().count())
            && !source.contains("://")
        {
            article.source = source.trim_end_matches('.').to_owned();
        }
        return unit.chars().count() <= 120;
    }
    let byline = unit.strip_prefix("Von ").or_else(|| unit.strip_prefix("von ")).filter(|_| in_head);
    if let Some(names) = byline.filter(|names| is_names(names)) {
        if article.author.is_empty() {
            names.clone_into(&mut article.author);
        }
        return true;
    }
    false
}

/// `Erika Muster`, `Erika Muster und Jan Beispiel, Berlin`: capitalised words, at least two, no sentence.
fn is_names(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitalised = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    (2..=9).contains(&words.len())
        && words.iter().filter(|w| capitalised(w)).count() >= 2
        && words.iter().all(|w| capitalised(w) || matches!(*w, "und" | "von" | "van" | "de" | "zu"))
        && !text.ends_with(['.', '!', '?', ':'])
}

/// The teaser, by its shape: a first unit without the end of a sentence, or a short one before clearly longer paragraphs.
fn take_teaser<'u>(paragraphs: &mut Vec<&'u str>) -> Option<&'u str> {
    let [first, second, rest @ ..] = paragraphs.as_slice() else { return None };
    let length = first.chars().count();
    let unended = length >= 20 && !ends_sentence(first) && !first.ends_with(':') && length <= 400;
    let following = (second.chars().count() + rest.first().map_or(0, |r| r.chars().count())) / 2;
    let short = !rest.is_empty() && (40..=LONGEST_TEASER).contains(&length) && following * 2 > length * 3;
    (unended || short).then(|| paragraphs.remove(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::PathBuf;

    fn read_text(text: &str) -> Article {
        let file =
            SourceFile { path: PathBuf::new(), name: "a.txt".into(), size: 0, modified_ns: 0, inode: 0 };
        read(text, &file, &Furniture::default()).unwrap()
    }

    const LONG: &str = "Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die Brücke über den Fluss zu erneuern und dafür Geld aus der Rücklage zu nehmen, wie die Bürgermeisterin mitteilte.";

    #[test]
    fn a_page_of_an_unknown_outlet_is_cleaned() {
        let text = format!(
            "Rat erneuert Brücke – QX Wälder & ehemalige Moore\n\nRat erneuert Brücke – QX Wälder & ehemalige Moore\n\n\
             Quelllink\n\nNach langer Debatte stimmt die Mehrheit für den teuren Vorschlag\n\n{LONG}\n\n{LONG}\n\n{LONG}\n\n\
             Sie können diesen Bericht in den sozialen Medien teilen:\n\nFolgen Sie QX weiter"
        );
        let article = read_text(&text);
        assert_eq!(article.title, "Rat erneuert Brücke");
        assert_eq!((article.source.as_str(), article.section.as_str()), ("QX", "Wälder & ehemalige Moore"));
        assert_eq!(article.teaser, "Nach langer Debatte stimmt die Mehrheit für den teuren Vorschlag");
        assert_eq!(article.body, [LONG, LONG, LONG].join("\n\n"));
        assert_eq!(article.published, None);
    }

    #[test]
    fn page_title_and_headline_beside_each_other_tell_the_tail() {
        let article = read_text(&format!(
            "Rat erneuert Brücke – Unser Blick\nRat erneuert Brücke\nVon Erika Muster\n12. Mai 2024, 14:30 Uhr\n{LONG}\n{LONG}"
        ));
        assert_eq!((article.title.as_str(), article.source.as_str()), ("Rat erneuert Brücke", "Unser Blick"));
        assert_eq!(article.author, "Erika Muster");
        assert_eq!(article.published.unwrap().to_string(), "2024-05-12T14:30:00+02:00");
        assert_eq!(article.body, [LONG, LONG].join("\n\n"));
    }

    #[test]
    fn plain_paragraphs_and_wrapped_lines_stay_whole() {
        let article = read_text(&format!("{LONG}\r\n\r\n{LONG}"));
        assert_eq!((article.title.as_str(), article.body), ("", [LONG, LONG].join("\n\n")));
        let words: Vec<&str> = LONG.split(' ').collect();
        let wrapped: Vec<String> = words.chunks(9).map(|c| c.join(" ")).collect();
        let article = read_text(&format!("Rat tagt\n\n{}\n", wrapped.join("\n")));
        assert_eq!((article.title.as_str(), article.body.as_str()), ("Rat tagt", LONG));
    }

    #[test]
    fn a_section_line_is_no_headline() {
        let article = read_text(&format!("Lokales\n\nRat erneuert Brücke\n\n{LONG}"));
        assert_eq!((article.section.as_str(), article.title.as_str()), ("Lokales", "Rat erneuert Brücke"));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[\n |–-]|Von |Folgen Sie |Teilen ){0,120}") {
            let file = SourceFile { path: PathBuf::new(), name: "a.txt".into(), size: 0, modified_ns: 0, inode: 0 };
            let _ = read(&text, &file, &Furniture::default());
        }
    }
}
