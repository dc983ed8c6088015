// What the page shows, as the part of its address after `#`, so that a link brings it back.

/** What stands in an address, each part as it is written there; what is unknown is passed over. */
export function readAddress(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const off = {};
  for (const [key, value] of given) {
    if (key.startsWith("hide-")) (off[key.slice(5)] ??= []).push(value);
  }
  const view = (given.get("view") ?? "").split(",").map(Number);
  const isView = view.length === 3 && view.every(Number.isFinite) && view[2] > 0;
  return {
    pins: given.getAll("pin"),
    date: given.get("date"),
    off,
    view: isView ? { x: view[0], y: view[1], k: view[2] } : null,
    table: given.get("show") === "table",
  };
}

/** The address of a state, without `#`; empty if everything is as at first. */
export function writeAddress(state) {
  const parts = new URLSearchParams();
  for (const pin of state.pins) parts.append("pin", pin);
  if (state.date) parts.append("date", state.date);
  for (const [facet, names] of Object.entries(state.off)) {
    for (const name of names) parts.append(`hide-${facet}`, name);
  }
  if (state.table) parts.append("show", "table");
  if (state.view) {
    const { x, y, k } = state.view;
    parts.append("view", `${Math.round(x)},${Math.round(y)},${Number(k.toPrecision(3))}`);
  }
  // Commas are safe there and easier to read.
  return parts.toString().replaceAll("%2C", ",");
}
