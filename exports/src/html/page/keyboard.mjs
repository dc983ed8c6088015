// The keys. None is taken while something is typed, and none with a modifier but Shift.

import { byId, make } from "./elements.mjs";
import { say } from "./say.mjs";

const PAN = { ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80] };

export function listKeys(list) {
  const rows = [
    [say("key-arrows"), "does-walk"],
    [say("key-up-down"), "does-step"],
    [say("key-click"), "does-pin"],
    [say("key-hover"), "does-light"],
    [say("key-drag"), "does-pan"],
    [say("key-shift"), "does-pan"],
    [say("key-wheel"), "does-zoom"],
    ["0", "does-fit"],
    ["/", "does-search"],
    ["f", "does-filters"],
    ["t", "does-table"],
    [say("key-space"), "does-play"],
    ["Esc", "does-clear"],
    ["?", "does-help"],
  ];
  list.append(...rows.flatMap(([keys, does]) => [make("dt", {}, keys), make("dd", {}, say(does))]));
}

export function listenForKeys(on) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const target = event.target;
    if (target.closest("input:not([type=checkbox]):not([type=range]), textarea")) return;
    const isControl = target.closest("button, a, input, summary, label") !== null;
    const handled = act(event, isControl, on);
    if (handled) event.preventDefault();
  });
}

function act(event, isControl, on) {
  const pan = PAN[event.key];
  if (pan) {
    // A slider and a scrolled panel need their own arrows.
    if (isControl || event.target.closest("#panel, #table, #filters")) return false;
    if (event.shiftKey) on.pan(...pan);
    else on.steer(event.key);
    return true;
  }
  if (event.key === "Enter" || event.key === " ") {
    if (isControl || event.target.closest("#panel, #table, #filters")) return false;
    if (event.key === "Enter") on.pin();
    else on.play();
    return true;
  }
  const keys = { "/": on.search, "+": on.nearer, "=": on.nearer, "-": on.farther, "_": on.farther, 0: on.fit, "?": on.help, f: on.filters, t: on.table, Escape: on.escape };
  const does = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
  if (!does) return false;
  does();
  return true;
}
