// The filters: a list of boxes for each facet, with counts.

import { make, swatch } from "./elements.mjs";
import { say } from "./say.mjs";

const TITLES = { group: "groups", kind: "kinds", color: "groups", influence: "influences", certainty: "certainties" };

export function makeControls(aside, facets, state, hasGroups, on) {
  const boxes = [];
  const summary = make("p", { class: "summary" });
  const reset = make("button", { type: "button", class: "text", onclick: () => on.reset() }, say("reset"));

  function change(facet, name, isOn) {
    const off = (state.off[facet.key] ??= new Set());
    if (isOn) off.delete(name);
    else off.add(name);
    on.change();
  }

  function only(facet, name) {
    const others = facet.options.map((option) => option.name).filter((other) => other !== name);
    const isAlready = state.off[facet.key]?.size === others.length && !state.off[facet.key].has(name);
    state.off[facet.key] = new Set(isAlready ? [] : others);
    on.change();
  }

  function row(facet, option) {
    const box = make("input", { type: "checkbox", "data-facet": facet.key, "data-name": option.name });
    box.addEventListener("change", () => change(facet, option.name, box.checked));
    boxes.push({ box, facet, name: option.name });
    const sample =
      facet.key === "influence" ? swatch(option.color, "swatch line")
      : facet.key === "certainty" ? swatch("currentColor", `swatch line ${option.name}`)
      : option.color ? swatch(option.color) : null;
    const label = make("label", {}, box, sample, make("span", { class: "name" }, option.label), make("span", { class: "count" }, String(option.count)));
    const alone = make("button", { type: "button", class: "text only", "aria-label": `${say("only")}: ${option.label}`, onclick: () => only(facet, option.name) }, say("only"));
    return make("div", { class: "option" }, label, alone);
  }

  for (const facet of facets) {
    const rows = facet.options.map((option) => row(facet, option));
    aside.append(make("fieldset", {}, make("legend", {}, say(TITLES[facet.key])), rows));
  }
  aside.append(make("div", { class: "foot" }, summary, reset));

  return {
    show(shown, all) {
      for (const { box, facet, name } of boxes) box.checked = !(state.off[facet.key]?.has(name) ?? false);
      summary.textContent = say(hasGroups ? "groups-shown" : "shown", shown, all);
      reset.hidden = !Object.values(state.off).some((off) => off.size > 0);
    },
  };
}
