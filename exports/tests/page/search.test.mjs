import assert from "node:assert/strict";
import test from "node:test";
import { makeIndex, search } from "../../src/html/page/search.mjs";

const nodes = [
  { id: "video-clip", label: "VideoCLIP" },
  { id: "clip-gen", label: "CLIP-GEN" },
  { id: "clip", label: "CLIP", names: { zh: "对比语言图像预训练" } },
  { id: "x-clip", label: "X-CLIP" },
  { id: "bezier", label: "Bézier Ｎet", aliases: ["curve net"] },
];
const index = makeIndex(nodes);
const found = (query) => search(index, query).map((place) => nodes[place].id);

test("the whole name comes before its beginnings, words within, and the rest", () => {
  assert.deepEqual(found("clip"), ["clip", "clip-gen", "x-clip", "video-clip"]);
});

test("case, accents and width do not matter, other names do", () => {
  assert.deepEqual(found("BEZIER net"), ["bezier"]);
  assert.deepEqual(found("curve"), ["bezier"]);
  assert.deepEqual(found("语言"), ["clip"]);
});

test("nothing asked is nothing found, and nothing is a pattern", () => {
  for (const query of ["", "  ", ".*", "[", "\\"]) assert.deepEqual(found(query), []);
});
