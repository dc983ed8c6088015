//! The calendar by walking: an oracle that shares nothing with the arithmetic under test.

/// A day with its number, from which one steps to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Walker {
    pub(super) number: i32,
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Walker {
    pub(super) const START: Self = Self { number: 0, year: 1970, month: 1, day: 1 };

    pub(super) fn forward(&mut self) {
        self.number += 1;
        self.day += 1;
        if self.day > length(self.year, self.month) {
            self.day = 1;
            self.month += 1;
        }
        if self.month > 12 {
            self.month = 1;
            self.year += 1;
        }
    }

    pub(super) fn backward(&mut self) {
        self.number -= 1;
        self.day -= 1;
        if self.day == 0 {
            self.month -= 1;
            if self.month == 0 {
                self.month = 12;
                self.year -= 1;
            }
            self.day = length(self.year, self.month);
        }
    }
}

fn length(year: i32, month: u8) -> u8 {
    let divisible = |by: i32| year.rem_euclid(by) == 0;
    let leap = divisible(400) || divisible(4) && !divisible(100);
    [31, 28 + u8::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][usize::from(month) - 1]
}
