// The words of the page, in its language.

let words = {};

export function speak(all) {
  words = all;
}

/** So many influences, in words. */
export const influences = (count) => (count === 1 ? say("one-influence") : say("several", count));

/** The words that a key stands for, with `{}` filled in, in order. */
export function say(key, ...fills) {
  let nth = 0;
  return (words[key] ?? key).replaceAll("{}", () => String(fills[nth++]));
}
