import assert from "node:assert/strict";
import test from "node:test";
import { IN, MAYBE, OUT } from "../../src/html/page/days.mjs";
import { makeFacets, seen } from "../../src/html/page/filter.mjs";

const data = {
  words: { other: "other" },
  groups: [],
  colors: [{ label: "model", color: "#1" }, { label: "data", color: "#2" }],
  kinds: [{ name: "basis", label: "basis", color: "#a" }, { name: "method", label: "method", color: "#b" }],
  certainties: [{ name: "stated", label: "stated" }, { name: "implied", label: "implied" }],
  nodes: [
    { kind: "model", color: "#1", first: 10, last: 10 },
    { kind: "model", color: "#1", first: 20, last: 30 },
    { kind: "data", color: "#2", first: null, last: null },
    { color: "#1", first: 40, last: 40 },
  ],
  edges: [
    { from: 0, to: 1, kind: "method", certainty: "stated", first: null },
    { from: 0, to: 3, kind: "basis", certainty: "implied", first: 50 },
    { from: 2, to: 1, kind: "indirect", first: null },
  ],
};
const facets = makeFacets(data);

test("facets count what there is, and leave out what tells nothing apart", () => {
  const told = facets.map(({ key, options }) => [key, options.map(({ name, count }) => `${name} ${count}`)]);
  assert.deepEqual(told, [
    ["kind", ["model 2", "data 1", "other 1"]],
    ["influence", ["basis 1", "method 1", "indirect 1"]],
    ["certainty", ["stated 1", "implied 1", "none 1"]],
  ]);
});

test("lanes and colours that mean something else are facets, too", () => {
  const grouped = { ...data, groups: ["west", "east"], nodes: data.nodes.map((node, at) => ({ ...node, group: at % 2 })), colors: [{ label: "OpenAI", color: "#1" }, { label: "DeepMind", color: "#2" }] };
  const keys = makeFacets(grouped).map(({ key, options }) => `${key}: ${options.map(({ label }) => label).join(" ")}`);
  assert.deepEqual(keys.slice(0, 3), ["group: west east", "kind: model data other", "color: OpenAI DeepMind"]);
});

const standing = (off, day) => {
  const { nodes, edges } = seen(data, facets, off, day);
  return [[...nodes], [...edges]];
};

test("nothing is hidden at first", () => {
  assert.deepEqual(standing({}, null), [[IN, IN, IN, IN], [IN, IN, IN]]);
});

test("an edge goes with its ends, and by its own kind", () => {
  assert.deepEqual(standing({ kind: new Set(["data"]) }, null), [[IN, IN, OUT, IN], [IN, IN, OUT]]);
  assert.deepEqual(standing({ influence: new Set(["method"]), certainty: new Set(["implied"]) }, null), [[IN, IN, IN, IN], [OUT, OUT, IN]]);
});

test("a date hides what is later and fades what cannot be told", () => {
  assert.deepEqual(standing({}, 25), [[IN, MAYBE, MAYBE, OUT], [MAYBE, OUT, MAYBE]]);
  assert.deepEqual(standing({}, 45), [[IN, IN, MAYBE, IN], [IN, OUT, MAYBE]]);
  assert.deepEqual(standing({ kind: new Set(["model"]) }, 45)[0], [OUT, OUT, MAYBE, IN]);
});
