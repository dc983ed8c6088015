// Finding names: as they are typed, whatever their case, accents and width.

export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What each node can be found by: its label, then its other names, its id and those that it stands for. */
export function makeIndex(nodes) {
  return nodes.map((node, place) => {
    const others = [...(node.aliases ?? []), ...Object.values(node.names ?? {}), node.id, ...(node.members ?? []).map(({ label }) => label)];
    return { place, names: [node.label, ...others].map(folded) };
  });
}

/** How well a folded name answers a folded query: the smaller the better; Infinity if not at all. */
export function distance(name, query) {
  const at = name.indexOf(query);
  if (at < 0) return Infinity;
  if (name === query) return 0;
  if (at === 0) return 1;
  return /[\p{L}\p{N}]/u.test(name[at - 1]) ? 3 : 2;
}

/** The member by whose name a group is found, if not by its own. */
export function memberFound(node, query) {
  const wanted = folded(query.trim());
  if (folded(node.label).includes(wanted)) return null;
  return node.members?.find(({ label }) => folded(label).includes(wanted))?.label ?? null;
}

/** The places of the nodes that answer a query, the best first. */
export function search(index, query) {
  const wanted = folded(query.trim());
  if (wanted === "") return [];
  const found = [];
  for (const { place, names } of index) {
    let best = Infinity;
    names.forEach((name, nth) => {
      best = Math.min(best, distance(name, wanted) + (nth === 0 ? 0 : 0.5));
    });
    if (best < Infinity) found.push({ place, best, length: names[0].length });
  }
  found.sort((a, b) => a.best - b.best || a.length - b.length || a.place - b.place);
  return found.map(({ place }) => place);
}
