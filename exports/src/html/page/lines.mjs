// Which line is nearest to a point. The lines are cut into straight pieces, and a grid knows which of
// them touch each of its cells: asking takes no longer where there are thousands, as it would if the
// browser were to find out under the pointer.

/** The corners of a path as x, y, x, y…; curves are cut into chords. Paths begin with M and have H, V, L and C. */
export function cornersOf(path) {
  const corners = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of path.matchAll(/([MHVLC])([^MHVLC]*)/g)) {
    const given = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === "C") {
      for (let part = 1; part <= CHORDS; part += 1) {
        const [t, u] = [part / CHORDS, 1 - part / CHORDS];
        const between = (a, b, c, d) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
        corners.push(between(x, given[0], given[2], given[4]), between(y, given[1], given[3], given[5]));
      }
      [x, y] = [given[4], given[5]];
      continue;
    }
    if (command === "H") x = given[0];
    else if (command === "V") y = given[0];
    else [x, y] = given;
    corners.push(x, y);
  }
  return corners;
}

const CHORDS = 4;

/** The narrowest cells, and about how many entries a grid has at most. */
const NARROWEST = 24;
const ENTRIES = 400000;

/** How far a point is from a straight piece. */
export function apart(x, y, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const at = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - at * dx, y - y1 - at * dy);
}

/** How many pixels apart lines are that lie on each other. */
const SAME = 0.6;

/** Knows lines by their paths; where two are equally near, the later one lies above the other. */
export function makeLines(paths) {
  const ends = [];
  const lineOf = [];
  let total = 0;
  let [width, height] = [0, 0];
  paths.forEach((path, line) => {
    const corners = cornersOf(path);
    for (let at = 0; at + 3 < corners.length; at += 2) {
      const [x1, y1, x2, y2] = corners.slice(at, at + 4);
      ends.push(x1, y1, x2, y2);
      lineOf.push(line);
      total += Math.hypot(x2 - x1, y2 - y1);
      [width, height] = [Math.max(width, x1, x2), Math.max(height, y1, y2)];
    }
  });
  const size = Math.max(NARROWEST, total / ENTRIES, Math.sqrt((width * height) / ENTRIES));
  const [columns, rows] = [Math.floor(width / size) + 1, Math.floor(height / size) + 1];
  const cellAt = (at, count) => Math.min(count - 1, Math.max(0, Math.floor(at / size)));

  /** Visits the cells of a piece at steps of half a cell: no place of it is farther from them than a quarter. */
  function visit(piece, does) {
    const [x1, y1, x2, y2] = [ends[piece * 4], ends[piece * 4 + 1], ends[piece * 4 + 2], ends[piece * 4 + 3]];
    const steps = Math.max(1, Math.ceil((2 * Math.hypot(x2 - x1, y2 - y1)) / size));
    let last = -1;
    for (let step = 0; step <= steps; step += 1) {
      const cell = cellAt(y1 + ((y2 - y1) * step) / steps, rows) * columns + cellAt(x1 + ((x2 - x1) * step) / steps, columns);
      if (cell !== last) does(cell);
      last = cell;
    }
  }

  const starts = new Uint32Array(columns * rows + 1);
  lineOf.forEach((_, piece) => visit(piece, (cell) => { starts[cell + 1] += 1; }));
  for (let cell = 0; cell < columns * rows; cell += 1) starts[cell + 1] += starts[cell];
  const next = starts.slice();
  const pieces = new Uint32Array(starts[columns * rows]);
  lineOf.forEach((_, piece) => visit(piece, (cell) => { pieces[next[cell]++] = piece; }));

  return {
    /**
     * The line nearest to a point, within so many pixels, how far it is, and how many others lie there
     * as well; null if none.
     */
    near(x, y, within, shows) {
      const found = new Map();
      const reach = within + size / 4;
      for (let row = cellAt(y - reach, rows); row <= cellAt(y + reach, rows); row += 1) {
        for (let column = cellAt(x - reach, columns); column <= cellAt(x + reach, columns); column += 1) {
          const cell = row * columns + column;
          for (let at = starts[cell]; at < starts[cell + 1]; at += 1) {
            const [line, end] = [lineOf[pieces[at]], pieces[at] * 4];
            const far = apart(x, y, ends[end], ends[end + 1], ends[end + 2], ends[end + 3]);
            if (far <= within && far < (found.get(line) ?? Infinity) && shows(line)) found.set(line, far);
          }
        }
      }
      let best = null;
      for (const [line, far] of found) {
        if (best === null || far < best.apart || (far === best.apart && line > best.line)) best = { line, apart: far };
      }
      if (best) best.others = [...found.values()].filter((far) => far - best.apart <= SAME).length - 1;
      return best;
    },
  };
}
