// The hint: what the line under the pointer says, beside it, and the line drawn over all others. It
// lies on the stage and not in the picture, which would have to be drawn anew for it.

import { make, makeSvg, swatch } from "./elements.mjs";
import { influences, say } from "./say.mjs";

/** How far the hint stands from the pointer. */
const BESIDE = 14;

/** What a line says but for its ends. */
export function lineText(edge, kinds, certainties) {
  if (edge.kind === "indirect") return say("via-left-out", edge.count);
  if (edge.kind === "several") return influences(edge.count);
  const certainty = edge.certainty && edge.certainty !== "stated" ? certainties.get(edge.certainty) ?? edge.certainty : null;
  return [kinds.get(edge.kind) ?? edge.kind, certainty, edge.disputed ? say("disputed-influence") : null, edge.when].filter(Boolean).join(" · ");
}

export function makeHint(stage, picture, data) {
  const named = (entries) => new Map(entries.map(({ name, label }) => [name, label]));
  const [kinds, certainties] = [named(data.kinds), named(data.certainties)];
  const colors = new Map(data.kinds.map(({ name, color }) => [name, color]));
  const path = makeSvg("path", {});
  const layer = makeSvg("svg", { class: "pointed", "aria-hidden": "true" });
  layer.append(path);
  const box = make("div", { id: "hint", "aria-hidden": "true" });
  stage.append(layer, box);
  let shown = null;

  function hide() {
    if (shown === null) return;
    shown = null;
    layer.classList.remove("shown");
    box.classList.remove("shown");
    stage.style.cursor = "";
  }

  function tell(line, others) {
    const edge = data.edges[line];
    const ends = make("div", { class: "ends" }, `${data.nodes[edge.from].label} → ${data.nodes[edge.to].label}`);
    const says = make("div", { class: "says" }, swatch(colors.get(edge.kind) ?? "currentColor", "swatch line"), lineText(edge, kinds, certainties));
    const more = others > 0 ? make("div", { class: "more" }, say(others === 1 ? "line-more" : "lines-more", others)) : null;
    box.replaceChildren(...[ends, says, more].filter(Boolean));
    path.setAttribute("d", picture.edgePaths[line]);
  }

  return {
    hide,
    /** Says what a line is that was found, and how many others lie there; null hides the hint. */
    show(found, at, camera, size) {
      if (found === null) {
        hide();
        return;
      }
      const key = `${found.line} ${found.others}`;
      if (key !== shown) {
        tell(found.line, found.others);
        path.setAttribute("transform", `translate(${camera.x} ${camera.y}) scale(${camera.k})`);
        layer.classList.add("shown");
        box.classList.add("shown");
        stage.style.cursor = "pointer";
        shown = key;
      }
      const beside = (place, length, room) => (place + BESIDE + length <= room ? place + BESIDE : Math.max(0, place - BESIDE - length));
      const x = beside(camera.x + at.x * camera.k, box.offsetWidth, size.width);
      const y = beside(camera.y + at.y * camera.k, box.offsetHeight, size.height);
      box.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
    },
  };
}
