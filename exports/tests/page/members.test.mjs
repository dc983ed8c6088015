import assert from "node:assert/strict";
import test from "node:test";
import { IN, MAYBE, OUT, standing } from "../../src/html/page/days.mjs";
import { seen } from "../../src/html/page/filter.mjs";
import { firstOf, joined, numberDays, thereBy } from "../../src/html/page/members.mjs";

const between = (first, last) => ({ first, last });
const DATES = [];
for (const first of [null, 1, 3, 5]) for (const last of [null, 3, 5, 7]) if (first === null || last === null || first <= last) DATES.push(between(first, last));

test("a group stands as the first of its members does", () => {
  for (const one of DATES) {
    for (const two of DATES) {
      for (let day = 0; day < 9; day += 1) {
        const each = [one, two].map(({ first, last }) => standing(first, last, day));
        const wanted = each.includes(IN) ? IN : each.includes(MAYBE) ? MAYBE : OUT;
        const { first, last } = firstOf([one, two]);
        assert.equal(standing(first, last, day), wanted, JSON.stringify([one, two, day]));
      }
    }
  }
  assert.deepEqual(firstOf([]), between(null, null));
});

test("an influence between members stands as any other between two technologies", () => {
  for (const from of DATES) {
    for (const to of DATES) {
      for (const own of [null, 2, 6]) {
        const data = { nodes: [from, to], edges: [{ from: 0, to: 1, first: own }] };
        for (let day = 0; day < 9; day += 1) {
          const { first, last } = joined(from, to, own);
          assert.equal(standing(first, last, day), seen(data, [], {}, day).edges[0], JSON.stringify([from, to, own, day]));
        }
      }
    }
  }
});

test("members are counted by what is known of them at a day", () => {
  const members = [between(1, 1), between(2, 6), between(null, null), between(9, 9)];
  assert.deepEqual(thereBy(members, 4), { there: 1, maybe: 2 });
  assert.deepEqual(thereBy(members, null), { there: 4, maybe: 0 });
});

test("days are numbered for groups by what they stand for", () => {
  const dated = (date) => ({ earliest: date, latest: date });
  const data = {
    nodes: [{ members: [dated("1970-01-11"), dated("1970-01-03")] }, { members: [dated("1970-01-06")] }, dated("1970-01-02")],
    edges: [{ from: 0, to: 1, members: [{ from: 0, to: 0 }] }, { from: 2, to: 1, earliest: "1970-01-09" }],
  };
  numberDays(data);
  assert.deepEqual(data.nodes.map(({ first, last }) => [first, last]), [[2, 2], [5, 5], [1, 1]]);
  assert.deepEqual([data.edges[0].first, data.edges[0].last, data.edges[1].first], [10, 10, 8]);
});
