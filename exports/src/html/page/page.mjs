// The page: one state, and everything that shows it. Whatever changes the state goes through
// `change`, which shows the whole of it again.

import { readAddress, writeAddress } from "./address.mjs";
import { makeControls } from "./controls.mjs";
import { OUT, asOfText, endOf } from "./days.mjs";
import { byId } from "./elements.mjs";
import { makeFacets, seen } from "./filter.mjs";
import { makeFinder } from "./finder.mjs";
import { BACK, FORWARD, between, makeGraph, nearestCommon, reach, shortestWay } from "./graph.mjs";
import { makeHint } from "./hint.mjs";
import { listKeys, listenForKeys } from "./keyboard.mjs";
import { makeLights } from "./lights.mjs";
import { makeLines } from "./lines.mjs";
import { numberDays } from "./members.mjs";
import { makeOverview } from "./overview.mjs";
import { makePanel } from "./panel.mjs";
import { nodeNear, readPicture } from "./picture.mjs";
import { makeRuler } from "./ruler.mjs";
import { say, speak } from "./say.mjs";
import { makeSlider } from "./slider.mjs";
import { makeStage } from "./stage.mjs";
import { next } from "./steer.mjs";
import { makeTable } from "./table.mjs";

/** How long a pointer stays on a technology before its lineage is lit; longer where that is work. */
const PAUSE = { few: 50, many: 140 };
const MANY = 2000;

document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", start);

function start() {
  const data = JSON.parse(byId("data").textContent);
  speak(data.words);
  numberDays(data);
  const graph = makeGraph(data.nodes.length, data.edges);
  const picture = readPicture(document.querySelector("#canvas > svg"));
  // A label may be shortened in the picture; programs that use the page find the whole of it here.
  data.nodes.forEach((node, place) => {
    picture.nodeElements[place].dataset.label = node.label;
  });
  const facets = makeFacets(data);
  const places = new Map(data.nodes.map((node, place) => [node.id, place]));
  const state = { pins: [], off: {}, day: null, table: false, current: null, pointed: null };
  let shown = { nodes: new Uint8Array(0), edges: new Uint8Array(0) };

  const isShown = (node) => shown.nodes[node] !== OUT;
  const admits = (edge) => shown.edges[edge] !== OUT;
  const announce = (text) => {
    byId("status").textContent = text;
  };

  const lights = makeLights(picture);
  const overview = makeOverview(byId("overview"), picture, data, lights);
  const ruler = makeRuler(byId("ruler"), picture);
  const hint = makeHint(byId("stage"), picture, data);
  const panel = makePanel(byId("panel"), data, graph, { take, unpin, clear });
  const table = makeTable(byId("table"), data, { take, announce });
  const controls = makeControls(byId("filters"), facets, state, data.nodes.some(({ members }) => members), { change, reset });
  const slider = makeSlider({ footer: byId("time"), button: byId("play"), range: byId("date"), output: byId("as-of") }, data.nodes, state, { change });
  const stage = makeStage(byId("stage"), byId("canvas"), picture, overview, { move, settle: remember, point, click, covered });
  makeFinder(byId("search"), byId("suggestions"), data, { take, announce, leave: () => byId("stage").focus() });

  function move(camera, size) {
    ruler(camera, size);
    hint.hide();
  }

  /** How much of the stage's lower edge the panel lies over, as it does on a phone. */
  function covered() {
    const sheet = byId("panel");
    if (sheet.hidden || getComputedStyle(sheet).position !== "absolute") return 0;
    return sheet.offsetHeight;
  }

  let isRestored = false;
  let remembering = 0;

  /** Shows the state: what is there, what is lit, the facts, and the address. */
  function change() {
    shown = seen(data, facets, state.off, state.day);
    const count = shown.nodes.reduce((sum, is) => sum + (is === OUT ? 0 : 1), 0);
    lights.show(shown);
    lights.line(state.day);
    controls.show(count, data.nodes.length);
    slider.show();
    table.show(shown);
    showPins();
    overview.change(stage.camera);
    remember();
  }

  function showPins() {
    const link = state.pins.length === 2 ? connection(...state.pins) : null;
    const countsOf = (node) => ({
      ancestors: reach(graph, node, BACK, admits).nodes.length,
      descendants: reach(graph, node, FORWARD, admits).nodes.length,
    });
    panel.show(state.pins, link, countsOf, (node) => !isShown(node), state.day);
    light();
  }

  /** How two technologies are connected: the shortest way one led to the other, or what both share. */
  function connection(one, two) {
    for (const [from, to] of [[one, two], [two, one]]) {
      const edges = shortestWay(graph, from, to, admits);
      if (edges) return { way: { from, to, steps: edges.map((edge) => between(graph, edge, admits)) } };
    }
    return {
      one,
      two,
      ancestors: nearestCommon(graph, one, two, BACK, admits),
      heirs: nearestCommon(graph, one, two, FORWARD, admits),
    };
  }

  const nodesOf = (way) => [way.from, ...way.steps.map(([edge]) => data.edges[edge].to)];

  function lineage(node) {
    const [back, forward] = [reach(graph, node, BACK, admits), reach(graph, node, FORWARD, admits)];
    return { nodes: [node, ...back.nodes, ...forward.nodes], edges: [...back.edges, ...forward.edges] };
  }

  /** What two technologies without a way between them share, and the ways there. */
  function shared(link) {
    const lit = { nodes: [link.one, link.two], edges: [] };
    for (const [commons, direction] of [[link.ancestors, FORWARD], [link.heirs, BACK]]) {
      for (const common of commons) {
        for (const end of [link.one, link.two]) {
          const [from, to] = direction === FORWARD ? [common, end] : [end, common];
          const edges = shortestWay(graph, from, to, admits) ?? [];
          lit.edges.push(...edges);
          lit.nodes.push(common, ...edges.map((edge) => data.edges[edge].to));
        }
      }
    }
    return lit;
  }

  function light() {
    const frames = new Map();
    if (state.current !== null) frames.set(state.current, "current");
    if (state.pointed !== null) frames.set(state.pointed, "pointed");
    for (const pin of state.pins) frames.set(pin, pin === state.current ? "pinned current" : "pinned");
    for (const node of frames.keys()) if (!isShown(node)) frames.delete(node);
    lights.frame(frames);
    if (state.pointed !== null) {
      const { nodes, edges } = lineage(state.pointed);
      lights.light(nodes, edges);
    } else if (state.pins.length === 1) {
      const { nodes, edges } = lineage(state.pins[0]);
      lights.light(nodes, edges);
    } else if (state.pins.length === 2) {
      const link = connection(...state.pins);
      const lit = link.way ? { nodes: nodesOf(link.way), edges: link.way.steps.flat() } : shared(link);
      lights.light(lit.nodes, lit.edges);
    } else {
      lights.light([], []);
    }
  }

  let pointing = 0;
  const pause = data.nodes.length < MANY ? PAUSE.few : PAUSE.many;

  // The grid of the lines is made when there is time, or when it is needed.
  let lines = null;
  const lineNear = (at, within) => (lines ??= makeLines(picture.edgePaths)).near(at.x, at.y, within, admits);
  (globalThis.requestIdleCallback ?? setTimeout)(() => lineNear({ x: 0, y: 0 }, 0));

  let looking = 0;
  let aimed = null;

  /** Tells of the line under the pointer, once a frame. */
  function look() {
    looking = 0;
    hint.show(aimed && lineNear(aimed.at, aimed.within), aimed?.at, stage.camera(), stage.size);
  }

  function point(target, at, within) {
    const node = picture.nodeOf(target);
    aimed = node === null && at && !target.closest("button") ? { at, within } : null;
    if (!looking) looking = requestAnimationFrame(look);
    clearTimeout(pointing);
    pointing = setTimeout(() => {
      if (node === state.pointed) return;
      state.pointed = node;
      light();
      overview.change(stage.camera);
    }, pause);
  }

  function click(target, at, within) {
    const line = lineNear(at, within);
    // Who misses a node by a little means it, unless a line is much nearer.
    const room = line ? Math.min(within, within / 4 + 2 * line.apart) : within;
    const node = picture.nodeOf(target) ?? nodeNear(picture, at.x, at.y, room, isShown);
    if (node === null) {
      if (line) pinEnds(line.line);
      return;
    }
    state.current = node;
    if (state.pins.includes(node)) unpin(node);
    else pin(node);
  }

  /** Pins both ends of an influence, so that it is told as the way between them. */
  function pinEnds(edge) {
    const { from, to } = data.edges[edge];
    state.pins = [from, to];
    announce(say("path", data.nodes[from].label, data.nodes[to].label));
    change();
  }

  /** Pins a technology beside the first one that is; a third takes the place of the second. */
  function pin(node) {
    state.pins = [...state.pins.filter((other) => other !== node).slice(0, 1), node];
    announce(say("pinned", data.nodes[node].label));
    change();
  }

  function unpin(node) {
    state.pins = state.pins.filter((other) => other !== node);
    change();
    if (byId("panel").hidden && !state.table) byId("stage").focus({ preventScroll: true });
  }

  /** Pins what was found in a list, and brings it into sight. */
  function take(node) {
    state.current = node;
    if (state.table) setTable(false);
    if (!state.pins.includes(node) || state.pins[state.pins.length - 1] !== node) pin(node);
    byId("stage").focus({ preventScroll: true });
    // The panel may have just taken some of the stage.
    requestAnimationFrame(() => stage.reveal(sightOf(node)));
  }

  /** What should be seen of what is pinned: the way between two if there is room, else the last one. */
  function sightOf(node) {
    const link = state.pins.length === 2 ? connection(...state.pins) : null;
    const boxes = link?.way ? nodesOf(link.way).map((one) => picture.places[one].box) : [];
    const most = (side, pick) => boxes.map((box) => box[side]).reduce((a, b) => pick(a, b));
    if (boxes.length === 0) return picture.places[node].box;
    const all = { left: most("left", Math.min), right: most("right", Math.max), top: most("top", Math.min), bottom: most("bottom", Math.max) };
    return stage.holds(all) ? all : picture.places[node].box;
  }

  function steer(key) {
    const at = state.current ?? state.pins[0] ?? nearestToMiddle();
    const to = state.current === null ? at : next(graph, picture.places, at, key, isShown, admits);
    if (to === null) return;
    state.current = to;
    state.pointed = null;
    const node = data.nodes[to];
    announce([node.label, node.date ?? (node.members ? null : say("undated")), node.kind].filter(Boolean).join(", "));
    light();
    stage.reveal(picture.places[to].box);
  }

  function nearestToMiddle() {
    const { x, y } = stage.middle();
    return nodeNear(picture, x, y, Infinity, isShown);
  }

  function setTable(isTable) {
    state.table = isTable;
    document.documentElement.classList.toggle("table", isTable);
    byId("table-button").setAttribute("aria-pressed", String(isTable));
    remember();
  }

  function setFilters(isOpen) {
    byId("filters").hidden = !isOpen;
    byId("filters-button").setAttribute("aria-expanded", String(isOpen));
  }

  function reset() {
    state.off = {};
    change();
  }

  function clear() {
    state.pins = [];
    change();
    if (!state.table) byId("stage").focus({ preventScroll: true });
  }

  function escape() {
    if (state.pins.length > 0) {
      clear();
    } else if (state.table) {
      setTable(false);
    } else {
      state.current = null;
      light();
    }
  }

  /** Writes the state into the address, a little later: browsers count how often one does. */
  function remember() {
    if (!isRestored) return;
    clearTimeout(remembering);
    remembering = setTimeout(() => {
      const address = writeAddress({
        pins: state.pins.map((node) => data.nodes[node].id),
        date: state.day === null ? null : asOfText(state.day),
        off: state.off,
        table: state.table,
        view: stage.middle(),
      });
      history.replaceState(null, "", `#${address}`);
    }, 250);
  }

  function restore() {
    const given = readAddress(location.hash);
    state.pins = given.pins.map((id) => places.get(id)).filter((place) => place !== undefined).slice(0, 2);
    state.day = endOf(given.date);
    state.off = {};
    for (const facet of facets) {
      const known = (given.off[facet.key] ?? []).filter((name) => facet.options.some((option) => option.name === name));
      if (known.length > 0) state.off[facet.key] = new Set(known);
    }
    setTable(given.table);
    change();
    if (given.view) stage.look(given.view.x, given.view.y, given.view.k);
    else stage.begin();
    if (!given.view && state.pins.length > 0) requestAnimationFrame(() => stage.reveal(sightOf(state.pins[0])));
  }

  const button = (id, does) => byId(id).addEventListener("click", does);
  button("zoom-in", () => stage.zoom(1.5));
  button("zoom-out", () => stage.zoom(1 / 1.5));
  button("zoom-fit", () => stage.fit(picture.box));
  button("filters-button", () => setFilters(byId("filters").hidden));
  button("table-button", () => setTable(!state.table));
  button("help-button", () => byId("help").showModal());
  button("skip", () => {
    setTable(true);
    byId("table").querySelector("button").focus();
  });
  listKeys(byId("keys"));
  listenForKeys({
    pan: stage.pan,
    steer,
    pin: () => state.current !== null && (state.pins.includes(state.current) ? unpin(state.current) : pin(state.current)),
    play: slider.toggle,
    search: () => byId("search").focus(),
    nearer: () => stage.zoom(1.5),
    farther: () => stage.zoom(1 / 1.5),
    fit: () => stage.fit(picture.box),
    help: () => byId("help").showModal(),
    filters: () => setFilters(byId("filters").hidden),
    table: () => setTable(!state.table),
    escape,
  });
  addEventListener("hashchange", restore);
  setFilters(matchMedia("(min-width: 1100px)").matches);
  restore();
  isRestored = true;
}
