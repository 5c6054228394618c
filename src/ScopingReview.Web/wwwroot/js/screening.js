// The screening desk: one key, one decision, and the next record is there. Blazor renders the frame once; from then on the card is ours,
// so that neither a slow nor a lost connection stands between the key and the next record.
import { count, moment, showCard } from "./screening-card.js";
import { Labels } from "./screening-labels.js";
import { PrivateNote, wellFormed } from "./screening-notes.js";
import { showSources } from "./screening-sources.js";

const words = { Exclude: "Excluded", Maybe: "Maybe", Include: "Included" };
const marks = { Exclude: "✕", Maybe: "?", Include: "✓" };
// A few for the first card to be there quickly, then enough ahead for a fast reader on a slow line.
const firstFew = 8, atOnce = 60, refillBelow = 40;
const typing = target => target.closest?.("input, textarea, select, [contenteditable]") != null;
// crypto.randomUUID exists on https and localhost only; a workbench in a local network may be neither.
const newId = () => crypto.randomUUID?.() ?? [8, 4, 4, 4, 12].map(n => [...crypto.getRandomValues(new Uint8Array(n / 2))].map(b => b.toString(16).padStart(2, "0")).join("")).join("-");

class Desk {
  constructor(root) {
    this.root = root;
    this.find = name => root.querySelector(`[data-${name}]`);
    const { api, stage, reviewer, record, mine, filter } = root.dataset;
    Object.assign(this, { api, stage, reviewer, mine, filter: filter ? `&${filter}` : "", stageApi: `${api}/${stage}` });
    this.only = Number(record) || null; // one record alone, opened from a link
    this.queue = []; this.current = null; this.history = []; this.look = null;
    this.draftKey = `draft:${api}|${stage}|${reviewer}`;
    // Behind the latest decision in this order; what lies before it comes at the end.
    this.placeKey = `place:${api}|${stage}|${reviewer}|${filter}`;
    this.after = (filter.includes("order=") && sessionStorage.getItem(this.placeKey)) || "resume"; this.exhausted = false; this.progress = null;
    this.outbox = window.workbenchOutbox.open(`${api}|${reviewer}`);
    this.ends = new AbortController();
    const { signal } = this.ends;
    document.addEventListener("keydown", e => this.key(e), { signal });
    root.addEventListener("click", e => this.act(e.target.closest("[data-action]")?.dataset.action), { signal });
    root.addEventListener("input", e => { if (e.target === this.find("note")) this.keepDraft(); else if (e.target === this.find("private")) this.private.keep(); }, { signal });
    root.addEventListener("focusout", e => { if (e.target === this.find("private")) this.private.save(); }, { signal });
    window.addEventListener("pagehide", () => this.private.save(), { signal });
    this.private = new PrivateNote(this.find("private"), (card, text) => this.outbox.add(`${this.api}/records/notes`, { reviewerId: this.reviewer, number: card.number, text },
      { stage: this.stage, number: card.number, replaces: `note ${card.number}`, what: "your note to yourself" }));
    this.labels = new Labels(root, api, { put: (...change) => this.label(...change), say: text => this.say(text), announce: text => this.announce(text) });
    this.outbox.addEventListener("state", () => this.showSaved(), { signal });
    this.outbox.addEventListener("refused", e => this.refused(e.detail), { signal });
    this.refresh = setInterval(() => this.loadProgress(), 30000);
    this.showSaved();
    this.begin();
  }

  dispose() { this.private.save(); this.ends.abort(); clearInterval(this.refresh); clearTimeout(this.retry); clearTimeout(this.again); }

  async begin() {
    if (this.only) {
      const card = await this.get(`/records/${this.only}`);
      if (card?.vote && !this.pending().includes(card.number)) { this.history = [{ card, vote: card.vote, operations: [card.vote.operationId] }]; this.look = 0; }
      else if (card && !card.vote) this.queue.push(card);
      else this.only = null;
    }
    await Promise.all([this.fill(), this.loadProgress()]);
    this.next();
  }

  // Null when the server cannot be reached (tried again) or does not answer with data.
  async get(path) {
    try {
      const response = await fetch(this.stageApi + path, { signal: AbortSignal.timeout(15000) });
      if (response.ok) return await response.json();
      if (response.status === 401) this.say("You are signed out. Sign in again in another tab; what you decided waits here.");
      else if (response.status === 403 || (response.status === 404 && !path.startsWith("/records/"))) this.stop((await response.json()).detail);
      else if (response.status < 500) return null;
    } catch { /* offline: below */ }
    if (!this.stopped) { clearTimeout(this.retry); this.retry = setTimeout(() => this.fill().then(() => this.current ?? this.next()), 3000); }
    return null;
  }

  // Records with a decision under way.
  pending() { return this.outbox.items.filter(i => i.about.stage === this.stage && !i.about.replaces).map(i => i.about.number); }

  async fill() {
    if (this.filling || this.exhausted || this.stopped || this.queue.length >= refillBelow) return this.filling;
    this.filling = this.fetchQueue();
    await this.filling;
    this.filling = null;
  }

  async fetchQueue() {
    const held = [...this.queue, this.current].filter(Boolean).map(c => c.number).concat(this.pending());
    const fromStart = this.after === null;
    const take = this.shown ? atOnce : firstFew;
    const cards = await this.get(`/queue?take=${take}&exclude=${held.join(",")}${this.filter}` + (fromStart ? "" : `&after=${encodeURIComponent(this.after)}`));
    if (!cards) return;
    const known = new Set([...this.queue, this.current].filter(Boolean).map(c => c.number).concat(this.pending()));
    this.queue.push(...cards.filter(c => !known.has(c.number)));
    if (cards.length) this.after = cards.at(-1).place;
    if (cards.length < take) {
      // The end of the order: once more from its start, for what was taken back or came since.
      this.after = null;
      if (fromStart) this.exhausted = true;
      else await this.fetchQueue();
    }
  }

  async loadProgress() {
    if (this.outbox.items.length || document.hidden) return;
    const midnight = new Date(); midnight.setHours(0, 0, 0, 0);
    const progress = await this.get(`/progress?since=${encodeURIComponent(midnight.toISOString())}${this.filter}`);
    if (!progress || this.outbox.items.length) return;
    this.counted = Date.now();
    this.progress = progress;
    this.showProgress();
    if (progress.left > 0 && this.exhausted && !this.current) { this.exhausted = false; await this.fill(); this.next(); }
  }

  next() {
    this.current = this.queue.shift() ?? null;
    this.show();
    this.fill().then(() => { if (!this.current && this.queue.length) this.next(); else if (!this.current) this.show(); });
  }

  decide(verdict) {
    const looking = this.look === null ? null : this.history[this.look];
    const card = looking?.card ?? this.current;
    if (!card || this.stopped) return;
    this.private.save();
    const vote = { operationId: newId(), verdict, note: wellFormed(this.find("note").value.trim()) || null, at: new Date().toISOString() };
    this.outbox.add(`${this.api}/votes`, { reviewerId: this.reviewer, operationId: vote.operationId, stage: this.stage, number: card.number, verdict, note: vote.note }, { stage: this.stage, number: card.number });
    sessionStorage.removeItem(this.draftKey);
    this.last = { card, verdict };
    if (looking) {
      looking.vote = vote; looking.operations.push(vote.operationId);
      this.look = null;
      if (this.only) { this.leaveWhenSaved(); return; }
      this.show();
      this.announce(`${words[verdict]} now. Back to: ${this.current?.title ?? "the end"}`);
      return;
    }
    this.history.push({ card, vote, operations: [vote.operationId] });
    if (card.place && this.only !== card.number) sessionStorage.setItem(this.placeKey, card.place);
    this.tally(-1);
    this.next();
    this.announce(`${words[verdict]}. ${this.current ? "Next: " + this.current.title : "That was the last one for now."}`);
    if (this.only === card.number) this.only = null;
  }

  async undo() {
    if (this.stopped) return;
    this.private.save();
    if (!this.history.length) await this.loadHistory();
    const [entry] = this.history.splice(this.look ?? this.history.length - 1, 1);
    this.look = null;
    if (!entry) { this.announce("There is nothing to take back."); return; }
    // Every operation that may have reached the server: where a changed vote did not arrive, the one before it is still in force there.
    for (const operationId of entry.operations.reverse())
      if (!this.outbox.withdraw(operationId))
        this.outbox.add(`${this.api}/votes/undo`, { reviewerId: this.reviewer, operationId }, { stage: this.stage, number: entry.card.number });
    if (this.current) this.queue.unshift(this.current);
    this.current = entry.card;
    this.last = null;
    sessionStorage.removeItem(this.placeKey);
    this.tally(1);
    this.show(entry.vote.note);
    this.announce(`Taken back. Decide again: ${entry.card.title}`);
  }

  async back() {
    this.private.save();
    if (this.look === 0 || !this.history.length) {
      const before = this.history.length;
      await this.loadHistory();
      if (this.look !== null) this.look += this.history.length - before;
    }
    if (!this.history.length) { this.announce("There is no earlier decision."); return; }
    this.look = this.look === null ? this.history.length - 1 : Math.max(0, this.look - 1);
    this.show();
    this.announce(`${words[this.history[this.look].vote.verdict]}: ${this.history[this.look].card.title}`);
  }

  forward() {
    if (this.look === null) return;
    this.private.save();
    this.look = this.look + 1 < this.history.length ? this.look + 1 : null;
    this.show();
    this.announce((this.look === null ? this.current : this.history[this.look].card)?.title ?? "");
  }

  // What was decided before this page was loaded.
  async loadHistory() {
    if (this.historyLoaded) return;
    const cards = await this.get("/mine?take=50");
    if (!cards) return;
    this.historyLoaded = true;
    const known = new Set([...this.history.map(h => h.card.number), ...this.pending(), this.current?.number]);
    this.history.unshift(...cards.reverse().filter(c => !known.has(c.number)).map(card => ({ card, vote: card.vote, operations: [card.vote.operationId] })));
  }

  refused({ item, message, stopped }) {
    if (stopped) { this.stop(message); return; }
    this.say(message);
    if (item.about.replaces) return; // a label or a note: the decisions stand
    this.leaving = false; // a refused change is to be read here, not left behind
    this.history = this.history.filter(h => h.operations.at(-1) !== item.body.operationId);
    this.look = null;
    if (this.current?.number === item.about.number && item.url.endsWith("/undo")) { this.current = null; this.next(); } else this.show();
    this.exhausted = false;
    // Where one record was given to somebody else, those that were fetched with it may be gone too: they are asked for anew.
    if (!item.url.endsWith("/undo")) { clearTimeout(this.again); this.again = setTimeout(() => this.refetch(), 200); }
    setTimeout(() => this.loadProgress(), 300);
  }

  // The cards as the server has them now; the one on the table goes only if it is somebody else's.
  async refetch() {
    const card = this.current;
    const stillHers = card ? this.get(`/records/${card.number}`) : null;
    const following = await this.get(`/queue?take=${atOnce}&exclude=${[this.current?.number, ...this.pending()].filter(Boolean).join(",")}${this.filter}&after=${encodeURIComponent(this.current?.place || "resume")}`);
    if (!following) return;
    this.queue = following.filter(c => c.number !== this.current?.number && !this.pending().includes(c.number));
    this.exhausted = false;
    this.after = following.at(-1)?.place ?? null;
    if (card && card === this.current && !await stillHers) this.current = null;
    if (!this.current) this.next();
  }

  key(event) {
    if (event.key === "Escape" && [this.find("note"), this.find("private")].includes(event.target)) { event.target.blur(); return; }
    const button = event.target.closest?.("[data-action]");
    if (event.repeat && button && event.key === "Enter") { event.preventDefault(); return; } // a held key must not decide a stack of records
    if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event.target) || document.querySelector("dialog[open], .rz-dialog")) return;
    const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code?.startsWith("Key") ? event.code[3].toLowerCase() : event.key;
    const action = { e: "exclude", m: "maybe", i: "include", u: "undo", n: "note", p: "private", l: "labels", s: "sources", ArrowLeft: "back", ArrowRight: "forward" }[key];
    if (!action) return;
    event.preventDefault();
    this.act(action);
  }

  act(action) {
    switch (action) {
      case "exclude": this.decide("Exclude"); break;
      case "maybe": this.decide("Maybe"); break;
      case "include": this.decide("Include"); break;
      case "undo": this.undo(); break;
      case "back": this.back(); break;
      case "forward": this.forward(); break;
      case "note": this.find("note").focus(); break;
      case "private": this.find("private").focus(); break;
      case "labels": if (this.find("picker").hidden) this.labels.open(); else this.labels.close(); break;
      case "sources": this.sources(); break;
      case "dismiss": this.find("problem").hidden = true; break;
    }
  }

  tally(by) {
    if (!this.progress) return;
    this.progress.left += by; this.progress.decided -= by; this.progress.today -= by;
    if (this.progress.leftInAll !== null) this.progress.leftInAll += by;
    this.showProgress();
  }

  show(note) {
    const looking = this.look === null ? null : this.history[this.look];
    const card = looking?.card ?? this.current;
    const atEnd = !card && this.exhausted;
    this.find("end").hidden = !atEnd;
    this.find("work").hidden = atEnd;
    for (const verdict of this.root.querySelectorAll(".verdict")) {
      verdict.disabled = !card || !!this.stopped;
      verdict.setAttribute("aria-pressed", String(looking?.vote.verdict === verdict.dataset.verdict));
    }
    this.find("forward").hidden = !looking;
    this.find("looking").hidden = !looking;
    if (looking) this.find("looking-text").textContent = `${words[looking.vote.verdict]} by you, ${moment(looking.vote.at)}. Decide again to change it, or go on with →.`;
    this.find("last").textContent = !looking && this.last ? `${marks[this.last.verdict]} ${words[this.last.verdict]}: ${this.last.card.label}` : "";
    this.find("last").className = `last ${this.last?.verdict.toLowerCase() ?? ""}`;
    if (!card) { this.find("card").replaceChildren(); return; }
    const draft = JSON.parse(sessionStorage.getItem(this.draftKey) ?? "null");
    this.find("note").value = note ?? looking?.vote.note ?? (draft?.number === card.number ? draft.note : "");
    this.private.show(card);
    showCard(this.find("card"), card, this.root.dataset.screening);
    this.labels.show(card);
    if (this.shown !== card.number) { this.labels.close(false); this.find("sources").hidden = true; window.scrollTo(0, 0); }
    this.find("sources-open").hidden = !card.twins;
    this.shown = card.number;
  }

  // The card on the table: the next to decide, or one that is looked at again.
  get card() { return this.look === null ? this.current : this.history[this.look].card; }

  label(card, label, on) {
    this.outbox.add(`${this.api}/records/labels`, { reviewerId: this.reviewer, stage: this.stage, number: card.number, labelId: label.id, on },
      { stage: this.stage, number: card.number, replaces: `label ${card.number} ${label.id}`, what: "a label" });
  }

  sources() {
    if (!this.card?.twins) return;
    const place = this.find("sources");
    if (place.hidden) showSources(place, this.api, this.card.number);
    else place.hidden = true;
  }

  // Highlighted words were changed: the cards are fetched again with their marks.
  async refreshMarks() {
    const card = this.card;
    if (!card) return;
    const [fresh] = await Promise.all([this.get(`/records/${card.number}`), this.current ? this.refetch() : null]);
    if (!fresh || this.card?.number !== fresh.number) return;
    Object.assign(this.card, { titleMarks: fresh.titleMarks, abstractMarks: fresh.abstractMarks });
    showCard(this.find("card"), this.card, this.root.dataset.screening);
  }

  showProgress() {
    const { left, decided, today, secondsEach, leftInAll } = this.progress;
    this.find("left").textContent = `${count(Math.max(0, left))} left` + (leftInAll === null ? "" : ` of the filtered · ${count(Math.max(0, leftInAll))} in all`);
    this.find("today").textContent = `${count(Math.max(0, today))} today` + (secondsEach ? ` · ${secondsEach < 1 ? "under 1" : Math.round(secondsEach)} s each` : "");
    const share = left + decided ? Math.floor(decided / (left + decided) * 100) : 0;
    this.find("bar").firstElementChild.style.width = share + "%";
    this.find("bar").setAttribute("aria-valuenow", share);
  }

  showSaved() {
    const waiting = this.outbox.items.length;
    const chip = this.find("saved");
    chip.dataset.saved = this.outbox.state;
    chip.textContent = {
      saved: "saved", saving: "saving …", offline: `offline, ${waiting} waiting`, "signed-out": `signed out, ${waiting} waiting`, stopped: "stopped",
      retrying: `${waiting} not saved yet, trying again`,
    }[this.outbox.state];
    this.showTrouble();
    if (this.outbox.state === "signed-out") this.say("You are signed out, or signed in as somebody else. Sign in again in another tab; what you decided here waits and is saved then.");
    if (this.outbox.state === "saved") { clearTimeout(this.soon); this.soon = setTimeout(() => this.loadProgress(), Math.max(1500, (this.counted ?? 0) + 15000 - Date.now())); }
  }

  // Something that the server keeps failing on is said by name, once it has failed a few times; the message goes when it is saved.
  showTrouble() {
    const stuck = this.outbox.troubled.filter(item => item.failures >= 3);
    if (stuck.length) {
      const names = [...new Set(stuck.map(item => `${item.about.what ?? "your decision"} on R-${String(item.about.number).padStart(6, "0")}`))];
      this.say(`The server cannot save ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""} at the moment. It is kept here and tried again by itself; go on, the others are saved.`);
    } else if (this.troubleSaid) this.find("problem").hidden = true;
    this.troubleSaid = stuck.length > 0;
  }

  leaveWhenSaved() {
    this.leaving = true;
    const leave = () => { if (this.leaving && this.outbox.state === "saved") { this.ends.abort(); Blazor.navigateTo(this.mine); } };
    this.outbox.addEventListener("state", leave, { signal: this.ends.signal });
    leave();
  }

  keepDraft() {
    const card = this.look === null ? this.current : null;
    if (card) sessionStorage.setItem(this.draftKey, JSON.stringify({ number: card.number, note: this.find("note").value }));
  }

  stop(message) {
    this.stopped = true;
    const waiting = this.outbox.items.length;
    this.say(`${message} What was saved is kept.` + (waiting ? ` ${waiting === 1 ? "One decision" : waiting + " decisions"} could not be saved any more.` : ""));
    for (const verdict of this.root.querySelectorAll(".verdict")) verdict.disabled = true;
  }

  say(message) { this.find("problem-text").textContent = message; this.find("problem").hidden = false; }
  announce(message) { this.find("announce").textContent = message; }
}

export const start = root => new Desk(root);
