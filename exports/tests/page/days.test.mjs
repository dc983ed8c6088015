import assert from "node:assert/strict";
import test from "node:test";
import { IN, MAYBE, OUT, asOfText, dateOf, dayNumber, dayOf, dayText, endOf, standing, stopsBetween } from "../../src/html/page/days.mjs";

test("days are counted as JavaScript's own dates count them", () => {
  for (let number = -800000; number < 800000; number += 997) {
    const date = new Date(number * 86400000);
    assert.deepEqual(dateOf(number), [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
    assert.equal(dayOf(...dateOf(number)), number);
    assert.equal(dayNumber(dayText(number)), number);
  }
});

test("a text that is no day has no number", () => {
  for (const text of ["", null, undefined, "2021", "2021-02-29", "2021-13-01", "x2021-01-01", "2021-01-01T00"]) assert.equal(dayNumber(text), null);
  assert.equal(dayText(dayNumber("-0500-03-01")), "-0500-03-01");
});

test("a year ends with it, and the shortest text for a day is found", () => {
  for (const [text, day] of [["2021", "2021-12-31"], ["2020-02", "2020-02-29"], ["2021-12", "2021-12-31"], ["1999-01-31", "1999-01-31"], ["-0001", "-0001-12-31"]]) assert.equal(dayText(endOf(text)), day);
  for (const text of ["", "21", "2021-13", "2021-00", "2021-02-30", "2021..", null]) assert.equal(endOf(text), null);
  for (const text of ["2021", "2020-02", "2021-06-15", "-0001"]) assert.equal(asOfText(endOf(text)), text);
});

test("stops are the ends of days, months or years, and reach the last day", () => {
  const between = (from, to) => stopsBetween(dayNumber(from), dayNumber(to));
  assert.equal(between("2021-01-01", "2021-01-10").length, 10);
  assert.deepEqual(between("2019-11-15", "2020-02-10").slice(0, 1).map(dayText), ["2019-11-15"]);
  const months = between("2015-11-15", "2020-02-10").map(dayText);
  assert.deepEqual([months[0], months[3], months.at(-1)], ["2015-11-30", "2016-02-29", "2020-02-29"]);
  const years = between("1950-03-01", "2023-12-12").map(dayText);
  assert.deepEqual([years[0], years.at(-1), years.length], ["1950-12-31", "2023-12-31", 74]);
  const ages = between("-9999-01-01", "2023-12-12");
  assert.ok(ages.length <= 401 && ages.at(-1) >= dayNumber("2023-12-12"));
});

test("what is certainly later is out, and what cannot be told is neither", () => {
  const cases = [[1, 5, 0, OUT], [1, 5, 1, MAYBE], [1, 5, 4, MAYBE], [1, 5, 5, IN], [null, 5, 5, IN], [null, 5, 4, MAYBE], [3, null, 2, OUT], [3, null, 9, MAYBE], [null, null, 9, MAYBE], [9, 9, null, IN], [null, null, null, IN]];
  for (const [earliest, latest, day, is] of cases) assert.equal(standing(earliest, latest, day), is, `${earliest}..${latest} at ${day}`);
});
