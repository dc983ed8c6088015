// The table: sorted by any column, with the rows that filters and date leave.

import { make } from "./elements.mjs";
import { OUT } from "./days.mjs";
import { say } from "./say.mjs";

/** The key by which a date is sorted: its first day, then its last; what has none comes last. */
export function dateKey(node) {
  return [node.first ?? node.last ?? Infinity, node.last ?? Infinity];
}

/** The order of rows by a column, as places. Equal rows keep their order; empty texts come last. */
export function sortedRows(keys, isDown) {
  const rank = (a, b) => {
    if (Array.isArray(a)) return a[0] - b[0] || a[1] - b[1] || 0;
    return a.localeCompare(b, undefined, { numeric: true, sensitivity: "base" });
  };
  const empty = (key) => (Array.isArray(key) ? key[0] === Infinity : key === "");
  const places = keys.map((_, place) => place);
  return places.sort((a, b) => {
    const [one, two] = [keys[a], keys[b]];
    if (empty(one) !== empty(two)) return empty(one) ? 1 : -1;
    if (empty(one)) return a - b;
    return (isDown ? -1 : 1) * rank(one, two) || a - b;
  });
}

export function makeTable(section, data, on) {
  const body = section.querySelector("tbody");
  const heads = [...section.querySelectorAll("thead th")];
  const rows = [...body.rows];
  const was = new Uint8Array(rows.length).fill(1);
  let sorted = { column: -1, isDown: false };

  rows.forEach((row, place) => {
    const cell = row.cells[0];
    const button = make("button", { type: "button", class: "text", title: say("pin-in-picture", data.nodes[place].label) }, cell.textContent);
    button.addEventListener("click", () => on.take(place));
    cell.replaceChildren(button);
  });

  function sort(column) {
    sorted = { column, isDown: sorted.column === column && !sorted.isDown };
    const keys = rows.map((row, place) => (heads[column].dataset.key === "date" ? dateKey(data.nodes[place]) : row.cells[column].textContent));
    body.append(...sortedRows(keys, sorted.isDown).map((place) => rows[place]));
    heads.forEach((head, nth) => {
      if (nth === column) head.setAttribute("aria-sort", sorted.isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    on.announce(`${say("sorted", heads[column].textContent)}, ${say(sorted.isDown ? "descending" : "ascending")}`);
  }

  heads.forEach((head, column) => {
    const button = make("button", { type: "button", class: "text" }, head.textContent);
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(button);
  });

  return {
    show(seen) {
      seen.nodes.forEach((state, place) => {
        if (state === was[place]) return;
        rows[place].hidden = state === OUT;
        was[place] = state;
      });
    },
  };
}
