// What is known of a technology, in the order and the shape in which the panel tells it.

/** The order of keys; others follow as they come. */
const ORDER = ["released", "published", "announced", "retired", "developers", "kind", "family", "fields", "aliases", "names", "former-names", "summary", "url", "links"];

function valueText(key, value, { organizations, terms }) {
  const one = (entry) => {
    if (typeof entry !== "object" || entry === null) {
      const known = key === "developers" ? organizations : terms[key];
      return Object.hasOwn(known ?? {}, entry) ? known[entry] : String(entry);
    }
    return entry.until ? `${entry.name} (– ${entry.until})` : entry.name;
  };
  return Array.isArray(value) ? value.map(one).join(", ") : one(value);
}

/**
 * A row for each key: its values, those that count before those that are deprecated, each with who
 * says so. `conflict` is set where sources disagree and none is preferred, `settled` where one is.
 * `known` has the names of organizations and of the terms of the catalogue.
 */
export function factRows(node, known) {
  const rank = (key) => {
    const at = ORDER.indexOf(key);
    return at < 0 ? ORDER.length : at;
  };
  const keys = Object.keys(node.claims ?? {}).filter((key) => key !== "name");
  keys.sort((a, b) => rank(a) - rank(b));
  return keys.map((key) => {
    const claims = node.claims[key];
    const values = claims.map((claim) => ({ ...claim, text: valueText(key, claim.value, known) }));
    const order = { preferred: 0, normal: 1, deprecated: 2 };
    values.sort((a, b) => order[a.rank] - order[b.rank]);
    const rivals = new Set(values.filter(({ rank: of }) => of !== "deprecated").map(({ text }) => text));
    const disputed = values.some((value) => value.disputed);
    const preferred = values.some((value) => value.rank === "preferred");
    const differ = rivals.size > 1;
    return { key, values, conflict: disputed && differ && !preferred, settled: differ && preferred };
  });
}

/** Influences between the same two nodes stand together: the other node, and the edges. */
export function relations(edges, places, side) {
  const rows = new Map();
  for (const place of places) {
    const other = edges[place][side];
    if (!rows.has(other)) rows.set(other, []);
    rows.get(other).push(place);
  }
  return [...rows].map(([other, between]) => ({ other, between }));
}
