//! Web and e-mail addresses, each of which is one word.

use super::tokens::is_blank;

/// The local part of an e-mail address is not longer than this, in bytes.
const LONGEST_LOCAL: usize = 64;

/// The domain of an e-mail address is not longer than this, in bytes.
const LONGEST_DOMAIN: usize = 253;

/// The length in bytes of the address that `text` starts with; `None` where it starts with none.
pub(super) fn length(text: &str) -> Option<usize> {
    web(text).or_else(|| mail(text))
}

fn web(text: &str) -> Option<usize> {
    let rest = ["https://", "http://", "www."].iter().find_map(|start| text.strip_prefix(start))?;
    if !rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let ends = |c: char| is_blank(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '[' | ']');
    let whole = &text[..text.find(ends).unwrap_or(text.len())];
    // What ends a sentence or closes brackets after an address is no part of it.
    let inner = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*']);
    let inner = if inner.contains('(') { inner } else { inner.trim_end_matches([')', '.']) };
    Some(inner.len())
}

fn mail(text: &str) -> Option<usize> {
    let is_local = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%');
    let is_domain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    let local = text.bytes().take(LONGEST_LOCAL + 1).take_while(|b| is_local(*b)).count();
    let rest = text.get(local..)?.strip_prefix('@')?;
    let domain = rest.bytes().take(LONGEST_DOMAIN).take_while(|b| is_domain(*b)).count();
    let domain = rest[..domain].trim_end_matches(['.', '-']);
    let (_, top) = domain.rsplit_once('.')?;
    let named = local > 0 && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
    named.then_some(local + 1 + domain.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_sentence_does() {
        for (text, expected) in [
            ("https://harbour.example/pier?a=1, and", Some("https://harbour.example/pier?a=1")),
            ("http://harbour.example/pier_(old).", Some("http://harbour.example/pier_(old)")),
            ("www.harbour.example) or", Some("www.harbour.example")),
            ("oona.valdez+news@post.example.", Some("oona.valdez+news@post.example")),
            ("oona@post", None),
            ("https:// ", None),
            ("www.", None),
            ("@post.example", None),
            ("harbour.example", None),
        ] {
            assert_eq!(length(text).map(|end| &text[..end]), expected, "in {text:?}");
        }
    }
}
