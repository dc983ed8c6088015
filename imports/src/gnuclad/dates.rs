//! `Y`, `Y.M`, `Y.M.D` → dates of the same precision.

use forebear_graph::Date;

use crate::ProblemCode;
use crate::gnuclad::cells::Row;
use crate::gnuclad::problems::Problems;

/// Reads the date in a cell; nothing if the cell is blank. Of a date that does not exist, or has
/// something behind it, as much is kept as can be: `2013.03.00` is a day in March 2013.
pub(super) fn date(row: &Row, at: usize, problems: &mut Problems) -> Option<Date> {
    let written = row.cell(at).trim();
    if written.is_empty() {
        return None;
    }
    let read = parse(written);
    let Parsed { date, whole, .. } = &read;
    if !whole {
        let message = read.wrong(written);
        let done = match date {
            Some(date) => format!("read as {date}"),
            None => "left out".to_owned(),
        };
        problems.push(ProblemCode::BadDate, (row.line, row.column(at)), message, done);
    }
    read.date
}

struct Parsed {
    date: Option<Date>,
    /// Whether nothing of the text is left.
    whole: bool,
    /// Whether it has the form of a date, and only does not exist.
    formed: bool,
}

impl Parsed {
    fn wrong(&self, written: &str) -> String {
        match self.formed {
            true => format!("there is no date `{written}`"),
            false => format!("`{written}` is not a date as Y, Y.M or Y.M.D"),
        }
    }
}

fn parse(written: &str) -> Parsed {
    // Digits and dots; what follows is no part of a date.
    let end = written.find(|char: char| !char.is_ascii_digit() && char != '.');
    let (head, tail) = written.split_at(end.unwrap_or(written.len()));
    let parts: Vec<&str> = head.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.len() <= 4;
    let good = parts.iter().take(3).take_while(|part| is_number(part)).count();
    let formed = tail.is_empty() && good == parts.len();
    let edtf = |count: usize| {
        let numbers: Vec<u32> = parts[..count].iter().map_while(|part| part.parse().ok()).collect();
        let text = match numbers[..] {
            [year] => format!("{year:04}"),
            [year, month] => format!("{year:04}-{month:02}"),
            [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
            _ => return None,
        };
        // In EDTF, months from 21 are seasons and quarters.
        let is_month = numbers.get(1).is_none_or(|month| *month <= 12);
        Date::parse(&text).ok().filter(|_| is_month)
    };
    let found = (1..=good).rev().find_map(|count| Some((count, edtf(count)?)));
    match found {
        Some((count, date)) if formed && count == good => {
            Parsed { date: Some(date), whole: true, formed }
        }
        found => {
            let is_year = parts.first().is_some_and(|year| year.len() > 2);
            Parsed { date: found.map(|(_, date)| date).filter(|_| is_year), whole: false, formed }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, bool, bool) {
        let Parsed { date, whole, formed } = parse(text);
        (date.map_or(String::new(), |date| date.to_string()), whole, formed)
    }

    #[test]
    fn precision_is_kept_and_never_added() {
        assert_eq!(read("1992"), ("1992".to_owned(), true, true));
        assert_eq!(read("1992.6"), ("1992-06".to_owned(), true, true));
        assert_eq!(read("2013.06.3"), ("2013-06-03".to_owned(), true, true));
        assert_eq!(read("800.1"), ("0800-01".to_owned(), true, true));
    }

    #[test]
    fn of_what_does_not_exist_as_much_is_kept_as_can_be() {
        assert_eq!(read("2013.03.00"), ("2013-03".to_owned(), false, true));
        assert_eq!(read("2013.2.30"), ("2013-02".to_owned(), false, true));
        assert_eq!(read("2013.13"), ("2013".to_owned(), false, true));
        assert_eq!(read("2013.21"), ("2013".to_owned(), false, true));
        assert_eq!(read("2017.11.21:"), ("2017-11-21".to_owned(), false, false));
        assert_eq!(read("2017.11."), ("2017-11".to_owned(), false, false));
        assert_eq!(read("2017-11-21"), ("2017".to_owned(), false, false));
        assert_eq!(read("2017.1.2.3"), ("2017-01-02".to_owned(), false, false));
        assert_eq!(read("800.13"), ("0800".to_owned(), false, true));
    }

    #[test]
    fn what_need_not_be_a_year_is_not_taken_for_one() {
        for text in ["INFO:", "", ".", "20170", "99999999999", "二", "5/2001", "5.", "1-2-2001"] {
            assert_eq!(read(text), (String::new(), false, false), "{text}");
        }
        for text in ["12.05.2001", "31.13", "5.2001"] {
            assert_eq!(read(text), (String::new(), false, true), "{text}");
        }
    }
}
