// A page just large enough for the scripts: what they touch of it, and no more.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const folder = new URL("../../src/ScopingReview.Web/wwwroot/js/", import.meta.url);

export const script = name => new URL(name, folder);

export function storage() {
  const kept = {};
  return new Proxy(kept, {
    get: (target, name) => ({
      getItem: key => target[key] ?? null,
      setItem: (key, value) => { target[key] = String(value); },
      removeItem: key => { delete target[key]; },
    })[name] ?? target[name],
  });
}

// A script's own timers do not keep a test waiting that is over.
const later = (what, ms) => {
  const timer = setTimeout(what, ms);
  timer.unref();
  return timer;
};

// Runs a classic script over these globals; returns its window.
export function run(name, globals = {}) {
  const window = { addEventListener: () => {} };
  const document = { addEventListener: () => {}, querySelector: () => null, querySelectorAll: () => [], getElementById: () => null };
  const context = vm.createContext({ window, document, console, setTimeout: later, clearTimeout, AbortSignal, EventTarget, CustomEvent, Event, ...globals });
  vm.runInContext(readFileSync(script(name), "utf8"), context);
  return context.window;
}

export const until = async (what, ms = 5000) => {
  const end = Date.now() + ms;
  while (!what()) {
    if (Date.now() > end) throw new Error("It did not happen.");
    await new Promise(resolve => setTimeout(resolve, 5));
  }
};
