// The lineage as numbers: edges lead from the earlier node to the later one.

export const BACK = 0;
export const FORWARD = 1;

/** A graph of so many nodes. `edges` have `from` and `to`; each node keeps the order of its edges. */
export function makeGraph(count, edges) {
  const around = [edges.map((edge) => edge.to), edges.map((edge) => edge.from)].map((of) => {
    const starts = new Uint32Array(count + 1);
    for (const node of of) starts[node + 1] += 1;
    for (let node = 0; node < count; node += 1) starts[node + 1] += starts[node];
    const next = starts.slice();
    const list = new Uint32Array(of.length);
    of.forEach((node, edge) => {
      list[next[node]] = edge;
      next[node] += 1;
    });
    return { starts, list };
  });
  return { count, edges, around };
}

/** The edges that lead to a node (BACK) or from it (FORWARD). */
export function edgesAt(graph, node, direction) {
  const { starts, list } = graph.around[direction];
  return list.subarray(starts[node], starts[node + 1]);
}

function otherEnd(graph, edge, direction) {
  return direction === BACK ? graph.edges[edge].from : graph.edges[edge].to;
}

/**
 * Everything that can be reached from a node, itself left out, nearest first, with the edges on the
 * way. `admits` says which edges may be walked. Linear.
 */
export function reach(graph, start, direction, admits) {
  const seen = new Uint8Array(graph.count);
  seen[start] = 1;
  const nodes = [start];
  const edges = [];
  for (let at = 0; at < nodes.length; at += 1) {
    for (const edge of edgesAt(graph, nodes[at], direction)) {
      if (!admits(edge)) continue;
      edges.push(edge);
      const other = otherEnd(graph, edge, direction);
      if (!seen[other]) {
        seen[other] = 1;
        nodes.push(other);
      }
    }
  }
  nodes.shift();
  return { nodes, edges };
}

/** This edge and those beside it, which join the same two, in their order. */
export function between(graph, edge, admits) {
  const { from, to } = graph.edges[edge];
  return [...edgesAt(graph, from, FORWARD)].filter((other) => graph.edges[other].to === to && admits(other));
}

/** The edges of a shortest way from one node to a later one; null if there is none. Linear. */
export function shortestWay(graph, from, to, admits) {
  if (from === to) return [];
  const cameBy = new Int32Array(graph.count).fill(-1);
  const queue = [from];
  for (let at = 0; at < queue.length; at += 1) {
    for (const edge of edgesAt(graph, queue[at], FORWARD)) {
      const next = graph.edges[edge].to;
      if (!admits(edge) || next === from || cameBy[next] >= 0) continue;
      cameBy[next] = edge;
      if (next === to) {
        const way = [];
        for (let node = to; node !== from; node = graph.edges[cameBy[node]].from) way.unshift(cameBy[node]);
        return way;
      }
      queue.push(next);
    }
  }
  return null;
}

/**
 * The nodes that two others both descend from (BACK) or both led to (FORWARD), without those that
 * only count because a nearer one does. Linear.
 */
export function nearestCommon(graph, one, two, direction, admits) {
  const seen = new Uint8Array(graph.count);
  for (const node of reach(graph, one, direction, admits).nodes) seen[node] = 1;
  const common = reach(graph, two, direction, admits).nodes.filter((node) => seen[node]);
  const isCommon = new Uint8Array(graph.count);
  for (const node of common) isCommon[node] = 1;
  const near = common.filter((node) => {
    const nearer = edgesAt(graph, node, 1 - direction);
    return !nearer.some((edge) => admits(edge) && isCommon[otherEnd(graph, edge, 1 - direction)]);
  });
  // In a circle each has a nearer one.
  return near.length > 0 ? near : common;
}
