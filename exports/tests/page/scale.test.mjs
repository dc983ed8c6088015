import assert from "node:assert/strict";
import test from "node:test";
import { dayNumber } from "../../src/html/page/days.mjs";
import { makeScale, readScale, ticksBetween } from "../../src/html/page/scale.mjs";

test("a scale is read from the picture, and is its own inverse", () => {
  const linear = readScale({ firstDay: "2020-01-01", firstX: "40", pxPerDay: "0.5" });
  assert.equal(linear.x(dayNumber("2020-01-11")), 45);
  assert.equal(linear.day(45), dayNumber("2020-01-11"));
  const bent = readScale({ bent: "-0500-01-01:0.00 2020-01-01:100.00 2021-01-01:500.00", firstDay: "-0500-01-01" });
  for (const x of [-10, 0, 50, 100, 300, 500, 700]) assert.ok(Math.abs(bent.x(bent.day(x)) - x) < 1e-6);
  assert.equal(readScale({ firstDay: undefined }), null);
});

test("ticks stand at the beginnings of years and months, as many as there is room for", () => {
  const first = dayNumber("2020-01-01");
  const scale = makeScale([[first, 0], [first + 3653, 3653]]);
  const labels = (zoom, left, right) => ticksBetween(scale, left, right, zoom, 60).map(({ label }) => label);
  assert.deepEqual(labels(0.2, 0, 3652), ["2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028", "2029"]);
  assert.deepEqual(labels(0.05, 0, 3652), ["2020", "2025"]);
  assert.deepEqual(labels(2, 0, 121), ["2020-01".slice(0, 4), "2020-02", "2020-03", "2020-04", "2020-05"]);
  const strong = ticksBetween(scale, 0, 3652, 0.2, 60).filter((tick) => tick.strong);
  assert.deepEqual(strong.map(({ label }) => label), ["2020", "2025"]);
});

test("ticks keep apart where the scale has little room", () => {
  const first = dayNumber("2000-01-01");
  const scale = makeScale([[first, 0], [first + 3653, 40], [first + 4018, 900]]);
  const ticks = ticksBetween(scale, 0, 900, 1, 60);
  ticks.slice(1).forEach((tick, nth) => assert.ok(tick.x - ticks[nth].x >= 36));
});
