import assert from "node:assert/strict";
import test from "node:test";
import { apart, cornersOf, makeLines } from "../../src/html/page/lines.mjs";

const all = () => true;

test("paths have corners, and curves end where they end", () => {
  assert.deepEqual(cornersOf("M1 2H5V-3.5L7 8"), [1, 2, 5, 2, 5, -3.5, 7, 8]);
  const curve = cornersOf("M0 0C0 5 5 10 10 10H20");
  assert.deepEqual([curve.slice(0, 2), curve.slice(-4)], [[0, 0], [10, 10, 20, 10]]);
  assert.equal(curve.length, 12);
});

test("the nearest line is found within a distance, and only what is shown", () => {
  const lines = makeLines(["M0 0H1000", "M0 8H1000", "M500 0V3000"]);
  assert.deepEqual(lines.near(300, 3, 6, all), { line: 0, apart: 3, others: 0 });
  assert.deepEqual(lines.near(300, 3, 6, (line) => line !== 0), { line: 1, apart: 5, others: 0 });
  assert.equal(lines.near(300, 30, 6, all), null);
  assert.deepEqual(lines.near(497, 2500, 6, all), { line: 2, apart: 3, others: 0 });
  assert.equal(lines.near(500, 3010, 6, all), null);
  assert.equal(lines.near(-4000, 90000, 6, all), null);
  assert.deepEqual(lines.near(300, 4, 6, all), { line: 1, apart: 4, others: 1 }, "of two that are equally near, the one above");
});

test("no lines are none, however one asks", () => {
  assert.equal(makeLines([]).near(0, 0, 100, all), null);
  assert.equal(makeLines(["M5 5"]).near(5, 5, 100, all), null);
});

test("what is found is what a search through all of them finds", () => {
  let seed = 7;
  const chance = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  const paths = Array.from({ length: 300 }, () => {
    const [x, y] = [chance(4000), chance(9000)];
    return `M${x} ${y}H${x + chance(600)}C${x + 5} ${y} ${x + 9} ${y + 4} ${x + 9} ${y + 9}V${chance(9000)}L${chance(4000)} ${chance(9000)}`;
  });
  const lines = makeLines(paths);
  for (let asked = 0; asked < 500; asked += 1) {
    const [x, y, within] = [chance(4200), chance(9200), 1 + chance(60)];
    let best = null;
    paths.forEach((path, line) => {
      const corners = cornersOf(path);
      for (let at = 0; at + 3 < corners.length; at += 2) {
        const far = apart(x, y, ...corners.slice(at, at + 4));
        if (far <= within && (best === null || far < best.apart || (far === best.apart && line > best.line))) best = { line, apart: far };
      }
    });
    const found = lines.near(x, y, within, all);
    assert.deepEqual(found && { line: found.line, apart: found.apart }, best);
  }
});
