//! Gates from integer tables. The tables are filled with `+ − × ÷` alone, in source order, so that every machine
//! fills them alike; `exp` and `tanh` of a system's library would not.

/// Gate inputs count in this part of one.
pub(super) const INPUT_ONE: i32 = 1 << 8;
/// Inputs beyond this are taken for it: a gate is all but closed or open there.
const LIMIT: i32 = 8 * INPUT_ONE;
/// Values of [`Gates::sigmoid`] count in this part of one.
pub(super) const SIGMOID_BITS: u32 = 14;
/// Values of [`Gates::tanh`] count in this part of one.
pub(super) const TANH_BITS: u32 = 15;

/// e to the power of 1/256.
const STEP: f64 = 1.003_913_889_338_347_5;

/// Tables of the sigmoid and the hyperbolic tangent.
pub(super) struct Gates {
    sigmoid: Box<Table>,
    tanh: Box<Table>,
}

/// A value for each input from -[`LIMIT`] to [`LIMIT`].
type Table = [i16; 2 * LIMIT as usize + 1];

impl Gates {
    pub(super) fn new() -> Self {
        let powers = powers(2 * LIMIT as usize);
        let sigmoid = |x: i32| {
            let tail = 1.0 / powers[x.unsigned_abs() as usize];
            let upper = 1.0 / (1.0 + tail);
            round(f64::from(1 << SIGMOID_BITS) * if x < 0 { 1.0 - upper } else { upper })
        };
        let tanh = |x: i32| {
            let tail = 1.0 / powers[2 * x.unsigned_abs() as usize];
            let size = round(f64::from((1 << TANH_BITS) - 1) * ((1.0 - tail) / (1.0 + tail)));
            if x < 0 { -size } else { size }
        };
        let fill = |value: &dyn Fn(i32) -> i16| {
            let mut table = Box::new([0; 2 * LIMIT as usize + 1]);
            table.iter_mut().zip(-LIMIT..).for_each(|(place, x)| *place = value(x));
            table
        };
        Self { sigmoid: fill(&sigmoid), tanh: fill(&tanh) }
    }

    /// The sigmoid of `x` parts of [`INPUT_ONE`].
    pub(super) fn sigmoid(&self, x: i32) -> i16 {
        self.sigmoid[place(x)]
    }

    /// The hyperbolic tangent of `x` parts of [`INPUT_ONE`].
    pub(super) fn tanh(&self, x: i32) -> i16 {
        self.tanh[place(x)]
    }
}

/// Where the value for `x` stands in a table.
fn place(x: i32) -> usize {
    (x.clamp(-LIMIT, LIMIT) + LIMIT).unsigned_abs() as usize
}

/// e to the power of n/256 for n from 0 to `last`.
pub(super) fn powers(last: usize) -> Vec<f64> {
    let mut power = 1.0;
    let mut powers = vec![power];
    for _ in 0..last {
        power *= STEP;
        powers.push(power);
    }
    powers
}

/// The nearest whole number of a non-negative one.
fn round(x: f64) -> i16 {
    (x + 0.5) as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_follow_the_functions() {
        let gates = Gates::new();
        for x in -3000..3000 {
            let real = f64::from(x) / f64::from(INPUT_ONE);
            let clamped = real.clamp(-8.0, 8.0);
            let sigmoid = f64::from(gates.sigmoid(x)) / f64::from(1 << SIGMOID_BITS);
            assert!(
                (sigmoid - 1.0 / (1.0 + (-clamped).exp())).abs() < 1e-4,
                "sigmoid of {real} is {sigmoid}"
            );
            let tanh = f64::from(gates.tanh(x)) / f64::from(1 << TANH_BITS);
            assert!((tanh - clamped.tanh()).abs() < 1e-4, "tanh of {real} is {tanh}");
        }
    }
}
