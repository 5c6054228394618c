// Decisions, labels and notes on their way to the server. Each waits in sessionStorage until the server has answered, so that neither a
// lost
// connection nor a reload loses one; sending one twice changes nothing. What the server fails on is tried again later while the others
// go through.
// A classic script on every page: what a tab still holds is sent wherever one goes on.
(() => {
  const prefix = "outbox:";
  const boxes = new Map();
  // One record's messages keep their order: an undo must not overtake its vote.
  const lane = item => `${item.about.stage} ${item.about.number}`;
  const around = ms => ms * (.75 + Math.random() / 2);

  class Outbox extends EventTarget {
    constructor(key) {
      super();
      this.key = key;
      this.items = JSON.parse(sessionStorage.getItem(prefix + key) ?? "[]");
      this.state = this.items.length ? "saving" : "saved";
      this.delay = 0;
      this.strain = 0; // failures of the server since its last success
    }

    // about.replaces: the same thing said anew, so that what was not sent yet need not be sent.
    add(url, body, about) {
      if (about.replaces) this.items = this.items.filter(item => item.tried || item.about.replaces !== about.replaces);
      this.items.push({ url, body, about, tried: false, failures: 0, notBefore: 0 });
      this.save();
      if (this.waitsFor === "turn") this.wake?.();
      this.pump();
    }

    // Takes back an operation that has not been sent; false if it may have reached the server.
    withdraw(operationId) {
      const index = this.items.findIndex(item => !item.tried && item.body.operationId === operationId);
      if (index < 0) return false;
      this.items.splice(index, 1);
      this.save();
      this.show(this.items.length ? this.state : "saved");
      return true;
    }

    // What the server has failed on and is tried again.
    get troubled() { return this.items.filter(item => item.failures > 0); }

    save() {
      if (this.items.length) sessionStorage.setItem(prefix + this.key, JSON.stringify(this.items));
      else sessionStorage.removeItem(prefix + this.key);
    }

    show(state) {
      this.state = state;
      this.dispatchEvent(new CustomEvent("state"));
    }

    next() {
      const held = new Set();
      for (const item of this.items) {
        if (!held.has(lane(item)) && !(item.notBefore > Date.now())) return item;
        held.add(lane(item));
      }
      return null;
    }

    async pump() {
      if (this.busy) { this.show(this.state); return; }
      this.busy = true;
      while (this.items.length) {
        const item = this.next();
        if (!item) {
          await this.pause("retrying", "turn", Math.max(50, Math.min(...this.items.map(i => i.notBefore || Infinity)) - Date.now()));
          continue;
        }
        if (!item.tried) { item.tried = true; this.save(); }
        if (!this.delay && !this.strain) this.show(this.troubled.length ? "retrying" : "saving");
        const answer = await this.send(item);
        if (answer === "done" || answer === "refused") {
          this.items = this.items.filter(i => i !== item);
          this.save();
          this.delay = this.strain = 0;
        } else if (answer === "stopped") {
          break;
        } else if (answer === "failed") {
          item.failures = (item.failures ?? 0) + 1;
          item.notBefore = Date.now() + around(Math.min(1000 * 2 ** (item.failures - 1), 60000));
          this.save();
          this.show("retrying");
          // Three failures in a row are not this one's fault: the whole box slows down.
          if (++this.strain >= 3) await this.pause("retrying", "server", around(Math.min(500 * 2 ** (this.strain - 3), 10000)));
        } else {
          this.delay = answer === "signed-out" ? 10000 : Math.min(this.delay * 2 || 500, 10000);
          await this.pause(answer, answer, around(this.delay));
        }
      }
      this.busy = false;
      if (!this.items.length) this.show("saved");
    }

    async send(item) {
      let response;
      try {
        response = await fetch(item.url, {
          method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(item.body),
          keepalive: true, signal: AbortSignal.timeout(15000),
        });
      } catch {
        return "offline";
      }
      if (response.ok) return "done";
      if (response.status === 401 || response.status === 412) return "signed-out";
      if (response.status >= 500) return "failed";
      if (response.status === 429 || response.status === 408) return "offline";
      const message = (await response.json().catch(() => null))?.detail ?? "The server did not accept this decision.";
      // No longer a member, or no longer a reviewer: nothing that waits can be stored now.
      const stopped = response.status === 403 || response.status === 404;
      if (stopped) this.show("stopped");
      this.dispatchEvent(new CustomEvent("refused", { detail: { item, message, stopped } }));
      return stopped ? "stopped" : "refused";
    }

    async pause(state, waitsFor, ms) {
      this.waitsFor = waitsFor;
      this.show(state);
      await new Promise(resolve => {
        this.wake = resolve;
        setTimeout(resolve, ms);
      });
      this.wake = this.waitsFor = null;
    }
  }

  const open = key => {
    if (!boxes.has(key)) boxes.set(key, new Outbox(key));
    const box = boxes.get(key);
    if (box.items.length) box.pump();
    return box;
  };
  const wakeAll = () => { for (const box of boxes.values()) if (box.waitsFor !== "turn") box.wake?.(); };
  window.addEventListener("online", wakeAll);
  window.addEventListener("focus", wakeAll);
  document.addEventListener("visibilitychange", wakeAll);
  window.workbenchOutbox = { open };
  for (const key of Object.keys(sessionStorage).filter(k => k.startsWith(prefix))) open(key.slice(prefix.length));
})();
