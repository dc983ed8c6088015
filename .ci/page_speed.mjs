// How fluid panning and zooming are: the share of frames that come within 33 ms.
//
// page_speed.mjs FILE
//
// What is aimed at is 95 %, over everything that is done here. It fails only below 80 %: a machine
// that is busy and draws without a graphics card loses frames of any page.
import { open } from "./page_browser.mjs";

const WITHIN = 33.4;
const AIM = 95;
const LEAST = 80;

const { page, wrong, close } = await open(process.argv[2], { width: 1400, height: 900 });
await page.waitForTimeout(1500);
const stage = await page.locator("#stage").boundingBox();
const [x, y] = [stage.x + stage.width / 2, stage.y + stage.height / 2];

await page.evaluate(() => {
  globalThis.frameTimes = [];
  let last = performance.now();
  const next = (now) => {
    globalThis.frameTimes.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
});

const all = [];
async function measured(name, does) {
  await page.evaluate(() => { globalThis.frameTimes.length = 0; });
  await does();
  const times = (await page.evaluate(() => globalThis.frameTimes.slice())).sort((a, b) => a - b);
  all.push(...times);
  console.log(`  ${name.padEnd(22)} ${told(times)}`);
}

function told(times) {
  const share = (100 * times.filter((time) => time <= WITHIN).length) / times.length;
  return `${share.toFixed(1)} % of ${times.length} frames within 33 ms, the longest ${Math.round(Math.max(...times))} ms`;
}

async function drag() {
  for (let round = 0; round < 3; round += 1) {
    await page.mouse.move(x + 200, y + 200);
    await page.mouse.down();
    for (let step = 0; step < 40; step += 1) {
      await page.mouse.move(x + 200 - step * 10, y + 200 - step * 10);
      await page.waitForTimeout(8);
    }
    await page.mouse.up();
  }
}

async function wheel(steps, delta) {
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, delta(step));
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(500);
}

await measured("panning", drag);
await measured("zooming out", () => wheel(30, () => 100));
await measured("panning from afar", drag);
await measured("zooming in", () => wheel(40, () => -100));
await measured("panning near by", drag);
await measured("showing everything", async () => {
  await page.keyboard.press("0");
  await page.waitForTimeout(1000);
});
await measured("zooming to and fro", () => wheel(60, (step) => (step % 20 < 10 ? -100 : 100)));
// Most lines pass through the middle of the picture.
await measured("a jump to the middle", async () => {
  await page.evaluate(() => {
    const { width, height } = document.querySelector("#canvas > svg").viewBox.baseVal;
    location.hash = `view=${Math.round(width * 0.7)},${Math.round(height * 0.6)},1`;
  });
  await page.waitForTimeout(1000);
});
await measured("panning there", drag);
await measured("pointing at lines", async () => {
  for (let step = 0; step < 120; step += 1) {
    await page.mouse.move(x - 300 + step * 5, y + 40 * Math.sin(step / 6));
    await page.waitForTimeout(8);
  }
});
await measured("zooming out there", () => wheel(30, () => 100));
await measured("zooming in there", () => wheel(30, () => -100));
await close();

const share = (100 * all.filter((time) => time <= WITHIN).length) / all.length;
console.log(`5,000 technologies: ${told(all)} (aim ${AIM} %, least ${LEAST} %)`);
for (const complaint of wrong) console.log(complaint);
process.exit(share < LEAST || wrong.length > 0 ? 1 : 0);
