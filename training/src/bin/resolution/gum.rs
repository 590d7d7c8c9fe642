//! GUM's documents: their text, and the mentions of its last column gathered into chains.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};

/// A document of GUM with its mentions.
pub(crate) struct Document {
    /// Its name, which starts with its genre: `GUM_news_iodine`.
    pub(crate) id: String,
    /// Its text: sentences joined by spaces, paragraphs by empty lines.
    pub(crate) text: String,
    /// Its mentions, in order of their starts.
    pub(crate) mentions: Vec<Mention>,
}

impl Document {
    /// The genre, as in the document's name.
    pub(crate) fn genre(&self) -> &str {
        self.id.split('_').nth(1).unwrap_or_default()
    }

    /// The mentions of each chain, by the chain's number.
    pub(crate) fn chains(&self) -> BTreeMap<u32, Vec<&Mention>> {
        let mut chains: BTreeMap<u32, Vec<&Mention>> = BTreeMap::new();
        for mention in &self.mentions {
            chains.entry(mention.chain).or_default().push(mention);
        }
        chains
    }
}

/// A mention. Ranges count bytes of the document's text.
pub(crate) struct Mention {
    /// The number of its chain in the document.
    pub(crate) chain: u32,
    /// GUM's type of entity: `person`, `organization`, `place`.
    pub(crate) sort: String,
    /// How it refers.
    pub(crate) form: Form,
    /// Where all of it stands.
    pub(crate) whole: Range<usize>,
    /// Where its head stands: the name, the noun or the pronoun.
    pub(crate) head: Range<usize>,
    /// The head's words in lower case; of a name, the proper nouns.
    pub(crate) words: Vec<String>,
    /// All its words in lower case.
    pub(crate) described: Vec<String>,
    /// The article of Wikipedia that it is linked to.
    pub(crate) link: Option<String>,
}

/// How a mention refers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Name,
    Pronoun,
    Description,
}

/// A word of the text.
struct Word {
    range: Range<usize>,
    code: String,
}

/// A mention that is open or read.
struct Bracket {
    first: usize,
    last: usize,
    fields: String,
}

/// The documents of a CoNLL-U file. Those whose text is withheld (all forms are `_`) are left out.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let documents = text.split("# newdoc id = ").skip(1).map(document);
    Ok(documents.filter(|document| document.text.contains(|c: char| c.is_alphanumeric())).collect())
}

fn document(lines: &str) -> Document {
    let mut reader = Reader::default();
    for line in lines.lines().skip(1) {
        reader.line(line);
    }
    let mut mentions: Vec<_> =
        reader.closed.iter().filter_map(|bracket| mention(&reader.words, &reader.text, bracket)).collect();
    mentions.sort_by_key(|mention| (mention.whole.start, mention.whole.end));
    Document { id: lines.lines().next().unwrap_or_default().to_owned(), text: reader.text, mentions }
}

#[derive(Default)]
struct Reader {
    text: String,
    words: Vec<Word>,
    open: Vec<Bracket>,
    closed: Vec<Bracket>,
    /// What stands before the next token.
    gap: &'static str,
    /// The last word of a range of words that are written as one token.
    whole: usize,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if line.starts_with("# newpar") {
            self.gap = if self.text.is_empty() { "" } else { "\n\n" };
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, .., misc] = columns[..] else { return };
        let gap_after = if misc.split('|').any(|field| field == "SpaceAfter=No") { "" } else { " " };
        if let Some((_, last)) = id.split_once('-') {
            self.whole = last.parse().unwrap_or(0);
            self.push(form, gap_after);
            return;
        }
        let Ok(number) = id.parse::<usize>() else { return };
        let range = if number <= self.whole {
            // A part of a token that is already written.
            let from = self.words.last().map_or(0, |word| word.range.end);
            let from = self.text[from..].find(form).map_or(self.text.len() - 1, |at| from + at);
            from..(from + form.len()).min(self.text.len())
        } else {
            self.push(form, gap_after);
            self.text.len() - form.len()..self.text.len()
        };
        if self.whole <= number {
            self.whole = 0;
        }
        self.words.push(Word { range, code: columns[4].to_owned() });
        let entity = misc.split('|').find_map(|field| field.strip_prefix("Entity="));
        self.brackets(entity.unwrap_or_default());
    }

    fn push(&mut self, form: &str, gap_after: &'static str) {
        self.text.push_str(std::mem::replace(&mut self.gap, gap_after));
        self.text.push_str(form);
    }

    /// Opens and closes mentions at the last word: `(1-person-…` opens, `1)` closes, `(1-person-…)` does both.
    fn brackets(&mut self, mut rest: &str) {
        let at = self.words.len() - 1;
        while !rest.is_empty() {
            let inside = rest.trim_start_matches('(');
            let end = inside.find(['(', ')']).unwrap_or(inside.len());
            let (fields, after) = inside.split_at(end);
            if rest.starts_with('(') {
                self.open.push(Bracket { first: at, last: at, fields: fields.to_owned() });
                if after.starts_with(')') {
                    self.closed.extend(self.open.pop());
                }
            } else if let Some(open) =
                self.open.iter().rposition(|open| number(&open.fields) == number(fields))
            {
                self.closed.push(Bracket { last: at, ..self.open.remove(open) });
            }
            rest = after.strip_prefix(')').unwrap_or(after);
        }
    }
}

/// The chain's number at the start of `fields`.
fn number(fields: &str) -> Option<u32> {
    fields.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn mention(words: &[Word], text: &str, bracket: &Bracket) -> Option<Mention> {
    let fields: Vec<&str> = bracket.fields.splitn(8, '-').collect();
    let heads = fields.get(5)?.split(',').filter_map(|position| position.parse::<usize>().ok());
    let heads: Vec<&Word> = heads
        .filter_map(|position| words[..=bracket.last].get(bracket.first + position.checked_sub(1)?))
        .collect();
    let proper: Vec<&Word> = heads.iter().copied().filter(|word| word.code.starts_with("NNP")).collect();
    let pronoun = bracket.first == bracket.last && words[bracket.first].code.starts_with("PRP");
    let form = match heads.last()? {
        _ if pronoun => Form::Pronoun,
        // "Director of the study" is an office, however it is written.
        last if last.code.starts_with("NNP") && !text[last.range.end..].starts_with(" of ") => Form::Name,
        _ => Form::Description,
    };
    let mut head = if form == Form::Name { proper } else { heads };
    if form == Form::Name {
        // "Ana Holm, KC": the letters after the comma are no part of the name.
        let apart =
            head.windows(2).position(|pair| text[pair[0].range.end..pair[1].range.start].contains(','));
        head.truncate(apart.map_or(head.len(), |at| at + 1));
    }
    Some(Mention {
        chain: number(&bracket.fields)?,
        sort: (*fields.get(1)?).to_owned(),
        form,
        whole: words[bracket.first].range.start..words[bracket.last].range.end,
        head: head.first()?.range.start..head.last()?.range.end,
        words: head.iter().map(|word| text[word.range.clone()].to_lowercase()).collect(),
        described: words[bracket.first..=bracket.last]
            .iter()
            .map(|word| text[word.range.clone()].to_lowercase())
            .collect(),
        link: fields.get(7).map(|&link| link.to_owned()),
    })
}
