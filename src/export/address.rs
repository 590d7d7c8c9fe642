//! Where an article stands on the web.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An absolute address, `http://` or `https://`. It is safe to link to: no scheme that runs anything, no white space, no
/// character that ends an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address(String);

/// Not an address on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoAddress(String);

impl fmt::Display for NoAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} is no address on the web; write it as https://example.org/article", self.0)
    }
}

impl std::error::Error for NoAddress {}

impl Address {
    /// The address as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Address {
    type Err = NoAddress;

    fn from_str(address: &str) -> Result<Self, NoAddress> {
        address.to_owned().try_into()
    }
}

impl TryFrom<String> for Address {
    type Error = NoAddress;

    fn try_from(address: String) -> Result<Self, NoAddress> {
        let after = |scheme: &str| match address.split_at_checked(scheme.len()) {
            Some((start, rest)) if start.eq_ignore_ascii_case(scheme) => Some(rest),
            _ => None,
        };
        let rest = after("https://").or_else(|| after("http://"));
        // What RFC 3987 allows nowhere in an address, and what could hide where it leads.
        let foreign = |c: char| {
            c.is_whitespace() || c.is_control() || crate::text::is_invisible(c) || "<>\"{}|\\^`".contains(c)
        };
        match rest {
            Some(rest) if rest.starts_with(char::is_alphanumeric) && !rest.contains(foreign) => {
                Ok(Self(address))
            }
            // An IPv6 host stands between brackets.
            Some(rest) if rest.starts_with('[') && !rest.contains(foreign) => Ok(Self(address)),
            _ => Err(NoAddress(address)),
        }
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_on_the_web_are_taken_and_nothing_else() {
        for address in
            ["https://example.org/a?b=c#d", "HTTP://example.org", "http://[::1]:8080/é", "https://пример.рф/"]
        {
            assert_eq!(address.parse::<Address>().map(String::from), Ok(address.to_owned()));
        }
        for address in [
            "",
            "example.org/a",
            "//example.org",
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,hello",
            "https://",
            "https:///path",
            "https://example.org/a b",
            "https://example.org/\"onclick=",
            "https://example.org/<b>",
            "https://example.org/\u{202e}gro",
            " https://example.org",
            "https://example.org\n",
        ] {
            assert_eq!(address.parse::<Address>(), Err(NoAddress(address.to_owned())));
        }
    }
}
