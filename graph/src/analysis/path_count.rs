//! Numbers for paths, which outgrow every other kind.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul};

/// How many paths there are: exact below 2^53, from there on good to about 15 digits, and
/// without an upper end that a lineage could reach.
///
/// ```
/// use forebear_graph::PathCount;
/// let many = (0..2000).fold(PathCount::from(1), |count, _| count + count);
/// assert_eq!(many.to_string(), "1.15e602");
/// assert_eq!(PathCount::from(1_234_567).to_string(), "1234567");
/// ```
#[derive(Clone, Copy, PartialEq, Default)]
pub struct PathCount {
    /// Zero, or from 1 to below 2^512; a whole number while the exponent is zero.
    mantissa: f64,
    /// In units of 2^512, so that sums and products seldom have to shift.
    exponent: i64,
}

/// 2^512: products of two mantissas are still finite.
const BASE: f64 = f64::from_bits((1023 + 512) << 52);
const BASE_LOG10: f64 = 512.0 * std::f64::consts::LOG10_2;
/// The whole numbers below it are all there.
const EXACT: f64 = (1u64 << 53) as f64;
/// The part by which rounding may set apart what is equal: 2^-44.
const ROUNDING: f64 = 1.0 / (1u64 << 44) as f64;

impl PathCount {
    /// None.
    pub const ZERO: PathCount = PathCount { mantissa: 0.0, exponent: 0 };

    /// Returns whether it is the exact number.
    pub fn is_exact(self) -> bool {
        self.exponent == 0 && self.mantissa < EXACT
    }

    /// Returns the nearest floating-point number, infinity above 1.8e308.
    pub fn to_f64(self) -> f64 {
        match self.exponent {
            0 => self.mantissa,
            1 => self.mantissa * BASE,
            _ => f64::INFINITY,
        }
    }

    /// Returns the decimal logarithm, negative infinity of zero: a scale on which all counts can
    /// be drawn.
    pub fn log10(self) -> f64 {
        self.mantissa.log10() + self.exponent as f64 * BASE_LOG10
    }

    /// Returns whether two counts cannot be told apart: exact ones if they are equal, others if
    /// they differ by less than rounding may account for, one part in 2^44.
    pub(crate) fn seems(self, other: PathCount) -> bool {
        if self.is_exact() && other.is_exact() {
            return self == other;
        }
        let (less, more) = if self < other { (self, other) } else { (other, self) };
        let less = match more.exponent - less.exponent {
            0 => less.mantissa,
            1 => less.mantissa / BASE,
            _ => 0.0,
        };
        more.mantissa - less <= more.mantissa * ROUNDING
    }

    /// Returns the middle of the counts that it stands for where rounding must not tell; exact
    /// counts stand for themselves.
    pub(crate) fn blurred(self) -> PathCount {
        if self.is_exact() {
            return self;
        }
        PathCount::settled(blurred(self.mantissa), self.exponent)
    }

    fn settled(mantissa: f64, exponent: i64) -> PathCount {
        if mantissa < BASE {
            PathCount { mantissa, exponent }
        } else {
            PathCount { mantissa: mantissa / BASE, exponent: exponent + 1 }
        }
    }
}

/// Rounds a positive number to 40 bits.
pub(crate) fn blurred(number: f64) -> f64 {
    const SPARE: u64 = 1 << 12;
    f64::from_bits((number.to_bits() + SPARE / 2) & !(SPARE - 1))
}

impl From<u32> for PathCount {
    fn from(count: u32) -> PathCount {
        PathCount { mantissa: count.into(), exponent: 0 }
    }
}

impl Add for PathCount {
    type Output = PathCount;

    fn add(self, other: PathCount) -> PathCount {
        if self.exponent == other.exponent {
            return PathCount::settled(self.mantissa + other.mantissa, self.exponent);
        }
        let (less, more) =
            if self.exponent < other.exponent { (self, other) } else { (other, self) };
        if more.exponent - less.exponent > 1 {
            // Less than one part in 2^512.
            return more;
        }
        PathCount::settled(more.mantissa + less.mantissa / BASE, more.exponent)
    }
}

impl AddAssign for PathCount {
    fn add_assign(&mut self, other: PathCount) {
        *self = *self + other;
    }
}

impl Mul for PathCount {
    type Output = PathCount;

    fn mul(self, other: PathCount) -> PathCount {
        let mantissa = self.mantissa * other.mantissa;
        if mantissa == 0.0 {
            return PathCount::ZERO;
        }
        PathCount::settled(mantissa, self.exponent + other.exponent)
    }
}

impl Sum for PathCount {
    fn sum<I: Iterator<Item = PathCount>>(counts: I) -> PathCount {
        counts.fold(PathCount::ZERO, PathCount::add)
    }
}

impl Eq for PathCount {}

impl PartialOrd for PathCount {
    fn partial_cmp(&self, other: &PathCount) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PathCount {
    fn cmp(&self, other: &PathCount) -> Ordering {
        self.exponent.cmp(&other.exponent).then(self.mantissa.total_cmp(&other.mantissa))
    }
}

impl fmt::Debug for PathCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for PathCount {
    /// Writes exact numbers in full and others as `1.23e400`, with as many decimals as the
    /// precision says, two without one; about ten of them can be relied on.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = f.precision().unwrap_or(2);
        let text = if self.is_exact() {
            format!("{}", self.mantissa)
        } else if self.exponent == 0 {
            format!("{:.decimals$e}", self.mantissa)
        } else {
            let log = self.log10();
            let (whole, part) = (log.floor(), log - log.floor());
            // Rounded up to ten it begins one power higher.
            let digits = format!("{:.decimals$e}", 10f64.powf(part));
            let (digits, carried) = digits.split_once('e').unwrap_or((&digits, "0"));
            let power = whole as i64 + i64::from(carried == "1");
            format!("{digits}e{power}")
        };
        let width = f.width().unwrap_or_default();
        match f.align() {
            Some(fmt::Alignment::Left) => write!(f, "{text:<width$}"),
            Some(fmt::Alignment::Center) => write!(f, "{text:^width$}"),
            _ => write!(f, "{text:>width$}"),
        }
    }
}
