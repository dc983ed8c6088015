// Making elements. Texts become text nodes: nothing that comes from data is ever read as markup.

export function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

export function makeSvg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  return element;
}

/** A dot in a colour. A style attribute would be against the policy; a property is not. */
export function swatch(color, className = "swatch") {
  const element = make("span", { class: className, "aria-hidden": "true" });
  element.style.setProperty("--color", color ?? "transparent");
  return element;
}

/** A link to the web; any other address may run something and stays text. */
export function webLink(address, text) {
  if (!/^https?:\/\//i.test(address)) return make("span", {}, text);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

export const byId = (id) => document.getElementById(id);
