//! Explains how a query is interpreted, which forms of the archive it matches, and what to change
//! if it matches nothing.

mod explanation;
mod forms;
mod relations;
mod score;
mod spellings;

pub use explanation::{Explanation, Form, LevelCounts, Part, PartKind, Without};
pub(crate) use score::explain_score;
pub use score::{FieldScore, MatchKind, ScoreExplanation, WordScore};

use crate::ast::{Clause, Node, Query as Ast, TextField, Unit};
use crate::error::Failed;
use crate::expand::{ExpandedWord, Pattern, PatternForms, QueryWord, query_words};
use crate::generation::Generation;
use crate::hits;
use crate::options::{Levels, Match, MatchOptions};
use explanation::MOST_FORMS;
use nachlese_german::compound::Splitter;
use nachlese_german::{Analyzer, Reading, function_word_forms};
use relations::Wanted;
use spellings::Nearest;

/// Maximum number of conditions of a query that are explained.
const MOST_WORDS: usize = 32;

/// Explains a query.
pub(crate) fn explain(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &MatchOptions,
) -> Result<Explanation, Failed> {
    let query = ast.text.as_str();
    let count = |analyzer: &mut Analyzer, clauses: Vec<Clause>, levels: Levels| {
        let ast = Ast { clauses, ..Ast::default() };
        let options = MatchOptions { matching: Match::All, levels };
        hits::count(generation, analyzer, &ast, &options)
    };
    let articles = hits::count(generation, analyzer, ast, options)?;
    let mut words = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for Walked { clause, depth, within, by_position } in walk(ast) {
        let levels = Levels { parts: options.levels.parts && !by_position, ..options.levels };
        let options = &MatchOptions { levels, ..*options };
        let text = as_typed(query, clause);
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
                    describe_expansion(&mut part, typed, generation, analyzer, clause, options)?;
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
            let texts: Vec<String> = clauses.iter().map(|clause| as_typed(query, clause)).collect();
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

/// A condition as typed; in its canonical form if a program built it.
fn as_typed(query: &str, clause: &Clause) -> String {
    let text = query.get(clause.span.clone()).filter(|text| !text.is_empty());
    text.map_or_else(|| clause.to_string(), str::to_owned)
}

/// A condition met by [`walk`].
struct Walked<'a> {
    clause: &'a Clause,
    depth: usize,
    /// The text field to which it is restricted.
    within: Option<TextField>,
    /// Whether it is searched by position, which excludes compounds.
    by_position: bool,
}

/// The conditions of a query in pre-order. Negated conditions are not descended into.
fn walk(ast: &Ast) -> Vec<Walked<'_>> {
    fn step<'a>(
        walked: &mut Vec<Walked<'a>>,
        clause: &'a Clause,
        depth: usize,
        within: Option<TextField>,
        by_position: bool,
    ) {
        if walked.len() >= MOST_WORDS {
            return;
        }
        walked.push(Walked { clause, depth, within, by_position });
        let by_position =
            by_position || matches!(clause.node, Node::Near(_) | Node::Within(..) | Node::AtLeast(..));
        let mut each = |inner: &'a Clause, within| step(walked, inner, depth + 1, within, by_position);
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

/// Fills in what query expansion adds to a bare word, and what each level matches.
fn describe_expansion(
    part: &mut Part,
    word: &QueryWord,
    generation: &Generation,
    analyzer: &mut Analyzer,
    clause: &Clause,
    options: &MatchOptions,
) -> Result<(), Failed> {
    let mut count = |node: Node, levels: Levels| {
        let clauses = vec![Clause { span: clause.span.clone(), negated: false, node }];
        let options = MatchOptions { matching: Match::All, levels };
        hits::count(generation, analyzer, &Ast { clauses, ..Ast::default() }, &options)
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
        part.constituents = Splitter::new(analyzer.lexicon())
            .constituents(&expansion.terms.exact)
            .into_iter()
            .map(|part| part.word)
            .collect();
    }
    let forms_alone = Levels { exact: true, stem: true, ..Levels::NONE };
    for other in &expansion.other_names {
        let clauses =
            vec![Clause { span: clause.span.clone(), negated: false, node: Node::Word(other.clone()) }];
        let options = MatchOptions { matching: Match::All, levels: forms_alone };
        let articles = hits::count(generation, analyzer, &Ast { clauses, ..Ast::default() }, &options)?;
        if articles > 0 {
            part.also_searched.push(Form { form: other.clone(), articles });
        }
    }
    Ok(())
}

/// Fills in how a bare word is interpreted; returns the forms to look up for it.
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

/// What to look up for a word as typed: similar spellings if no article has it, unless it has
/// digits.
fn wanted_exact(part: &Part, number: usize, word: &QueryWord) -> Wanted {
    let exact = word.main().map_or("", |terms| &terms.exact);
    let is_misspelt = part.articles == 0 && !part.text.chars().any(|c| c.is_ascii_digit());
    Wanted { part: number, nearest: is_misspelt.then(|| Nearest::new(exact)), ..Wanted::default() }
}
