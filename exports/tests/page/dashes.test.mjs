import assert from "node:assert/strict";
import test from "node:test";
import { dashPieces } from "../../src/html/page/dashes.mjs";

test("long straight stretches are pieces of their own, and dashes go on from one to the next", () => {
  const pieces = dashPieces("M10 20H50C55 20 60 25 60 30V1030C60 1035 65 1040 70 1040L80 1040H2080");
  assert.deepEqual(pieces.map(({ d }) => d), ["M10 20H50C55 20 60 25 60 30", "M60 30V1030", "M60 1030C60 1035 65 1040 70 1040L80 1040", "M80 1040H2080"]);
  const ways = pieces.map(({ before }) => before);
  assert.equal(ways[0], 0);
  assert.ok(Math.abs(ways[1] - 40 - 15.7) < 1.5, String(ways[1]));
  assert.equal(ways[2], ways[1] + 1000);
});

test("a short path stays whole, as it was", () => {
  for (const path of ["M1 2H30V40", "M1 2L-3.5 4C1 1 2 2 3 3", "M0 0H399.9"]) assert.deepEqual(dashPieces(path), [{ d: path.replace(/^M(\S+) ([^HVLC]+)/, "M$1 $2"), before: 0 }]);
  assert.deepEqual(dashPieces("M0 0H400"), [{ d: "M0 0H400", before: 0 }]);
  assert.deepEqual(dashPieces("M0 0"), []);
});
