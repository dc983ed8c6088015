import assert from "node:assert/strict";
import test from "node:test";
import { NEAREST, centred, densest, fitting, held, middleOf, pinched, zoomedAt } from "../../src/html/page/camera.mjs";

const close = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
const stage = { width: 800, height: 600 };

test("what is under the pointer stays there", () => {
  const camera = { x: 10, y: -20, k: 0.7 };
  const zoomed = zoomedAt(camera, 300, 200, 1.8, 0.1);
  close((300 - zoomed.x) / zoomed.k, (300 - camera.x) / camera.k);
  close((200 - zoomed.y) / zoomed.k, (200 - camera.y) / camera.k);
  assert.equal(zoomedAt(camera, 0, 0, 1e9, 0.1).k, NEAREST);
  assert.equal(zoomedAt(camera, 0, 0, 1e-9, 0.1).k, 0.1);
});

test("two fingers keep what they touched", () => {
  const camera = { x: 5, y: 6, k: 1 };
  const before = [{ x: 100, y: 100 }, { x: 200, y: 100 }];
  const after = [{ x: 90, y: 160 }, { x: 290, y: 160 }];
  const to = pinched(camera, before, after, 0.1);
  before.forEach((finger, nth) => {
    close(((finger.x - camera.x) / camera.k) * to.k + to.x, after[nth].x);
    close(((finger.y - camera.y) / camera.k) * to.k + to.y, after[nth].y);
  });
});

test("all of a box is fitted in, in the middle", () => {
  const box = { x: 100, y: 50, width: 3000, height: 500 };
  const camera = fitting(box, stage, 10);
  close(camera.x + box.x * camera.k, 10);
  assert.deepEqual(Object.values(middleOf(camera, stage)).slice(0, 2).map(Math.round), [1600, 300]);
  close(middleOf(centred(7, 8, 2, stage), stage).x, 7);
});

test("the picture cannot be lost", () => {
  const box = { x: 0, y: 0, width: 1000, height: 1000 };
  assert.deepEqual(held({ x: 9999, y: -9999, k: 1 }, box, stage, 100), { x: 700, y: -900, k: 1 });
  assert.deepEqual(held({ x: 20, y: 30, k: 1 }, box, stage, 100), { x: 20, y: 30, k: 1 });
});

test("the window with the most begins at its first", () => {
  assert.equal(densest([0, 50, 500, 510, 520, 900], 30), 500);
  assert.equal(densest([3, 1], 10), 1);
  assert.equal(densest([], 10), 0);
});
