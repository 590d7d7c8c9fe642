//! The network, on integers.
//!
//! Numbers are fixed-point. An embedding row is 4-bit values times the row's scale, in parts of 2⁻⁸; states between
//! layers are 16 bits in parts of 2⁻¹⁰. Weights are 8 bits. A sum is bounded: an embedding is at most
//! 5 · 7 · 255 = 8,925, so the convolution sums at most 192 · 127 · 8,925 < 2²⁸; a layer sums at most
//! 96 · 127 · 32,767 < 2²⁹. Every sum is brought to its next unit by one rule, [`Scaled::apply`].

use wide::i32x4;

use super::dot::{LANES, OUTPUTS, TOKENS, add, dot};
use super::features::Features;
use super::field::{Field, Likely, Score};
use super::gates::{Gates, SIGMOID_BITS, TANH_BITS};
use super::weights::{Layer, Weights};
use crate::language::sealed::Damage;

/// Dimensions of a row in either table.
pub const ROW: usize = 32;
/// Dimensions of a token's embedding.
pub const EMBEDDING: usize = 2 * ROW;
/// Units of a recurrent layer in one direction.
pub const UNITS: usize = 56;
/// Dimensions between layers.
pub const WIDTH: usize = 2 * UNITS;
/// Recurrent layers.
pub const LAYERS: usize = 2;
/// States count in this part of one, as a power of two.
pub(super) const STATE_BITS: u32 = 10;
/// Multipliers count in this part of one, as a power of two.
pub(super) const MULTIPLIER_BITS: u32 = 32;

/// So many tokens pass through a matrix before the next: their inputs stay in the fastest cache meanwhile.
const BLOCK: usize = 64;

const _: () = assert!(EMBEDDING.is_multiple_of(LANES) && WIDTH.is_multiple_of(LANES));

/// A matrix whose rows belong to outputs, with what brings its sums to the next unit.
pub(super) struct Matrix {
    /// The inputs of each output.
    pub(super) inputs: usize,
    /// Outputs × inputs, one output's weights after another's.
    pub(super) weights: Vec<i16>,
    /// One for each output.
    pub(super) scaled: Vec<Scaled>,
}

/// What brings a sum to the next unit: a multiplier in parts of 2⁻³², then a bias in the next unit.
#[derive(Clone, Copy)]
pub(super) struct Scaled {
    pub(super) multiplier: i32,
    pub(super) bias: i32,
}

impl Scaled {
    /// `sum` in the next unit, halves rounded up.
    fn apply(self, sum: i32) -> i32 {
        let half = 1 << (MULTIPLIER_BITS - 1);
        let product = i64::from(sum) * i64::from(self.multiplier) + half;
        (product >> MULTIPLIER_BITS) as i32 + self.bias
    }
}

impl Matrix {
    /// Hands each output of each of `rows` inputs to `place`, with the row's number and the output's. A row starts
    /// `stride` after the one before.
    fn apply(&self, input: &[i16], stride: usize, rows: usize, mut place: impl FnMut(usize, usize, i32)) {
        // Where fewer are left than are multiplied at once, the last one fills up.
        let row = |at: usize| {
            let start = at.min(rows - 1) * stride;
            &input[start..start + self.inputs]
        };
        let weights = |output: usize| {
            let start = output.min(self.scaled.len() - 1) * self.inputs;
            &self.weights[start..start + self.inputs]
        };
        for first in (0..self.scaled.len()).step_by(OUTPUTS) {
            let pair = [weights(first), weights(first + 1)];
            for start in (0..rows).step_by(TOKENS) {
                let sums = dot(pair, [row(start), row(start + 1), row(start + 2), row(start + 3)]);
                for (output, (sums, scaled)) in (first..).zip(sums.iter().zip(&self.scaled[first..])) {
                    for (at, sum) in (start..rows).zip(sums) {
                        place(at, output, scaled.apply(*sum));
                    }
                }
            }
        }
    }
}

/// The sequence model, ready to score.
pub struct Model {
    weights: Weights,
    gates: Gates,
    field: Field,
}

impl Model {
    /// Reads a weights file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, Damage> {
        let weights = Weights::read(bytes)?;
        let field = Field::new(&weights.between, &weights.first);
        Ok(Self { weights, gates: Gates::new(), field })
    }

    /// The most likely labels of a sequence, as positions in [`LABELS`](super::LABELS).
    #[cfg(feature = "train")]
    #[must_use]
    pub fn label(&self, features: &[Features]) -> Vec<u8> {
        self.field.best(&self.scores(features))
    }

    /// The most likely labels of a sequence, and how likely each label is for each token.
    pub(crate) fn read_off(&self, features: &[Features]) -> (Vec<u8>, Vec<Likely>) {
        let scores = self.scores(features);
        (self.field.best(&scores), self.field.likely(&scores))
    }

    /// The scores of each token's labels.
    fn scores(&self, features: &[Features]) -> Vec<Score> {
        let mut state = self.convolve(&self.embed(features));
        for layer in &self.weights.layers {
            self.recur(layer, &mut state);
        }
        let mut scores = vec![Score::default(); features.len()];
        let place = |at: usize, label: usize, score| scores[at][label] = score;
        self.weights.out.apply(&state, WIDTH, features.len(), place);
        scores
    }

    /// Embeddings, one after another, with an empty one before the first and after the last.
    fn embed(&self, features: &[Features]) -> Vec<i16> {
        let mut embedded = vec![0; (features.len() + 2) * EMBEDDING];
        let places = embedded[EMBEDDING..].chunks_exact_mut(EMBEDDING);
        for (place, token) in places.zip(features) {
            let (words, others) = place.split_at_mut(ROW);
            for row in token.words {
                self.weights.words.add(usize::from(row), words);
            }
            for row in token.others {
                self.weights.others.add(usize::from(row), others);
            }
        }
        embedded
    }

    /// A convolution over each token and its neighbours, negative outputs cut to zero.
    fn convolve(&self, embedded: &[i16]) -> Vec<i16> {
        let length = embedded.len() / EMBEDDING - 2;
        let mut state = vec![0; length * WIDTH];
        for (place, start) in state.chunks_mut(BLOCK * WIDTH).zip((0..length).step_by(BLOCK)) {
            let cut = |x: i32| x.clamp(0, i32::from(i16::MAX)) as i16;
            let rows = place.len() / WIDTH;
            self.weights.convolution.apply(
                &embedded[start * EMBEDDING..],
                EMBEDDING,
                rows,
                |at, output, value| {
                    place[at * WIDTH + output] = cut(value);
                },
            );
        }
        state
    }

    /// One recurrent layer, added to the state that it reads.
    fn recur(&self, layer: &Layer, state: &mut [i16]) {
        let length = state.len() / WIDTH;
        let blocks = length.div_ceil(BLOCK);
        let mut outputs = vec![0_i16; state.len()];
        let mut gated = vec![[0; 3 * UNITS]; BLOCK.min(length)];
        for (direction, matrix) in layer.iter().enumerate() {
            let forwards = direction == 0;
            let mut memory = [i32x4::ZERO; UNITS / 4];
            for block in 0..blocks {
                let start = BLOCK * if forwards { block } else { blocks - 1 - block };
                let rows = BLOCK.min(length - start);
                self.gate(matrix, &state[start * WIDTH..], &mut gated[..rows]);
                for step in 0..rows {
                    let at = if forwards { step } else { rows - 1 - step };
                    let place = (start + at) * WIDTH + direction * UNITS;
                    advance(&gated[at], &mut memory, &mut outputs[place..place + UNITS]);
                }
            }
        }
        add(state, &outputs);
    }

    /// Each token's candidate, forget gate and output gate, unit by unit.
    fn gate(&self, matrix: &Matrix, state: &[i16], gated: &mut [[i16; 3 * UNITS]]) {
        matrix.apply(state, WIDTH, gated.len(), |at, output, value| {
            let gate = if output < UNITS { self.gates.tanh(value) } else { self.gates.sigmoid(value) };
            gated[at][output] = gate;
        });
    }
}

/// One step of the recurrence: `memory` moves towards the candidate as far as the forget gate lets it.
fn advance(gated: &[i16; 3 * UNITS], memory: &mut [i32x4; UNITS / 4], outputs: &mut [i16]) {
    const FORGET_HALF: i32 = 1 << (SIGMOID_BITS - 1);
    const OUTPUT_BITS: u32 = TANH_BITS + SIGMOID_BITS - STATE_BITS;
    const OUTPUT_HALF: i32 = 1 << (OUTPUT_BITS - 1);
    let (gated, _) = gated.as_chunks::<4>();
    let (candidates, rest) = gated.split_at(UNITS / 4);
    let (forget, show) = rest.split_at(UNITS / 4);
    let (outputs, _) = outputs.as_chunks_mut::<4>();
    let wide = |[a, b, c, d]: [i16; 4]| i32x4::new([a.into(), b.into(), c.into(), d.into()]);
    let units = memory.iter_mut().zip(outputs).zip(candidates).zip(forget).zip(show);
    for ((((memory, output), candidate), forget), show) in units {
        let candidate = wide(*candidate);
        // The difference is below 2¹⁶ and the gate at most 2¹⁴: the product stays below 2³⁰.
        *memory =
            candidate + ((wide(*forget) * (*memory - candidate) + i32x4::splat(FORGET_HALF)) >> SIGMOID_BITS);
        let [a, b, c, d] = ((*memory * wide(*show) + i32x4::splat(OUTPUT_HALF)) >> OUTPUT_BITS).to_array();
        *output = [a as i16, b as i16, c as i16, d as i16];
    }
}
