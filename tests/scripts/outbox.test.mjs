import assert from "node:assert/strict";
import { test } from "node:test";
import { run, storage, until } from "./page.mjs";

const answers = (...list) => {
  const sent = [];
  return { sent, fetch: async (url, request) => {
    sent.push(JSON.parse(request.body));
    const answer = list.length > 1 ? list.shift() : list[0];
    if (answer === "offline") throw new TypeError("Failed to fetch");
    return { ok: answer < 300, status: answer, headers: new Map([["content-type", "application/json"]]), json: async () => ({}), text: async () => "" };
  } };
};
const vote = (number, operationId) => [{ number, operationId }, { stage: "TitleAbstract", number }];
const box = (fetch, sessionStorage) => run("outbox.js", { fetch, sessionStorage }).workbenchOutbox.open("reader");

test("What is added is sent once and is no longer kept", async () => {
  const { sent, fetch } = answers(204);
  const kept = storage();
  const outbox = box(fetch, kept);
  outbox.add("/votes", ...vote(1, "a"));
  await until(() => outbox.state === "saved");
  assert.deepEqual(sent.map(body => body.operationId), ["a"]);
  assert.equal(kept.getItem("outbox:reader"), null);
});

test("Without a connection all of it waits in the browser, in its order, and goes when there is one", async () => {
  const { sent, fetch } = answers("offline", 204);
  const kept = storage();
  const outbox = box(fetch, kept);
  outbox.add("/votes", ...vote(1, "a"));
  outbox.add("/votes", ...vote(2, "b"));
  await until(() => outbox.state === "offline");
  assert.deepEqual(JSON.parse(kept.getItem("outbox:reader")).map(item => item.body.operationId), ["a", "b"]);
  outbox.wake();
  await until(() => outbox.state === "saved");
  assert.deepEqual(sent.map(body => body.operationId), ["a", "a", "b"]);
});

test("What a tab still held is sent by the page that is opened next", async () => {
  const { sent, fetch } = answers(204);
  const kept = storage();
  kept.setItem("outbox:reader", JSON.stringify([{ url: "/votes", body: { number: 7, operationId: "x" }, about: { stage: "TitleAbstract", number: 7 }, tried: true, failures: 0, notBefore: 0 }]));
  box(fetch, kept);
  await until(() => sent.length === 1 && kept.getItem("outbox:reader") === null);
  assert.equal(sent[0].operationId, "x");
});

test("What was not sent yet can be taken back; what may have arrived cannot", async () => {
  const { fetch } = answers("offline");
  const outbox = box(fetch, storage());
  outbox.add("/votes", ...vote(1, "a"));
  outbox.add("/votes", ...vote(2, "b"));
  await until(() => outbox.state === "offline");
  assert.equal(outbox.withdraw("b"), true);
  assert.equal(outbox.withdraw("a"), false);
  assert.deepEqual([...outbox.items].map(item => item.body.operationId), ["a"]);
});

test("One that the server fails on does not hold back those of other records", async () => {
  const { sent, fetch } = answers(500, 204);
  const outbox = box(fetch, storage());
  outbox.add("/votes", ...vote(1, "a"));
  outbox.add("/votes", ...vote(2, "b"));
  await until(() => sent.some(body => body.operationId === "b"));
  assert.deepEqual([...outbox.troubled].map(item => item.body.operationId), ["a"]);
  await until(() => outbox.state === "saved");
  assert.deepEqual(sent.map(body => body.operationId), ["a", "b", "a"]);
});
