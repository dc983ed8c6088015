// Where days stand in the picture, and which of them are named along its upper edge.

import { dateOf, dayNumber, dayOf, yearText } from "./days.mjs";

/** The scale of a picture, from the attributes of its root; null if nothing has a date. */
export function readScale(attributes) {
  if (attributes.bent) {
    const knots = attributes.bent.split(" ").map((knot) => {
      const colon = knot.lastIndexOf(":");
      return [dayNumber(knot.slice(0, colon)), Number(knot.slice(colon + 1))];
    });
    return makeScale(knots);
  }
  const first = dayNumber(attributes.firstDay);
  if (first === null) return null;
  const x = Number(attributes.firstX);
  return makeScale([[first, x], [first + 1000, x + 1000 * Number(attributes.pxPerDay)]]);
}

/** A monotone map between days and pixels through these points. */
export function makeScale(knots) {
  const between = (value, from, to) => {
    let piece = 0;
    while (piece < knots.length - 2 && knots[piece + 1][from] <= value) piece += 1;
    const [a, b] = [knots[piece], knots[piece + 1]];
    return a[to] + ((value - a[from]) * (b[to] - a[to])) / (b[from] - a[from]);
  };
  /** The stretches of one scale each between two days. */
  const pieces = (first, last) => {
    const bends = knots.slice(1, -1).map(([day]) => day).filter((day) => day > first && day < last);
    return [first, ...bends].map((begin, nth) => [begin, bends[nth] ?? last]);
  };
  return { pieces, x: (day) => between(day, 0, 1), day: (x) => between(x, 1, 0) };
}

/** Steps of the ruler in months. */
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000];

/**
 * The ticks between two places of the picture that is shown so many times as large: each with the
 * day it stands at, a label, and whether it is one that others are counted from. No two are nearer
 * to each other than `room` pixels of the screen.
 */
export function ticksBetween(scale, left, right, zoom, room) {
  const [from, to] = [scale.day(left), scale.day(right)];
  if (!(to > from)) return [];
  const ticks = [];
  for (const [begin, end] of scale.pieces(from, to)) {
    for (const tick of ticksOfPiece(scale, begin, end, zoom, room)) {
      // Where a bent scale changes its step, the last one of the one may stand too near to the next.
      if (ticks.length > 0 && (tick.x - ticks[ticks.length - 1].x) * zoom < room * 0.9) {
        if (!tick.strong || ticks[ticks.length - 1].strong) continue;
        ticks.pop();
      }
      ticks.push(tick);
    }
  }
  return ticks;
}

/** The ticks of a stretch of one scale, without its end. */
function ticksOfPiece(scale, begin, end, zoom, room) {
  const perMonth = ((scale.x(end) - scale.x(begin)) * zoom * 30.44) / (end - begin);
  const step = STEPS.find((months) => months * perMonth >= room) ?? STEPS[STEPS.length - 1];
  const strongStep = step < 12 ? 12 : STEPS.find((months) => months >= step * 5) ?? step;
  const [year, month] = dateOf(Math.floor(begin));
  const ticks = [];
  for (let at = Math.floor((year * 12 + month - 1) / step) * step; ; at += step) {
    const ofYear = ((at % 12) + 12) % 12;
    const day = dayOf(Math.floor(at / 12), ofYear + 1, 1);
    if (day > end) return ticks;
    if (day < begin) continue;
    const label = ofYear === 0 ? yearText(Math.floor(at / 12)) : `${yearText(Math.floor(at / 12))}-${String(ofYear + 1).padStart(2, "0")}`;
    ticks.push({ day, x: scale.x(day), label, strong: at % strongStep === 0 });
  }
}
