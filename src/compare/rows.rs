//! Rows: things of several versions that are one.

use crate::order::{sort, sort_by_key};

/// Two things that may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// How likely, the more the likelier.
    pub(super) score: u32,
    /// How far apart they stand in their texts: of equals, the nearer are taken first.
    pub(super) apart: u32,
    /// How much of the lesser one stands in the other, in thousandths, where that counts.
    pub(super) part: u32,
    /// The one with the lower position.
    pub(super) a: usize,
    /// The other.
    pub(super) b: usize,
}

/// The rows over `count` things: edges are taken the likeliest first, and the rows at both ends become one where
/// `may_join` says so of their members, each in order.
pub(super) fn rows(
    count: usize,
    mut edges: Vec<Edge>,
    mut may_join: impl FnMut(&Edge, &[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    sort_by_key(&mut edges, |edge| {
        (std::cmp::Reverse(edge.score), edge.apart, edge.a, edge.b, std::cmp::Reverse(edge.part))
    });
    let mut row_of: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    for edge in edges {
        let (mut into, mut from) = (row_of[edge.a], row_of[edge.b]);
        if into == from || !may_join(&edge, &members[into], &members[from]) {
            continue;
        }
        // The shorter into the longer, so that no member moves often.
        if members[into].len() < members[from].len() {
            std::mem::swap(&mut into, &mut from);
        }
        let moved = std::mem::take(&mut members[from]);
        for &at in &moved {
            row_of[at] = into;
        }
        members[into].extend(moved);
        sort(&mut members[into]);
    }
    members.retain(|row| !row.is_empty());
    members
}

/// The row of each of `count` things.
pub(super) fn row_of(count: usize, rows: &[Vec<usize>]) -> Vec<usize> {
    let mut row_of = vec![0; count];
    for (row, members) in rows.iter().enumerate() {
        for &at in members {
            row_of[at] = row;
        }
    }
    row_of
}

/// Pairs of things that are the same to the word: the first of a version with the first of the version before, the second
/// with the second, and so on. `same` are in order of versions.
pub(super) fn nth_with_nth(same: &[usize], version: impl Fn(usize) -> u32) -> Vec<(usize, usize)> {
    let each: Vec<&[usize]> = same.chunk_by(|&a, &b| version(a) == version(b)).collect();
    let pairs = each.windows(2).flat_map(|two| two[0].iter().copied().zip(two[1].iter().copied()));
    pairs.collect()
}
