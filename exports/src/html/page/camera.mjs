// The camera: where the picture's upper left corner stands on the stage (x, y), and how many times
// as large it is shown (k). Pure: each function gives another camera.

export const NEAREST = 6;

export function zoomedAt(camera, x, y, factor, farthest) {
  const k = Math.min(NEAREST, Math.max(farthest, camera.k * factor));
  const ratio = k / camera.k;
  return { x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio, k };
}

export function moved(camera, dx, dy) {
  return { x: camera.x + dx, y: camera.y + dy, k: camera.k };
}

/** The camera under which two fingers keep the points of the picture that they first touched. */
export function pinched(camera, before, after, farthest) {
  const middle = (pair) => ({ x: (pair[0].x + pair[1].x) / 2, y: (pair[0].y + pair[1].y) / 2 });
  const apart = (pair) => Math.max(1, Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y));
  const [from, to] = [middle(before), middle(after)];
  const zoomed = zoomedAt(camera, from.x, from.y, apart(after) / apart(before), farthest);
  return moved(zoomed, to.x - from.x, to.y - from.y);
}

/** The camera that shows all of a box, in the middle. */
export function fitting(box, stage, margin) {
  const k = Math.min(NEAREST, (stage.width - 2 * margin) / box.width, (stage.height - 2 * margin) / box.height);
  return centred(box.x + box.width / 2, box.y + box.height / 2, Math.max(k, 0.001), stage);
}

/** The camera that shows a point of the picture in the middle of the stage. */
export function centred(x, y, k, stage) {
  return { x: stage.width / 2 - x * k, y: stage.height / 2 - y * k, k };
}

/** The point of the picture in the middle of the stage. */
export function middleOf(camera, stage) {
  return { x: (stage.width / 2 - camera.x) / camera.k, y: (stage.height / 2 - camera.y) / camera.k, k: camera.k };
}

/** The camera, moved so far that some of the box stays to be seen. */
export function held(camera, box, stage, least) {
  const along = (at, from, length, room) => {
    const keep = Math.min(least, length * camera.k);
    return Math.min(room - keep - from * camera.k, Math.max(keep - (from + length) * camera.k, at));
  };
  return {
    x: along(camera.x, box.x, box.width, stage.width),
    y: along(camera.y, box.y, box.height, stage.height),
    k: camera.k,
  };
}

/** Where a window of this width begins that holds the most of some places; the first if several do. */
export function densest(places, width) {
  const sorted = [...places].sort((a, b) => a - b);
  let best = { from: sorted[0] ?? 0, count: 0 };
  let end = 0;
  sorted.forEach((from, start) => {
    while (end < sorted.length && sorted[end] <= from + width) end += 1;
    if (end - start > best.count) best = { from, count: end - start };
  });
  return best.from;
}
