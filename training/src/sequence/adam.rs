//! Adam (Kingma and Ba 2015) with gradients clipped by their norm, and an average of the weights over time.

use ndarray::Zip;

use super::network::Tensors;

const BETAS: (f32, f32) = (0.9, 0.98);
const EPSILON: f32 = 1e-8;
/// The longest gradient that is followed; longer ones are shortened.
const LONGEST: f32 = 2.0;
/// How much of the averaged weights stays at each step.
const AVERAGING: f32 = 0.998;

/// The optimiser's memory.
pub(crate) struct Adam {
    mean: Tensors,
    square: Tensors,
    step: i32,
}

impl Adam {
    pub(crate) fn new(tensors: &Tensors) -> Self {
        Self { mean: tensors.zeros(), square: tensors.zeros(), step: 0 }
    }

    /// Moves `tensors` against `gradient`, and `averaged` after them.
    pub(crate) fn step(
        &mut self,
        tensors: &mut Tensors,
        averaged: &mut Tensors,
        gradient: &Tensors,
        rate: f32,
    ) {
        self.step += 1;
        let norm = gradient.0.iter().map(|g| g.iter().map(|x| x * x).sum::<f32>()).sum::<f32>().sqrt();
        let shorten = (LONGEST / norm.max(1e-6)).min(1.0);
        let fix = (1.0 - BETAS.0.powi(self.step), 1.0 - BETAS.1.powi(self.step));
        let keep = AVERAGING.min((1 + self.step) as f32 / (10 + self.step) as f32);
        for (at, g) in gradient.0.iter().enumerate() {
            let moments = Zip::from(&mut self.mean.0[at]).and(&mut self.square.0[at]);
            moments.and(g).and(&mut tensors.0[at]).and(&mut averaged.0[at]).for_each(|m, v, g, x, a| {
                let g = g * shorten;
                *m = BETAS.0 * *m + (1.0 - BETAS.0) * g;
                *v = BETAS.1 * *v + (1.0 - BETAS.1) * g * g;
                *x -= rate * (*m / fix.0) / ((*v / fix.1).sqrt() + EPSILON);
                *a = keep * *a + (1.0 - keep) * *x;
            });
        }
    }
}
