//! Numbers as the document writes them: whole ones without a fraction, probabilities in thousandths.

use serde::{Deserialize, Serialize, Serializer};

/// The whole numbers below this size are exact in an `f64`, and so in JavaScript.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A finite number. Whole numbers are serialised without a fraction.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Number(f64);

impl Number {
    /// The number, or `None` where `value` is infinite or not a number.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // Adding zero turns −0 into 0, which has one spelling.
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// The number as a float.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Number {
    type Error = &'static str;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Self::new(value).ok_or("a number that is not finite")
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// A probability between 0 and 1, rounded to thousandths.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize, Default)]
#[serde(from = "f64")]
pub struct Probability(f64);

impl Probability {
    /// `value` brought into 0 to 1 and rounded to thousandths; what is not a number becomes 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self((value.clamp(0.0, 1.0) * 1000.0).round().max(0.0) / 1000.0)
    }

    /// The probability as a float.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl From<f64> for Probability {
    fn from(value: f64) -> Self {
        Self::new(value)
    }
}

impl Serialize for Probability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Number(self.0).serialize(serializer)
    }
}

/// What a figure amounts to: one number, or a range with either end open.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// One number.
    Exact(Number),
    /// A range, both ends included; `low <= high` where both are known.
    Range {
        /// The least it can be.
        low: Option<Number>,
        /// The most it can be.
        high: Option<Number>,
    },
}

impl Value {
    /// One number, or `None` where it is not finite.
    #[must_use]
    pub fn exact(value: f64) -> Option<Self> {
        Number::new(value).map(Self::Exact)
    }

    /// The range between two numbers, in whichever order they come, or `None` where one is not finite.
    #[must_use]
    pub fn range(a: f64, b: f64) -> Option<Self> {
        Some(Self::Range { low: Some(Number::new(a.min(b))?), high: Some(Number::new(a.max(b))?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let cases: &[(f64, &str)] = &[
            (3000.0, "3000"),
            (0.18, "0.18"),
            (-0.0, "0"),
            (1.2e9, "1200000000"),
            (1e300, "1e+300"),
            (-2.5, "-2.5"),
        ];
        for &(value, written) in cases {
            assert_eq!(serde_json::to_string(&Number::new(value)).unwrap(), written);
        }
        assert_eq!(Number::new(f64::NAN), None);
        assert_eq!(Number::new(f64::INFINITY), None);
    }

    #[test]
    fn probabilities_are_thousandths() {
        for (value, written) in
            [(0.97, "0.97"), (0.123_456, "0.123"), (7.0, "1"), (-1.0, "0"), (f64::NAN, "0")]
        {
            assert_eq!(serde_json::to_string(&Probability::new(value)).unwrap(), written);
        }
    }

    #[test]
    fn ranges_are_ordered() {
        let range = Value::range(12.0, 10.0);
        assert_eq!(serde_json::to_string(&range).unwrap(), r#"{"low":10,"high":12}"#);
        assert_eq!(Value::range(1.0, f64::INFINITY), None);
    }
}
