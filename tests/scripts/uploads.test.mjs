import assert from "node:assert/strict";
import { test } from "node:test";
import { script, until } from "./page.mjs";

const uploads = await import(script("uploads.js"));

// A request that does what the test says, when it says it.
class Request extends EventTarget {
  static all = [];
  upload = new EventTarget();
  constructor() { super(); Request.all.push(this); }
  open(method, url) { Object.assign(this, { method, url }); }
  setRequestHeader() { }
  send(body) { this.body = body; }
  abort() { this.dispatchEvent(new Event("abort")); }
  answer(status, body) { Object.assign(this, { status, responseText: body ? JSON.stringify(body) : "" }); this.dispatchEvent(new Event("load")); }
}
globalThis.XMLHttpRequest = Request;

const file = { name: "a b&c.ris" };
const input = { files: [{ name: "first.ris" }, file], isConnected: true };
const begin = (url = "/import") => ({ key: uploads.send(input, 1, url), request: Request.all.at(-1) });

test("The file at its place is sent under its name, and nothing is told of it while it travels", async () => {
  const { key, request } = begin("/import?source=7");
  assert.deepEqual([request.method, request.url, request.body], ["POST", "/import?source=7&name=a%20b%26c.ris", file]);
  assert.equal(await uploads.outcome(key, 1), null);
});

test("What became of it is told as often as it is asked, since an answer may be lost", async () => {
  const { key, request } = begin();
  request.answer(204);
  assert.deepEqual(await uploads.outcome(key, 1000), { problem: null });
  assert.deepEqual(await uploads.outcome(key, 1000), { problem: null });
});

test("A refusal is told in the server's words, or by its number where it has none", async () => {
  const [worded, bare] = [begin(), begin()];
  worded.request.answer(422, { detail: "The file needs a name." });
  bare.request.answer(413);
  assert.equal((await uploads.outcome(worded.key, 1000)).problem, "The file needs a name.");
  assert.match((await uploads.outcome(bare.key, 1000)).problem, /refused the file \(413\)/);
});

test("A line that breaks off, a file called off and a page that was left end it in words", async () => {
  const [broken, off, left] = [begin(), begin(), begin()];
  broken.request.dispatchEvent(new Event("error"));
  uploads.abort(off.key);
  input.isConnected = false;
  left.request.upload.dispatchEvent(new Event("progress"));
  input.isConnected = true;
  for (const { key } of [broken, off, left])
    assert.match((await uploads.outcome(key, 1000)).problem, /^The connection broke off/);
});

test("A file that is no longer in the input is said to be gone", async () => {
  assert.match((await uploads.outcome(uploads.send(input, 2, "/import"), 1000)).problem, /no longer at hand/);
});

test("A PDF's upload does not keep the page waiting, and tells of its end", async () => {
  const told = [];
  const dotnet = { invokeMethodAsync: async (...what) => { told.push(what); } };
  const listeners = {};
  const root = { addEventListener: (name, listener) => { listeners[name] = listener; }, removeEventListener() { }, dataset: {}, querySelectorAll: () => [] };
  uploads.attach(root, dotnet, 1e6);
  const pdf = Object.assign(new Blob(["%PDF-1.7"]), { name: "a.pdf" });
  listeners.change({ stopPropagation() { }, target: { matches: () => true, files: [pdf], dataset: {}, value: "" } });
  await until(() => told.length === 1);
  const [{ key }] = told[0][1];

  assert.equal(uploads.upload(key, "/file", dotnet), undefined);
  Request.all.at(-1).answer(200, { sameAt: "R-000002" });
  await until(() => told.length === 2);
  assert.deepEqual(told[1], ["Uploaded", key, true, "R-000002"]);
});
