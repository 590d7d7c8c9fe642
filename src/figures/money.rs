//! Currencies: signs and codes before a number, words and codes after it.

use std::sync::OnceLock;

use super::key::{Key, keys};
use super::lexicon::{Table, rows};
use super::reader::Reader;
use crate::text::TokenKind;

/// A currency found beside an amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Currency {
    /// Its ISO 4217 code.
    pub(super) code: &'static str,
    /// What one of the named unit is of the major one: 0.01 for pence.
    pub(super) factor: f64,
}

#[derive(Default)]
struct Currencies {
    /// Signs and codes, exact in case.
    signs: Table<&'static str>,
    /// Words in lower case: "dollars", "pence".
    words: Table<Currency>,
    /// The first word of a currency's stem with what it claims: ("australian", "dollar").
    countries: Table<&'static str>,
}

fn currencies() -> &'static Currencies {
    static CURRENCIES: OnceLock<Currencies> = OnceLock::new();
    CURRENCIES.get_or_init(|| {
        let mut all = Currencies::default();
        let list = |column: &'static str| column.split(',').filter(|item| !item.is_empty());
        for row in rows(include_str!("data/currencies.tsv")) {
            let code = row[0];
            let column = |at: usize| row.get(at).copied().unwrap_or("");
            all.signs.insert(code, code);
            for sign in list(column(3)) {
                all.signs.or_insert(sign, code);
            }
            for country in list(column(2)) {
                all.countries.insert(country, code);
            }
            for (forms, factor) in [(column(1), 1.0), (column(4), 0.01)] {
                for word in list(forms).flat_map(|forms| forms.split('|')) {
                    all.words.or_insert(word, Currency { code, factor });
                }
            }
        }
        all
    })
}

/// Codes and signs in small letters that are no other word: "20 usd".
pub(super) const SMALL: &[Key] = keys!("usd eur gbp jpy cny rmb inr aud hkd nzd sgd myr zł");

/// The currency of a sign or code, exact in case.
fn sign(text: &str) -> Option<Currency> {
    let signs = &currencies().signs;
    let small = || {
        let code = SMALL.contains(&Key::of(text));
        code.then(|| signs.get(text.to_ascii_uppercase().as_str())).flatten()
    };
    signs.get(text).or_else(small).map(|code| Currency { code, factor: 1.0 })
}

/// "MUSD": millions of a currency, by its code.
fn millions(text: &str) -> Option<Currency> {
    let code = text
        .strip_prefix('M')
        .filter(|code| is_code(code) && code.bytes().all(|b| b.is_ascii_uppercase()))?;
    currencies().signs.get(code).map(|code| Currency { code, factor: 1e6 })
}

/// A sign or code before a number: the currency, the token that holds the number, and where the number starts in
/// that token ("RM79" holds both).
pub(super) fn before(reader: &Reader, at: usize) -> Option<(Currency, usize, usize)> {
    let text = reader.text(at);
    let is_number = |at: usize| {
        let start = at + usize::from(reader.any(at, keys!("- −")) && reader.tight(at + 1));
        reader.kind(start) == TokenKind::Number
            || reader.is(start, ".") && reader.kind(start + 1) == TokenKind::Number
    };
    match reader.kind(at) {
        TokenKind::Number => None,
        TokenKind::Mark => {
            let currency = sign(text)?;
            // "$US160 million": the country is written onto the digits.
            if let Some(cut) = digits_after_letters(reader.text(at + 1)).filter(|_| reader.tight(at + 1)) {
                let joined = format!("{text}{}", &reader.text(at + 1)[..cut]);
                return Some((sign(&joined)?, at + 1, cut));
            }
            is_number(at + 1).then_some((currency, at + 1, 0))
        }
        TokenKind::Word => {
            // Most words are followed by another.
            let lone = reader.kind(at + 1) == TokenKind::Word;
            if lone && !text.bytes().any(|b| b.is_ascii_digit()) {
                return None;
            }
            if let Some(cut) = digits_after_letters(text) {
                // "PS2.7m" is what some tools make of a pound sign; "PS5" is a name.
                let pounds =
                    text.starts_with("PS") && cut == 2 && text[cut..].contains(|c: char| !c.is_ascii_digit());
                let currency = if pounds { sign("£") } else { sign(&text[..cut]) };
                return Some((currency?, at, cut));
            }
            if !text.starts_with(char::is_uppercase) && text.len() != 3 {
                return None;
            }
            // "A $15 wage" is in no Australian dollars.
            let joined = reader.tight(at + 1) || text.len() > 1;
            if joined && is_currency_mark(reader.text(at + 1)) && is_number(at + 2) {
                let joined = format!("{}{}", text.replace('.', ""), reader.text(at + 1));
                return Some((sign(&joined)?, at + 2, 0));
            }
            if is_number(at + 1) {
                return Some((
                    sign(text).or_else(|| millions(text)).or_else(|| sign(text.trim_end_matches('.')))?,
                    at + 1,
                    0,
                ));
            }
            let stop = reader.is(at + 1, ".") && reader.tight(at + 1) && is_number(at + 2);
            Some((sign(text).filter(|_| stop)?, at + 2, 0))
        }
    }
}

fn is_currency_mark(text: &str) -> bool {
    matches!(text, "$" | "£" | "€" | "¥")
}

/// Where the digits start in "RM79".
fn digits_after_letters(text: &str) -> Option<usize> {
    const LONGEST: usize = 4;
    let cut = text.find(|c: char| c.is_ascii_digit())?;
    (cut > 0 && cut <= LONGEST && text[..cut].chars().all(char::is_alphabetic)).then_some(cut)
}

/// A currency after an amount, in words or as a code, and the position after it; `rest` is what is written onto
/// the digits.
pub(super) fn after(reader: &Reader, at: usize, rest: &str) -> Option<(Currency, usize)> {
    if !rest.is_empty() {
        let pence = rest == "p" || rest == "¢";
        let currency =
            if pence { currencies().words.get(rest).copied() } else { sign(rest).filter(|_| rest.len() > 1) };
        return currency.map(|currency| (currency, at));
    }
    let words = &currencies().words;
    if let Some(currency) =
        words.get(reader.norm(at).trim_end_matches('.')).filter(|_| reader.norm(at).len() > 1)
    {
        // "pounds sterling"
        let sterling = reader.is(at + 1, "sterling");
        return Some((*currency, at + 1 + usize::from(sterling)));
    }
    // "nine $2,500 gifts"
    if is_currency_mark(reader.text(at)) && reader.tight(at + 1) && reader.kind(at + 1) == TokenKind::Number {
        return None;
    }
    if let Some(currency) = millions(reader.text(at)) {
        return Some((currency, at + 1));
    }
    if let Some(currency) = sign(reader.text(at)).filter(|_| {
        is_code(reader.text(at)) || reader.kind(at) == TokenKind::Mark || !reader.text(at).is_ascii()
    }) {
        return Some((currency, at + 1));
    }
    countries(reader, at)
}

fn is_code(text: &str) -> bool {
    text.len() == 3 && text.is_ascii()
}

/// "Australian dollars", "New Zealand dollars", "U.S. cents".
fn countries(reader: &Reader, at: usize) -> Option<(Currency, usize)> {
    const LONGEST: usize = 3;
    let all = currencies();
    let named = |end: usize| all.words.get(reader.norm(end).trim_end_matches('.')).map(|named| (end, named));
    let (end, named) = (at + 1..=at + LONGEST).find_map(named)?;
    let name: Vec<_> = (at..end).map(|at| reader.norm(at).trim_end_matches('.')).collect();
    let code = all.countries.get(name.join(" ").as_str())?;
    Some((Currency { code, ..*named }, end + 1))
}

/// Whether a word names a currency and a measure too.
pub(super) fn is_measure_too(word: &str) -> bool {
    matches!(word, "pound" | "pounds" | "dram" | "drams")
}
