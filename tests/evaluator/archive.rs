//! An archive read whole: the words of each text, and queries made of them.

use super::chance::Chance;
use nachlese_german::sentence::{Boundaries, Boundary};
use nachlese_german::{Analyzer, Role};
use nachlese_index_format::{Layout, open_lexicon};
use nachlese_query::ast::{
    Clause, NameField, Node, TextField, Unit, absatz, all, any, at_least, author, date, everything, exact,
    fuzzy, in_field, loose_phrase, name, satz, section, source, truncated, word,
};
use nachlese_query::{Article, Excerpts, Index, SearchOptions};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

pub const FIELDS: [TextField; 3] = [TextField::Title, TextField::Teaser, TextField::Body];

/// A term of a text.
pub struct Token {
    pub position: u32,
    pub exact: String,
    pub stem: String,
    pub function_word: bool,
    pub surface: String,
    pub role: Role,
}

/// A text: its terms, where each stands, and where sentences and paragraphs begin.
#[derive(Default)]
pub struct Tokens {
    pub tokens: Vec<Token>,
    pub exact: HashMap<String, Vec<u32>>,
    pub stems: HashMap<String, Vec<u32>>,
    pub sentences: Vec<u32>,
    pub paragraphs: Vec<u32>,
}

pub struct Document {
    pub article: Article,
    pub texts: [Tokens; 3],
    /// The values of each of [`NameField::ALL`].
    pub names: [Vec<Tokens>; NameField::ALL.len()],
}

pub struct Archive {
    pub documents: Vec<Document>,
    pub analyzer: RefCell<Analyzer>,
}

pub fn tokens(analyzer: &mut Analyzer, text: &str) -> Tokens {
    let mut read = Tokens::default();
    let mut boundaries = Boundaries::new(text);
    analyzer.analyze(text, |term| {
        match boundaries.before(&term) {
            Some(Boundary::Sentence) => read.sentences.push(term.position),
            Some(Boundary::Paragraph) => read.paragraphs.push(term.position),
            None => {}
        }
        read.exact.entry(term.exact.to_owned()).or_default().push(term.position);
        if !term.function_word {
            read.stems.entry(term.stem.to_owned()).or_default().push(term.position);
        }
        read.tokens.push(Token {
            position: term.position,
            exact: term.exact.to_owned(),
            stem: term.stem.to_owned(),
            function_word: term.function_word,
            surface: text[term.start..term.end].to_owned(),
            role: term.role,
        });
    });
    read
}

/// Whether a date narrows a query, or a part of it.
pub fn has_date(clause: &Clause) -> bool {
    match &clause.node {
        Node::Date(_) => true,
        Node::All(clauses) | Node::Any(clauses) => clauses.iter().any(has_date),
        _ => false,
    }
}

impl Archive {
    pub fn read(index: &Index, folder: &Path) -> Archive {
        let layout = Layout::new(folder);
        let lexicon = open_lexicon(&layout.generation(layout.current().unwrap())).unwrap();
        let mut analyzer = Analyzer::with_lexicon(Arc::new(lexicon));
        let options = SearchOptions::new().limit(usize::MAX).excerpts(Excerpts::None);
        let mut ids = Vec::new();
        index
            .visit("*", &options, |hit| {
                ids.push(hit.id);
                ControlFlow::Continue(())
            })
            .unwrap();
        assert_eq!(ids.len() as u64, index.articles());
        let documents = ids.iter().map(|id| {
            let article = index.get(id).unwrap().unwrap();
            let texts = [&article.title, &article.teaser, &article.body];
            let texts = texts.map(|text| tokens(&mut analyzer, text));
            let names = NameField::ALL.map(|field| {
                let values = article.values(field.into()).into_iter();
                values.map(|value| tokens(&mut analyzer, value)).collect()
            });
            Document { article, texts, names }
        });
        Archive { documents: documents.collect(), analyzer: RefCell::default() }.with(analyzer)
    }

    fn with(self, analyzer: Analyzer) -> Archive {
        Archive { analyzer: RefCell::new(analyzer), ..self }
    }

    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.documents.iter().map(|document| &document.article)
    }

    /// A query about an article, so that most find it.
    pub fn query(&self, chance: &mut Chance) -> Clause {
        let document = &self.documents[chance.below(self.documents.len())];
        self.condition(document, chance, 0)
    }

    fn condition(&self, document: &Document, chance: &mut Chance, depth: usize) -> Clause {
        let text = document.texts.iter().max_by_key(|text| text.tokens.len() * chance.below(4)).unwrap();
        if text.tokens.len() < 4 {
            return everything();
        }
        let simple_clause = |chance: &mut Chance| simple_clause(text, chance);
        match chance.below(if depth > 2 { 9 } else { 16 }) {
            0..=2 => simple_clause(chance),
            3 | 4 => near(text, chance),
            5 => within(text, chance),
            6 => {
                let times = 1 + chance.below(4) as u32;
                let operand = if chance.one_in(3) {
                    any([simple_clause(chance), simple_clause(chance)])
                } else {
                    simple_clause(chance)
                };
                at_least(times, operand)
            }
            7 => {
                let field = FIELDS[chance.below(3)];
                let inside = if chance.one_in(2) {
                    simple_clause(chance)
                } else {
                    self.condition(document, chance, 9)
                };
                in_field(field, inside)
            }
            8 => filter(document, chance),
            9..=11 => {
                let clauses = (0..2 + chance.below(2)).map(|_| self.condition(document, chance, depth + 1));
                all(clauses.collect::<Vec<_>>())
            }
            12 | 13 => {
                let clauses = (0..2 + chance.below(2)).map(|_| self.condition(document, chance, depth + 1));
                any(clauses.collect::<Vec<_>>())
            }
            14 => {
                let other = &self.documents[chance.below(self.documents.len())];
                let positive = self.condition(document, chance, depth + 1);
                positive.and(self.condition(other, chance, depth + 1).not())
            }
            _ => {
                let other = &self.documents[chance.below(self.documents.len())];
                any([
                    self.condition(document, chance, depth + 1),
                    self.condition(other, chance, depth + 1).not(),
                ])
            }
        }
    }
}

/// A word of a text near a place, as it is written: one piece, or several that are concatenated.
fn surface(text: &Tokens, near: usize, chance: &mut Chance) -> String {
    let at = (near + chance.below(12)).min(text.tokens.len() - 1);
    let token = text.tokens[at..].iter().find(|token| matches!(token.role, Role::Piece | Role::Joined));
    token.map_or_else(|| "und".to_owned(), |token| token.surface.clone())
}

fn simple_clause_near(text: &Tokens, near: usize, chance: &mut Chance) -> Clause {
    let surface = surface(text, near, chance);
    let letters: Vec<char> = surface.chars().collect();
    let plain = letters.iter().all(|c| c.is_alphabetic());
    match chance.below(10) {
        0 => exact(surface),
        1 => {
            // What is consecutive, pieces of words among it.
            let pieces: Vec<&Token> = text.tokens.iter().filter(|token| token.role == Role::Piece).collect();
            let at = near.min(pieces.len().saturating_sub(3));
            let words: Vec<&str> =
                pieces[at..].iter().take(2 + chance.below(2)).map(|token| token.surface.as_str()).collect();
            let slop = if chance.one_in(2) { chance.below(4) as u32 } else { 0 };
            let mut words = words;
            if slop > 0 && words.len() > 2 {
                words.remove(1);
            }
            loose_phrase(words.join(" "), slop)
        }
        2 if plain && letters.len() > 3 => {
            truncated(letters[..2 + chance.below(letters.len() - 2)].iter().collect::<String>(), false, true)
        }
        3 if plain && letters.len() > 4 => truncated(
            letters[1 + chance.below(letters.len() - 3)..].iter().collect::<String>(),
            true,
            chance.one_in(3),
        ),
        4 if plain && letters.len() > 3 => {
            let mut typed = letters.clone();
            let at = 1 + chance.below(letters.len() - 1);
            typed[at] = 'e';
            fuzzy(typed.into_iter().collect::<String>(), 1 + u8::from(chance.one_in(3)))
        }
        _ => word(surface),
    }
}

fn simple_clause(text: &Tokens, chance: &mut Chance) -> Clause {
    simple_clause_near(text, chance.below(text.tokens.len()), chance)
}

fn near(text: &Tokens, chance: &mut Chance) -> Clause {
    let at = chance.below(text.tokens.len());
    let operand = |chance: &mut Chance| {
        if chance.one_in(5) {
            any([simple_clause_near(text, at, chance), simple_clause(text, chance)])
        } else {
            simple_clause_near(text, at, chance)
        }
    };
    let mut chain = operand(chance);
    for _ in 0..1 + chance.below(2) {
        let distance = 1 + chance.below(9) as u32;
        let next = operand(chance);
        chain = if chance.one_in(3) { chain.followed_by(distance, next) } else { chain.near(distance, next) };
    }
    chain
}

fn within(text: &Tokens, chance: &mut Chance) -> Clause {
    let at = chance.below(text.tokens.len());
    let mut clauses = vec![simple_clause_near(text, at, chance)];
    for _ in 0..1 + chance.below(2) {
        clauses.push(match chance.below(6) {
            0 => near(text, chance),
            1 => simple_clause(text, chance).not(),
            2 => any([simple_clause_near(text, at, chance), simple_clause(text, chance)]),
            _ => simple_clause_near(text, at, chance),
        });
    }
    let unit = if chance.one_in(2) { Unit::Sentence } else { Unit::Paragraph };
    if unit == Unit::Sentence { satz(clauses) } else { absatz(clauses) }
}

fn filter(document: &Document, chance: &mut Chance) -> Clause {
    let article = &document.article;
    // Not every article has one: a query of its own, so that those of the others stay as they are.
    if let Some(value) = article.agency.first().or(article.keyword.first())
        && chance.one_in(3)
    {
        let field = if article.agency.is_empty() { NameField::Keyword } else { NameField::Agency };
        return name(field, value.as_str());
    }
    let byline = document.names[2].first();
    match chance.below(4) {
        0 if !article.source.is_empty() => source(article.source.as_str()),
        1 if !article.section.is_empty() => section(article.section.as_str()),
        2 if byline.is_some_and(|name| name.tokens.len() > 1) => {
            author(byline.unwrap().tokens[1].surface.as_str())
        }
        _ => {
            let year = article.published.as_deref().and_then(|date| date.get(..4)).unwrap_or("2024");
            let text = if chance.one_in(2) { year.to_owned() } else { format!("{year}-01..{year}-06") };
            date(nachlese_dates::Span::parse(&text, nachlese_dates::today()).unwrap())
        }
    }
}
