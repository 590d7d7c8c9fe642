//! What the weights' files share: a mark and version in front, a checksum behind, and bytes that are read in order.

/// Why bytes are no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "train"), expect(unreachable_pub, reason = "training's model returns it"))]
pub enum Damage {
    /// They do not start as this version's files do.
    Header,
    /// They end early, or go on.
    Length,
    /// They do not sum to what they claim.
    Checksum,
    /// They name a tag that there is not.
    Tag,
}

/// What FNV-1a starts from.
pub(crate) const FNV: u32 = 0x811c_9dc5;

/// FNV-1a, which hashes features and checks weights: `hash` after `bytes`.
pub(crate) fn mix(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// A file: `magic`, `body`, and the checksum of the body.
#[cfg(feature = "train")]
pub(crate) fn seal(magic: &[u8], body: &[u8]) -> Vec<u8> {
    [magic, body, &mix(FNV, body).to_le_bytes()].concat()
}

/// The low and the high byte of the difference of two numbers that stand near each other, in ascending order.
#[cfg(feature = "train")]
pub(crate) fn difference(before: u32, number: u32) -> [u8; 2] {
    u16::try_from(number - before).expect("thousands of keys of 24 bits lie closer").to_le_bytes()
}

/// The body of a file that [`seal`] could have made.
pub(crate) fn open<'a>(magic: &[u8], bytes: &'a [u8]) -> Result<Reader<'a>, Damage> {
    let body = bytes.strip_prefix(magic).ok_or(Damage::Header)?;
    let (body, sum) = body.split_last_chunk::<4>().ok_or(Damage::Length)?;
    // What is compiled in, the tests have summed; doing it at each start would cost the page half a millisecond.
    if cfg!(any(test, feature = "train")) && mix(FNV, body) != u32::from_le_bytes(*sum) {
        return Err(Damage::Checksum);
    }
    Ok(Reader(body))
}

/// Bytes that are read from the front.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Damage> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Damage::Length)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next four bytes, as a number.
    pub(crate) fn u32(&mut self) -> Result<u32, Damage> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Damage::Length)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*taken))
    }

    /// The next two bytes, as a number.
    pub(crate) fn u16(&mut self) -> Result<u16, Damage> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Damage::Length)?;
        self.0 = rest;
        Ok(u16::from_le_bytes(*taken))
    }

    /// Whether all is read.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
