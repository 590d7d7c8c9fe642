//! Symbols in hardly more bits than their frequencies allow: asymmetric numeral systems (Duda 2013, "Asymmetric numeral
//! systems: entropy coding combining speed of Huffman coding with compression rate of arithmetic coding"), with the
//! bytes in the order of reading. What is so written, a host's compression makes no smaller.

use super::sealed::{Damage, Reader};

/// The frequencies of a table's symbols sum to this, as a power of two.
const SUM_BITS: u32 = 10;
const SUM: usize = 1 << SUM_BITS;
/// The state never stays below this.
const LOWEST: u32 = 1 << 23;

/// Symbols that are read from the front, by several tables of frequencies.
pub(crate) struct Coded<'r, 'a> {
    reader: &'r mut Reader<'a>,
    tables: Vec<Vec<Part>>,
    state: u32,
}

/// What a part of a table's sum stands for.
#[derive(Clone, Copy)]
struct Part {
    symbol: u8,
    /// The symbol's frequency.
    frequency: u16,
    /// How far this part is from the symbol's first.
    offset: u16,
}

impl<'r, 'a> Coded<'r, 'a> {
    /// Reads so many tables: each the number of its symbols (u16), then symbols (u8) with their frequencies (u16); and
    /// the state to start from (u32).
    pub(crate) fn open(reader: &'r mut Reader<'a>, tables: usize) -> Result<Self, Damage> {
        let tables = (0..tables).map(|_| table(reader)).collect::<Result<_, _>>()?;
        let state = reader.u32()?;
        Ok(Self { reader, tables, state })
    }

    /// The next symbol, by that table.
    pub(crate) fn next(&mut self, table: usize) -> Result<u8, Damage> {
        let part = *self.tables[table].get(self.state as usize % SUM).ok_or(Damage::Length)?;
        self.state = u32::from(part.frequency) * (self.state >> SUM_BITS) + u32::from(part.offset);
        while self.state < LOWEST {
            self.state = self.state << 8 | u32::from(self.reader.take(1)?[0]);
        }
        Ok(part.symbol)
    }
}

fn table(reader: &mut Reader) -> Result<Vec<Part>, Damage> {
    let mut parts = Vec::new();
    for _ in 0..reader.u16()? {
        let symbol = reader.take(1)?[0];
        let frequency = reader.u16()?;
        parts.extend((0..frequency).map(|offset| Part { symbol, frequency, offset }));
    }
    // A table that nothing is read by is empty.
    if parts.is_empty() || parts.len() == SUM { Ok(parts) } else { Err(Damage::Length) }
}

/// Appends `symbols`, each with the number of its table, as [`Coded`] reads them.
#[cfg(feature = "train")]
pub(crate) fn push(body: &mut Vec<u8>, tables: usize, symbols: &[(usize, u8)]) {
    let tables: Vec<_> = (0..tables).map(|table| frequencies(table, symbols)).collect();
    for table in &tables {
        let known = || (0..=u8::MAX).zip(table).filter(|(_, frequency)| **frequency > 0);
        body.extend((known().count() as u16).to_le_bytes());
        for (symbol, frequency) in known() {
            body.push(symbol);
            body.extend((*frequency as u16).to_le_bytes());
        }
    }
    // What is read first is written last.
    let mut state = LOWEST;
    let mut bytes = Vec::new();
    for &(table, symbol) in symbols.iter().rev() {
        let (before, rest) = tables[table].split_at(usize::from(symbol));
        let (start, frequency) = (before.iter().sum::<u32>(), rest[0]);
        while state >= ((LOWEST >> SUM_BITS) << 8) * frequency {
            bytes.push(state as u8);
            state >>= 8;
        }
        state = ((state / frequency) << SUM_BITS) + state % frequency + start;
    }
    body.extend(state.to_le_bytes());
    body.extend(bytes.iter().rev());
}

/// How often each symbol stands by that table, brought to [`SUM`]; what stands at all counts at least once.
#[cfg(feature = "train")]
fn frequencies(table: usize, symbols: &[(usize, u8)]) -> Vec<u32> {
    let mut counts = vec![0_usize; 1 << u8::BITS];
    symbols
        .iter()
        .filter(|symbol| symbol.0 == table)
        .for_each(|(_, symbol)| counts[usize::from(*symbol)] += 1);
    let all = counts.iter().sum::<usize>().max(1);
    let mut scaled: Vec<_> =
        counts.iter().map(|&count| (count * SUM / all).max(count.min(1)) as u32).collect();
    // The commonest can best spare what the rare ones were given, and use what rounding left over.
    let sum: u32 = scaled.iter().sum();
    if let Some(commonest) = scaled.iter_mut().max().filter(|_| sum > 0) {
        *commonest = *commonest + SUM as u32 - sum;
    }
    scaled
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;
    use crate::language::sealed;

    fn check(tables: usize, symbols: &[(usize, u8)]) {
        let mut body = Vec::new();
        push(&mut body, tables, symbols);
        let file = sealed::seal(b"", &body);
        let mut reader = sealed::open(b"", &file).unwrap();
        let mut coded = Coded::open(&mut reader, tables).unwrap();
        for &(table, symbol) in symbols {
            assert_eq!(coded.next(table), Ok(symbol));
        }
        assert!(reader.is_empty());
    }

    #[test]
    fn symbols_read_back() {
        check(1, &[]);
        check(2, &[(1, 200)]);
        check(1, &vec![(0, 7); 5000]);
        let mut state: u32 = 7;
        let random: Vec<_> = (0..20_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                ((state >> 30) as usize, ((state >> 16) as u8) >> (state >> 28 & 7))
            })
            .collect();
        check(4, &random);
    }
}
