//! What was typed, resolved once against terminal, environment and configuration. Flags beat
//! environment beats configuration beats default.

use crate::args::{Color, Global, Source};
use anyhow::{Context, Result, anyhow};
use etcetera::BaseStrategy;
use nachlese_archive::{Keys, read_keys};
use nachlese_german::learn::Vocabulary;
use nachlese_index_format::Schema;
use serde::Deserialize;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// What holds for the whole run.
pub(crate) struct Settings {
    /// No progress, no notes.
    pub(crate) quiet: bool,
    /// Whether progress can be seen.
    pub(crate) progress: bool,
    /// Columns of the terminal; `None` where output is piped.
    pub(crate) width: Option<usize>,
}

/// The user's configuration, `nachlese/config.toml` in the configuration folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Config {
    /// The index folder where none is named.
    index: Option<PathBuf>,
}

impl Settings {
    pub(crate) fn resolve(global: &Global) -> Settings {
        let choice = match global.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
        // As other programs take it: what the variable says goes before what the terminal says.
        let wished =
            std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|width| *width > 0);
        let width = wished.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
        Settings {
            quiet: global.quiet,
            progress: !global.quiet && std::io::stderr().is_terminal(),
            width: width.filter(|_| std::io::stdout().is_terminal()),
        }
    }
}

/// The index folder that is meant where no archive is named.
pub(crate) fn index_folder(flag: Option<&Path>) -> Result<PathBuf> {
    if let Some(index) = flag {
        return Ok(index.to_owned());
    }
    if let Some(index) = std::env::var_os("NACHLESE_INDEX").filter(|v| !v.is_empty()) {
        return Ok(index.into());
    }
    let folders = folders()?;
    if let Some(index) = config(&folders.config_dir().join("nachlese/config.toml"))?.index {
        return Ok(index);
    }
    Ok(folders.data_dir().join("nachlese/default"))
}

/// Where the index of an archive lies that is searched without one: by its real path, what the
/// schema makes of it, and what keys of its records were said to mean.
pub(crate) fn cached_index_folder(archive: &[PathBuf], schema: &Schema, keys: &Keys) -> Result<PathBuf> {
    let mut key = schema.fingerprint();
    if *keys != Keys::default() {
        key.push_str(&serde_json::to_string(keys)?);
    }
    for root in archive {
        let real = root.canonicalize().with_context(|| root.display().to_string())?;
        key.push('\0');
        key.push_str(&real.to_string_lossy());
    }
    let name = blake3::hash(key.as_bytes()).to_hex();
    Ok(folders()?.cache_dir().join("nachlese/archives").join(&name.as_str()[..32]))
}

/// The schema of a file, or the built-in one.
pub(crate) fn schema(file: Option<&Path>) -> Result<Schema> {
    let Some(file) = file else { return Ok(Schema::default()) };
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Schema::parse(&text).map_err(|e| anyhow!("{}:{}: {}", file.display(), e.line, e.reason))
}

/// The words of a vocabulary file, or none.
pub(crate) fn vocabulary(file: Option<&Path>) -> Result<Vocabulary> {
    let Some(file) = file else { return Ok(Vocabulary::default()) };
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    // Spreadsheets put a byte order mark in front.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    Vocabulary::parse(text).map_err(|e| {
        let (file, line, reason) = (file.display(), e.line, e.reason);
        anyhow!("{file}:{line}: {reason} (word TAB count [TAB capitalised inside sentences])")
    })
}

/// What a file says that keys of records mean, or nothing.
pub(crate) fn keys(file: Option<&Path>) -> Result<Keys> {
    Ok(file.map(read_keys).transpose()?.unwrap_or_default())
}

impl Source {
    /// The schema file's checked text, if one was named.
    pub(crate) fn schema(&self) -> Result<Option<Schema>> {
        self.schema.as_deref().map(|file| schema(Some(file))).transpose()
    }
}

fn folders() -> Result<impl BaseStrategy> {
    etcetera::choose_base_strategy()
        .context("no home folder found: name the index with --index or NACHLESE_INDEX")
}

fn config(file: &Path) -> Result<Config> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(e) => return Err(e).with_context(|| file.display().to_string()),
    };
    toml::from_str(&text).with_context(|| file.display().to_string())
}
