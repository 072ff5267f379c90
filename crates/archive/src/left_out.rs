//! Paragraphs and records that are in no article, and why.

use crate::place::Place;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A paragraph of a page or text that was not taken into its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The rule that left it out.
    pub rule: Rule,
    /// The paragraph.
    pub text: String,
}

/// Why a paragraph is not in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// It is in the navigation, the page footer or a sidebar.
    Surroundings,
    /// It is outside the part of the page that holds the article.
    OutsideArticle,
    /// It is a list of links, or part of one.
    Links,
    /// It belongs to another article on the page.
    OtherArticle,
    /// It is a reader's comment.
    Comments,
    /// It asks for consent.
    Consent,
    /// It asks for payment.
    Paywall,
    /// It is the caption of a picture.
    Caption,
    /// The page hides it.
    Hidden,
    /// It states a date, a byline or an outlet, which are fields of the article.
    Facts,
    /// It is the headline, or a variant of it.
    Headline,
    /// It is a label between headline and text, or a heading without a text below it.
    Label,
    /// Its wording shows that it is boilerplate: an appeal to share, a label, a credit.
    Boilerplate,
    /// It follows the last paragraph and is about the page or the outlet.
    Footer,
    /// It is about the author.
    AboutTheAuthor,
    /// The article already contains it.
    Repeated,
    /// It is learned boilerplate: it recurs at the edge of its outlet's articles.
    Learned,
}

impl Rule {
    /// Every rule, in order of declaration.
    pub const ALL: [Rule; 17] = [
        Rule::Surroundings,
        Rule::OutsideArticle,
        Rule::Links,
        Rule::OtherArticle,
        Rule::Comments,
        Rule::Consent,
        Rule::Paywall,
        Rule::Caption,
        Rule::Hidden,
        Rule::Facts,
        Rule::Headline,
        Rule::Label,
        Rule::Boilerplate,
        Rule::Footer,
        Rule::AboutTheAuthor,
        Rule::Repeated,
        Rule::Learned,
    ];

    /// Its name in reports, such as `outside-article`.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Surroundings => "surroundings",
            Rule::OutsideArticle => "outside-article",
            Rule::Links => "links",
            Rule::OtherArticle => "other-article",
            Rule::Comments => "comments",
            Rule::Consent => "consent",
            Rule::Paywall => "paywall",
            Rule::Caption => "caption",
            Rule::Hidden => "hidden",
            Rule::Facts => "facts",
            Rule::Headline => "headline",
            Rule::Label => "label",
            Rule::Boilerplate => "boilerplate",
            Rule::Footer => "footer",
            Rule::AboutTheAuthor => "about-the-author",
            Rule::Repeated => "repeated",
            Rule::Learned => "learned",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A file or record that was read and is not an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NoArticle {
    /// Path of the file, relative to the archive.
    pub path: String,
    /// Where in the file.
    #[serde(default, skip_serializing_if = "Place::is_whole")]
    pub place: Place,
    /// What it is instead.
    pub reason: NoArticleReason,
}

/// What a record is instead of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoArticleReason {
    /// It has no text.
    Empty,
    /// It asks for consent before it shows the article.
    ConsentWall,
    /// It checks whether the reader is a bot.
    BotCheck,
    /// It reports that the page does not exist, or that an error occurred.
    ErrorPage,
    /// It lists articles: a front page, a section page, search results.
    FrontPage,
    /// It has no article text, only a list of links, a form or a player.
    NoText,
    /// It describes something else, such as a picture or settings.
    OtherRecord,
}

impl fmt::Display for NoArticleReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            NoArticleReason::Empty => "empty",
            NoArticleReason::ConsentWall => "a consent wall",
            NoArticleReason::BotCheck => "a bot check",
            NoArticleReason::ErrorPage => "an error page",
            NoArticleReason::FrontPage => "a front page or a list of articles",
            NoArticleReason::NoText => "no text in it but what surrounds an article",
            NoArticleReason::OtherRecord => "a record of something else",
        })
    }
}

impl fmt::Display for NoArticle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}: no article: {}", self.path, self.place, self.reason)
    }
}
