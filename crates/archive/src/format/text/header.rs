//! The header of a text, above its first paragraph: section, headline with its tail, the headline
//! again, labels, teaser, byline, date.

use crate::boilerplate::{self, Learned, breadcrumb, followed, is_boilerplate};
use crate::format::fact_lines::{Facts, Position, take_fact};
use crate::headline::{
    Evidence, Headline, begins_a_name, is_section, is_section_alone, last_part, split, split_tail,
    tail_beyond,
};
use crate::left_out::{LeftOut, Rule};
use crate::sentences::{ends_sentence, is_label, is_text};
use nachlese_article::Article;

/// Longest headline, in characters.
const LONGEST_HEADLINE: usize = 220;

/// Longest teaser, in characters.
const LONGEST_TEASER: usize = 400;

/// Longest header, in units: a byline or date further down does not belong to it.
const LONGEST_HEAD: usize = 10;

/// Number of lines below the page's title among which the headline is searched for.
const LINES_BELOW: usize = 3;

/// Most texts above byline and date: a teaser, and the caption of a picture.
const MOST_TEXTS: usize = 2;

/// Reads headline, source and section, which no front matter stated; returns the units after the
/// headline.
pub(super) fn headline<'u>(
    units: &'u [String],
    footer: &[String],
    learned: &Learned,
    article: &mut Article,
    facts: &mut Facts,
    left_out: &mut Vec<LeftOut>,
) -> &'u [String] {
    let mut rest = units;
    if let [first, second, ..] = rest
        && is_section_alone(first)
        && second.chars().count() <= LONGEST_HEADLINE
        && !ends_sentence(second)
        && !take_fact(second, Position::Header, &mut Facts::default())
    {
        if article.section.is_empty() {
            article.section = first.trim_end_matches(':').to_owned();
        }
        left_out.push(LeftOut { rule: Rule::Label, text: first.clone() });
        rest = rest.get(1..).unwrap_or_default();
    }
    let Some((first, after)) = rest.split_first() else { return rest };
    let only_text = ends_sentence(first) && (after.is_empty() || first.chars().count() > 120);
    if first.chars().count() > LONGEST_HEADLINE || only_text {
        return rest;
    }
    let followed = footer.iter().chain(units).find_map(|u| followed(u)).filter(|name| !name.is_empty());
    let named =
        [Some(first), after.first()].into_iter().flatten().find_map(|line| named_outlet(line, footer));
    let outlets: Vec<&str> = named.as_deref().into_iter().chain(followed).chain(learned.outlets()).collect();
    let (headline, used) = with_the_lines_below(first, after, &outlets);
    for (at, line) in rest.iter().enumerate().take(used) {
        let rule = if at == 0 || at + 1 == used {
            Rule::Headline
        } else if take_fact(line, Position::Header, facts) {
            Rule::Facts
        } else {
            Rule::Label
        };
        if at > 0 || !says_all_of(&headline, line) {
            left_out.push(LeftOut { rule, text: line.clone() });
        }
    }
    article.title = headline.title;
    if article.source.is_empty() {
        article.source = if headline.source.is_empty() {
            followed.unwrap_or_default().to_owned()
        } else {
            headline.source
        };
    }
    if article.section.is_empty() {
        article.section = headline.section;
    } else if !headline.section.is_empty() && headline.section != article.section {
        // A line above the headline named another section.
        left_out.push(LeftOut { rule: Rule::Facts, text: headline.section });
    }
    rest.get(used..).unwrap_or_default()
}

/// Whether every word of a line is in the parts of its headline.
fn says_all_of(headline: &Headline, line: &str) -> bool {
    let parts = [&headline.title, &headline.source, &headline.section];
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    line.split_whitespace().filter(is_word).all(|word| parts.iter().any(|part| part.contains(word)))
}

/// The headline, and the number of units it consists of. The page's title and the headline below,
/// or vice versa, show the tail; a kicker may be between them.
fn with_the_lines_below(first: &str, below: &[String], outlets: &[&str]) -> (Headline, usize) {
    let evidence = |repeated| Evidence { outlets, repeated };
    for (at, line) in below.iter().enumerate().take(LINES_BELOW) {
        let used = at + 2;
        if line.chars().count() < 8 {
            continue;
        }
        if line == first {
            return (split(first, evidence(true)), used);
        }
        if let Some(tail) = tail_beyond(first, line) {
            return (split_tail(line, tail, evidence(true)), used);
        }
        if let Some(tail) = tail_beyond(line, first) {
            return (split_tail(first, tail, evidence(true)), used);
        }
        if is_text(line) && ends_sentence(line) {
            break;
        }
    }
    let headline = split(first, evidence(false));
    let repeated = headline.title != *first
        && below
            .first()
            .filter(|second| second.len() <= 4 * LONGEST_HEADLINE)
            .is_some_and(|second| split(second, evidence(false)).title == headline.title);
    (headline, if repeated { 2 } else { 1 })
}

/// The words of a headline's tail that are also in a footer line: `Alpen Depesche` of `… – Alpen
/// Depesche Kultur` and `Folgen Sie der Alpen Depesche`.
fn named_outlet(line: &str, footer: &[String]) -> Option<String> {
    let words: Vec<&str> = last_part(line)?.split_whitespace().collect();
    let ends = (1..=words.len()).rev().filter_map(|length| words.get(..length));
    let starts = (1..words.len()).filter_map(|start| words.get(start..));
    ends.chain(starts)
        .find(|name| {
            let text = name.join(" ");
            !begins_a_name(&text) && !is_section(&text) && boilerplate::names(footer, name)
        })
        .map(|name| name.join(" "))
}

/// Reads the facts above the first paragraph; returns the texts among them, and the units that
/// follow.
///
/// A text above byline, date or a repeated headline is no paragraph, but the teaser.
pub(super) fn facts<'u>(
    units: &'u [String],
    article: &mut Article,
    facts: &mut Facts,
    left_out: &mut Vec<LeftOut>,
) -> (Vec<&'u str>, &'u [String]) {
    let again = |unit: &str, title: &str| {
        let short = !title.is_empty() && unit.len() <= 4 * LONGEST_HEADLINE;
        short && (unit == title || split(unit, Evidence::default()).title == title)
    };
    let (mut end, mut texts) = (0, 0);
    for (at, unit) in units.iter().enumerate().take(LONGEST_HEAD) {
        let fact = take_fact(unit, Position::Header, &mut Facts::default()) || again(unit, &article.title);
        if fact || texts == 0 && (is_boilerplate(unit) || is_label(unit)) {
            end = at + 1;
        } else {
            texts += usize::from(!is_boilerplate(unit));
            if texts > MOST_TEXTS || unit.chars().count() > LONGEST_TEASER {
                break;
            }
        }
    }
    let (head, rest) = units.split_at_checked(end).unwrap_or((&[], units));
    let mut texts: Vec<&str> = Vec::new();
    for unit in head {
        let rule = if let Some(steps) = breadcrumb(unit) {
            let section = steps.iter().rev().find(|step| is_section(step));
            if let Some(section) = section.filter(|_| article.section.is_empty()) {
                (*section).clone_into(&mut article.section);
            }
            Rule::Facts
        } else if take_fact(unit, Position::Header, facts) {
            Rule::Facts
        } else if again(unit, &article.title) {
            Rule::Headline
        } else if is_boilerplate(unit) {
            Rule::Boilerplate
        } else if is_label(unit) && texts.is_empty() {
            if is_section(unit) && article.section.is_empty() {
                article.section.clone_from(unit);
            }
            Rule::Label
        } else {
            texts.push(unit);
            continue;
        };
        left_out.push(LeftOut { rule, text: unit.clone() });
    }
    (texts, rest)
}

/// Removes the teaser from the paragraphs, by its shape: the first one, if it does not end as a
/// sentence, or is clearly shorter than the next ones.
pub(super) fn take_teaser<'u>(paragraphs: &mut Vec<&'u str>) -> Option<&'u str> {
    let [first, second, rest @ ..] = paragraphs.as_slice() else { return None };
    let length = first.chars().count();
    let unended = length >= 20 && !ends_sentence(first) && !first.ends_with(':') && length <= LONGEST_TEASER;
    let following = (second.chars().count() + rest.first().map_or(0, |r| r.chars().count())) / 2;
    let short = !rest.is_empty() && (40..=280).contains(&length) && following * 2 > length * 3;
    (unended && is_text(second) || short).then(|| paragraphs.remove(0))
}
