// The ruler: the dates along the upper edge of the stage, wherever the picture is moved to.

import { make } from "./elements.mjs";
import { ticksBetween } from "./scale.mjs";

/** The least pixels between two dates. */
const ROOM = 62;

export function makeRuler(element, { scale, width }) {
  if (!scale) {
    element.hidden = true;
    return () => {};
  }
  // The picture's own names of dates would stand there twice.
  document.documentElement.classList.add("ruled");
  const labels = [];
  return (camera, size) => {
    const left = Math.max(0, -camera.x / camera.k);
    const right = Math.min(width, (size.width - camera.x) / camera.k);
    const ticks = ticksBetween(scale, left, right, camera.k, ROOM);
    while (labels.length < ticks.length) {
      const label = make("span");
      labels.push(label);
      element.append(label);
    }
    labels.forEach((label, nth) => {
      const tick = ticks[nth];
      if (!tick) {
        if (!label.hidden) label.hidden = true;
        return;
      }
      if (label.hidden) label.hidden = false;
      if (label.textContent !== tick.label) label.textContent = tick.label;
      const className = tick.strong ? "strong" : "";
      if (label.className !== className) label.className = className;
      label.style.transform = `translateX(${Math.round(tick.x * camera.k + camera.x)}px)`;
    });
  };
}
