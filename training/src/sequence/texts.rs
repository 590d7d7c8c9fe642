//! The texts that a teacher labels, and what it says of them.
//!
//! `training/teacher/` reads the one file and writes the other; both are JSON Lines, one paragraph a line.

use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use whosaid::training;

use super::data;
use super::field::LABELS;

/// A paragraph for the teacher.
#[derive(Serialize)]
struct Lesson<'a> {
    /// The corpus that it is from.
    corpus: &'a str,
    /// The article of that corpus, as a number from 1.
    article: usize,
    /// The tokens, as written.
    tokens: Vec<&'a str>,
    /// Each token's label where a person annotated the text, by position in [`training::LABELS`].
    #[serde(skip_serializing_if = "Option::is_none")]
    labels: Option<Vec<u8>>,
}

/// What the teacher says of a paragraph.
#[derive(Deserialize)]
struct Said {
    tokens: Vec<String>,
    /// The probability of each label for each token, in percent.
    labels: Vec<[u8; LABELS]>,
}

/// A text that nobody annotated.
pub(super) struct Plain {
    pub(super) corpus: &'static str,
    pub(super) text: String,
}

#[derive(Deserialize)]
struct Document {
    text: String,
    split: Option<String>,
}

/// The texts of the other corpora in `corpora`, their development and test parts left out.
pub(super) fn plain(corpora: &Path) -> Result<Vec<Plain>> {
    let mut texts = Vec::new();
    for document in json_lines(&corpora.join("gum/attributions.jsonl"))? {
        if document.split.as_deref() == Some("train") {
            texts.push(Plain { corpus: "gum", text: document.text });
        }
    }
    let path = corpora.join("ewt/train.conllu");
    let sentences =
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    for document in sentences.split("# newdoc").skip(1) {
        texts.push(Plain { corpus: "ewt", text: paragraphs_of_conllu(document) });
    }
    let path = corpora.join("figures/tempeval3-train.json");
    let file = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let news: Vec<Document> = serde_json::from_str(&file).with_context(|| path.display().to_string())?;
    texts.extend(news.into_iter().map(|document| Plain { corpus: "tempeval3", text: document.text }));
    for name in ["policlaim", "news-subjective-train"] {
        let sentences = json_lines(&corpora.join(format!("claims/{name}.jsonl")))?;
        // Sentences of one text follow each other: a few at a time read as paragraphs do.
        for few in sentences.chunks(4) {
            let few: Vec<_> = few.iter().map(|sentence| sentence.text.trim()).collect();
            texts.push(Plain { corpus: "claims", text: few.join(" ") });
        }
    }
    Ok(texts)
}

fn json_lines(path: &Path) -> Result<Vec<Document>> {
    let lines = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = |line| serde_json::from_str(line).with_context(|| path.display().to_string());
    lines.lines().map(read).collect()
}

fn paragraphs_of_conllu(document: &str) -> String {
    let mut text = String::new();
    for line in document.lines() {
        if line.starts_with("# newpar") {
            text.push_str("\n\n");
        } else if let Some(sentence) = line.strip_prefix("# text = ") {
            text.push_str(sentence);
            text.push(' ');
        }
    }
    text
}

/// Writes all paragraphs of `corpora` that a teacher may learn from, look at or label to `path`.
pub(crate) fn export(corpora: &Path, path: &Path) -> Result<()> {
    let file = std::fs::File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut out = BufWriter::new(file);
    for part in ["train", "dev"] {
        let corpus = format!("polnear-{part}");
        for article in data::articles(&corpora.join(format!("polnear/{part}.jsonl")))? {
            for paragraph in article.paragraphs() {
                let tokens =
                    paragraph.words.tokens.iter().map(|token| &article.text[token.clone()]).collect();
                let lesson = Lesson {
                    corpus: &corpus,
                    article: article.number,
                    tokens,
                    labels: Some(paragraph.labels),
                };
                serde_json::to_writer(&mut out, &lesson)?;
                out.write_all(b"\n")?;
            }
        }
    }
    for (plain, number) in plain(corpora)?.iter().zip(1..) {
        for paragraph in training::paragraphs(&plain.text) {
            let tokens = paragraph.tokens.iter().map(|token| &plain.text[token.clone()]).collect();
            let lesson = Lesson { corpus: plain.corpus, article: number, tokens, labels: None };
            serde_json::to_writer(&mut out, &lesson)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// What a teacher said, by paragraph.
pub(super) struct Teacher(HashMap<Vec<String>, Vec<[u8; LABELS]>>);

impl Teacher {
    /// Reads what `training/teacher/` wrote.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let lines =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut said = HashMap::new();
        for (line, number) in lines.lines().zip(1..) {
            let Said { tokens, labels } =
                serde_json::from_str(line).with_context(|| format!("{}, line {number}", path.display()))?;
            ensure!(
                tokens.len() == labels.len(),
                "{}, line {number}: a label row for each token",
                path.display()
            );
            said.insert(tokens, labels);
        }
        Ok(Self(said))
    }

    /// The probabilities, in percent, of the labels of each of a paragraph's tokens.
    pub(super) fn labels(&self, text: &str, paragraph: &training::Paragraph) -> Option<&[[u8; LABELS]]> {
        let tokens: Vec<_> = paragraph.tokens.iter().map(|token| text[token.clone()].to_owned()).collect();
        self.0.get(&tokens).map(Vec::as_slice)
    }
}
