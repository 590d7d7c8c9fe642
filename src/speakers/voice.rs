//! Share of voice: how many of the words that somebody says in the article are each speaker's.

use crate::annotator::Part;
use crate::attributions::Contents;
use crate::document::{Attribution, Probability, Quote, QuoteForm, Voice};
use crate::text::{TokenKind, Tokens};

/// The voices of `count` speakers, by their ids. A word belongs to the innermost attribution around it.
pub(crate) fn voices(
    count: usize,
    parts: &[Part],
    attributions: &[Attribution],
    contents: &Contents,
    quotes: &[Quote],
) -> Vec<Voice> {
    let mut voices = vec![Voice::default(); count];
    // A quotation inside another counts where it is somebody else's words.
    let own = |quote: &&Quote| {
        quote.parent.is_none_or(|parent| quotes[parent as usize].attribution != quote.attribution)
    };
    for quote in quotes.iter().filter(|quote| is_speech(quote)).filter(own) {
        let speaker = quote.attribution.and_then(|id| attributions[id as usize].speaker);
        if let Some(speaker) = speaker {
            voices[speaker as usize].quotes += 1;
        }
    }
    for Attribution { speaker, content, .. } in attributions {
        let Some(voice) = speaker.map(|speaker| &mut voices[speaker as usize]) else { continue };
        for &span in content {
            voice.first = Some(voice.first.map_or(span, |first| first.min(span)));
            voice.last = Some(voice.last.map_or(span, |last| last.max(span)));
        }
    }
    let mut speech = quotes.iter().filter(|quote| is_speech(quote) && quote.parent.is_none()).peekable();
    for Part { start, local } in parts {
        let tokens = &local.paragraph.tokens;
        for at in (0..tokens.len()).filter(|&at| is_word(tokens, at)) {
            let span = tokens[at].span.shifted(*start);
            let attribution = contents.innermost(span);
            let Some(speaker) = attribution.and_then(|id| attributions[id as usize].speaker) else {
                continue;
            };
            while speech.next_if(|quote| quote.span.end <= span.start).is_some() {}
            let voice = &mut voices[speaker as usize];
            if speech.peek().is_some_and(|quote| quote.span.contains(span)) {
                voice.quoted_words += 1;
            } else {
                voice.reported_words += 1;
            }
        }
    }
    let all: u32 = voices.iter().map(|voice| voice.quoted_words + voice.reported_words).sum();
    for voice in &mut voices {
        let own = voice.quoted_words + voice.reported_words;
        voice.share = Probability::new(f64::from(own) / f64::from(all.max(1)));
    }
    voices
}

fn is_speech(quote: &Quote) -> bool {
    matches!(quote.form, QuoteForm::Direct | QuoteForm::Partial)
}

/// Whether token `at` counts as a word: the "n't" of "don't" does not.
fn is_word(tokens: &Tokens, at: usize) -> bool {
    let clitic = tokens.norm(at).contains('\'') && !tokens[at].spaced;
    tokens[at].kind != TokenKind::Mark && !clitic
}
