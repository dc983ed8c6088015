// Long dashed lines, cut so that they are drawn fast: a browser computes every dash of a path, however
// far from sight, except of one that is a single straight line. A page of thousands would stand still.

import { makeSvg } from "./elements.mjs";

/** From how many pixels on a straight stretch is long. */
const LONG = 400;
/** All patterns of dashes begin anew after so many pixels. */
const PERIOD = 18;

/** The pieces of a path, each with the way before it: long straight stretches, and what is between. */
export function dashPieces(path) {
  const pieces = [];
  let [x, y] = [0, 0];
  let way = 0;
  let piece = null;
  for (const [text, command, rest] of path.matchAll(/([MHVLC])([^MHVLC]*)/g)) {
    const given = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    const [fromX, fromY] = [x, y];
    if (command === "H") x = given[0];
    else if (command === "V") y = given[0];
    else [x, y] = given.slice(-2);
    if (command === "M") continue;
    const length = command === "C" ? curveLength(fromX, fromY, ...given) : Math.hypot(x - fromX, y - fromY);
    if (command !== "C" && length >= LONG) {
      if (piece) pieces.push(piece);
      piece = null;
      pieces.push({ d: `M${fromX} ${fromY}${text}`, before: way });
    } else {
      piece ??= { d: `M${fromX} ${fromY}`, before: way };
      piece.d += text;
    }
    way += length;
  }
  if (piece) pieces.push(piece);
  return pieces;
}

/** The length of a small curve: the mean of its chord and its frame. */
function curveLength(x1, y1, x2, y2, x3, y3, x4, y4) {
  const frame = Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2) + Math.hypot(x4 - x3, y4 - y3);
  return (frame + Math.hypot(x4 - x1, y4 - y1)) / 2;
}

/** Cuts the dashed lines among these elements that are long; what is cut is a group of the same classes. */
export function cutDashes(edges) {
  for (const edge of edges) {
    if (!edge.matches(".implied, .speculated, .indirect")) continue;
    const path = edge.matches("path") ? edge : edge.querySelector("path:not(.halo)");
    const pieces = dashPieces(path.getAttribute("d"));
    if (pieces.length === 1) continue;
    const drawn = pieces.map(({ d, before }) => makeSvg("path", { d, "stroke-dashoffset": (before % PERIOD).toFixed(1) }));
    if (path.hasAttribute("marker-end")) drawn[drawn.length - 1].setAttribute("marker-end", path.getAttribute("marker-end"));
    if (path !== edge) {
      path.replaceWith(...drawn);
      continue;
    }
    const group = makeSvg("g", {});
    for (const { name, value } of edge.attributes) if (name !== "d" && name !== "marker-end") group.setAttribute(name, value);
    group.append(...edge.childNodes, ...drawn);
    edge.replaceWith(group);
  }
}
