// The picture in the page: which element belongs to which node and edge, and where it stands. All
// places come from attributes, since asking for boxes would lay out every text.

import { cutDashes } from "./dashes.mjs";
import { makeSvg } from "./elements.mjs";
import { readScale } from "./scale.mjs";

const number = (element, name) => Number(element?.getAttribute(name) ?? 0);

/** Where a node's mark and label stand. */
function placeOf(element) {
  const mark = element.querySelector(".mark");
  const label = element.querySelector(".label");
  const isPoint = mark.tagName === "circle";
  const left = isPoint ? number(mark, "cx") - number(mark, "r") : number(mark, "x");
  const right = isPoint ? number(mark, "cx") + number(mark, "r") : left + number(mark, "width");
  const y = isPoint ? number(mark, "cy") : number(mark, "y") + number(mark, "height") / 2;
  const text = { left: number(label, "x"), right: number(label, "x") + number(label, "textLength"), base: number(label, "y") };
  const box = {
    left: Math.min(left, text.left),
    right: Math.max(right, text.right),
    top: Math.min(y - 5, text.base - 11),
    bottom: Math.max(y + 5, text.base + 3),
  };
  return { x: (left + right) / 2, y, left, right, box };
}

export function readPicture(svg) {
  const [frame, edges, nodes] = ["frame", "edges", "nodes"].map((name) => svg.querySelector(`:scope > g.${name}`));
  const nodeElements = [...nodes.children];
  const edgePaths = [...edges.children].map((element) => (element.matches("path") ? element : element.querySelector("path:not(.halo)")).getAttribute("d"));
  cutDashes([...edges.children]);
  const nodeAt = new Map(nodeElements.map((element, place) => [element, place]));
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  // The camera says how large it is shown; dots of the screen are then dots of the picture.
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  // What is lit stands above the rest, which can then be dimmed at once.
  const litEdges = makeSvg("g", { class: "lit-edges" });
  const litNodes = makeSvg("g", { class: "lit-nodes" });
  const overlay = makeSvg("g", { class: "overlay" });
  svg.append(litEdges, litNodes, overlay);
  const heads = [...frame.querySelectorAll("text:not(.title):not(.subtitle)")].map((text) => number(text, "y"));
  return {
    svg,
    groups: { frame, edges, nodes, litEdges, litNodes, overlay },
    nodeElements,
    edgeElements: [...edges.children],
    edgePaths,
    places: nodeElements.map(placeOf),
    nodeOf: (target) => nodeAt.get(target?.closest?.(".node")) ?? null,
    // The page has the title in its own head.
    box: { x: 0, y: Math.max(0, Math.min(...heads, height) - 22), width, height: height - Math.max(0, Math.min(...heads, height) - 22) },
    width,
    height,
    scale: readScale({
      bent: svg.dataset.scale,
      firstDay: svg.dataset.firstDay,
      firstX: svg.dataset.firstX,
      pxPerDay: svg.dataset.pxPerDay,
    }),
  };
}

/** The node nearest to a point of the picture, within so many of its pixels; null if none. */
export function nodeNear(picture, x, y, within, shows) {
  let best = null;
  let least = within;
  picture.places.forEach(({ box }, node) => {
    const dx = Math.max(box.left - x, 0, x - box.right);
    const dy = Math.max(box.top - y, 0, y - box.bottom);
    const apart = Math.hypot(dx, dy);
    if (apart < least && shows(node)) {
      best = node;
      least = apart;
    }
  });
  return best;
}
