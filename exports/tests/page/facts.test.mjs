import assert from "node:assert/strict";
import test from "node:test";
import { factRows, relations } from "../../src/html/page/facts.mjs";
import { dateKey, sortedRows } from "../../src/html/page/table.mjs";

const known = { organizations: { openai: "OpenAI" }, terms: { fields: { audio: "sound" } } };
const claim = (value, more) => ({ value, certainty: "stated", rank: "normal", citations: [], ...more });

test("rival values stand side by side, and only an open conflict is one", () => {
  const open = { claims: { released: [claim("2021", { disputed: true }), claim("2022", { disputed: true })] } };
  assert.equal(factRows(open, known)[0].conflict, true);
  const settled = { claims: { released: [claim("2021", { disputed: true }), claim("2022", { rank: "preferred" })] } };
  const row = factRows(settled, known)[0];
  assert.deepEqual([row.conflict, row.settled], [false, true]);
  assert.deepEqual(row.values.map(({ text }) => text), ["2022", "2021"], "the preferred one first");
});

test("keys come in a fixed order, and organizations by their names", () => {
  const node = { claims: { "facts.parameters": [claim("80 B")], developers: [claim(["openai", "x"])], name: [claim("N")], fields: [claim(["audio", "constructor"])], released: [claim("2021")] } };
  const rows = factRows(node, known);
  assert.deepEqual(rows.map(({ key }) => key), ["released", "developers", "fields", "facts.parameters"]);
  assert.equal(rows[2].values[0].text, "sound, constructor");
  assert.equal(rows[1].values[0].text, "OpenAI, x");
});

test("influences between the same two stand together", () => {
  const edges = [{ from: 1, to: 0 }, { from: 2, to: 0 }, { from: 1, to: 0 }];
  assert.deepEqual(relations(edges, [0, 1, 2], "from"), [{ other: 1, between: [0, 2] }, { other: 2, between: [1] }]);
});

test("rows are sorted by date as dates, and what has none comes last both ways", () => {
  const keys = [{ first: 5, last: 9 }, { first: null, last: null }, { first: 5, last: 5 }, { first: null, last: 3 }].map(dateKey);
  assert.deepEqual(sortedRows(keys, false), [3, 2, 0, 1]);
  assert.deepEqual(sortedRows(keys, true), [0, 2, 3, 1]);
  assert.deepEqual(sortedRows(["GPT-10", "", "gpt-2", "GPT-2"], false), [2, 3, 0, 1]);
});
