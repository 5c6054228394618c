// The screening desk: one key, one decision, and the next record is there. Blazor renders the frame once; from then on the card is ours,
// so that neither a slow nor a lost connection stands between the key and the next record.
import { showCard } from "./screening-card.js";
import { Connection } from "./screening-connection.js";
import { showFrame, words } from "./screening-frame.js";
import { History } from "./screening-history.js";
import { press } from "./screening-keys.js";
import { Labels } from "./screening-labels.js";
import { PrivateNote, wellFormed } from "./screening-notes.js";
import { Queue } from "./screening-queue.js";
import { showSources } from "./screening-sources.js";
import { Status } from "./screening-status.js";

// crypto.randomUUID exists on https and localhost only; a workbench in a local network may be neither.
const newId = () => crypto.randomUUID?.() ?? [8, 4, 4, 4, 12].map(n => [...crypto.getRandomValues(new Uint8Array(n / 2))].map(b => b.toString(16).padStart(2, "0")).join("")).join("-");

class Desk {
  constructor(root) {
    this.root = root;
    this.find = name => root.querySelector(`[data-${name}]`);
    const { api, stage, reviewer, record, mine, filter } = root.dataset;
    Object.assign(this, { api, stage, reviewer, mine, current: null });
    this.only = Number(record) || null; // one record alone, opened from a link
    this.draftKey = `draft:${api}|${stage}|${reviewer}`;
    // Behind the latest decision in this order; what lies before it comes at the end.
    this.placeKey = `place:${api}|${stage}|${reviewer}|${filter}`;
    const filtered = filter ? `&${filter}` : "";
    const taken = () => [this.current?.number, ...this.pending()].filter(Boolean);
    this.outbox = window.workbenchOutbox.open(`${api}|${reviewer}`);
    this.connection = new Connection(`${api}/${stage}`, {
      say: text => this.say(text), stop: text => this.stop(text), again: () => this.queue.fill().then(() => this.current ?? this.next()),
    });
    this.queue = new Queue(this.connection, {
      after: (filter.includes("order=") && sessionStorage.getItem(this.placeKey)) || "resume", filter: filtered, taken, isShown: () => !!this.shown, ranked: root.dataset.ranked === "true",
    });
    this.history = new History(this.connection, taken);
    this.status = new Status(this.find, this.connection, this.outbox, filtered, { say: text => this.say(text), settle: () => { this.find("problem").hidden = true; }, more: () => this.more() });
    this.private = new PrivateNote(this.find("private"), (card, text) => this.outbox.add(`${this.api}/records/notes`, { reviewerId: this.reviewer, number: card.number, text },
      { stage: this.stage, number: card.number, replaces: `note ${card.number}`, what: "your note to yourself" }));
    this.labels = new Labels(root, api, { put: (...change) => this.label(...change), say: text => this.say(text), announce: text => this.announce(text) });
    this.listen();
    this.status.showSaved();
    this.begin();
  }

  listen() {
    this.ends = new AbortController();
    const { signal } = this.ends;
    document.addEventListener("keydown", e => press(e, [this.find("note"), this.find("private")], action => this.act(action)), { signal });
    this.root.addEventListener("click", e => this.act(e.target.closest("[data-action]")?.dataset.action), { signal });
    this.root.addEventListener("input", e => { if (e.target === this.find("note")) this.keepDraft(); else if (e.target === this.find("private")) this.private.keep(); }, { signal });
    this.root.addEventListener("focusout", e => { if (e.target === this.find("private")) this.private.save(); }, { signal });
    window.addEventListener("pagehide", () => this.private.save(), { signal });
    this.outbox.addEventListener("state", () => this.status.showSaved(), { signal });
    this.outbox.addEventListener("refused", e => this.refused(e.detail), { signal });
  }

  dispose() { this.private.save(); this.ends.abort(); this.status.end(); this.connection.end(); clearTimeout(this.again); }

  async begin() {
    if (this.only) {
      const card = await this.connection.get(`/records/${this.only}`);
      if (card?.vote && !this.pending().includes(card.number)) this.history.open(card);
      else if (card && !card.vote) this.queue.add(card);
      else this.only = null;
    }
    await Promise.all([this.queue.fill(), this.status.load()]);
    this.next();
  }

  // Records with a decision under way.
  pending() { return this.outbox.items.filter(i => i.about.stage === this.stage && !i.about.replaces).map(i => i.about.number); }

  // The card on the table: the next to decide, or one that is looked at again.
  get card() { return this.history.looking?.card ?? this.current; }

  next() {
    this.current = this.queue.next();
    this.show();
    this.queue.fill().then(() => { if (!this.current && this.queue.cards.length) this.next(); else if (!this.current) this.show(); this.countAhead(); });
  }

  // How many records can be decided on without the server: read by tests, and in the browser's tools.
  countAhead() { this.root.dataset.ahead = this.queue.cards.length; }

  // Records came while the desk was at its end.
  async more() {
    if (!this.queue.exhausted || this.current) return;
    this.queue.exhausted = false;
    await this.queue.fill();
    this.next();
  }

  decide(verdict) {
    const { looking } = this.history;
    const { card } = this;
    if (!card || this.stopped) return;
    this.private.save();
    const vote = { operationId: newId(), verdict, note: wellFormed(this.find("note").value.trim()) || null, at: new Date().toISOString() };
    this.outbox.add(`${this.api}/votes`, { reviewerId: this.reviewer, operationId: vote.operationId, stage: this.stage, number: card.number, verdict, note: vote.note }, { stage: this.stage, number: card.number });
    sessionStorage.removeItem(this.draftKey);
    this.last = { card, verdict };
    if (looking) {
      this.history.change(vote);
      if (this.only) { this.leaveWhenSaved(); return; }
      this.show();
      this.announce(`${words[verdict]} now. Back to: ${this.current?.title ?? "the end"}`);
      return;
    }
    this.history.add(card, vote);
    if (card.place && this.only !== card.number) sessionStorage.setItem(this.placeKey, card.place);
    this.status.tally(-1);
    this.next();
    this.announce(`${words[verdict]}. ${this.current ? "Next: " + this.current.title : "That was the last one for now."}`);
    if (this.only === card.number) this.only = null;
  }

  async undo() {
    if (this.stopped) return;
    this.private.save();
    const entry = await this.history.takeBack();
    if (!entry) { this.announce("There is nothing to undo."); return; }
    // Every operation that may have reached the server: where a changed vote did not arrive, the one before it is still in force there.
    for (const operationId of entry.operations.reverse())
      if (!this.outbox.withdraw(operationId))
        this.outbox.add(`${this.api}/votes/undo`, { reviewerId: this.reviewer, operationId }, { stage: this.stage, number: entry.card.number });
    if (this.current) this.queue.putBack(this.current);
    this.current = entry.card;
    this.last = null;
    sessionStorage.removeItem(this.placeKey);
    this.status.tally(1);
    this.show(entry.vote.note);
    this.announce(`Undone. Decide again: ${entry.card.title}`);
  }

  async back() {
    this.private.save();
    await this.history.back();
    const { looking } = this.history;
    if (!looking) { this.announce("There is no earlier decision."); return; }
    this.show();
    this.announce(`${words[looking.vote.verdict]}: ${looking.card.title}`);
  }

  forward() {
    if (!this.history.looking) return;
    this.private.save();
    this.history.forward();
    this.show();
    this.announce(this.card?.title ?? "");
  }

  refused({ item, message, stopped }) {
    if (stopped) { this.stop(message); return; }
    this.say(message);
    if (item.about.replaces) return; // a label or a note: the decisions stand
    this.leaving = false; // a refused change is to be read here, not left behind
    this.history.forget(item.body.operationId);
    if (this.current?.number === item.about.number && item.url.endsWith("/undo")) { this.current = null; this.next(); } else this.show();
    this.queue.exhausted = false;
    // Where one record was given to somebody else, those that were fetched with it may be gone too: they are asked for anew.
    if (!item.url.endsWith("/undo")) { clearTimeout(this.again); this.again = setTimeout(() => this.refetch(), 200); }
    setTimeout(() => this.status.load(), 300);
  }

  // The cards as the server has them now; the one on the table goes only if it is somebody else's.
  async refetch() {
    const card = this.current;
    const stillHers = card ? this.connection.get(`/records/${card.number}`) : null;
    if (!await this.queue.refresh(card?.place)) return;
    if (card && card === this.current && !await stillHers) this.current = null;
    if (!this.current) this.next();
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

  show(note) {
    const { card } = this;
    const { looking } = this.history;
    this.countAhead();
    showFrame(this.root, this.find, { card, looking, last: this.last, atEnd: !card && this.queue.exhausted, stopped: !!this.stopped });
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
    const { card } = this;
    if (!card) return;
    const [fresh] = await Promise.all([this.connection.get(`/records/${card.number}`), this.current ? this.refetch() : null]);
    if (!fresh || this.card?.number !== fresh.number) return;
    Object.assign(this.card, { titleMarks: fresh.titleMarks, abstractMarks: fresh.abstractMarks });
    showCard(this.find("card"), this.card, this.root.dataset.screening);
  }

  leaveWhenSaved() {
    this.leaving = true;
    const leave = () => { if (this.leaving && this.outbox.state === "saved") { this.ends.abort(); Blazor.navigateTo(this.mine); } };
    this.outbox.addEventListener("state", leave, { signal: this.ends.signal });
    leave();
  }

  keepDraft() {
    const card = this.history.looking ? null : this.current;
    if (card) sessionStorage.setItem(this.draftKey, JSON.stringify({ number: card.number, note: this.find("note").value }));
  }

  stop(message) {
    this.stopped = this.connection.ended = true;
    const waiting = this.outbox.items.length;
    this.say(`${message} What was saved is kept.` + (waiting ? ` ${waiting === 1 ? "One decision" : waiting + " decisions"} could not be saved any more.` : ""));
    for (const verdict of this.root.querySelectorAll(".verdict")) verdict.disabled = true;
  }

  say(message) { this.find("problem-text").textContent = message; this.find("problem").hidden = false; }
  announce(message) { this.find("announce").textContent = message; }
}

export const start = root => new Desk(root);
