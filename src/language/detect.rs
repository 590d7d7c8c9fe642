//! Whether a text is English.
//!
//! A text is taken for English unless something speaks against it: the letters of another script, the small words of
//! another language, or many words in small letters and next to none that English is made of. So tables, lists of
//! names and short texts pass, and so does an English text that quotes another language.

use crate::maps::Map;
use std::sync::OnceLock;

/// A text with fewer letters of another script than this may be English with a foreign name.
const FEWEST_LETTERS: u32 = 8;

/// So many words at least must tell of another language.
const FEWEST_WORDS: u32 = 3;

/// From how many words in small letters on the want of English small words tells by itself.
const ENOUGH_WORDS: u32 = 40;

/// Of how many words in small letters one at least is a small word in any English.
const ONE_IN: u32 = 20;

/// The languages whose small words are known, English at [`ENGLISH`].
type Languages = u32;

const ENGLISH: Languages = 1;

/// How many other languages there are in the list of small words.
const OTHERS: usize = 17;

/// What in a text tells its language. The signs of a text are those of its paragraphs together.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    /// Letters of the Latin script.
    latin: u32,
    /// Letters of other scripts.
    other_script: u32,
    /// Words in small letters.
    small: u32,
    /// Small words of English.
    english: u32,
    /// Words in small letters with letters that English lacks and that no list holds.
    accented: u32,
    /// Small words of each other language that English lacks.
    theirs: [u32; OTHERS],
    /// Small words of English that each other language lacks.
    ours: [u32; OTHERS],
}

impl Signs {
    /// The signs in `text`.
    pub(crate) fn of(text: &str) -> Self {
        let mut signs = Self::default();
        for word in text.split(|c: char| !c.is_alphabetic() && !is_mark(c)) {
            signs.read(word);
        }
        signs
    }

    /// Adds the signs in more of the text.
    pub(crate) fn add(&mut self, more: &Self) {
        let add = |counts: &mut [u32], more: &[u32]| {
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
        };
        self.latin += more.latin;
        self.other_script += more.other_script;
        self.small += more.small;
        self.english += more.english;
        self.accented += more.accented;
        add(&mut self.theirs, &more.theirs);
        add(&mut self.ours, &more.ours);
    }

    /// Whether the text is most likely not English.
    pub(crate) fn tell_another(&self) -> bool {
        self.other_script > self.latin && self.other_script >= FEWEST_LETTERS
            || self.speaks_another()
            || self.small >= ENOUGH_WORDS && self.english * ONE_IN < self.small
    }

    fn read(&mut self, word: &str) {
        let mut accented = false;
        for c in word.chars().filter(|c| c.is_alphabetic()) {
            let latin = c.is_ascii() || matches!(c, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
            self.latin += u32::from(latin);
            self.other_script += u32::from(!latin);
            accented |= latin && !c.is_ascii();
        }
        // A capital makes a name of many small words: "Los Angeles", "De Vries".
        if !word.starts_with(char::is_lowercase) {
            return;
        }
        self.small += 1;
        let Some(languages) = small_words().get(word) else {
            self.accented += u32::from(accented);
            return;
        };
        let english = languages & ENGLISH != 0;
        self.english += u32::from(english);
        let counts = if english { &mut self.ours } else { &mut self.theirs };
        for (language, count) in (1..).zip(counts) {
            let has = languages & (ENGLISH << language) != 0;
            *count += u32::from(has != english);
        }
    }

    /// Whether the words that English lacks and some other language has are more than twice those that English has
    /// and that language lacks.
    fn speaks_another(&self) -> bool {
        self.theirs.iter().zip(self.ours).any(|(&theirs, ours)| {
            let all = theirs + self.accented;
            theirs > 0 && all >= FEWEST_WORDS && all > 2 * ours
        })
    }
}

/// Accents that stand by themselves and vowel signs belong to words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}')
}

fn small_words() -> &'static Map<&'static str, Languages> {
    static WORDS: OnceLock<Map<&str, Languages>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Map::default();
        let sections = include_str!("data/small-words.txt").split("\n## ").skip(1);
        for (number, section) in sections.enumerate() {
            for word in section.lines().skip(1).flat_map(str::split_whitespace) {
                *words.or_default(word) |= ENGLISH << number;
            }
        }
        words
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told() {
        for text in [
            "Der Bürgermeister sagte am Dienstag, dass die Brücke erst im Mai wieder geöffnet wird.",
            "Le maire a dit mardi que le pont ne serait pas rouvert avant le mois de mai.",
            "El alcalde dijo el martes que el puente no se abrirá hasta el mes de mayo.",
            "Il sindaco ha detto martedì che il ponte non sarà riaperto prima di maggio.",
            "O prefeito disse na terça-feira que a ponte não será reaberta antes de maio.",
            "De burgemeester zei dinsdag dat de brug pas in mei weer open gaat voor het verkeer.",
            "Borgmästaren sade i tisdags att bron inte öppnas förrän i maj.",
            "Burmistrz powiedział we wtorek, że most nie zostanie otwarty przed majem.",
            "Мэр сказал во вторник, что мост откроют не раньше мая.",
            "市长周二表示，这座桥五月之前不会重新开放。",
            "قال رئيس البلدية يوم الثلاثاء إن الجسر لن يفتح قبل مايو.",
            "«Le pont est fermé», a dit Ada Holm à The Harbour Post.",
        ] {
            assert!(Signs::of(text).tell_another(), "{text}");
        }
    }

    #[test]
    fn english_is_told_however_short_or_mixed() {
        for text in [
            "",
            "Yes.",
            "Bridge shut",
            "The mayor said on Tuesday that the bridge will stay shut until May.",
            "Rio de Janeiro, São Paulo, Los Angeles, El Paso",
            "Kim Jong Un, Xi Jinping, Volodymyr Zelenskyy, Recep Tayyip Erdoğan, José María Álvarez",
            "Home 3 1 12\nAway 2 0 14\nDrawn 1 1 1\nGoals 17 22 31",
            "“Ich bin müde, und das ist nicht gut”, the mayor said in German, and went home after the vote.",
            "The paper's headline was “Мост закрыт”, which means that the bridge is closed.",
            "Was in die over of me on an at so to no he men more war, the old song goes.",
            "Naïve clichés at the café: a résumé of the fiancé's exposé",
            "Ministers meet in Paris; talks resume in Den Haag",
        ] {
            assert!(!Signs::of(text).tell_another(), "{text}");
        }
    }
}
