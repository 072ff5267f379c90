//! Archive files to articles.
