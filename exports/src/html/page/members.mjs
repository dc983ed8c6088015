// Groups that have one mark each, and the lines between them: when the first of what they stand for
// was there, and how much of it was. A group is there once its first member is.

import { IN, MAYBE, dayNumber, standing } from "./days.mjs";

/**
 * The days within which the first of several came; each has `first` and `last`, null where open.
 * What may have come at any time may have been the first.
 */
export function firstOf(all) {
  const least = (days) => days.reduce((a, b) => Math.min(a, b));
  const lasts = all.map(({ last }) => last).filter((day) => day !== null);
  return {
    first: all.length === 0 || all.some(({ first }) => first === null) ? null : least(all.map(({ first }) => first)),
    last: lasts.length === 0 ? null : least(lasts),
  };
}

/** The days within which an influence between two came: not before both, nor before its own first day. */
export function joined(from, to, own) {
  const most = (days) => (days.length === 0 ? null : days.reduce((a, b) => Math.max(a, b)));
  const known = (days) => days.filter((day) => day !== null);
  const isBounded = from.last !== null && to.last !== null;
  return { first: most(known([from.first, to.first, own])), last: isBounded ? most(known([from.last, to.last, own])) : null };
}

/** How many of them were there at the end of a day, and of how many nobody can tell. */
export function thereBy(members, day) {
  const stands = members.map(({ first, last }) => standing(first, last, day));
  const count = (wanted) => stands.filter((stand) => stand === wanted).length;
  return { there: count(IN), maybe: count(MAYBE) };
}

/** Gives nodes and edges, and what they stand for, the numbers of their days; null where open or unknown. */
export function numberDays({ nodes, edges }) {
  const number = (node) => Object.assign(node, { first: dayNumber(node.earliest), last: dayNumber(node.latest) });
  for (const node of nodes) {
    number(node);
    if (node.members) Object.assign(node, firstOf(node.members.map(number)));
  }
  for (const edge of edges) {
    edge.first = dayNumber(edge.earliest);
    if (!edge.members) continue;
    const end = (side, place) => nodes[edge[side]].members[place];
    for (const member of edge.members) Object.assign(member, joined(end("from", member.from), end("to", member.to), dayNumber(member.earliest)));
    Object.assign(edge, firstOf(edge.members));
  }
}
