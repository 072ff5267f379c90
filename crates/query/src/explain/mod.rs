//! How a query is read, what it stands for in this archive, and what to do where it finds nothing.

mod forms;
mod relations;
mod score;
mod spellings;

pub(crate) use score::explain_score;
pub use score::{FieldScore, MatchKind, ScoreExplanation, WordScore};

use crate::ast::{Clause, Node, Note, Query as Ast, TextField, Unit};
use crate::error::Failed;
use crate::expand::{ExpandedWord, Pattern, PatternForms, QueryWord, query_words};
use crate::generation::Generation;
use crate::hits;
use crate::options::{Levels, Match, SearchOptions};
use nachlese_german::compound::Splitter;
use nachlese_german::{Analyzer, Reading, function_word_forms};
use relations::Wanted;
use serde::Serialize;
use spellings::Nearest;

/// Forms of a word that are told one by one.
const MOST_FORMS: usize = 12;

/// Words of a query that are explained; a longer query is a text.
const MOST_WORDS: usize = 32;

/// A query explained, by [`Index::explain`](crate::Index::explain).
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain("Lawrow Hochwasser", &nachlese_query::SearchOptions::default())?;
/// assert_eq!(explained.articles, 0);
/// let without: Vec<_> = explained.without.iter().map(|part| (part.text.as_str(), part.articles)).collect();
/// assert_eq!(without, [("Lawrow", 1), ("Hochwasser", 1)]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The query as it was read, every operator written out.
    pub canonical: String,
    /// Articles that the query finds.
    pub articles: u64,
    /// Its parts, and theirs, in the order in which they were typed.
    pub parts: Vec<Part>,
    /// Where nothing is found: the parts without which something would be, the most first. Where
    /// several are in no article, also all of those together.
    pub without: Vec<Without>,
    /// How it was read where that was not plain.
    pub notes: Vec<Note>,
}

/// One part of a query: a word, a phrase, a filter.
///
/// ```
/// use nachlese_query::{PartKind, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let part = index.explain("sicherheiten", &SearchOptions::default())?.parts.remove(0);
/// assert_eq!((part.text.as_str(), part.kind, part.articles), ("sicherheiten", PartKind::Word, 1));
/// assert_eq!(part.stem.as_deref(), Some("sicherheit"));
/// assert_eq!((part.forms[0].form.as_str(), part.forms[0].articles), ("Sicherheit", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Part {
    /// As it was typed.
    pub text: String,
    /// What it is.
    pub kind: PartKind,
    /// How deep it stands in the query: the parts of a part that follow it are one deeper.
    pub depth: usize,
    /// Articles that meet it, whatever the other parts say.
    pub articles: u64,
    /// What its forms have in common, for words that inflect.
    pub stem: Option<String>,
    /// The forms that the archive has, the most frequent first.
    pub forms: Vec<Form>,
    /// Number of all forms; more than are listed where there are many.
    pub all_forms: usize,
    /// Compounds of the archive that the word is a part of, the most frequent first.
    pub compounds: Vec<Form>,
    /// Number of all those.
    pub all_compounds: usize,
    /// What the word itself is put together of, if it is a compound: where all of it stands near
    /// each other, that is found, too.
    pub put_together: Vec<String>,
    /// Other spellings and names that are searched beside it.
    pub also_searched: Vec<Form>,
    /// Of the articles that meet it: how many by which level.
    #[serde(rename = "zones")]
    pub levels: Option<LevelCounts>,
    /// Where the archive has none: the nearest words that it has.
    pub spellings: Vec<Form>,
}

/// How many articles have a word in which level, each counted in the first that it has it in.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let levels = |query| index.explain(query, &nachlese_query::SearchOptions::default()).map(|e| e.parts[0].levels.unwrap());
/// assert_eq!((levels("Sicherheit")?.exact, levels("Sicherheit")?.stem), (1, 0));
/// assert_eq!((levels("hoch")?.exact, levels("hoch")?.parts), (0, 1));
/// assert_eq!((levels("Lavrov")?.exact, levels("Lavrov")?.names), (0, 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LevelCounts {
    /// As it was typed.
    pub exact: u64,
    /// In another form.
    pub stem: u64,
    /// As a part of a compound, or by its own parts.
    pub parts: u64,
    /// Under another spelling or name.
    pub names: u64,
}

/// What a part of a query is.
///
/// ```
/// use nachlese_query::{PartKind, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let parts = index.explain("die =Sicherheit -\"an der Elbe\" datum:2024", &SearchOptions::default())?.parts;
/// let kinds: Vec<PartKind> = parts.iter().map(|part| part.kind).collect();
/// assert_eq!(kinds, [PartKind::FunctionWord, PartKind::Exact, PartKind::Excluded, PartKind::Filter]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PartKind {
    /// A word in any inflected form.
    #[default]
    Word,
    /// A name: it and its genitive.
    Name,
    /// A word that was typed without its umlaut, and is read with it.
    Umlauted,
    /// Digits or another script: this form alone.
    Fixed,
    /// An article, pronoun, preposition ...: it must occur, and counts for nothing in the ranking.
    FunctionWord,
    /// `=form`.
    Exact,
    /// Words in quotation marks.
    Phrase,
    /// `quelle:`, `ressort:`, `autor:`, `sprache:`, `datum:`.
    Filter,
    /// `*`: every article.
    Everything,
    /// `Steuer*`, `*minister`: any form that looks like it.
    Truncated,
    /// `wort~`: any form nearly like it.
    Fuzzy,
    /// `"…"~3`: in this order, with other words among them.
    LoosePhrase,
    /// NEAR, ADJ.
    Near,
    /// SATZ.
    Sentence,
    /// ABSATZ.
    Paragraph,
    /// `3x:`.
    Mentions,
    /// `titel:`, `teaser:`, `text:`.
    InText,
    /// A group: all of it.
    All,
    /// A group: any of it.
    Any,
    /// `-part`: articles that meet it are left out.
    Excluded,
}

/// A form of a word.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let part = index.explain("Lawrwo", &nachlese_query::SearchOptions::default())?.parts.remove(0);
/// assert_eq!((part.spellings[0].form.as_str(), part.spellings[0].articles), ("Lawrow", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Form {
    /// As an article prints it.
    pub form: String,
    /// Articles that have it.
    pub articles: u64,
}

/// What a query would find without one of its parts.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain("Lawrow quelle:Anderswo", &nachlese_query::SearchOptions::default())?;
/// assert_eq!((explained.without[0].text.as_str(), explained.without[0].articles), ("quelle:Anderswo", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Without {
    /// The part, as it was typed; or several, with blanks between.
    pub text: String,
    /// Articles that the rest of the query finds.
    pub articles: u64,
}

/// Explains `query`, which was parsed as `ast`.
pub(crate) fn explain(
    generation: &Generation,
    analyzer: &mut Analyzer,
    query: &str,
    ast: &Ast,
    options: &SearchOptions,
) -> Result<Explanation, Failed> {
    let count = |analyzer: &mut Analyzer, clauses: Vec<Clause>, levels: Levels| {
        let ast = Ast { clauses, notes: Vec::new() };
        let options = SearchOptions { matching: Match::All, levels, ..options.clone() };
        hits::count(generation, analyzer, &ast, &options)
    };
    let articles = hits::count(generation, analyzer, ast, options)?;
    let mut words = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for Walked { clause, depth, within, placed } in walk(ast) {
        let levels = Levels { parts: options.levels.parts && !placed, ..options.levels };
        let options = &SearchOptions { levels, ..options.clone() };
        let text = query.get(clause.span.clone()).filter(|text| !text.is_empty());
        let text = text.map_or_else(|| clause.to_string(), str::to_owned);
        let alone = Clause { negated: false, ..clause.clone() };
        let alone = within.map_or_else(|| alone.clone(), |field| Node::In(field, vec![alone.clone()]).into());
        let kind = kind(&clause.node);
        let mut part =
            Part { text, kind, depth, articles: count(analyzer, vec![alone], levels)?, ..Part::default() };
        if clause.negated {
            part.kind = PartKind::Excluded;
        } else if let Node::Word(word) = &clause.node {
            let typed = query_words(analyzer, word);
            if let [typed] = typed.as_slice() {
                words.push(describe(&mut part, parts.len(), typed, analyzer, word, options.levels));
                if !typed.is_function_word() {
                    widened(&mut part, typed, generation, analyzer, clause, options)?;
                }
            }
        } else if let Node::Exact(word) = &clause.node
            && part.articles == 0
        {
            let typed = query_words(analyzer, word).pop();
            words.extend(typed.map(|word| wanted_exact(&part, parts.len(), &word)));
        } else if let Some(pattern) = Pattern::from_node(&clause.node) {
            let found = PatternForms::find(generation, &generation.texts, pattern)?;
            part.all_forms = found.number;
            part.forms = forms::shown(generation, analyzer, found.most_frequent)?;
            part.forms.truncate(MOST_FORMS);
        }
        parts.push(part);
    }
    forms::fill(generation, analyzer, &mut parts, &words)?;
    let mut without = Vec::new();
    if articles == 0 && ast.clauses.len() > 1 {
        let mut try_without = |clauses: &[&Clause]| -> Result<(), Failed> {
            let rest: Vec<Clause> = ast.clauses.iter().filter(|c| !clauses.contains(c)).cloned().collect();
            let texts: Vec<&str> = clauses.iter().filter_map(|c| query.get(c.span.clone())).collect();
            let articles = if rest.is_empty() { 0 } else { count(analyzer, rest, options.levels)? };
            without.extend((articles > 0).then(|| Without { text: texts.join(" "), articles }));
            Ok(())
        };
        for clause in ast.clauses.iter().take(MOST_WORDS) {
            try_without(&[clause])?;
        }
        let missing = ast.clauses.iter().zip(parts.iter().filter(|part| part.depth == 0));
        let missing: Vec<&Clause> =
            missing.filter(|(_, part)| part.articles == 0).map(|(clause, _)| clause).collect();
        if missing.len() > 1 {
            try_without(&missing)?;
        }
        without.sort_by_key(|part| std::cmp::Reverse(part.articles));
    }
    Ok(Explanation { canonical: ast.to_string(), articles, parts, without, notes: ast.notes.clone() })
}

/// A condition on the way through a query.
struct Walked<'a> {
    clause: &'a Clause,
    depth: usize,
    /// The text that it is asked of.
    within: Option<TextField>,
    /// It is looked for by its places, where compounds are not.
    placed: bool,
}

/// The conditions of a query, each before its own; what is left out, as a whole.
fn walk(ast: &Ast) -> Vec<Walked<'_>> {
    fn step<'a>(
        walked: &mut Vec<Walked<'a>>,
        clause: &'a Clause,
        depth: usize,
        within: Option<TextField>,
        placed: bool,
    ) {
        if walked.len() >= MOST_WORDS {
            return;
        }
        walked.push(Walked { clause, depth, within, placed });
        let placed = placed || matches!(clause.node, Node::Near(_) | Node::Within(..) | Node::AtLeast(..));
        let mut each = |inner: &'a Clause, within| step(walked, inner, depth + 1, within, placed);
        match &clause.node {
            _ if clause.negated => {}
            Node::In(field, clauses) => clauses.iter().for_each(|inner| each(inner, Some(*field))),
            Node::All(clauses) | Node::Any(clauses) | Node::Within(_, clauses) => {
                clauses.iter().for_each(|inner| each(inner, within));
            }
            Node::Near(near) => near.operands().for_each(|inner| each(inner, within)),
            Node::AtLeast(_, inner) => each(inner, within),
            _ => {}
        }
    }
    let mut walked = Vec::new();
    ast.clauses.iter().for_each(|clause| step(&mut walked, clause, 0, None, false));
    walked
}

fn kind(node: &Node) -> PartKind {
    match node {
        Node::Everything => PartKind::Everything,
        Node::Word(_) => PartKind::Word,
        Node::Exact(_) => PartKind::Exact,
        Node::Phrase { slop: 0, .. } => PartKind::Phrase,
        Node::Phrase { .. } => PartKind::LoosePhrase,
        Node::Truncated { .. } => PartKind::Truncated,
        Node::Fuzzy { .. } => PartKind::Fuzzy,
        Node::Near(_) => PartKind::Near,
        Node::Within(Unit::Sentence, _) => PartKind::Sentence,
        Node::Within(Unit::Paragraph, _) => PartKind::Paragraph,
        Node::AtLeast(..) => PartKind::Mentions,
        Node::In(..) => PartKind::InText,
        Node::Name(..) | Node::Date(_) => PartKind::Filter,
        Node::All(_) => PartKind::All,
        Node::Any(_) => PartKind::Any,
    }
}

/// Says what a bare word is also searched as, and what each level finds of it.
fn widened(
    part: &mut Part,
    word: &QueryWord,
    generation: &Generation,
    analyzer: &mut Analyzer,
    clause: &Clause,
    options: &SearchOptions,
) -> Result<(), Failed> {
    let mut count = |node: Node, levels: Levels| {
        let clauses = vec![Clause { span: clause.span.clone(), negated: false, node }];
        let options = SearchOptions { matching: Match::All, levels, ..options.clone() };
        hits::count(generation, analyzer, &Ast { clauses, notes: Vec::new() }, &options)
    };
    let all = options.levels;
    let (mut levels, mut before) = (Levels::NONE, 0);
    let mut more = |levels: Levels| {
        let articles = if levels == Levels::NONE { 0 } else { count(clause.node.clone(), levels)? };
        let added = articles.saturating_sub(before);
        before = before.max(articles);
        Ok::<u64, Failed>(added)
    };
    levels.exact = all.exact || all.stem;
    let exact = more(levels)?;
    levels.stem = all.stem;
    let stem = more(levels)?;
    levels.parts = all.parts;
    let parts = more(levels)?;
    levels.names = all.names;
    part.levels = Some(LevelCounts { exact, stem, parts, names: more(levels)? });
    let expanded = ExpandedWord::expand(word.clone(), generation, analyzer, all)?;
    let Some(expansion) = expanded.main() else { return Ok(()) };
    if expansion.is_found_by_constituents() {
        part.put_together = Splitter::new(analyzer.lexicon())
            .constituents(&expansion.terms.exact)
            .into_iter()
            .map(|part| part.word)
            .collect();
    }
    let forms_alone = Levels { exact: true, stem: true, ..Levels::NONE };
    for other in &expansion.other_names {
        let clauses =
            vec![Clause { span: clause.span.clone(), negated: false, node: Node::Word(other.clone()) }];
        let options = SearchOptions { matching: Match::All, levels: forms_alone, ..options.clone() };
        let articles = hits::count(generation, analyzer, &Ast { clauses, notes: Vec::new() }, &options)?;
        if articles > 0 {
            part.also_searched.push(Form { form: other.clone(), articles });
        }
    }
    Ok(())
}

/// Says how a bare word is read; returns the forms that it asks for.
fn describe(
    part: &mut Part,
    number: usize,
    typed: &QueryWord,
    analyzer: &mut Analyzer,
    word: &str,
    levels: Levels,
) -> Wanted {
    let mut wanted = wanted_exact(part, number, typed);
    let Some(terms) = typed.main() else { return wanted };
    if typed.is_function_word() {
        part.kind = PartKind::FunctionWord;
        wanted.forms = function_word_forms(&terms.exact).map(str::to_owned).collect();
        return wanted;
    }
    part.kind = match analyzer.reading(word) {
        Reading::Word => PartKind::Word,
        Reading::Name => PartKind::Name,
        Reading::Umlauted => PartKind::Umlauted,
        Reading::Fixed => PartKind::Fixed,
    };
    if part.kind != PartKind::Fixed {
        part.stem = Some(terms.stem.clone());
    }
    wanted.stem = Some(terms.stem.clone());
    wanted.part_of = levels.parts.then(|| terms.stem.clone());
    wanted
}

/// What a word asks for as it was typed: where no article has it, it is perhaps misspelt; a number
/// is not.
fn wanted_exact(part: &Part, number: usize, word: &QueryWord) -> Wanted {
    let exact = word.main().map_or("", |terms| &terms.exact);
    let is_misspelt = part.articles == 0 && !part.text.chars().any(|c| c.is_ascii_digit());
    Wanted { part: number, nearest: is_misspelt.then(|| Nearest::of(exact)), ..Wanted::default() }
}
