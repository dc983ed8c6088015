import assert from "node:assert/strict";
import test from "node:test";
import { BACK, FORWARD, edgesAt, makeGraph, nearestCommon, reach, shortestWay } from "../../src/html/page/graph.mjs";
import { next } from "../../src/html/page/steer.mjs";

const all = () => true;
const graphOf = (count, pairs) => makeGraph(count, pairs.map(([from, to]) => ({ from, to })));

/** Numbers that are the same at every run. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

function randomGraph(seed) {
  const random = numbers(seed);
  const count = 2 + random(8);
  return graphOf(count, Array.from({ length: random(16) }, () => [random(count), random(count)]));
}

/** Distances by trying every edge again and again. */
function slowDistances(graph, from, admits) {
  const far = new Array(graph.count).fill(Infinity);
  far[from] = 0;
  for (let round = 0; round < graph.count; round += 1) {
    graph.edges.forEach((edge, place) => {
      if (admits(place)) far[edge.to] = Math.min(far[edge.to], far[edge.from] + 1);
    });
  }
  return far;
}

test("walks and ways are those of a slow search, on circles too", () => {
  for (let seed = 1; seed < 400; seed += 1) {
    const graph = randomGraph(seed);
    const admits = (edge) => edge % 5 !== 3;
    for (let from = 0; from < graph.count; from += 1) {
      const far = slowDistances(graph, from, admits);
      const found = reach(graph, from, FORWARD, admits);
      const expected = far.flatMap((steps, node) => (node !== from && steps < Infinity ? [node] : []));
      assert.deepEqual([...found.nodes].sort((a, b) => a - b), expected);
      assert.ok(found.nodes.every((node, at) => at === 0 || far[found.nodes[at - 1]] <= far[node]), "nearest first");
      for (const other of expected) assert.ok(reach(graph, other, BACK, admits).nodes.includes(from));
      for (let to = 0; to < graph.count; to += 1) {
        const way = shortestWay(graph, from, to, admits);
        assert.equal(way ? way.length : Infinity, far[to]);
        let at = from;
        for (const edge of way ?? []) {
          assert.equal(graph.edges[edge].from, at);
          assert.ok(admits(edge));
          at = graph.edges[edge].to;
        }
      }
    }
  }
});

test("each node has its edges in their order", () => {
  const graph = graphOf(3, [[0, 2], [1, 2], [0, 1], [0, 2]]);
  assert.deepEqual([...edgesAt(graph, 2, BACK)], [0, 1, 3]);
  assert.deepEqual([...edgesAt(graph, 0, FORWARD)], [0, 2, 3]);
  assert.deepEqual([...edgesAt(graph, 2, FORWARD)], []);
});

test("only the nearest that both came from are told", () => {
  // 0 > 1 > {2, 3}: 0 only counts because of 1.
  const graph = graphOf(6, [[0, 1], [1, 2], [1, 3], [2, 4], [3, 4], [4, 5]]);
  assert.deepEqual(nearestCommon(graph, 2, 3, BACK, all), [1]);
  assert.deepEqual(nearestCommon(graph, 2, 3, FORWARD, all), [4]);
  assert.deepEqual(nearestCommon(graph, 2, 3, BACK, (edge) => edge !== 1), []);
});

test("a circle that both came from is told", () => {
  const graph = graphOf(4, [[0, 1], [1, 0], [1, 2], [1, 3]]);
  assert.deepEqual(nearestCommon(graph, 2, 3, BACK, all).sort(), [0, 1]);
});

test("a long chain is walked without recursion", () => {
  const graph = graphOf(50000, Array.from({ length: 49999 }, (_, at) => [at, at + 1]));
  assert.equal(reach(graph, 0, FORWARD, all).nodes.length, 49999);
  assert.equal(shortestWay(graph, 0, 49999, all).length, 49999);
});

test("arrows follow influences, else places", () => {
  const places = [{ x: 0, y: 0 }, { x: 100, y: 80 }, { x: 100, y: 10 }, { x: 50, y: 40 }];
  const graph = graphOf(4, [[0, 1]]);
  const go = (from, key, shows = all) => next(graph, places, from, key, shows, all);
  assert.equal(go(0, "ArrowRight"), 1, "along the influence, though another is nearer");
  assert.equal(go(1, "ArrowLeft"), 0);
  assert.equal(go(0, "ArrowDown"), 3, "to what is nearest below");
  assert.equal(go(1, "ArrowUp"), 2);
  assert.equal(go(0, "ArrowLeft"), 0, "nowhere else to go");
  assert.equal(go(0, "ArrowRight", (node) => node !== 1), 2, "what is hidden is passed over");
});
