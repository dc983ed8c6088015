// What is hidden, faint, lit and framed in the picture. Only elements that change are touched, and
// what is not lit is dimmed as a whole: a picture of thousands has no time for more.

import { MAYBE, OUT } from "./days.mjs";
import { makeSvg } from "./elements.mjs";

export function makeLights(picture) {
  const { groups, nodeElements, edgeElements, places, svg } = picture;
  const before = { nodes: new Uint8Array(nodeElements.length).fill(1), edges: new Uint8Array(edgeElements.length).fill(1) };
  let lit = { nodes: [], edges: [] };
  const rings = new Map();
  const drawLine = makeLine(picture);

  function stand(elements, was, is) {
    is.forEach((state, place) => {
      if (state === was[place]) return;
      elements[place].classList.toggle("out", state === OUT);
      elements[place].classList.toggle("maybe", state === MAYBE);
      was[place] = state;
    });
  }

  /** Puts elements back among the others, each before the one that it stood before. */
  function putBack(group, elements, moved) {
    const descending = [...moved].sort((a, b) => b - a);
    for (const place of descending) group.insertBefore(elements[place], elements[place + 1] ?? null);
  }

  let line = null;

  return {
    /** What is seen now, for whatever draws it in another way. */
    state: () => ({ ...before, lit, frames: [...rings.keys()], line }),

    /** Hides and fades as a filter says. */
    show(seen) {
      stand(nodeElements, before.nodes, seen.nodes);
      stand(edgeElements, before.edges, seen.edges);
    },

    /** Lights these, in any order; nothing is dimmed if there are none. */
    light(nodes, edges) {
      if (lit.nodes.length === 0 && nodes.length === 0) return;
      putBack(groups.nodes, nodeElements, lit.nodes);
      putBack(groups.edges, edgeElements, lit.edges);
      lit = { nodes: [...new Set(nodes)].sort((a, b) => a - b), edges: [...new Set(edges)].sort((a, b) => a - b) };
      groups.litNodes.append(...lit.nodes.map((place) => nodeElements[place]));
      groups.litEdges.append(...lit.edges.map((place) => edgeElements[place]));
      svg.classList.toggle("lighting", lit.nodes.length > 0);
    },

    /** Draws a frame around each of these: a map from nodes to class names. */
    frame(wanted) {
      for (const [node, ring] of rings) {
        if (wanted.get(node) !== ring.getAttribute("class")) {
          ring.remove();
          rings.delete(node);
        }
      }
      for (const [node, className] of wanted) {
        if (rings.has(node)) continue;
        const { left, right, top, bottom } = places[node].box;
        const ring = makeSvg("rect", { class: className, x: left - 5, y: top - 3, width: right - left + 10, height: bottom - top + 6, rx: 5 });
        groups.overlay.append(ring);
        rings.set(node, ring);
      }
    },

    /** Draws the line of a day; none if it is null. */
    line: (day) => {
      line = day === null || !picture.scale ? null : Math.min(picture.width, picture.scale.x(day + 1));
      drawLine(line);
    },
  };
}

function makeLine(picture) {
  const line = makeSvg("line", { class: "as-of-line", y1: 0, y2: picture.height });
  return (x) => {
    if (x === null) {
      line.remove();
      return;
    }
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
    if (!line.isConnected) picture.groups.overlay.prepend(line);
  };
}
