// The overview: the whole picture as two bitmaps, a fine and a coarse one. From afar, and while the
// picture is made much smaller, they stand in for the SVG: its thousands of shapes cannot be drawn
// anew at every step, and bitmaps need not be. Letters could not be read at that size anyway.

import { MAYBE, OUT } from "./days.mjs";
import { make } from "./elements.mjs";

/** How many pixels each bitmap has at most, and along one side. */
const PIXELS = [9e6, 4e5];
const SIDE = 8000;

export function makeOverview(parent, picture, data, lights) {
  const { width, height } = picture;
  const levels = PIXELS.map((most) => {
    const scale = Math.min(1, Math.sqrt(most / (width * height)), SIDE / Math.max(width, height));
    const canvas = make("canvas", { class: "overview", "aria-hidden": "true" });
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    parent.append(canvas);
    return { scale, canvas, isStale: true };
  });
  const kinds = new Map(data.kinds.map(({ name, color }) => [name, color]));
  const frame = frameShapes(picture);
  const paths = picture.edgePaths.map((path) => new Path2D(path));
  const style = getComputedStyle(document.documentElement);
  const [accent, plain] = [style.getPropertyValue("--accent"), style.getPropertyValue("--faint")];
  let waiting = 0;

  function draw(level) {
    const { canvas, scale } = level;
    const context = canvas.getContext("2d", { alpha: false });
    const { nodes, edges, lit, frames, line } = lights.state();
    const isLighting = lit.nodes.length > 0;
    // Lines and marks that are too thin for the scale would vanish.
    const thin = Math.max(1.4, 0.8 / scale);
    const tall = Math.max(6, 2.2 / scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.lineWidth = thin / 2;
    for (const { color, box, path } of frame) {
      context.fillStyle = context.strokeStyle = color;
      if (box) context.fillRect(...box);
      else context.stroke(path);
    }
    context.lineWidth = thin;
    const edge = (place, strength) => {
      if (edges[place] === OUT) return;
      context.globalAlpha = edges[place] === MAYBE ? strength * 0.4 : strength;
      context.strokeStyle = kinds.get(data.edges[place].kind) ?? plain;
      context.stroke(paths[place]);
    };
    const node = (place, strength) => {
      if (nodes[place] === OUT) return;
      const { left, right, y } = picture.places[place];
      context.globalAlpha = nodes[place] === MAYBE ? strength * 0.4 : strength;
      context.fillStyle = data.nodes[place].color;
      context.fillRect(left, y - tall / 2, Math.max(right - left, tall), tall);
    };
    const dimmed = isLighting ? 0.14 : 1;
    for (let place = 0; place < edges.length; place += 1) edge(place, dimmed * 0.55);
    for (let place = 0; place < nodes.length; place += 1) node(place, dimmed);
    for (const place of lit.edges) edge(place, 1);
    for (const place of lit.nodes) node(place, 1);
    context.globalAlpha = 1;
    context.strokeStyle = accent;
    context.lineWidth = Math.max(2, 1.5 / scale);
    for (const place of frames) {
      const { box } = picture.places[place];
      const around = 4 / scale;
      context.strokeRect(box.left - around, box.top - around, box.right - box.left + 2 * around, box.bottom - box.top + 2 * around);
    }
    if (line !== null) {
      context.fillStyle = accent;
      context.fillRect(line, 0, thin, height);
    }
    level.isStale = false;
  }

  return {
    /** Says that the picture looks different now. */
    change(camera) {
      for (const level of levels) level.isStale = true;
      clearTimeout(waiting);
      waiting = setTimeout(() => this.prepare(camera()), 60);
    },
    /** Draws what a camera may need next: both bitmaps, that which is in sight first. */
    prepare(camera) {
      const first = this.levelFor(camera.k);
      if (levels[first].isStale) draw(levels[first]);
      else if (levels[1 - first].isStale) draw(levels[1 - first]);
      else return;
      clearTimeout(waiting);
      waiting = setTimeout(() => this.prepare(camera), 60);
    },
    levelFor: (k) => (k < levels[1].scale * 1.5 ? 1 : 0),
    /** Shows the bitmap for a camera; -1 hides both. */
    show(level) {
      levels.forEach(({ canvas }, nth) => canvas.classList.toggle("shown", nth === level));
    },
    move(transform, level) {
      if (level >= 0) levels[level].canvas.style.transform = transform;
    },
  };
}

/** What stands behind the nodes: boxes and lines with their colours, but no letters. */
function frameShapes(picture) {
  const colors = new Map();
  const colorOf = (element, property) => {
    const key = `${element.getAttribute("class")} ${property}`;
    if (!colors.has(key)) colors.set(key, getComputedStyle(element)[property]);
    return colors.get(key);
  };
  const box = (element) => ["x", "y", "width", "height"].map((name) => Number(element.getAttribute(name) ?? 0));
  const paper = picture.svg.querySelector(".paper");
  const shapes = [{ box: [0, 0, picture.width * 2, picture.height * 2], color: colorOf(paper, "fill") }];
  for (const element of picture.groups.frame.children) {
    if (element.matches("rect.band, rect.era")) shapes.push({ box: box(element), color: colorOf(element, "fill") });
    else if (element.matches("path.tick, path.strong, path.lane")) shapes.push({ path: new Path2D(element.getAttribute("d")), color: colorOf(element, "stroke") });
  }
  return shapes;
}
