//! Whether two spellings are likely one name.

/// No word longer than this is compared letter by letter.
const LONGEST: usize = 24;

/// Whether `a` and `b`, both in lower case, differ by no more than a slip or a transcription would: one letter in
/// five to seven, two in more. The first letter is the same.
pub(crate) fn is_variant(a: &str, b: &str) -> bool {
    if a.chars().next() != b.chars().next() {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) =
        (a.chars().take(LONGEST).collect(), b.chars().take(LONGEST).collect());
    let shorter = a.len().min(b.len());
    let allowed = match shorter {
        0..5 => return a == b,
        5..8 => 1,
        _ => 2,
    };
    distance(&a, &b) <= allowed
}

/// Whether a surname is most likely the other after careless typing or translating: first letter, last two letters
/// and length are alike.
pub(crate) fn is_mangled(a: &str, b: &str) -> bool {
    let ends = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        (letters.len() > 4)
            .then(|| (letters[0], letters[letters.len() - 2], letters[letters.len() - 1], letters.len()))
    };
    match (ends(a), ends(b)) {
        (Some(a), Some(b)) => (a.0, a.1, a.2) == (b.0, b.1, b.2) && a.3.abs_diff(b.3) <= 1,
        _ => false,
    }
}

/// The number of letters to insert, delete, replace or swap with their neighbour to get from `a` to `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut two_back = vec![0; b.len() + 1];
    let mut back: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = back[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(back[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(two_back[j - 2] + 1);
            }
            row.push(least);
        }
        two_back = std::mem::replace(&mut back, row);
    }
    back[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_names() {
        for (a, b, expected) in [
            ("zelensky", "zelenskyy", true),
            ("okonkwo", "okonkow", true),
            ("anderson", "andersen", true),
            ("lee", "leo", false),
            ("marsh", "walsh", false),
            ("holm", "holms", false),
            ("petersen", "pattison", false),
            ("", "", true),
        ] {
            assert_eq!(is_variant(a, b), expected, "{a} {b}");
            assert_eq!(is_variant(b, a), expected, "{b} {a}");
        }
    }
}
