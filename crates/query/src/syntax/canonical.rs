//! The canonical form of a query: every operator is written out, and dates are ranges of days. It
//! has the same meaning when it is parsed again.

use crate::ast::{Clause, Node, Query, Step, is_word_character};
use std::fmt::{Display, Formatter, Result};

/// The context of a condition, which decides whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    All,
    Any,
    /// NICHT, a field, `3x:` or NEAR, which take one condition.
    One,
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        joined(f, &self.clauses, " UND ", Around::All, Around::Nothing)
    }
}

impl Display for Clause {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        clause(f, self, Around::Nothing)
    }
}

/// Conditions with an operator between them; a single one is written as if it were on its own.
fn joined(
    f: &mut Formatter<'_>,
    clauses: &[Clause],
    operator: &str,
    inside: Around,
    around: Around,
) -> Result {
    if let [only] = clauses {
        return clause(f, only, around);
    }
    let parenthesized = around != Around::Nothing;
    f.write_str(if parenthesized { "(" } else { "" })?;
    for (place, each) in clauses.iter().enumerate() {
        f.write_str(if place > 0 { operator } else { "" })?;
        clause(f, each, inside)?;
    }
    f.write_str(if parenthesized { ")" } else { "" })
}

fn clause(f: &mut Formatter<'_>, clause: &Clause, around: Around) -> Result {
    if clause.negated {
        f.write_str("NICHT ")?;
        return node(f, &clause.node, Around::One);
    }
    node(f, &clause.node, around)
}

fn node(f: &mut Formatter<'_>, node: &Node, around: Around) -> Result {
    match node {
        Node::Everything => f.write_str("*"),
        // A program may put several words into one node: all are required.
        Node::Word(text) if text.split_whitespace().nth(1).is_some() => {
            let words: Vec<Clause> =
                text.split_whitespace().map(|word| Node::Word(word.to_owned()).into()).collect();
            joined(f, &words, " UND ", Around::All, around)
        }
        Node::Word(text) => f.write_str(&bare(text)),
        Node::Exact(text) => write!(f, "={}", value(text)),
        Node::Phrase { text, slop } => {
            write!(f, "\"{}\"", unquoted(text))?;
            if *slop > 0 { write!(f, "~{slop}") } else { Ok(()) }
        }
        Node::Truncated { text, left, right } => {
            let star = |there: &bool| if *there { "*" } else { "" };
            write!(f, "{}{}{}", star(left), letters(text), star(right))
        }
        Node::Fuzzy { text, mistakes } => write!(f, "{}~{mistakes}", letters(text)),
        Node::Near(near) => {
            clause(f, &near.first, Around::One)?;
            for Step { distance, ordered, operand } in &near.steps {
                write!(f, " {}/{distance} ", if *ordered { "ADJ" } else { "NEAR" })?;
                clause(f, operand, Around::One)?;
            }
            Ok(())
        }
        Node::Within(unit, clauses) => {
            write!(f, "{}(", unit.name())?;
            joined(f, clauses, " UND ", Around::All, Around::Nothing)?;
            f.write_str(")")
        }
        Node::AtLeast(times, operand) => {
            write!(f, "{times}x:")?;
            clause(f, operand, Around::One)
        }
        Node::In(field, clauses) => {
            write!(f, "{}:", field.name())?;
            match clauses.as_slice() {
                [Clause { negated: false, node: only, .. }] if is_value(only) => {
                    self::node(f, only, Around::One)
                }
                clauses => {
                    f.write_str("(")?;
                    joined(f, clauses, " UND ", Around::All, Around::Nothing)?;
                    f.write_str(")")
                }
            }
        }
        Node::Name(field, name) => write!(f, "{}:{}", field.name(), value(name)),
        Node::Date(span) => write!(f, "datum:{span}"),
        Node::All(clauses) => match around {
            // A group of the same kind needs no parentheses.
            Around::All if clauses.len() > 1 => joined(f, clauses, " UND ", Around::All, Around::Nothing),
            _ => joined(f, clauses, " UND ", Around::All, around),
        },
        Node::Any(clauses) => match around {
            Around::Any if clauses.len() > 1 => joined(f, clauses, " ODER ", Around::Any, Around::Nothing),
            _ => joined(f, clauses, " ODER ", Around::Any, around),
        },
    }
}

/// Whether a node can follow a field without parentheses.
fn is_value(node: &Node) -> bool {
    match node {
        Node::Any(_) => false,
        node => node.has_positions(),
    }
}

/// A word without surrounding punctuation, unless that would change its meaning (`&UND`); in
/// quotation marks if it would be parsed as something else in any case (`UND`).
fn bare(text: &str) -> String {
    let reads_the_same = |text: &&str| {
        let read = super::parse(text);
        let balanced = text.matches('(').count() == text.matches(')').count();
        let word =
            |clause: &Clause| !clause.negated && matches!(&clause.node, Node::Word(word) if word == text);
        balanced
            && super::words::operator(text).is_none()
            && matches!(read.clauses.as_slice(), [only] if word(only))
    };
    match [trimmed(text), text].iter().find(|text| reads_the_same(text)) {
        Some(text) => (*text).to_owned(),
        None => format!("\"{}\"", unquoted(text)),
    }
}

/// The characters of a truncated or fuzzy word that matter; others are ignored.
fn letters(text: &str) -> String {
    let plain = |c: &char| is_word_character(*c) || matches!(c, '-' | '.' | '\'' | '&' | '*' | '_');
    trimmed(&text.chars().filter(plain).collect::<String>()).to_owned()
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| !is_word_character(c))
}

/// The text after a sign or a colon: in quotation marks if it has spaces or special characters.
fn value(text: &str) -> String {
    let unquoted = unquoted(text);
    let bare = trimmed(&unquoted);
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '(' | ')' | '*') && !super::is_quotation_mark(c);
    if !bare.is_empty() && bare.chars().all(plain) { bare.to_owned() } else { format!("\"{unquoted}\"") }
}

/// A text without quotation marks, which would end the phrase.
fn unquoted(text: &str) -> String {
    let text = text.replace('"', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
