//! Claims against annotated sentences: what the command line's `batch` returns for each, first with weights that were
//! learned without it, then with those in `models/`, beside three baselines.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use whosaid::training::claims::Scorer;

use super::FOLDS;
use super::corpora::{Labelled, folds, read};
use super::logistic::{Example, fit, sigmoid};
use super::scorers::{CHECK, Head, learn};

/// What the annotator says of a sentence.
#[derive(Clone, Copy)]
struct Said {
    /// The highest score of its claims, 0 without any.
    score: f64,
    subjective: bool,
    hedged: bool,
}

/// Scores over the corpora in `corpora` and prints a line for each reading.
pub(crate) fn run(corpora: &Path, models: &Path) -> Result<()> {
    let path = models.join("claims.bin");
    let built_in = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let built_in = Scorer::read(&built_in);
    let shipped = |all: &[Labelled]| -> Vec<Said> { all.iter().map(|one| said(one, &built_in)).collect() };

    let (own, said) = own_articles(&built_in)?;
    println!("check-worthy: our own articles, {} sentences that nothing was learned from", own.len());
    probable("as shipped", &own, &said, |said: &Said| said.score);

    let speeches = read(corpora, "claims/policlaim.jsonl")?;
    let mut left_out = Vec::new();
    for (test, rest) in folds(&speeches, FOLDS) {
        left_out.extend(by(test, &learn(CHECK, &rest, &vec![])));
    }
    let checked = |said: &Said| said.score;
    println!("check-worthy: PoliClaim, {} sentences, {FOLDS} folds in document order", speeches.len());
    probable("left out", &speeches, &left_out, checked);
    probable("as shipped", &speeches, &shipped(&speeches), checked);
    baselines(&speeches, None, f1);

    let debates = read(corpora, "claims/checkworthy-train.jsonl")?;
    let dev = read(corpora, "claims/checkworthy-dev.jsonl")?;
    println!("check-worthy: debates, dev, {} sentences, learned from train", dev.len());
    let own: Vec<&Labelled> = debates.iter().collect();
    probable("left out", &dev, &by(&dev, &learn(CHECK, &own, &vec![])), checked);
    let transferred = learn(CHECK, &speeches.iter().collect::<Vec<_>>(), &vec![]);
    probable("without any debates", &dev, &by(&dev, &transferred), checked);
    probable("as shipped", &dev, &shipped(&dev), checked);
    baselines(&dev, Some(&debates), f1);

    let mut news = read(corpora, "claims/news-subjective-train.jsonl")?;
    news.extend(read(corpora, "claims/news-subjective-val.jsonl")?);
    let subjective = |said: &Said| said.subjective;
    println!("subjective: news, {} sentences, nothing learned from any, macro-F1", news.len());
    decided("as shipped", &news, &shipped(&news), subjective, macro_f1);
    baselines(&news, None, macro_f1);

    let encyclopaedia = read(corpora, "claims/hedges.jsonl")?;
    println!("hedges: Wikipedia, {} sentences, nothing learned from any", encyclopaedia.len());
    decided("as shipped", &encyclopaedia, &shipped(&encyclopaedia), |said| said.hedged, f1);
    baselines(&encyclopaedia, None, f1);
    Ok(())
}

/// What a scorer says of `test`.
fn by(test: &[Labelled], check: &Head) -> Vec<Said> {
    let scorer = Scorer::read(&check.file());
    test.iter().map(|one| said(one, &scorer)).collect()
}

fn said(labelled: &Labelled, scorer: &Scorer) -> Said {
    let claims = scorer.annotate(&labelled.text).claims;
    Said {
        score: claims.iter().map(|claim| claim.score.get()).fold(0.0, f64::max),
        subjective: claims.iter().any(|claim| claim.subjective),
        hedged: claims.iter().any(|claim| !claim.hedges.is_empty()),
    }
}

/// The sentences of our own articles that people read, and what is said of them. Their table stands in `tests/claims/`.
fn own_articles(scorer: &Scorer) -> Result<(Vec<Labelled>, Vec<Said>)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let path = tests.join("claims/worth-checking.tsv");
    let table = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut articles: BTreeMap<&str, BTreeMap<String, f64>> = BTreeMap::new();
    let (mut all, mut saids) = (vec![], vec![]);
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [article, _, _, settled, sentence] = cells[..] else { continue };
        if !articles.contains_key(article) {
            let path = tests.join("articles").join(article).join("article.txt");
            let text =
                std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            articles.insert(article, sentences(&text, &scorer.annotate(&text)));
        }
        let score = articles[article].get(sentence).copied();
        let score = score.with_context(|| format!("{article} has no sentence {sentence:?}"))?;
        all.push(Labelled::unread(sentence, settled == "yes"));
        saids.push(Said { score, subjective: false, hedged: false });
    }
    Ok((all, saids))
}

/// The sentences of a text, with single spaces and nothing invisible, with the highest score of the claims in each.
fn sentences(text: &str, document: &whosaid::Document) -> BTreeMap<String, f64> {
    let plain = |text: &str| {
        let seen = text.replace(['\u{ad}', '\u{200b}'], "");
        seen.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let score = |sentence: &whosaid::document::Span| {
        let inside = document.claims.iter().filter(|claim| sentence.contains(claim.span));
        inside.map(|claim| claim.score.get()).fold(0.0, f64::max)
    };
    document.sentences.iter().map(|sentence| (plain(&text[sentence.range()]), score(sentence))).collect()
}

/// A line on a probability: F1 at one half, average precision, calibration.
fn probable(name: &str, all: &[Labelled], said: &[Said], what: impl Fn(&Said) -> f64) {
    let scored: Vec<(f64, bool)> = said.iter().zip(all).map(|(said, one)| (what(said), one.label)).collect();
    let yes: Vec<bool> = scored.iter().map(|(score, _)| *score >= 0.5).collect();
    let (error, brier, constant) = calibration(&scored);
    println!(
        "  {name:<22} {}  AP {:.1}  of the first ten {}  mean {:.3}  ECE {error:.3}  Brier {brier:.3} (a constant {constant:.3})",
        f1(all, &yes),
        100.0 * average_precision(&scored),
        first_ten(&scored),
        scored.iter().map(|(score, _)| score).sum::<f64>() / scored.len() as f64
    );
}

/// A line on a decision, by `measure`.
fn decided(
    name: &str,
    all: &[Labelled],
    said: &[Said],
    what: impl Fn(&Said) -> bool,
    measure: impl Fn(&[Labelled], &[bool]) -> String,
) {
    let yes: Vec<bool> = said.iter().map(what).collect();
    println!("  {name:<22} {}", measure(all, &yes));
}

/// Always yes, a number, and TF-IDF; learned from `train`, or from the other folds where there is none.
fn baselines(all: &[Labelled], train: Option<&[Labelled]>, measure: impl Fn(&[Labelled], &[bool]) -> String) {
    let yes = |one: &Labelled| one.label;
    let majority = all.iter().filter(|one| yes(one)).count() * 2 >= all.len();
    println!("  {:<22} {}", "always yes", measure(all, &vec![true; all.len()]));
    println!("  {:<22} {}", "the majority", measure(all, &vec![majority; all.len()]));
    let number: Vec<bool> = all.iter().map(|one| one.text.contains(|c: char| c.is_ascii_digit())).collect();
    println!("  {:<22} {}", "has a number", measure(all, &number));
    let mut found = Vec::new();
    match train {
        Some(train) => found = tf_idf(&train.iter().collect::<Vec<_>>(), all),
        None => {
            for (test, rest) in folds(all, FOLDS) {
                found.extend(tf_idf(&rest, test));
            }
        }
    }
    println!("  {:<22} {}", "TF-IDF", measure(all, &found));
}

/// What logistic regression over words and pairs of words, weighted by TF-IDF, says of `test`.
fn tf_idf(train: &[&Labelled], test: &[Labelled]) -> Vec<bool> {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut held: BTreeMap<u32, f64> = BTreeMap::new();
    for one in train {
        let known: std::collections::BTreeSet<u32> = grams(&one.text)
            .into_iter()
            .map(|gram| {
                let next = numbers.len() as u32;
                *numbers.entry(gram).or_insert(next)
            })
            .collect();
        for number in known {
            *held.entry(number).or_default() += 1.0;
        }
    }
    let total = train.len() as f64;
    let vector = |text: &str| {
        let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
        for number in grams(text).iter().filter_map(|gram| numbers.get(gram)) {
            *counts.entry(*number).or_default() += ((1.0 + total) / (1.0 + held[number])).ln() + 1.0;
        }
        let length = counts.values().map(|value| value * value).sum::<f64>().sqrt().max(1e-9);
        counts.into_iter().map(|(number, value)| (number, value / length)).collect::<Vec<_>>()
    };
    let example = |one: &&Labelled| Example {
        features: vector(&one.text),
        label: f64::from(u8::from(one.label)),
        weight: 1.0,
    };
    let examples: Vec<Example> = train.iter().map(example).collect();
    let linear = fit(&examples.iter().collect::<Vec<_>>(), 1.0, 1);
    test.iter().map(|one| sigmoid(linear.logit(&vector(&one.text))) >= 0.5).collect()
}

/// The words of `text` in lower case, and each two that follow each other.
fn grams(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1).collect();
    words.iter().map(|word| (*word).to_owned()).chain(words.windows(2).map(|two| two.join(" "))).collect()
}

/// Of those found, those right; of those right, those found; both in one.
fn rates(all: &[Labelled], yes: &[bool], wanted: bool) -> [f64; 3] {
    let count = |of: &dyn Fn(bool, bool) -> bool| {
        all.iter().zip(yes).filter(|(one, yes)| of(one.label == wanted, **yes == wanted)).count() as f64
    };
    let (both, found, right) = (count(&|a, b| a && b), count(&|_, b| b), count(&|a, _| a));
    [both / found.max(1.0), both / right.max(1.0), 2.0 * both / (found + right).max(1.0)]
}

fn f1(all: &[Labelled], yes: &[bool]) -> String {
    let [precision, recall, f1] = rates(all, yes, true).map(|rate| 100.0 * rate);
    format!("F1 {f1:.1}  P {precision:.1}  R {recall:.1}")
}

fn macro_f1(all: &[Labelled], yes: &[bool]) -> String {
    let [one, other] = [true, false].map(|wanted| 100.0 * rates(all, yes, wanted)[2]);
    format!("macro-F1 {:.1}  ({one:.1} and {other:.1})", f64::midpoint(one, other))
}

/// The mean, over those that are right, of the precision down to each.
fn average_precision(scored: &[(f64, bool)]) -> f64 {
    let mut order = scored.to_vec();
    order.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut right, mut sum) = (0.0, 0.0);
    for (rank, (_, label)) in order.iter().enumerate() {
        if *label {
            right += 1.0;
            sum += right / (rank + 1) as f64;
        }
    }
    sum / f64::max(right, 1.0)
}

/// How many of the ten with the highest scores are right.
fn first_ten(scored: &[(f64, bool)]) -> usize {
    let mut order = scored.to_vec();
    order.sort_by(|one, other| other.0.total_cmp(&one.0));
    order.iter().take(10).filter(|(_, label)| *label).count()
}

/// The expected calibration error over 15 bins of equal mass, the Brier score, and that of the share of yes.
fn calibration(scored: &[(f64, bool)]) -> (f64, f64, f64) {
    const BINS: usize = 15;
    let mut order = scored.to_vec();
    order.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (total, label) = (order.len() as f64, |yes: bool| f64::from(u8::from(yes)));
    let mut error = 0.0;
    for bin in 0..BINS {
        let bin = &order[bin * order.len() / BINS..(bin + 1) * order.len() / BINS];
        error += bin.iter().map(|(score, yes)| score - label(*yes)).sum::<f64>().abs() / total;
    }
    let brier = order.iter().map(|(score, yes)| (score - label(*yes)).powi(2)).sum::<f64>() / total;
    let share = order.iter().filter(|(_, yes)| *yes).count() as f64 / total;
    (error, brier, share * (1.0 - share))
}
