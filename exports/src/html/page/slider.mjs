// The date: the graph as it stood at the end of a day, and how it came to be.

import { asOfText, stopsBetween } from "./days.mjs";
import { say } from "./say.mjs";

/** How long playing through all of it takes, and the shortest and longest stay at one stop. */
const WHOLE = 24000;
const STAY = { shortest: 60, longest: 900 };

export function makeSlider({ footer, button, range, output }, nodes, state, on) {
  const days = nodes.flatMap((node) => node.members ?? [node]).flatMap(({ first, last }) => [first, last]).filter((day) => day !== null);
  if (days.length === 0) return { show() {}, toggle() {}, pause() {} };
  // A million days take no spreading into arguments.
  const least = days.reduce((a, b) => Math.min(a, b));
  const most = days.reduce((a, b) => Math.max(a, b));
  const stops = stopsBetween(least, most);
  let playing = 0;
  footer.hidden = false;
  range.min = "0";
  range.max = String(stops.length);
  range.step = "1";

  const stopOf = (day) => {
    const at = stops.findIndex((stop) => stop >= day);
    return at < 0 ? stops.length : at;
  };

  function go(stop) {
    state.day = stop >= stops.length ? null : stops[stop];
    on.change();
  }

  function pause() {
    clearTimeout(playing);
    playing = 0;
    button.classList.remove("playing");
    button.setAttribute("aria-label", say("play"));
    button.title = say("play");
  }

  function play() {
    const stay = Math.min(STAY.longest, Math.max(STAY.shortest, WHOLE / stops.length));
    const step = Math.max(1, Math.round((stay * stops.length) / WHOLE));
    let stop = state.day === null ? 0 : stopOf(state.day);
    button.classList.add("playing");
    button.setAttribute("aria-label", say("pause"));
    button.title = say("pause");
    const tick = () => {
      go(stop);
      if (stop >= stops.length) {
        pause();
        return;
      }
      stop = Math.min(stops.length, stop + step);
      playing = setTimeout(tick, stay);
    };
    tick();
  }

  const toggle = () => (playing ? pause() : play());
  button.addEventListener("click", toggle);
  range.addEventListener("input", () => {
    pause();
    go(Number(range.value));
  });

  return {
    toggle,
    pause,
    show() {
      range.value = String(state.day === null ? stops.length : stopOf(state.day));
      const text = state.day === null ? say("all-time") : asOfText(state.day);
      output.textContent = text;
      range.setAttribute("aria-valuetext", text);
      footer.classList.toggle("cut", state.day !== null);
    },
  };
}
