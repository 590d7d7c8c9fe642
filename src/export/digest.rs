//! Names made of what they name: the same text has the same names everywhere, and nobody hands them out.

use sha2::{Digest as _, Sha256};

/// The SHA-256 digest of a text's UTF-8.
pub(super) struct Digest([u8; 32]);

impl Digest {
    pub(super) fn new(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// The text as a named information URI (RFC 6920).
    pub(super) fn uri(&self) -> String {
        let mut uri = String::from("ni:///sha-256;");
        base64(&self.0, *b"-_", &mut uri);
        uri
    }

    /// The digest as a content security policy names a style that may be used.
    pub(super) fn source(&self) -> String {
        let mut source = String::from("sha256-");
        base64(&self.0, *b"+/", &mut source);
        source.push('=');
        source
    }

    /// The name of a part of the text, as a URN: a UUID of version 8 (RFC 9562) from the SHA-256 digest of this digest and
    /// `part`.
    pub(super) fn urn(&self, part: &str) -> String {
        let digest = Sha256::new().chain_update(self.0).chain_update(part.as_bytes()).finalize();
        let mut urn = String::from("urn:uuid:");
        for (at, byte) in digest.iter().take(16).enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                urn.push('-');
            }
            let byte = match at {
                6 => byte & 0x0f | 0x80,
                8 => byte & 0x3f | 0x80,
                _ => *byte,
            };
            for digit in [byte >> 4, byte & 0x0f] {
                urn.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        urn
    }
}

/// Base64 (RFC 4648) of `bytes` without padding; `last` are its two last digits.
fn base64(bytes: &[u8], last: [u8; 2], out: &mut String) {
    let digit = |value: u8| match value {
        0..26 => b'A' + value,
        26..52 => b'a' + value - 26,
        52..62 => b'0' + value - 52,
        _ => last[usize::from(value & 1)],
    };
    for chunk in bytes.chunks(3) {
        let at = |i: usize| u32::from(chunk.get(i).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..=chunk.len() {
            out.push(char::from(digit((bits >> (18 - 6 * i) & 0x3f) as u8)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_digest() {
        // The example of RFC 6920, section 8.1.
        let digest = Digest::new("Hello World!");
        assert_eq!(digest.uri(), "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
        assert_eq!(digest.source(), "sha256-f4OxZX/x/FO5LcGBSKHWXfwtSx+j1ncoSt3SABJtkGk=");
    }

    #[test]
    fn parts_have_names_of_their_own() {
        let (one, other) = (Digest::new("one"), Digest::new("other"));
        let urn = one.urn("quote 1-2");
        assert_eq!(urn, one.urn("quote 1-2"));
        assert!(urn != one.urn("quote 1-3") && urn != other.urn("quote 1-2"));
        let places: Vec<_> = urn.strip_prefix("urn:uuid:").unwrap().split('-').map(str::len).collect();
        assert_eq!(places, [8, 4, 4, 4, 12]);
        assert!(urn[9..].starts_with(|c: char| c.is_ascii_hexdigit()) && &urn[23..24] == "8");
    }

    #[test]
    fn base64_is_as_its_standard_has_it() {
        for (bytes, written) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("??>", "Pz8+")]
        {
            let mut out = String::new();
            base64(bytes.as_bytes(), *b"+/", &mut out);
            assert_eq!(out, written);
        }
    }
}
