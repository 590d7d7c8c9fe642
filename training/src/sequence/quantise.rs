//! The network's weights as the library's file has them: 4-bit rows, 8-bit matrices, fixed-point biases.

use ndarray::Array2;
use whosaid::training::{LAYERS, seal};

use super::network::{Tensors, tensor};

/// Units of the integer network, in parts of one; see the library's `network.rs`.
const EMBEDDING_ONE: f32 = 256.0;
const STATE_ONE: f32 = 1024.0;
const GATE_ONE: f32 = 256.0;
const SCORE_ONE: f32 = 4096.0;
const MULTIPLIER_ONE: f64 = 4_294_967_296.0;
/// The forget gates' inputs are raised by one, so that memory lasts from the start.
const FORGET_BIAS: f32 = 1.0;
/// What is added to the scores of beginnings: the network alone finds fewer spans than would be best. Chosen on dev,
/// where it raises recall and leaves F1 as it is.
const BEGINNING_BONUS: f32 = 0.25;

/// A weights file of `tensors`.
pub(crate) fn quantise(tensors: &Tensors) -> Vec<u8> {
    let t = &tensors.0;
    let mut body = Vec::new();
    table(&mut body, &t[tensor::WORDS]);
    table(&mut body, &t[tensor::OTHERS]);
    matrix(&mut body, &t[tensor::CONVOLUTION], &t[tensor::CONVOLUTION_BIAS], EMBEDDING_ONE, STATE_ONE);
    for layer in 0..LAYERS {
        for direction in 0..2 {
            let at = tensor::layer(layer, direction);
            let mut bias = t[at + 1].clone();
            let units = bias.len() / 3;
            bias.iter_mut().skip(units).take(units).for_each(|bias| *bias += FORGET_BIAS);
            matrix(&mut body, &t[at], &bias, STATE_ONE, GATE_ONE);
        }
    }
    let mut bias = t[tensor::OUT_BIAS].clone();
    bias.iter_mut().skip(1).step_by(2).for_each(|bias| *bias += BEGINNING_BONUS);
    matrix(&mut body, &t[tensor::OUT], &bias, STATE_ONE, SCORE_ONE);
    for score in t[tensor::BETWEEN].iter().chain(&t[tensor::FIRST]) {
        body.extend(((score * SCORE_ONE).round() as i32).to_le_bytes());
    }
    seal(&body)
}

fn table(body: &mut Vec<u8>, rows: &Array2<f32>) {
    let scales: Vec<f32> = rows
        .rows()
        .into_iter()
        .map(|row| {
            let largest = row.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
            (largest / 7.0 * EMBEDDING_ONE).round().clamp(1.0, 255.0)
        })
        .collect();
    // Whole numbers from 1 to 255.
    body.extend(scales.iter().map(|scale| (*scale as i32).unsigned_abs() as u8));
    for (row, scale) in rows.rows().into_iter().zip(scales) {
        let half = |x: f32| ((x * EMBEDDING_ONE / scale).round().clamp(-7.0, 7.0) as i8).cast_unsigned() & 15;
        let values: Vec<u8> = row.iter().map(|x| half(*x)).collect();
        body.extend(values.chunks(2).map(|pair| pair[0] | pair[1] << 4));
    }
}

/// A matrix [inputs × outputs] whose inputs count in parts of `from` and outputs in parts of `to`.
fn matrix(body: &mut Vec<u8>, weights: &Array2<f32>, bias: &Array2<f32>, from: f32, to: f32) {
    let scales: Vec<f32> = weights
        .columns()
        .into_iter()
        .map(|column| column.iter().fold(1e-6_f32, |largest, x| largest.max(x.abs())) / 127.0)
        .collect();
    for (column, scale) in weights.columns().into_iter().zip(&scales) {
        body.extend(column.iter().map(|x| ((x / scale).round() as i8).cast_unsigned()));
    }
    for scale in &scales {
        let multiplier = f64::from(scale * to / from) * MULTIPLIER_ONE;
        assert!(multiplier < f64::from(i32::MAX), "a scale of {scale} does not fit a multiplier");
        body.extend((multiplier.round() as i32).to_le_bytes());
    }
    body.extend(bias.iter().flat_map(|bias| ((bias * to).round() as i32).to_le_bytes()));
}
