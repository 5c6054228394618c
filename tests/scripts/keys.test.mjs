import assert from "node:assert/strict";
import { test } from "node:test";
import { run, script } from "./page.mjs";

const target = (...fits) => ({ closest: selector => fits.some(fit => selector.split(",").some(part => part.trim() === fit)) ? {} : null });
const key = (name, more = {}) => ({ key: name, target: target(), defaultPrevented: false, preventDefault() { this.prevented = true; }, ...more });

// screening-keys.js asks commands.js, as on the page.
const commands = (open = null) => {
  const document = { querySelector: () => open };
  const window = run("commands.js", { document, isTyping: null });
  globalThis.isTyping = window.isTyping;
  return window;
};

async function pressed(event, open = null) {
  const { press } = await import(script("screening-keys.js"));
  const window = commands(open);
  globalThis.isCommand = e => !e.defaultPrevented && !window.isTyping(e.target) && !open;
  const acts = [];
  press(event, [], act => acts.push(act));
  return acts;
}

test("E, M, I, U decide; other keys do nothing", async () => {
  for (const [name, action] of [["e", "exclude"], ["M", "maybe"], ["i", "include"], ["u", "undo"], ["ArrowLeft", "back"]])
    assert.deepEqual(await pressed(key(name)), [action]);
  assert.deepEqual(await pressed(key("x")), []);
});

test("A key on another layout acts by its place", async () => {
  assert.deepEqual(await pressed(key("ш", { code: "KeyI" })), ["include"]);
});

test("No key acts while one types, chooses from a list or a menu, or holds Ctrl", async () => {
  for (const place of ["input", "textarea", "[role=combobox]", "[role=listbox]", "[role=menu]", "[contenteditable]"])
    assert.deepEqual(await pressed(key("e", { target: target(place) })), [], place);
  assert.deepEqual(await pressed(key("e", { ctrlKey: true })), []);
  assert.deepEqual(await pressed(key("e", { repeat: true })), []);
});

test("No key votes behind a dialog or an open list", async () => {
  assert.deepEqual(await pressed(key("e"), {}), []);
});

test("Whether something is open is asked of the page", () => {
  const asked = [];
  const window = run("commands.js", { document: { querySelector: selector => { asked.push(selector); return {}; } }, isTyping: () => false });
  assert.equal(window.isCommand(key("e")), false);
  assert.ok(asked[0].includes(".mud-dialog") && asked[0].includes(".mud-popover-open"));
});
