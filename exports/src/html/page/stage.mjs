// The stage: moving and enlarging the picture by mouse, touch and wheel. One transform on one layer
// is all that changes, once a frame.

import { centred, densest, fitting, held, middleOf, moved, pinched, zoomedAt } from "./camera.mjs";

/** How far a pointer may go and still have clicked. */
const SLIP = { mouse: 4, pen: 6, touch: 10 };
/** How far from a node or a line a pointer may be and still mean it. */
const NEAR = { mouse: 6, pen: 12, touch: 22 };
/** Below this scale letters cannot be read, and are not drawn. */
const LEGIBLE = 0.3;
/** How much smaller than last drawn the picture gets before the overview stands in for it. */
const COARSER = 0.7;
/** The scale at which names can just be read. */
const READABLE = 0.45;
const SETTLED = 160;
/** How far what is revealed stays from the borders of the stage. */
const MARGIN = 40;

export function makeStage(stage, canvas, picture, overview, on) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const size = { width: 1, height: 1 };
  let camera = { x: 0, y: 0, k: 1 };
  let farthest = 0.1;
  let frame = 0;
  let settling = 0;
  let flight = 0;
  let sharp = 1;
  let level = -1;

  function paint() {
    frame = 0;
    const transform = `translate3d(${camera.x}px,${camera.y}px,0) scale(${camera.k})`;
    const isFar = camera.k < LEGIBLE || camera.k < sharp * COARSER || (level >= 0 && stage.classList.contains("moving"));
    showLevel(isFar ? overview.levelFor(camera.k) : -1);
    // What is not seen stays where it is, and costs nothing.
    if (level < 0) canvas.style.transform = transform;
    overview.move(transform, level);
    on.move(camera, size);
  }

  function showLevel(wanted) {
    if (wanted === level) return;
    overview.show(wanted);
    if (wanted < 0 || level < 0) stage.classList.toggle("far", wanted >= 0);
    level = wanted;
  }

  function settle() {
    // The dots of the picture are only enlarged while it grows, and drawn anew afterwards.
    stage.classList.remove("moving", "zooming");
    canvas.style.transform = `translate3d(${camera.x}px,${camera.y}px,0) scale(${camera.k})`;
    if (camera.k >= LEGIBLE) {
      showLevel(-1);
      sharp = camera.k;
    }
    on.settle(camera, size);
  }

  /** Shows the picture through a camera at the next frame. */
  function set(next) {
    if (next.k !== camera.k) stage.classList.add("zooming");
    camera = held(next, picture.box, size, 120);
    if (!frame) frame = requestAnimationFrame(paint);
    stage.classList.add("moving");
    clearTimeout(settling);
    settling = setTimeout(settle, SETTLED);
  }

  function fly(to) {
    cancelAnimationFrame(flight);
    if (calm.matches) {
      set(to);
      return;
    }
    const from = camera;
    const began = performance.now();
    const step = (now) => {
      const time = Math.min(1, Math.max(0, (now - began) / 220));
      const eased = 1 - (1 - time) ** 3;
      const between = (a, b) => a + (b - a) * eased;
      const k = from.k * (to.k / from.k) ** eased;
      // The middle of the stage goes straight, whatever the scale does meanwhile.
      const [a, b] = [middleOf(from, size), middleOf(to, size)];
      set(centred(between(a.x, b.x), between(a.y, b.y), k, size));
      if (time < 1) flight = requestAnimationFrame(step);
      else set(to);
    };
    flight = requestAnimationFrame(step);
  }

  function measure() {
    const box = stage.getBoundingClientRect();
    size.width = Math.max(1, box.width);
    size.height = Math.max(1, box.height);
    farthest = Math.min(1, fitting(picture.box, size, 0).k) * 0.8;
  }

  const free = () => ({ width: size.width, height: size.height - on.covered() });
  /** The scale at which a box is just well within what is free of the stage. */
  const wholeAt = (box) => Math.min((free().width - 2 * MARGIN) / (box.right - box.left), (free().height - 2 * MARGIN) / (box.bottom - box.top));

  const here = (event) => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const inPicture = (point) => ({ x: (point.x - camera.x) / camera.k, y: (point.y - camera.y) / camera.k });

  const pointers = new Map();
  let began = null;

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("button")) return;
    cancelAnimationFrame(flight);
    on.point(null);
    pointers.set(event.pointerId, here(event));
    if (pointers.size === 1) began = { at: here(event), target: event.target, slipped: false };
    else if (began) began.slipped = true;
  });
  stage.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId) || !began) {
      if (event.pointerType === "mouse") on.point(event.target, inPicture(here(event)), NEAR.mouse / camera.k);
      return;
    }
    const before = [...pointers.values()];
    const last = pointers.get(event.pointerId);
    const now = here(event);
    if (!began.slipped && Math.hypot(now.x - began.at.x, now.y - began.at.y) > SLIP[event.pointerType]) {
      began.slipped = true;
      stage.classList.add("dragging");
      stage.setPointerCapture(event.pointerId);
    }
    if (!began.slipped) return;
    pointers.set(event.pointerId, now);
    if (pointers.size === 1) set(moved(camera, now.x - last.x, now.y - last.y));
    else set(pinched(camera, before.slice(0, 2), [...pointers.values()].slice(0, 2), farthest));
  });
  const lift = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) return;
    stage.classList.remove("dragging");
    const done = began;
    began = null;
    if (done && !done.slipped && event.type === "pointerup") {
      const point = inPicture(done.at);
      on.click(done.target, point, (NEAR[event.pointerType] ?? NEAR.touch) / camera.k);
    }
  };
  stage.addEventListener("pointerup", lift);
  stage.addEventListener("pointercancel", lift);
  stage.addEventListener("pointerleave", () => on.point(null));
  // Links in the picture are for those without a script; the panel has them, too.
  stage.addEventListener("click", (event) => {
    if (event.target.closest("svg a")) event.preventDefault();
  });
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      cancelAnimationFrame(flight);
      const line = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? size.height : 1;
      const [dx, dy] = [event.deltaX * line, event.deltaY * line];
      if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) {
        set(moved(camera, -(dx || dy), 0));
        return;
      }
      const point = here(event);
      // Touchpads that pinch send small steps with the control key.
      const speed = event.ctrlKey ? 0.01 : 0.0016;
      set(zoomedAt(camera, point.x, point.y, Math.exp(-Math.max(-400, Math.min(400, dy)) * speed), farthest));
    },
    { passive: false },
  );
  new ResizeObserver(() => {
    // A stage that makes room for the table has no size, and keeps its camera.
    if (stage.offsetWidth === 0) return;
    measure();
    set(camera);
  }).observe(stage);

  measure();
  return {
    size,
    camera: () => camera,
    set,
    zoom: (factor) => fly(zoomedAt(camera, size.width / 2, size.height / 2, factor, farthest)),
    pan: (dx, dy) => set(moved(camera, dx, dy)),
    fit: (box) => fly(fitting(box, size, 12)),
    look(x, y, k) {
      measure();
      set(centred(x, y, k, size));
    },
    middle: () => middleOf(camera, size),
    /** The picture as it is opened: over the whole width if that can be read, else where most is. */
    begin() {
      measure();
      const k = Math.min(1.25, Math.max(0.8, size.width / picture.width));
      const from = densest(picture.places.map(({ x }) => x), size.width / k - 160);
      const x = Math.min(0, Math.max(size.width - picture.width * k, (80 - from) * k));
      // The legend stands at the left; without it the chart is what comes first.
      const chart = picture.places.reduce((least, { box }) => Math.min(least, box.top), Infinity) - 44;
      const top = x < 0 && Number.isFinite(chart) ? chart : picture.box.y;
      set({ x, y: 26 - top * k, k });
    },
    /** Whether a box can be seen as a whole, with names that can just be read. */
    holds(box) {
      measure();
      return wholeAt(box) >= READABLE;
    },
    /** Moves so that a box is well within sight, and no more than needed. */
    reveal(box) {
      measure();
      const k = Math.min(Math.max(camera.k, 0.6), Math.max(READABLE, wholeAt(box)));
      const room = free();
      const inside = (low, high, at, length) => low * k + at >= MARGIN && high * k + at <= length - MARGIN;
      const near = k === camera.k && inside(box.left, box.right, camera.x, room.width) && inside(box.top, box.bottom, camera.y, room.height);
      if (!near) fly(centred((box.left + box.right) / 2, (box.top + box.bottom) / 2, k, room));
    },
  };
}
