// Decisions on their way to the server. Each waits in sessionStorage until the server has answered, so that neither a lost connection
// nor a reload loses one; each carries an operation id made here, so that sending it twice changes nothing.
// A classic script on every page: what a tab still holds is sent wherever one goes on.
(() => {
  const prefix = "outbox:";
  const boxes = new Map();

  class Outbox extends EventTarget {
    constructor(key) {
      super();
      this.key = key;
      this.items = JSON.parse(sessionStorage.getItem(prefix + key) ?? "[]");
      this.state = this.items.length ? "saving" : "saved";
      this.delay = 0;
    }

    add(url, body, about) {
      this.items.push({ url, body, about, tried: false });
      this.save();
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

    save() {
      if (this.items.length) sessionStorage.setItem(prefix + this.key, JSON.stringify(this.items));
      else sessionStorage.removeItem(prefix + this.key);
    }

    show(state) {
      this.state = state;
      this.dispatchEvent(new CustomEvent("state"));
    }

    // One after the other, in the order of the keys: an undo must not overtake its vote.
    async pump() {
      if (this.busy) { this.show(this.state); return; }
      this.busy = true;
      while (this.items.length) {
        const item = this.items[0];
        if (!item.tried) { item.tried = true; this.save(); }
        if (!this.delay) this.show("saving");
        const answer = await this.send(item);
        if (answer === "done" || answer === "refused") {
          this.items.shift();
          this.save();
          this.delay = 0;
        } else if (answer === "stopped") {
          break;
        } else {
          await this.pause(answer);
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
      if (response.status >= 500 || response.status === 429 || response.status === 408) return "offline";
      const message = (await response.json().catch(() => null))?.detail ?? "The server did not accept this decision.";
      // No longer a member, or no longer a reviewer: nothing that waits can be stored now.
      const stopped = response.status === 403 || response.status === 404;
      if (stopped) this.show("stopped");
      this.dispatchEvent(new CustomEvent("refused", { detail: { item, message, stopped } }));
      return stopped ? "stopped" : "refused";
    }

    async pause(state) {
      this.delay = state === "signed-out" ? 10000 : Math.min(this.delay * 2 || 500, 10000);
      this.show(state);
      await new Promise(resolve => {
        this.wake = resolve;
        setTimeout(resolve, this.delay * (.75 + Math.random() / 2));
      });
      this.wake = null;
    }
  }

  const open = key => {
    if (!boxes.has(key)) boxes.set(key, new Outbox(key));
    const box = boxes.get(key);
    if (box.items.length) box.pump();
    return box;
  };
  const wakeAll = () => { for (const box of boxes.values()) box.wake?.(); };
  window.addEventListener("online", wakeAll);
  window.addEventListener("focus", wakeAll);
  document.addEventListener("visibilitychange", wakeAll);
  window.workbenchOutbox = { open };
  for (const key of Object.keys(sessionStorage).filter(k => k.startsWith(prefix))) open(key.slice(prefix.length));
})();
