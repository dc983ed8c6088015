// What filters and date leave to be seen.

import { IN, MAYBE, OUT, standing } from "./days.mjs";

/** The node's options in a facet are `of`: the place of its option, or -1. */
export function makeFacets(data) {
  const facets = [];
  const add = (key, about, names) => {
    const options = [];
    const places = new Map();
    const of = names.map(({ name, label, color, weight }) => {
      if (!places.has(name)) {
        places.set(name, options.length);
        options.push({ name, label, color, count: 0 });
      }
      const option = options[places.get(name)];
      if (option.color !== color) option.color = null;
      option.count += weight ?? 1;
      return places.get(name);
    });
    // A colour tells something only if it does so for every option.
    if (options.some((option) => !option.color)) for (const option of options) option.color = about === "nodes" ? null : option.color;
    if (options.length > 1) facets.push({ key, about, options, of });
  };
  if (data.groups.length > 0) {
    add("group", "nodes", data.nodes.map((node) => {
      const label = data.groups[node.group] ?? data.words.other;
      return { name: label, label, color: node.color, weight: node.members?.length };
    }));
  }
  add("kind", "nodes", data.nodes.map((node) => {
    const label = node.kind ?? data.words.other;
    return { name: label, label, color: node.color };
  }));
  const meanings = new Map(data.colors.map(({ color, label }) => [color, label]));
  const told = new Set(facets.flatMap((facet) => facet.options.map((option) => option.label)));
  if (data.colors.some(({ label }) => !told.has(label))) {
    const shared = new Set();
    for (const { color } of data.colors) {
      if (data.colors.filter((other) => other.color === color).length > 1) shared.add(color);
    }
    add("color", "nodes", data.nodes.map(({ color }) => {
      const label = shared.has(color) ? data.words.other : meanings.get(color) ?? data.words.other;
      return { name: label, label, color };
    }));
  }
  const named = new Map([...data.kinds, ...data.certainties].map((entry) => [entry.name, entry]));
  const other = (name) => ({ name, label: data.words.other, color: null });
  add("influence", "edges", data.edges.map(({ kind }) => named.get(kind) ?? other(kind)));
  add("certainty", "edges", data.edges.map(({ certainty }) => named.get(certainty) ?? other("none")));
  for (const facet of facets) sortOptions(facet, data);
  return facets;
}

function sortOptions(facet, data) {
  const fixed = [...data.groups, ...data.kinds.map(({ name }) => name), ...data.certainties.map(({ name }) => name)];
  const rank = (option) => {
    const at = fixed.indexOf(option.name);
    return facet.key === "kind" || facet.key === "color" || at < 0 ? fixed.length : at;
  };
  const order = facet.options.map((_, place) => place);
  order.sort((a, b) => {
    const [one, two] = [facet.options[a], facet.options[b]];
    return rank(one) - rank(two) || two.count - one.count || (one.name < two.name ? -1 : 1);
  });
  const moved = new Map(order.map((place, to) => [place, to]));
  facet.options = order.map((place) => facet.options[place]);
  facet.of = facet.of.map((place) => moved.get(place));
}

/**
 * How nodes and edges stand: OUT, IN or MAYBE. `off` has the names that are switched off, by facet;
 * `day` is the day at whose end to look, or null.
 */
export function seen(data, facets, off, day) {
  const nodes = new Uint8Array(data.nodes.length);
  const edges = new Uint8Array(data.edges.length);
  data.nodes.forEach((node, place) => {
    nodes[place] = standing(node.first, node.last, day);
  });
  data.edges.forEach((edge, place) => {
    if (edge.members) edges[place] = standing(edge.first, edge.last, day);
    else edges[place] = edge.first !== null && day !== null && edge.first > day ? OUT : IN;
  });
  for (const { key, about, options, of } of facets) {
    const hidden = options.map((option) => off[key]?.has(option.name) ?? false);
    if (!hidden.includes(true)) continue;
    const target = about === "nodes" ? nodes : edges;
    of.forEach((option, place) => {
      if (hidden[option]) target[place] = OUT;
    });
  }
  data.edges.forEach((edge, place) => {
    const [from, to] = [nodes[edge.from], nodes[edge.to]];
    if (from === OUT || to === OUT) edges[place] = OUT;
    else if (edges[place] === IN && (from === MAYBE || to === MAYBE)) edges[place] = MAYBE;
  });
  return { nodes, edges };
}
