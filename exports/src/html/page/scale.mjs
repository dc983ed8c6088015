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
  return { x: (day) => between(day, 0, 1), day: (x) => between(x, 1, 0) };
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
  const perMonth = ((right - left) * zoom * 30.44) / (to - from);
  const step = STEPS.find((months) => months * perMonth >= room) ?? STEPS[STEPS.length - 1];
  const strongStep = step < 12 ? 12 : STEPS.find((months) => months >= step * 5) ?? step;
  const [year, month] = dateOf(Math.floor(from));
  const ticks = [];
  let lastX = -Infinity;
  for (let at = Math.floor((year * 12 + month - 1) / step) * step; ; at += step) {
    const ofYear = ((at % 12) + 12) % 12;
    const day = dayOf(Math.floor(at / 12), ofYear + 1, 1);
    if (day > to) break;
    const x = scale.x(day);
    if (x < left) continue;
    // On a bent scale some stretches have less room than others.
    if ((x - lastX) * zoom < room * 0.6) continue;
    lastX = x;
    const label = ofYear === 0 ? yearText(Math.floor(at / 12)) : `${yearText(Math.floor(at / 12))}-${String(ofYear + 1).padStart(2, "0")}`;
    ticks.push({ day, x, label, strong: at % strongStep === 0 });
  }
  return ticks;
}
