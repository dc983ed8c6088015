// Uses pages as readers do, by real clicks, keys and touches, at the size of a desk and of a phone.
//
// page_use.mjs FOLDER PICTURES
import assert from "node:assert/strict";
import { join } from "node:path";
import { open } from "./page_browser.mjs";

const [folder, pictures] = process.argv.slice(2);
const NASTY = "</script><img src=x onerror=alert(1)>";
const DESK = { width: 1400, height: 900 };
const PHONE = { width: 390, height: 844, touch: true };
const failures = [];

async function test(name, file, size, does) {
  const opened = await open(join(folder, file), size);
  const { page, wrong, close } = opened;
  try {
    await page.waitForTimeout(300);
    await does(page, opened);
    assert.deepEqual(wrong, [], "no request, no line on the console, no error");
    console.log(`  ok      ${name}`);
  } catch (error) {
    failures.push(name);
    console.log(`  FAILED  ${name}\n${String(error.stack ?? error)}\n${wrong.join("\n")}`);
    await page.screenshot({ path: join(pictures, `failed-${failures.length}.png`) }).catch(() => {});
  }
  await close();
}

const camera = (page) => page.evaluate(() => {
  const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector("#canvas")).transform);
  return { k: a, x: e, y: f };
});
const settle = (page) => page.waitForTimeout(500);
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const pins = (page) => page.locator("#panel [data-pin]").evaluateAll((found) => found.map((pin) => pin.dataset.pin));
const lit = (page) => page.locator(".lit-nodes .node").evaluateAll((found) => found.map((node) => node.dataset.nodeId).sort());
const shown = (page) => page.locator(".node:not(.out)").count();
const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });

/** Brings a technology into sight by searching for it. */
async function find(page, name, isTouch = false) {
  if (isTouch) await page.tap("#search");
  else await page.keyboard.press("/");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await settle(page);
}

/** Clicks where a technology's mark stands on the screen. */
async function clickMark(page, id) {
  const box = await page.locator(`[data-node-id="${id}"] .mark`).boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await settle(page);
}

/** The middle of a line on the screen. */
const middleOf = (edge) => edge.evaluate((line) => {
  const path = line.matches("path") ? line : line.querySelector("path:not(.halo)");
  const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
  return { x, y };
});

/** Returns the place of a line in whose middle another of the same origin lies on it. */
const sharedLine = (page) => page.evaluate(() => {
  const path = (line) => (line.matches("path") ? line : line.querySelector("path:not(.halo)"));
  const lines = [...document.querySelectorAll(".edge")];
  const lies = (line, { x, y }) => {
    for (let at = 0; at < path(line).getTotalLength(); at += 0.5) {
      const point = path(line).getPointAtLength(at);
      if (Math.hypot(point.x - x, point.y - y) < 0.4) return true;
    }
    return false;
  };
  return lines.findIndex((line) => {
    const middle = path(line).getPointAtLength(path(line).getTotalLength() / 2);
    const others = lines.filter((other) => other !== line && other.dataset.source === line.dataset.source);
    return others.some((other) => lies(other, middle));
  });
});

/** Brings the middle of a line to the middle of the stage, by the address. */
async function lookAt(page, edge, scale) {
  const { x, y } = await edge.evaluate((line) => {
    const path = line.matches("path") ? line : line.querySelector("path:not(.halo)");
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
    return { x, y };
  });
  await page.evaluate((view) => { location.hash = `view=${view}`; }, [x, y, scale].join());
  await settle(page);
}

for (const [sizeName, size] of [["desk", DESK], ["phone", PHONE]]) {
  for (const file of ["builtin", "chinese", "nasty"]) {
    await test(`${file} opens on a ${sizeName}`, `${file}.html`, size, async (page) => {
      await picture(page, `${file}-${sizeName}`);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(tooWide <= 0, `${tooWide} px too wide`);
      assert.equal(await page.locator("html").getAttribute("lang"), file === "chinese" ? "zh" : "en");
      assert.ok((await page.title()).length > 0);
    });
  }
}

await test("dragging, the wheel and keys move and enlarge", "builtin.html", DESK, async (page) => {
  const first = await camera(page);
  await page.mouse.move(700, 500);
  await page.mouse.down();
  await page.mouse.move(640, 450, { steps: 5 });
  await page.mouse.up();
  await settle(page);
  const dragged = await camera(page);
  assert.ok(Math.abs(dragged.y - first.y + 50) < 1, JSON.stringify([first, dragged]));
  assert.deepEqual(await pins(page), [], "a drag is no click");
  await page.mouse.wheel(0, -300);
  await settle(page);
  const nearer = await camera(page);
  assert.ok(nearer.k > dragged.k * 1.2);
  const under = (at) => [(640 - at.x) / at.k, (450 - at.y) / at.k];
  const stage = await page.locator("#stage").boundingBox();
  const local = (at) => [(640 - stage.x - at.x) / at.k, (450 - stage.y - at.y) / at.k];
  assert.ok(local(nearer).every((value, nth) => Math.abs(value - local(dragged)[nth]) < 1), `what is under the pointer stays: ${under(nearer)}`);
  await page.focus("#stage");
  await page.keyboard.press("+");
  await settle(page);
  assert.ok((await camera(page)).k > nearer.k);
  await page.keyboard.press("-");
  await page.waitForTimeout(400);
  await page.keyboard.press("-");
  await settle(page);
  assert.ok((await camera(page)).k < nearer.k);
  const before = await camera(page);
  await page.keyboard.press("Shift+ArrowRight");
  await settle(page);
  assert.equal(Math.round((await camera(page)).x - before.x), -80);
  await page.keyboard.press("0");
  await settle(page);
  const box = await page.locator("#canvas > svg").boundingBox();
  assert.ok(box.height <= stage.height + 40, "everything is shown");
  await page.click("#zoom-in");
  await settle(page);
  assert.ok((await page.locator("#canvas > svg").boundingBox()).height > box.height);
});

await test("two fingers and one move and enlarge", "builtin.html", PHONE, async (page) => {
  const session = await page.context().newCDPSession(page);
  const touch = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const first = await camera(page);
  await touch("touchStart", [[200, 500]]);
  for (let step = 1; step <= 6; step += 1) await touch("touchMove", [[200, 500 - step * 15]]);
  await touch("touchEnd", []);
  await settle(page);
  const panned = await camera(page);
  assert.ok(panned.y < first.y - 60, JSON.stringify([first, panned]));
  await touch("touchStart", [[150, 450], [250, 450]]);
  for (let step = 1; step <= 6; step += 1) await touch("touchMove", [[150 - step * 10, 450], [250 + step * 10, 450]]);
  await touch("touchEnd", []);
  await settle(page);
  assert.ok((await camera(page)).k > panned.k * 1.5);
  assert.deepEqual(await pins(page), [], "a pinch is no tap");
});

await test("a search suggests, and what is taken is pinned and in sight", "builtin.html", DESK, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("clip");
  const options = page.locator("#suggestions [role=option]");
  assert.equal(await options.first().locator(".name").textContent(), "CLIP");
  assert.ok((await options.count()) > 2);
  assert.equal(await page.locator("#search").getAttribute("aria-expanded"), "true");
  await picture(page, "search");
  await page.keyboard.press("ArrowDown");
  assert.equal(await options.nth(1).getAttribute("aria-selected"), "true");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await settle(page);
  assert.deepEqual(await pins(page), ["clip"]);
  const box = await page.locator('[data-node-id="clip"]').boundingBox();
  const stage = await page.locator("#stage").boundingBox();
  assert.ok(box.x > stage.x && box.x + box.width < stage.x + stage.width && box.y > stage.y && box.y < stage.y + stage.height);
  await page.click("#search");
  await page.keyboard.type("no such thing");
  assert.equal(await options.count(), 0);
  await page.keyboard.press("Escape");
  await page.keyboard.type("flam");
  await page.locator("#suggestions [role=option]").first().click();
  await settle(page);
  assert.deepEqual(await pins(page), ["flamingo", "clip"], "the last one is told first");
});

await test("pointing lights ancestors and descendants", "builtin.html", DESK, async (page) => {
  await find(page, "flamingo");
  await page.keyboard.press("Escape");
  await page.locator('[data-node-id="gpt-4v"]').hover();
  await settle(page);
  const found = await lit(page);
  assert.ok(found.includes("flamingo") && found.includes("clip") && found.includes("visual-chatgpt"), found.join());
  assert.ok(!found.includes("musicgen"));
  const order = await page.locator("g.nodes").evaluate((group) => getComputedStyle(group).opacity);
  assert.ok(Number(order) < 0.5, "the rest is dimmed");
  await page.mouse.move(1000, 30);
  await settle(page);
  assert.deepEqual(await lit(page), []);
  const ids = await page.locator("g.nodes .node").evaluateAll((nodes) => nodes.map((node) => node.dataset.nodeId));
  const data = await page.evaluate(() => JSON.parse(document.querySelector("#data").textContent).nodes.map((node) => node.id));
  assert.deepEqual(ids, data, "all are back in their places");
});

await test("a click pins and tells the facts with sources and conflicts", "builtin.html", DESK, async (page) => {
  await find(page, "musicgen");
  await page.keyboard.press("Escape");
  await clickMark(page, "musicgen");
  assert.deepEqual(await pins(page), ["musicgen"]);
  const text = await page.locator("#panel").innerText();
  assert.match(text, /sources disagree, one is preferred/);
  assert.match(text, /§/);
  assert.ok((await page.locator("#panel .conflict .claim").count()) >= 2, "rival values stand side by side");
  await picture(page, "facts");
  await clickMark(page, "musicgen");
  assert.deepEqual(await pins(page), [], "another click unpins");
});

await test("the way between two is lit and told", "builtin.html", DESK, async (page) => {
  await find(page, "clip");
  await find(page, "gpt-4v");
  assert.equal(await page.locator(".connection").getAttribute("data-found"), "way");
  const steps = await page.locator(".way .go").allTextContents();
  assert.deepEqual(steps, ["CLIP", "Flamingo", "GPT-4V"]);
  assert.deepEqual(await lit(page), ["clip", "flamingo", "gpt-4v"]);
  await picture(page, "way");
  await page.locator(".way .go").nth(1).click();
  await settle(page);
  assert.deepEqual(await pins(page), ["flamingo", "clip"], "a third takes the place of the second");
  await find(page, "w.a.l.t");
  assert.equal(await page.locator(".connection").getAttribute("data-found"), "none");
  assert.match(await page.locator(".connection").innerText(), /Nothing recorded leads from CLIP to W\.A\.L\.T[^]*no common ancestor[^]*no common heir/);
  await page.keyboard.press("Escape");
  assert.deepEqual(await pins(page), []);
});

await test("a click on a line tells of that influence", "builtin.html", DESK, async (page) => {
  await find(page, "musicgen");
  await page.keyboard.press("Escape");
  const edge = page.locator('.edge[data-source="token-interleaving"][data-target="musicgen"]');
  const at = await middleOf(edge);
  await page.mouse.click(at.x, at.y);
  await settle(page);
  assert.deepEqual((await pins(page)).sort(), ["musicgen", "token-interleaving"]);
  assert.deepEqual(await page.locator(".way .go").allTextContents(), ["token interleaving", "MusicGen"]);
});

await test("pointing at a line tells what it is", "builtin.html", DESK, async (page) => {
  const edge = page.locator('.edge[data-source="token-interleaving"][data-target="musicgen"]');
  await lookAt(page, edge, 1);
  const at = await middleOf(edge);
  await page.mouse.move(at.x + 2, at.y + 40);
  await page.mouse.move(at.x + 2, at.y + 1);
  await settle(page);
  assert.match(await page.locator("#hint").innerText(), /^token interleaving → MusicGen\n\w+/);
  assert.ok(await page.locator("#hint").isVisible());
  assert.equal(await page.locator("#stage").evaluate((stage) => stage.style.cursor), "pointer");
  await picture(page, "hint");
  await page.mouse.wheel(0, 300);
  await page.waitForTimeout(100);
  assert.ok(!(await page.locator("#hint").isVisible()), "it does not stay where the line no longer is");
  const shared = page.locator(".edge").nth(await sharedLine(page));
  await lookAt(page, shared, 1);
  const there = await middleOf(shared);
  await page.mouse.move(there.x, there.y);
  await settle(page);
  assert.match(await page.locator("#hint").innerText(), /^.+ → .+\n.+\n\d+ more lines? here$/, "lines of one origin share their way");
});

for (const [sizeName, size, scale] of [["near by", DESK, 1], ["from afar", DESK, 0.2], ["on a phone", PHONE, 1]]) {
  await test(`lines of thousands are told by pointing and by clicks ${sizeName}`, "large.html", size, async (page) => {
    assert.ok((await page.locator(".edge").count()) > 6000);
    const edge = page.locator(".edge").nth(4321);
    await lookAt(page, edge, scale);
    const ends = await edge.evaluate(({ dataset }) => [dataset.source, dataset.target]);
    const at = await middleOf(edge);
    if (size.touch) {
      await page.touchscreen.tap(at.x, at.y);
    } else {
      await page.mouse.move(at.x - 30, at.y - 30);
      await page.mouse.move(at.x, at.y, { steps: 4 });
      await page.waitForTimeout(200);
      assert.ok(await page.locator("#hint").isVisible());
      assert.match(await page.locator("#hint").innerText(), /^Technology \d+ → Technology \d+\n\w+/);
      await picture(page, `hint-large-${scale}`);
      await page.mouse.click(at.x, at.y);
    }
    await settle(page);
    // Another line may be as near: lines of one origin share their way.
    const pinned = (await pins(page)).sort();
    assert.equal(pinned.length, 2, "a line has two ends");
    if (scale === 1 && !size.touch) assert.ok(pinned.some((pin) => ends.includes(pin)), `${pinned} and ${ends}`);
    assert.equal(await page.locator(".way > li").count(), 2);
  });
}

await test("filters hide what is switched off, and say how much is left", "builtin.html", DESK, async (page) => {
  const all = await shown(page);
  const models = page.locator('input[data-facet="kind"][data-name="model"]');
  await models.click();
  assert.ok((await shown(page)) < all);
  assert.match(await page.locator("#filters .summary").textContent(), new RegExp(`^${await shown(page)} of ${all} `));
  assert.ok(!(await page.locator('[data-node-id="clip"]').isVisible()));
  await models.click();
  assert.equal(await shown(page), all);
  await page.locator('input[data-facet="influence"][data-name="method"]').focus();
  await page.keyboard.press("Space");
  assert.equal(await page.locator('.edge[data-kind="method"]:not(.out)').count(), 0);
  assert.ok((await page.locator('.edge[data-kind="basis"]:not(.out)').count()) > 0);
  await page.locator('input[data-facet="certainty"][data-name="implied"]').click();
  assert.equal(await page.locator('.edge[data-certainty="implied"]:not(.out)').count(), 0);
  await settle(page);
  assert.match(await hash(page), /hide-influence=method/);
  await page.locator("#filters .foot button").click();
  assert.equal(await page.locator(".edge.out").count(), 0);
  await page.locator(".option", { hasText: "dataset" }).hover();
  await page.getByRole("button", { name: "only: dataset" }).click();
  assert.ok((await shown(page)) < 12);
});

await test("a picture of a size that was asked for is steered as any other", "sized.html", DESK, async (page) => {
  await find(page, "flamingo");
  const box = await page.locator('[data-node-id="flamingo"] .mark').boundingBox();
  const stage = await page.locator("#stage").boundingBox();
  assert.ok(Math.abs(box.x + box.width / 2 - stage.x - stage.width / 2) < 60, JSON.stringify(box));
});

await test("groups are filters", "chinese.html", DESK, async (page) => {
  const all = await shown(page);
  await page.locator('input[data-facet="group"]').nth(1).click();
  assert.ok((await shown(page)) < all);
});

await test("the date hides what is later, fades what cannot be told, and plays", "builtin.html", DESK, async (page) => {
  await page.focus("#date");
  await page.keyboard.press("Home");
  assert.ok((await page.locator(".node.out").count()) > 50);
  for (let press = 0; press < 71; press += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#as-of").textContent(), "2021");
  assert.ok(!(await page.locator('[data-node-id="flamingo"]').evaluate((node) => !node.classList.contains("out"))), "2022 is later");
  assert.ok(await page.locator('[data-node-id="clip"]').evaluate((node) => node.className.baseVal.includes("node") && !/out|maybe/.test(node.className.baseVal)));
  assert.ok((await page.locator(".node.maybe").count()) > 20, "what has no date cannot be told");
  assert.equal(await page.locator(".as-of-line").count(), 1);
  await settle(page);
  assert.match(await hash(page), /date=2021/);
  await picture(page, "date");
  await page.keyboard.press("Home");
  const before = await shown(page);
  await page.click("#play");
  await page.waitForTimeout(2500);
  assert.notEqual(await page.locator("#as-of").textContent(), "1950", "it plays");
  await page.click("#play");
  const stopped = await page.locator("#as-of").textContent();
  await page.waitForTimeout(900);
  assert.equal(await page.locator("#as-of").textContent(), stopped, "it stops");
  assert.ok(before > 0);
  await page.focus("#date");
  await page.keyboard.press("End");
  assert.equal(await page.locator(".node.out").count(), 0);
});

await test("groups of one mark appear with their first member", "groups.html", DESK, async (page) => {
  const stand = (selector) => page.locator(selector).evaluate((element) => (element.classList.contains("out") ? "out" : element.classList.contains("maybe") ? "maybe" : "in"));
  const told = async () => Promise.all(["old", "new", "unknown"].map((kind) => stand(`[data-node-id="group:${kind}"]`)));
  const line = (from, to) => stand(`.edge[data-source="group:${from}"][data-target="group:${to}"]`);
  const go = async (date) => {
    await page.evaluate((day) => { location.hash = `date=${day}`; }, date);
    await settle(page);
  };
  assert.ok(await page.locator("#date").isVisible());
  for (const [date, groups, first, second] of [
    ["1989", ["out", "out", "maybe"], "out", "out"],
    ["1990", ["in", "out", "maybe"], "out", "out"],
    ["1996", ["in", "in", "maybe"], "out", "out"],
    ["2011", ["in", "in", "maybe"], "out", "out"],
    ["2013", ["in", "in", "maybe"], "maybe", "maybe"],
    ["2014", ["in", "in", "maybe"], "in", "maybe"],
    ["2018", ["in", "in", "in"], "in", "in"],
  ]) {
    await go(date);
    assert.deepEqual([date, await told(), await line("old", "new"), await line("new", "unknown")], [date, groups, first, second]);
  }
  await page.focus("#date");
  await page.keyboard.press("Home");
  assert.equal(await page.locator("#as-of").textContent(), "1990-01", "the slider begins with the first member");
  await page.keyboard.press("End");
  await find(page, "second of");
  assert.deepEqual(await pins(page), ["group:old"], "groups are found by their members");
  await go("1996");
  await find(page, "old");
  assert.match(await page.locator(".there-by").innerText(), /^1 of 2 there by then$/);
  assert.equal(await page.locator(".members .gone").count() > 0, true);
  await go("2018");
  await find(page, "old");
  await find(page, "new");
  await page.locator(".way details summary").click();
  assert.match(await page.locator(".way details").innerText(), /Second of the old → b2[^]*method[^]*A source, p\. 7/);
});

await test("collapsed groups play through time and are filters", "collapsed.html", DESK, async (page) => {
  await picture(page, "collapsed");
  const all = await shown(page);
  await page.focus("#date");
  await page.keyboard.press("Home");
  assert.ok((await shown(page)) < all);
  await page.keyboard.press("End");
  assert.equal(await shown(page), all);
  await page.locator('input[data-facet="group"]').first().click();
  assert.equal(await shown(page), all - 1);
  await find(page, "clip");
  await picture(page, "collapsed-facts");
});

await test("a bent scale has names of dates wherever there is room", "bent.html", DESK, async (page) => {
  const places = await page.locator("#ruler span:visible").evaluateAll((found) => found.map((one) => one.getBoundingClientRect().left));
  const gaps = places.slice(1).map((place, nth) => place - places[nth]);
  assert.ok(Math.max(...gaps) < 330 && Math.min(...gaps) > 40, gaps.map(Math.round).join());
  assert.equal(await page.locator("svg .tick-name:visible, svg .strong-name:visible").evaluateAll((names) => names.filter((name) => getComputedStyle(name).visibility !== "hidden").length), 0, "and only once");
});

await test("keys walk along influences, pin, clear and tell of themselves", "builtin.html", DESK, async (page) => {
  await find(page, "flamingo");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
  await settle(page);
  assert.match(await page.locator("#status").textContent(), /^GPT-4V, 2023-10/);
  await page.keyboard.press("Enter");
  assert.deepEqual(await pins(page), ["gpt-4v"]);
  await page.keyboard.press("ArrowLeft");
  const status = await page.locator("#status").textContent();
  assert.match(status, /^(Flamingo|GPT-4),/);
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await page.locator("#status").textContent(), status);
  await page.keyboard.press("Escape");
  assert.deepEqual(await pins(page), []);
  await page.keyboard.press("?");
  assert.ok(await page.locator("#help").isVisible());
  await picture(page, "help");
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator("#help").isVisible()));
  const focused = await page.evaluate(() => getComputedStyle(document.querySelector("#stage"), "::after").borderTopWidth);
  assert.equal(focused, "2px", "the focus is to be seen");
});

await test("every control is reached by the tabulator", "builtin.html", DESK, async (page) => {
  const reached = new Set();
  for (let press = 0; press < 90; press += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.dataset.name));
  }
  for (const id of ["skip", "search", "filters-button", "table-button", "help-button", "model", "stage", "zoom-in", "play", "date"]) assert.ok(reached.has(id), id);
  assert.ok(!(await page.evaluate(() => document.activeElement.closest?.("svg"))), "links in the picture are passed over");
});

await test("the table is sorted by its heads and leads to the picture", "builtin.html", DESK, async (page) => {
  await page.click("#table-button");
  const first = () => page.locator("tbody tr:not([hidden]) th").first().innerText();
  await picture(page, "table");
  await page.getByRole("button", { name: "Name", exact: true }).click();
  assert.match(await first(), /^[\d“"(a]|^3|^A/i);
  assert.equal(await page.locator("th[data-key=name]").getAttribute("aria-sort"), "ascending");
  await page.getByRole("button", { name: "Date", exact: true }).click();
  assert.equal(await first(), "template matching");
  await page.getByRole("button", { name: "Date", exact: true }).click();
  assert.match(await page.locator("tbody tr:not([hidden]) td").first().innerText(), /^2023-12/);
  const rows = await page.locator("tbody tr:not([hidden])").count();
  await page.locator('input[data-facet="kind"][data-name="model"]').click();
  assert.ok((await page.locator("tbody tr:not([hidden])").count()) < rows, "filters hold for the table, too");
  await page.locator('input[data-facet="kind"][data-name="model"]').click();
  await page.locator("tbody th button", { hasText: /^Flamingo$/ }).click();
  await settle(page);
  assert.deepEqual(await pins(page), ["flamingo"]);
  assert.ok(await page.locator("#stage").isVisible());
  await page.keyboard.press("t");
  assert.ok(await page.locator("#table").isVisible());
});

await test("the skip link leads to the table", "builtin.html", DESK, async (page) => {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#table").isVisible());
  assert.ok(await page.evaluate(() => document.activeElement.closest("#table") !== null));
});

await test("an address brings everything back", "builtin.html", { ...DESK, hash: "#pin=clip&pin=gpt-4v&date=2023&hide-certainty=implied&view=900,700,1.5" }, async (page, { page: same }) => {
  await settle(page);
  assert.deepEqual((await pins(page)).sort(), ["clip", "gpt-4v"]);
  assert.equal(await page.locator("#as-of").textContent(), "2023");
  assert.ok(!(await page.locator('input[data-facet="certainty"][data-name="implied"]').isChecked()));
  assert.ok(Math.abs((await camera(same)).k - 1.5) < 0.01);
  await page.locator('input[data-facet="certainty"][data-name="implied"]').click();
  await settle(page);
  const address = await hash(page);
  assert.match(address, /pin=clip&pin=gpt-4v&date=2023&view=900,700,1\.5/);
});

await test("an address that is wrong does no harm", "builtin.html", { ...DESK, hash: "#pin=nobody&date=never&hide-kind=x&view=1,2&show=%" }, async (page) => {
  assert.deepEqual(await pins(page), []);
  assert.equal(await page.locator(".node.out").count(), 0);
});

await test("a phone has it all by touch", "builtin.html", PHONE, async (page) => {
  await find(page, "flamingo", true);
  const sheet = await page.locator("#panel").boundingBox();
  assert.ok(sheet.width === 390 && sheet.y > 300, "a sheet from below");
  const mark = await page.locator('[data-node-id="flamingo"] .mark').boundingBox();
  assert.ok(mark.y < sheet.y && mark.x > 0 && mark.x < 390, "which does not cover what is pinned");
  await picture(page, "phone-facts");
  await page.locator("#panel .close").first().tap();
  assert.deepEqual(await pins(page), []);
  const box = await page.locator('[data-node-id="gpt-4v"] .label').boundingBox();
  await page.touchscreen.tap(box.x + 10, box.y + box.height / 2);
  await settle(page);
  assert.deepEqual(await pins(page), ["gpt-4v"]);
  await page.locator("#panel .close").first().tap();
  await page.tap("#filters-button");
  await page.locator('input[data-facet="kind"][data-name="model"]').tap();
  assert.ok((await page.locator(".node.out").count()) > 50);
  await picture(page, "phone-filters");
  await page.tap("#filters-button");
  await page.tap("#table-button");
  await picture(page, "phone-table");
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(tooWide <= 0, `${tooWide} px too wide`);
  await page.tap("#table-button");
  await page.tap("#play");
  await page.waitForTimeout(800);
  assert.notEqual(await page.locator("#as-of").textContent(), "all of it");
});

for (const size of [DESK, PHONE]) {
  await test(`nasty names stay text at ${size.width} px`, "nasty.html", size, async (page) => {
    await find(page, "script", size.touch);
    assert.equal(await page.locator("#panel h2").first().innerText(), NASTY);
    await find(page, "second", size.touch);
    assert.equal(await page.locator("#panel img, #panel script, #panel b:not(.counts b)").count(), 0);
    assert.equal(await page.locator('[href^="javascript:" i]').count(), 0);
    assert.equal(await page.title(), NASTY);
    await picture(page, `nasty-facts-${size.width}`);
    await page.click("#table-button");
    assert.equal(await page.locator("tbody th").first().innerText(), NASTY);
    assert.equal(await page.locator("img").count(), 0);
  });
}

await test("printing shows the whole picture and no control", "builtin.html", DESK, async (page) => {
  await page.keyboard.press("+");
  await settle(page);
  await page.emulateMedia({ media: "print" });
  for (const id of ["filters", "panel", "time", "zoom", "ruler", "table", "search"]) assert.ok(!(await page.locator(`#${id}`).isVisible()), id);
  const box = await page.locator("#canvas > svg").boundingBox();
  assert.ok(box.x >= 0 && box.width <= 1400, JSON.stringify(box));
  assert.ok(await page.locator("svg .title").isVisible());
  for (const options of [{ format: "A4" }, { preferCSSPageSize: true }]) {
    const pdf = await page.pdf({ ...options, path: join(pictures, `print-${options.format ?? "own"}.pdf`) });
    assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, "one page");
  }
});

await test("without a script the picture and the table are there", "builtin.html", { ...DESK, script: false }, async (page) => {
  await picture(page, "no-script");
  assert.ok(await page.locator("#canvas > svg").isVisible());
  assert.ok(await page.locator("table").isVisible());
  for (const id of ["search", "zoom", "filters", "time"]) assert.ok(!(await page.locator(`#${id}`).isVisible()), id);
});

await test("no motion where none is wanted", "builtin.html", { ...DESK, motion: "reduce" }, async (page) => {
  const before = await camera(page);
  await page.focus("#stage");
  await page.keyboard.press("+");
  await page.waitForTimeout(60);
  const after = await camera(page);
  assert.ok(Math.abs(after.k / before.k - 1.5) < 0.01, "at once");
});

if (failures.length > 0) {
  console.log(`${failures.length} failed`);
  process.exit(1);
}
