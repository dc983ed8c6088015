// Where arrow keys lead: left and right along influences, up and down by place.

import { BACK, FORWARD, edgesAt } from "./graph.mjs";

/**
 * The node that an arrow key leads to; the same one if there is nothing that way. `places` have x
 * and y; `shows` says which nodes and `admits` which edges may be used.
 */
export function next(graph, places, from, key, shows, admits) {
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const direction = key === "ArrowLeft" ? BACK : FORWARD;
    const related = [...edgesAt(graph, from, direction)]
      .filter((edge) => admits(edge))
      .map((edge) => (direction === BACK ? graph.edges[edge].from : graph.edges[edge].to))
      .filter((node) => node !== from && shows(node));
    if (related.length > 0) return nearest(places, from, related, 0.2, 1);
  }
  const side = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const there = [];
  for (let node = 0; node < graph.count; node += 1) {
    const dx = places[node].x - places[from].x;
    const dy = places[node].y - places[from].y;
    if (node !== from && shows(node) && dx * side[0] + dy * side[1] > 0) there.push(node);
  }
  return side[0] === 0 ? nearest(places, from, there, 1, 1) : nearest(places, from, there, 1, 3);
}

function nearest(places, from, nodes, acrossCosts, downCosts) {
  let best = from;
  let least = Infinity;
  for (const node of nodes) {
    const dx = Math.abs(places[node].x - places[from].x);
    const dy = Math.abs(places[node].y - places[from].y);
    const cost = dx * acrossCosts + dy * downCosts;
    if (cost < least) {
      best = node;
      least = cost;
    }
  }
  return best;
}
