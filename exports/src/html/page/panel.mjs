// The panel: the facts of what is pinned with who says so, and the way between two.

import { OUT, standing } from "./days.mjs";
import { make, swatch, webLink } from "./elements.mjs";
import { factRows, relations } from "./facts.mjs";
import { BACK, FORWARD, edgesAt } from "./graph.mjs";
import { thereBy } from "./members.mjs";
import { influences, say } from "./say.mjs";

/** A group has no date of its own. */
const dateText = (node) => node.date ?? (node.claims ? say("undated") : "");

export function makePanel(aside, data, graph, on) {
  const kinds = new Map(data.kinds.map((kind) => [kind.name, kind]));
  const certainties = new Map(data.certainties.map((certainty) => [certainty.name, certainty]));

  /** The day at whose end everything is told. */
  let day = null;

  const label = (node) => data.nodes[node].label;
  const go = (node, isHidden) =>
    make("button", { type: "button", class: "text go", title: isHidden ? say("hidden-now") : null, onclick: () => on.take(node) }, label(node));

  function sourceLine(statement) {
    const cited = statement.citations ?? [];
    const line = make("span", { class: "source" });
    const bySource = new Map();
    for (const { source, place } of cited) {
      if (!bySource.has(source)) bySource.set(source, []);
      if (place) bySource.get(source).push(place);
    }
    for (const [id, places] of bySource) {
      const source = data.sources[id];
      const name = source?.label ?? id;
      if (line.childNodes.length > 0) line.append("; ");
      const about = [source?.authors?.join(", "), source?.publisher, source?.published].filter(Boolean).join(", ");
      const told = source?.url ? webLink(source.url, name) : make("span", {}, name);
      if (about) told.title = about;
      line.append(told);
      if (places.length > 0) line.append(`, ${places.join("; ")}`);
    }
    if (cited.length === 0) line.append(say("uncited"));
    if (statement.quoting) line.append(` (${say("quoting", data.sources[statement.quoting]?.label ?? statement.quoting)})`);
    if (statement.line) line.append(`, ${say("line", statement.line)}`);
    return line;
  }

  function marks(statement) {
    const told = [];
    if (statement.certainty && statement.certainty !== "stated") told.push([certainties.get(statement.certainty)?.label ?? statement.certainty, statement.certainty]);
    if (statement.rank && statement.rank !== "normal") told.push([say(statement.rank), statement.rank]);
    return told.map(([text, name]) => make("span", { class: `tag ${name}` }, text));
  }

  function remarks(statement) {
    return [
      statement.quote ? make("q", { class: "quote" }, statement.quote) : null,
      statement.note ? make("span", { class: "remark" }, statement.note) : null,
    ];
  }

  function keyLabel(key) {
    const [group, name] = key.split(/\.(.*)/s);
    if (group === "facts" && name) return Object.hasOwn(data.terms.facts, name) ? data.terms.facts[name] : name;
    if (group === "names" && name) return `${say("names")} (${name})`;
    return say(key);
  }

  function factRow({ key, values, conflict, settled }) {
    const told = values.map((value) => {
      const text = /^https?:\/\//i.test(value.text) ? webLink(value.text, value.text) : make("span", { class: "value" }, value.text);
      return make("div", { class: `claim ${value.rank}` }, text, " ", marks(value), " ", sourceLine(value), remarks(value));
    });
    const flag = conflict || settled ? make("span", { class: conflict ? "flag" : "settled" }, say(conflict ? "disputed" : "settled")) : null;
    return [make("dt", {}, keyLabel(key), flag), make("dd", { class: conflict ? "conflict" : settled ? "conflict calm" : null }, told)];
  }

  /** A row of a list that is faint if it was not there yet. */
  const listed = (stand, ...parts) => make("li", { class: stand === OUT ? "gone" : null, title: stand === OUT ? say("hidden-now") : null }, ...parts);

  /** The influences that a line between two groups stands for. */
  function severalLines(edge) {
    const name = (side, member) => data.nodes[edge[side]].members[member[side]].label;
    const rows = edge.members.map((member) => listed(standing(member.first, member.last, day), make("div", { class: "other" }, `${name("from", member)} → ${name("to", member)}`), lineOf(member)));
    const title = edge.kind === "several" ? influences(edge.count) : say("via-left-out", edge.count);
    return make("details", { class: "members" }, make("summary", {}, title), make("ul", { class: "relations" }, rows));
  }

  /** The technologies that a group stands for, and how many of them were there. */
  function memberList({ members }) {
    const { there, maybe } = thereBy(members, day);
    const counts = [say("there-by", there, members.length), maybe > 0 ? say("perhaps", maybe) : null].filter(Boolean).join(say("comma"));
    const rows = members.map((member) => listed(standing(member.first, member.last, day), make("div", { class: "other" }, make("span", {}, member.label), make("span", { class: "about" }, member.date ?? say("undated")))));
    return [
      make("h3", {}, say("members"), make("span", { class: "count" }, String(members.length))),
      day === null ? null : make("p", { class: "line there-by" }, counts),
      make("ul", { class: "relations members" }, rows),
    ];
  }

  function edgeLine(place) {
    const edge = data.edges[place];
    if (edge.members) return severalLines(edge);
    return lineOf(edge);
  }

  function lineOf(edge) {
    if (edge.kind === "indirect") return make("div", { class: "claim" }, make("span", { class: "tag" }, edge.count === undefined ? say("via-some") : say("via-left-out", edge.count)));
    const kind = kinds.get(edge.kind);
    const statements = edge.claims ?? [edge];
    return make(
      "div",
      { class: "claim" },
      make("span", { class: "kind" }, swatch(kind?.color, "swatch line"), kind?.label ?? edge.kind),
      " ",
      marks({ certainty: edge.certainty }),
      edge.disputed ? make("span", { class: "flag" }, say("disputed-influence")) : null,
      edge.when ? make("span", { class: "when" }, edge.when) : null,
      statements.map((statement) => [edge.claims ? marks(statement) : null, sourceLine(statement), remarks(statement)].flat()),
    );
  }

  function relationList(title, node, direction, isHidden) {
    const side = direction === BACK ? "from" : "to";
    const rows = relations(data.edges, edgesAt(graph, node, direction), side);
    const items = rows.map(({ other, between }) => {
      const isGone = isHidden(other);
      return make("li", { class: isGone ? "gone" : null }, make("div", { class: "other" }, go(other, isGone), make("span", { class: "about" }, dateText(data.nodes[other]))), between.map(edgeLine));
    });
    const heading = make("h3", {}, say(title), make("span", { class: "count" }, String(rows.length)));
    return items.length > 0 ? [heading, make("ul", { class: "relations" }, items)] : [heading, make("p", { class: "none" }, say("nothing-recorded"))];
  }

  function about(place, counts, isHidden) {
    const node = data.nodes[place];
    const when = node.date ? `${node.date_kind ? `${say(node.date_kind)} ` : ""}${node.date}` : dateText(node);
    const line = make("p", { class: "line" }, [when, node.kind, node.developers?.join(say("comma"))].filter(Boolean).join(" · "));
    const facts = factRows(node, data).filter(({ key }) => key !== "summary" || node.claims.summary.length > 1);
    return [
      line,
      node.disputed ? make("p", { class: "warning" }, say("disputed")) : null,
      node.summary ? make("p", { class: "about-text" }, node.summary) : null,
      make("p", { class: "counts" }, make("b", {}, String(counts.ancestors)), ` ${say("ancestors")} · `, make("b", {}, String(counts.descendants)), ` ${say("descendants")}`),
      relationList("came-from", place, BACK, isHidden),
      relationList("led-to", place, FORWARD, isHidden),
      node.members ? memberList(node) : [make("h3", {}, say("facts")), make("dl", { class: "facts" }, facts.flatMap(factRow))],
    ].flat(2);
  }

  function wayList(way) {
    const first = data.edges[way.steps[0][0]];
    const steps = way.steps.map((places) => {
      const { to } = data.edges[places[0]];
      return make("li", {}, places.map(edgeLine), make("div", { class: "other" }, go(to), make("span", { class: "about" }, dateText(data.nodes[to]))));
    });
    return make("ol", { class: "way" }, make("li", {}, make("div", { class: "other" }, go(first.from), make("span", { class: "about" }, dateText(data.nodes[first.from])))), steps);
  }

  function connection(link) {
    const names = (nodes, none) => (nodes.length > 0 ? nodes.flatMap((node, nth) => [nth > 0 ? say("comma") : null, go(node)]) : [make("span", { class: "none" }, say(none))]);
    if (link.way) {
      const count = link.way.steps.length;
      return make(
        "section",
        { class: "connection", "data-found": "way" },
        make("div", { class: "head" }, make("h2", {}, say("path", label(link.way.from), label(link.way.to))), closeButton(say("unpin-both"), on.clear)),
        make("p", { class: "line" }, count === 1 ? say("path-step") : say("path-steps", count)),
        wayList(link.way),
      );
    }
    return make(
      "section",
      { class: "connection", "data-found": "none" },
      make("div", { class: "head" }, make("p", {}, say("no-path", label(link.one), label(link.two))), closeButton(say("unpin-both"), on.clear)),
      make("dl", { class: "common" }, make("dt", {}, say("common-ancestors")), make("dd", {}, names(link.ancestors, "no-common-ancestors")), make("dt", {}, say("common-heirs")), make("dd", {}, names(link.heirs, "no-common-heirs"))),
    );
  }

  function closeButton(title, onclick) {
    return make("button", { type: "button", class: "close", "aria-label": title, title, onclick }, "×");
  }

  function head(node) {
    return make("div", { class: "head" }, make("h2", {}, swatch(data.nodes[node].color), label(node)), closeButton(say("unpin", label(node)), () => on.unpin(node)));
  }

  let told = "";

  return {
    /** Shows what is pinned, the last one first, and how the two are connected. */
    show(pins, link, countsOf, isHidden, at) {
      day = at;
      aside.hidden = pins.length === 0;
      // Who plays through time reads on where they are.
      const before = pins.join() === told ? aside.scrollTop : 0;
      const open = pins.join() === told ? [...aside.querySelectorAll("details")].map((details) => details.open) : [];
      told = pins.join();
      if (pins.length === 0) {
        aside.replaceChildren();
        return;
      }
      const last = pins[pins.length - 1];
      const parts = [];
      if (link) parts.push(connection(link));
      parts.push(make("section", { class: "pin", "data-pin": data.nodes[last].id }, head(last), about(last, countsOf(last), isHidden)));
      if (pins.length === 2) {
        const details = make("details", {}, make("summary", {}, say("facts")), about(pins[0], countsOf(pins[0]), isHidden));
        parts.push(make("section", { class: "pin", "data-pin": data.nodes[pins[0]].id }, head(pins[0]), details));
      } else {
        parts.push(make("p", { class: "tip" }, say("pin-another")));
      }
      aside.replaceChildren(...parts);
      [...aside.querySelectorAll("details")].forEach((details, nth) => { details.open = open[nth] ?? details.open; });
      aside.scrollTop = before;
    },
  };
}
