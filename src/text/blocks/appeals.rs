//! Appeals to the reader: for money, for a subscription, for consent to cookies.

use std::sync::OnceLock;

use super::wording::Wording;
use crate::maps::Map;

/// What a word adds to an appeal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// "you", "readers"
    Reader,
    /// "we", "our"
    Ourselves,
    /// "donate", "subscribe", "newsletter", "cookies"
    Request,
    /// "journalism", "reporting", "website"
    Product,
}

/// Of how many words one at least belongs to an appeal.
const ONE_IN: usize = 9;

/// Whether a paragraph speaks to the reader for the publisher. A quoted appeal is somebody's words, not the
/// page's.
pub(super) fn is_appeal(wording: &Wording) -> bool {
    if wording.quoted || wording.words < 5 {
        return false;
    }
    let (mut reader, mut ourselves, mut product) = (0, 0, 0);
    let mut requests: Vec<&str> = Vec::new();
    for word in wording.key.split(' ') {
        match words().get(word) {
            Some(Part::Reader) => reader += 1,
            Some(Part::Ourselves) => ourselves += 1,
            Some(Part::Product) => product += 1,
            Some(Part::Request) if requests.len() < 8 && !requests.contains(&word) => requests.push(word),
            Some(Part::Request) | None => {}
        }
    }
    let all = reader + ourselves + product + requests.len();
    let opens = wording.key.split(' ').next().is_some_and(|word| words().get(word) == Some(&Part::Request));
    let asks = requests.len() >= 3 || requests.len() == 2 && (product > 0 || opens);
    asks && reader > 0 && (ourselves > 0 || opens) && all * ONE_IN >= wording.words
}

fn words() -> &'static Map<&'static str, Part> {
    static LIST: OnceLock<Map<&str, Part>> = OnceLock::new();
    LIST.get_or_init(|| {
        let part = |name| match name {
            "reader" => Part::Reader,
            "ourselves" => Part::Ourselves,
            "request" => Part::Request,
            _ => Part::Product,
        };
        super::furniture::sections(include_str!("../data/appeal-words.txt"))
            .flat_map(|(name, line)| line.split(' ').map(move |word| (word, part(name))))
            .collect()
    })
}
