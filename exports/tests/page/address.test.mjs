import assert from "node:assert/strict";
import test from "node:test";
import { readAddress, writeAddress } from "../../src/html/page/address.mjs";

test("what is written is read back, whatever it is called", () => {
  const nasty = "a,b&c=d#e%26 <script>\u{202e}模型";
  const state = { pins: ["clip", nasty], date: "2021-06", off: { kind: new Set([nasty, "model"]) }, table: true, view: { x: 12, y: -3, k: 0.5 } };
  const read = readAddress(`#${writeAddress(state)}`);
  assert.deepEqual(read, { ...state, off: { kind: [nasty, "model"] } });
});

test("nothing chosen is nothing written", () => {
  assert.equal(writeAddress({ pins: [], date: null, off: {}, table: false, view: null }), "");
  assert.deepEqual(readAddress(""), { pins: [], date: null, off: {}, view: null, table: false });
});

test("a view that is none is passed over", () => {
  for (const view of ["1,2", "1,2,0", "1,2,-1", "a,b,c", "1,2,Infinity", "1,2,3,4"]) assert.equal(readAddress(`#view=${view}`).view, null);
  assert.deepEqual(readAddress("#view=1,2,3&unknown=x").view, { x: 1, y: 2, k: 3 });
});
