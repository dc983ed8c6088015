use crate::date::Date;

const ACCEPTED: &str = "accepted are `2021`, `2021-06`, `2021-06-12`, `2021-33` (first quarter) and `202X`, \
    with `~` (about) or `?` (unsure) at the end, and `2021/2023` or `[2021..2023]` (some time within)";

/// What is typed, the byte at which it goes wrong, and the hint.
const TYPED: &[(&str, usize, &str)] = &[
    ("06/2021", 1, "write `2021-06`"),
    ("6/2021", 0, "write `2021-06`"),
    ("2021/6", 5, "write `2021-06`"),
    ("2021/06/12", 7, "write `2021-06-12`"),
    ("2021/6/2", 6, "write `2021-06-02`"),
    ("2021.06", 4, "write `2021-06`"),
    ("2021.06.12", 4, "write `2021-06-12`"),
    ("2023.10", 4, "write `2023-10`"),
    ("12.06.2021", 2, "write `2021-06-12` or `2021-12-06`, whichever is meant"),
    ("12-06-2021", 2, "write `2021-06-12` or `2021-12-06`, whichever is meant"),
    ("13/06/2021", 5, "write `2021-06-13`"),
    ("12/12/2021", 5, "write `2021-12-12`"),
    ("2021-6", 5, "write `2021-06`"),
    ("2021-6-1", 6, "write `2021-06-01`"),
    ("2021-6/2021-9", 5, "write `2021-06/2021-09`"),
    ("20210612", 4, "write `2021-06-12`"),
    ("202106", 4, "write `2021-06`"),
    ("June 2021", 4, "write `2021-06`"),
    ("Sept. 2021", 5, "write `2021-09`"),
    ("2021 June", 4, "write `2021-06`"),
    ("12 June 2021", 2, "write `2021-06-12`"),
    ("June 12, 2021", 4, "write `2021-06-12`"),
    ("12th of June 2021", 4, "write `2021-06-12`"),
    ("12-Jun-2021", 2, "write `2021-06-12`"),
    ("31 June 2021", 2, "the last day of that month is `2021-06-30`"),
    ("spring 2021", 6, "write `2021-21`"),
    ("winter of 2021", 6, "write `2021-24`"),
    ("2021-Q1", 5, "write `2021-33`"),
    ("2021Q3", 4, "write `2021-35`"),
    ("Q4 2021", 2, "write `2021-36`"),
    ("1Q 2021", 2, "write `2021-33`"),
    ("H1 2021", 2, "write `2021-01/2021-06`"),
    ("c. 2021", 2, "write `2021~`"),
    ("ca. June 2021", 3, "write `2021-06~`"),
    ("circa 2021", 5, "write `2021~`"),
    ("~2021", 0, "write `2021~`"),
    ("about 2021?", 5, "write `2021%`"),
    ("2021?~", 5, "write `2021%`"),
    ("2004-06~-11", 7, "write `2004-06-11~`"),
    ("2020s", 4, "write `202X`"),
    ("1990's", 4, "write `199X`"),
    ("the 1990s", 3, "write `199X`"),
    ("1900s", 4, "write `190X` or `19XX`, whichever is meant"),
    ("20th century", 4, "write `19XX`"),
    ("20xx", 2, "write `20XX`"),
    ("202?", 3, "write `202X`"),
    ("20??", 2, "write `20XX`"),
    ("2021-06-??", 9, "write `2021-06-XX`"),
    ("44 BC", 2, "write `-0043`"),
    ("1 B.C.E.", 1, "write `0000`"),
    ("AD 500", 2, "write `0500`"),
    ("500", 2, "write `0500`"),
    ("-44", 2, "write `-0044`"),
    ("-0000", 0, "write `0000`"),
    ("-004X", 1, "write `-0049/-0040`"),
    ("Y2021", 0, "write `2021`"),
    ("2021年", 4, "write `2021`"),
    ("2021年6月", 4, "write `2021-06`"),
    ("2021年6月12日", 4, "write `2021-06-12`"),
    (" 2021", 0, "write `2021`"),
    ("2021 ?", 4, "write `2021?`"),
    ("2021-06–2021-09", 7, "write `2021-06/2021-09`"),
    ("2021-2023", 7, "write `2021/2023`"),
    ("2021–2023", 4, "write `2021/2023`"),
    ("2021/22", 6, "write `2021/2022`"),
    ("2021 to 2023", 4, "write `2021/2023`"),
    ("between 2021 and 2023", 7, "write `2021/2023`"),
    ("2021 or 2022", 4, "write `[2021..2022]`"),
    ("since 2021", 5, "write `[2021..]`"),
    ("until 2021", 5, "write `[..2021]`"),
    ("2021..2023", 4, "write `[2021..2023]`"),
    ("2021..", 4, "write `[2021..]`"),
    ("..2021", 0, "write `[..2021]`"),
    ("[2021]", 1, "write `2021`"),
    ("[2021..2023", 11, "write `[2021..2023]`"),
    ("[2021~..2023]", 5, "write `2021~/2023`"),
    ("[2023..2021]", 7, "write `[2021..2023]`"),
    ("2023/2021", 5, "write `2021/2023`"),
    ("202X/2031", 3, "write `[202X..2031]`"),
    ("{2021,2022}", 0, "write `[2021..2022]`"),
    ("[2021,2022,2024]", 5, "write `[2021..2024]`"),
    ("{1667,1668,1670..1672}", 0, "write `[1667..1672]`"),
    ("2021-06-12T10:00", 10, "write `2021-06-12`"),
    ("2021-06-12T10:00:00Z", 10, "write `2021-06-12`"),
    ("2021-06-12 10:00", 10, "write `2021-06-12`"),
    ("2021-13", 5, "the months are `2021-01` to `2021-12`, the quarters `2021-33` to `2021-36`"),
    ("2021-13-06", 5, "write `2021-06-13`"),
    ("2021-02-30", 8, "the last day of that month is `2021-02-28`"),
    ("2021-06-31", 8, "the last day of that month is `2021-06-30`"),
    ("unknown", 0, "leave the date out where it is not known"),
    ("TBD", 0, "leave the date out where it is not known"),
    ("", 0, "leave the date out where it is not known"),
    ("hello", 0, ACCEPTED),
    ("Y12345", 0, ACCEPTED),
];

#[test]
fn what_people_type_gets_a_hint() {
    for &(text, offset, hint) in TYPED {
        let error = Date::parse(text).expect_err(text);
        assert_eq!((error.offset(), error.hint()), (offset, Some(hint)), "{text}");
    }
}

#[test]
fn what_a_hint_quotes_is_a_date() {
    for &(_, _, hint) in TYPED {
        for quoted in hint.split('`').skip(1).step_by(2).filter(|quoted| quoted.len() > 1) {
            assert!(Date::parse(quoted).is_ok(), "{hint}");
        }
    }
}

#[test]
fn a_message_names_the_text_and_says_what_is_wrong() {
    let message = |text: &str| Date::parse(text).expect_err(text).to_string();
    for (text, reason) in [
        ("2021-13", "the month is 01 to 12, or 21 to 24 for a season, 33 to 36 for a quarter"),
        ("2021-37", "the month is 01 to 12, or 21 to 24 for a season, 33 to 36 for a quarter"),
        ("2021-02-30", "the month has no such day"),
        ("2021-06-12T10:00", "a date has no time of day"),
        ("Y12345", "years are from -9999 to 9999"),
        ("9999-24", "years are from -9999 to 9999"),
        ("-0000", "year 0 has no sign"),
        ("-004X", "a year before 0 has no `X`"),
        ("2021-6", "the month has two digits"),
        ("2021-06-1", "the day has two digits"),
        ("2021-06-123", "nothing can follow the day"),
        ("2021-33-01", "a season or quarter has no day"),
        ("June 2021", "a date has no spaces"),
        ("2021–2022", "a date has no such character"),
        ("hello", "the year has four digits"),
        ("TBD", "it is not written as a date"),
        ("2004?-06", "`~`, `?` and `%` qualify a whole date, at its end"),
        ("1950S2", "a number of significant digits is not accepted"),
        ("{2021}", "a set of dates is not one date"),
        ("[2021,2022]", "a list of dates is not one date"),
        ("[2021]", "brackets hold a range"),
        ("[2021~..]", "the ends of a range in brackets are not qualified"),
        ("2021/2020", "the end lies before the start"),
        ("202X/2031", "the ends of an interval have no `X`"),
        ("../..", "one end must have a date"),
        ("1XX3", "`X` stands for the last digits, up to two of a year or a whole month and day"),
    ] {
        assert_eq!(message(text), format!("`{text}` is not a date: {reason}"));
    }
    assert_eq!(
        message(&"9".repeat(50)),
        format!("`{}…` is not a date: only `-` and a month can follow a year", "9".repeat(40))
    );
    assert_eq!(message("20\n21"), "`20\\n21` is not a date: a date has no spaces");
}
