//! The network in floating point: forward, and backward for training.

use ndarray::{Array1, Array2, ArrayView2, Axis, Zip, s};
use whosaid::training::{EMBEDDING, Features, LAYERS, ROW, TABLES, UNITS, WIDTH};

use super::field::{LABELS, Steps, Target};

/// The positions of the network's tensors.
pub(crate) mod tensor {
    use whosaid::training::LAYERS;

    pub(crate) const WORDS: usize = 0;
    pub(crate) const OTHERS: usize = 1;
    pub(crate) const CONVOLUTION: usize = 2;
    pub(crate) const CONVOLUTION_BIAS: usize = 3;
    pub(crate) const OUT: usize = 4;
    pub(crate) const OUT_BIAS: usize = 5;
    pub(crate) const BETWEEN: usize = 6;
    pub(crate) const FIRST: usize = 7;
    pub(crate) const COUNT: usize = 8 + 4 * LAYERS;

    /// The matrix of a layer's direction (0 forwards, 1 backwards); its bias is the next tensor.
    pub(crate) const fn layer(layer: usize, direction: usize) -> usize {
        8 + 4 * layer + 2 * direction
    }
}

/// The network's tensors, or their gradients.
#[derive(Clone)]
pub(crate) struct Tensors(pub(crate) Vec<Array2<f32>>);

/// A generator of pseudo-random numbers (xorshift64*), the same on every run.
#[derive(Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Uniform in 0..1.
    pub(crate) fn uniform(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn normal(&mut self) -> f32 {
        let radius = (-2.0 * self.uniform().max(1e-9).ln()).sqrt();
        radius * (std::f32::consts::TAU * self.uniform()).cos()
    }
}

impl Tensors {
    /// Fresh weights: normal embeddings, uniform matrices scaled to their inputs, zero biases.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut list = vec![Array2::zeros((0, 0)); tensor::COUNT];
        let mut normal = |rows: usize| Array2::from_shape_simple_fn((rows, ROW), || 0.3 * random.normal());
        list[tensor::WORDS] = normal(TABLES[0]);
        list[tensor::OTHERS] = normal(TABLES[1]);
        let mut matrix = |inputs: usize, outputs: usize| {
            let bound = 1.0 / (inputs as f32).sqrt();
            Array2::from_shape_simple_fn((inputs, outputs), || bound * (2.0 * random.uniform() - 1.0))
        };
        list[tensor::CONVOLUTION] = matrix(3 * EMBEDDING, WIDTH);
        list[tensor::CONVOLUTION_BIAS] = Array2::zeros((1, WIDTH));
        list[tensor::OUT] = matrix(WIDTH, LABELS);
        list[tensor::OUT_BIAS] = Array2::zeros((1, LABELS));
        list[tensor::BETWEEN] = Array2::zeros((LABELS, LABELS));
        list[tensor::FIRST] = Array2::zeros((1, LABELS));
        for layer in 0..LAYERS {
            for direction in 0..2 {
                list[tensor::layer(layer, direction)] = matrix(WIDTH, 3 * UNITS);
                list[tensor::layer(layer, direction) + 1] = Array2::zeros((1, 3 * UNITS));
            }
        }
        Self(list)
    }

    /// Tensors of the same shapes, all zero.
    pub(crate) fn zeros(&self) -> Self {
        Self(self.0.iter().map(|tensor| Array2::zeros(tensor.raw_dim())).collect())
    }
}

/// What training drops at random.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drop {
    /// The share of activations.
    pub(crate) activations: f32,
    /// The share of tokens whose word is not seen.
    pub(crate) words: f32,
}

/// One direction of a recurrent layer, as computed.
struct Direction {
    z: Array2<f32>,
    f: Array2<f32>,
    g: Array2<f32>,
    c: Array2<f32>,
}

/// A sequence on its way through.
struct Forward {
    seen: Vec<bool>,
    embedding_mask: Array2<f32>,
    windows: Array2<f32>,
    convolved: Array2<f32>,
    inputs: Vec<Array2<f32>>,
    masks: Vec<Array2<f32>>,
    directions: Vec<[Direction; 2]>,
    last: Array2<f32>,
    last_mask: Array2<f32>,
    scores: Array2<f32>,
}

/// How far the network is from `target` on a sequence; adds the gradient to `gradient`.
pub(crate) fn learn(
    tensors: &Tensors,
    steps: &Steps,
    features: &[Features],
    target: &Target,
    drop: Drop,
    random: &mut Random,
    gradient: &mut Tensors,
) -> f32 {
    let way = forward(tensors, features, drop, random);
    let mut d_scores = Array2::zeros(way.scores.raw_dim());
    let [between, first] =
        gradient.0.get_disjoint_mut([tensor::BETWEEN, tensor::FIRST]).expect("two tensors");
    let loss = steps.loss(way.scores.view(), target, &mut d_scores, between, first);
    backward(tensors, features, &way, &d_scores, gradient);
    loss
}

fn forward(tensors: &Tensors, features: &[Features], drop: Drop, random: &mut Random) -> Forward {
    let length = features.len();
    let t = &tensors.0;
    let mut mask = |width: usize| {
        let keep = 1.0 - drop.activations;
        Array2::from_shape_simple_fn((length, width), || {
            if drop.activations > 0.0 && random.uniform() < drop.activations { 0.0 } else { 1.0 / keep }
        })
    };
    let embedding_mask = mask(EMBEDDING);
    let masks: Vec<_> = (0..LAYERS).map(|_| mask(WIDTH)).collect();
    let last_mask = mask(WIDTH);
    let seen: Vec<_> = (0..length).map(|_| random.uniform() >= drop.words).collect();
    let mut embedded = Array2::zeros((length, EMBEDDING));
    for (at, Features { words, others }) in features.iter().enumerate() {
        let mut row = embedded.row_mut(at);
        if seen[at] {
            for word in words {
                row.slice_mut(s![..ROW]).scaled_add(1.0, &t[tensor::WORDS].row(usize::from(*word)));
            }
        }
        for other in others {
            row.slice_mut(s![ROW..]).scaled_add(1.0, &t[tensor::OTHERS].row(usize::from(*other)));
        }
    }
    embedded *= &embedding_mask;
    let windows = windows(&embedded);
    let convolved =
        (windows.dot(&t[tensor::CONVOLUTION]) + &t[tensor::CONVOLUTION_BIAS]).mapv(|x| x.max(0.0));
    let mut state = convolved.clone();
    let (mut inputs, mut directions) = (Vec::new(), Vec::new());
    for (layer, mask) in masks.iter().enumerate() {
        let input = &state * mask;
        let both = [0, 1].map(|direction| {
            let at = tensor::layer(layer, direction);
            recur(&(input.dot(&t[at]) + &t[at + 1]), direction == 1)
        });
        for (way, start) in both.iter().zip([0, UNITS]) {
            state.slice_mut(s![.., start..start + UNITS]).scaled_add(1.0, &(&way.c * &way.g));
        }
        inputs.push(input);
        directions.push(both);
    }
    let last = &state * &last_mask;
    let scores = last.dot(&t[tensor::OUT]) + &t[tensor::OUT_BIAS];
    Forward { seen, embedding_mask, windows, convolved, inputs, masks, directions, last, last_mask, scores }
}

/// Each token's embedding between those of its neighbours, [tokens × 3 embeddings].
fn windows(embedded: &Array2<f32>) -> Array2<f32> {
    let length = embedded.nrows();
    let mut windows = Array2::zeros((length, 3 * EMBEDDING));
    windows.slice_mut(s![1.., ..EMBEDDING]).assign(&embedded.slice(s![..length - 1, ..]));
    windows.slice_mut(s![.., EMBEDDING..2 * EMBEDDING]).assign(embedded);
    windows.slice_mut(s![..length - 1, 2 * EMBEDDING..]).assign(&embedded.slice(s![1.., ..]));
    windows
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// The recurrence of one direction over the projected inputs [tokens × 3 units].
fn recur(projected: &Array2<f32>, backwards: bool) -> Direction {
    let z = projected.slice(s![.., ..UNITS]).mapv(f32::tanh);
    let f = projected.slice(s![.., UNITS..2 * UNITS]).mapv(|x| sigmoid(x + 1.0));
    let g = projected.slice(s![.., 2 * UNITS..]).mapv(sigmoid);
    let mut c = Array2::zeros(z.raw_dim());
    let mut before = Array1::<f32>::zeros(UNITS);
    for step in 0..z.nrows() {
        let at = if backwards { z.nrows() - 1 - step } else { step };
        Zip::from(&mut before).and(z.row(at)).and(f.row(at)).for_each(|c, z, f| *c = z + f * (*c - z));
        c.row_mut(at).assign(&before);
    }
    Direction { z, f, g, c }
}

fn backward(
    tensors: &Tensors,
    features: &[Features],
    way: &Forward,
    d_scores: &Array2<f32>,
    gradient: &mut Tensors,
) {
    let t = &tensors.0;
    let g = &mut gradient.0;
    add_product(&mut g[tensor::OUT], way.last.view(), d_scores.view());
    g[tensor::OUT_BIAS] += &d_scores.sum_axis(Axis(0)).insert_axis(Axis(0));
    let mut d_state = d_scores.dot(&t[tensor::OUT].t()) * &way.last_mask;
    for layer in (0..LAYERS).rev() {
        let mut d_input = Array2::<f32>::zeros(d_state.raw_dim());
        for (direction, start) in [(0, 0), (1, UNITS)] {
            let at = tensor::layer(layer, direction);
            let d_out = d_state.slice(s![.., start..start + UNITS]);
            let d_projected = unrecur(&way.directions[layer][direction], d_out, direction == 1);
            add_product(&mut g[at], way.inputs[layer].view(), d_projected.view());
            g[at + 1] += &d_projected.sum_axis(Axis(0)).insert_axis(Axis(0));
            d_input += &d_projected.dot(&t[at].t());
        }
        d_state += &(d_input * &way.masks[layer]);
    }
    Zip::from(&mut d_state).and(&way.convolved).for_each(|d, x| {
        if *x <= 0.0 {
            *d = 0.0;
        }
    });
    add_product(&mut g[tensor::CONVOLUTION], way.windows.view(), d_state.view());
    g[tensor::CONVOLUTION_BIAS] += &d_state.sum_axis(Axis(0)).insert_axis(Axis(0));
    let d_windows = d_state.dot(&t[tensor::CONVOLUTION].t());
    let length = features.len();
    let mut d_embedded = d_windows.slice(s![.., EMBEDDING..2 * EMBEDDING]).to_owned();
    let mut before = d_embedded.slice_mut(s![..length - 1, ..]);
    before += &d_windows.slice(s![1.., ..EMBEDDING]);
    let mut after = d_embedded.slice_mut(s![1.., ..]);
    after += &d_windows.slice(s![..length - 1, 2 * EMBEDDING..]);
    d_embedded *= &way.embedding_mask;
    for (at, Features { words, others }) in features.iter().enumerate() {
        if way.seen[at] {
            for word in words {
                g[tensor::WORDS]
                    .row_mut(usize::from(*word))
                    .scaled_add(1.0, &d_embedded.slice(s![at, ..ROW]));
            }
        }
        for other in others {
            g[tensor::OTHERS].row_mut(usize::from(*other)).scaled_add(1.0, &d_embedded.slice(s![at, ROW..]));
        }
    }
}

/// The gradient of one direction's projected inputs.
fn unrecur(way: &Direction, d_out: ArrayView2<f32>, backwards: bool) -> Array2<f32> {
    let length = way.z.nrows();
    let mut d_projected = Array2::zeros((length, 3 * UNITS));
    let mut d_later = [0.0_f32; UNITS];
    for step in (0..length).rev() {
        let at = if backwards { length - 1 - step } else { step };
        let before = (step > 0).then(|| if backwards { at + 1 } else { at - 1 });
        for unit in 0..UNITS {
            let (z, f, g, c) = (way.z[[at, unit]], way.f[[at, unit]], way.g[[at, unit]], way.c[[at, unit]]);
            let c_before = before.map_or(0.0, |before| way.c[[before, unit]]);
            let d_c = d_out[[at, unit]] * g + d_later[unit];
            d_projected[[at, unit]] = d_c * (1.0 - f) * (1.0 - z * z);
            d_projected[[at, UNITS + unit]] = d_c * (c_before - z) * f * (1.0 - f);
            d_projected[[at, 2 * UNITS + unit]] = d_out[[at, unit]] * c * g * (1.0 - g);
            d_later[unit] = d_c * f;
        }
    }
    d_projected
}

/// Adds the product of `a` transposed and `b` to `sum`.
fn add_product(sum: &mut Array2<f32>, a: ArrayView2<f32>, b: ArrayView2<f32>) {
    ndarray::linalg::general_mat_mul(1.0, &a.t(), &b, 1.0, sum);
}
