// The search box with its suggestions, as a combobox that can be used without a mouse.

import { make, swatch } from "./elements.mjs";
import { say } from "./say.mjs";
import { makeIndex, memberFound, search } from "./search.mjs";

const MOST = 9;

export function makeFinder(input, list, data, on) {
  const index = makeIndex(data.nodes);
  let found = [];
  let chosen = -1;

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  }

  function choose(nth) {
    chosen = nth;
    [...list.querySelectorAll("[role=option]")].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === nth));
      if (place === nth) {
        input.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      }
    });
  }

  function take(place) {
    input.value = "";
    close();
    on.take(place);
  }

  function option(place, nth) {
    const node = data.nodes[place];
    const member = memberFound(node, input.value);
    const about = [member ?? (node.members ? null : node.date ?? say("undated")), node.kind].filter(Boolean).join(" · ");
    const parts = [swatch(node.color), make("span", { class: "name" }, node.label), make("span", { class: "about" }, about)];
    const element = make("li", { role: "option", id: `suggestion-${nth}`, "aria-selected": "false" }, parts);
    // Before the box loses its focus, which would close the list.
    element.addEventListener("pointerdown", (event) => event.preventDefault());
    element.addEventListener("click", () => take(place));
    return element;
  }

  function suggest() {
    found = search(index, input.value);
    list.replaceChildren(...found.slice(0, MOST).map(option));
    const isAsked = input.value.trim() !== "";
    if (isAsked && found.length === 0) list.append(make("li", { class: "nothing" }, say("no-match")));
    if (found.length > MOST) list.append(make("li", { class: "nothing" }, say("found", found.length)));
    list.hidden = !isAsked;
    input.setAttribute("aria-expanded", String(isAsked && found.length > 0));
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
    if (found.length > 0) choose(0);
    if (isAsked) on.announce(say("found", found.length));
  }

  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => input.value.trim() !== "" && suggest());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = Math.min(found.length, MOST) - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) suggest();
      else if (last >= 0) choose(event.key === "ArrowDown" ? (chosen >= last ? 0 : chosen + 1) : chosen <= 0 ? last : chosen - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden && found[chosen] !== undefined) take(found[chosen]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden && input.value === "") on.leave();
      input.value = "";
      close();
    }
  });
}
