// The reader's decisions, the latest last, and which of them is looked at again. An entry knows every operation that made it what it is.
export class History {
  // known(): numbers of records that are on the table or under way.
  constructor(connection, known) { Object.assign(this, { connection, known, entries: [], look: null }); }

  get looking() { return this.look === null ? null : this.entries[this.look]; }

  add(card, vote) { this.entries.push({ card, vote, operations: [vote.operationId] }); }

  // One decision alone, to be looked at.
  open(card) { this.entries = []; this.add(card, card.vote); this.look = 0; }

  close() { this.look = null; }

  change(vote) { this.looking.vote = vote; this.looking.operations.push(vote.operationId); this.look = null; }

  // The one that is looked at, else the latest: no longer a decision.
  async takeBack() {
    if (!this.entries.length) await this.load();
    const [entry] = this.entries.splice(this.look ?? this.entries.length - 1, 1);
    this.look = null;
    return entry;
  }

  // What the server did not accept.
  forget(operationId) { this.entries = this.entries.filter(e => e.operations.at(-1) !== operationId); this.look = null; }

  async back() {
    if (this.look === 0 || !this.entries.length) {
      const before = this.entries.length;
      await this.load();
      if (this.look !== null) this.look += this.entries.length - before;
    }
    if (this.entries.length) this.look = this.look === null ? this.entries.length - 1 : Math.max(0, this.look - 1);
  }

  forward() { this.look = this.look + 1 < this.entries.length ? this.look + 1 : null; }

  // What was decided before this page was loaded.
  async load() {
    if (this.loaded) return;
    const cards = await this.connection.get("/mine?take=50");
    if (!cards) return;
    this.loaded = true;
    const known = new Set([...this.entries.map(e => e.card.number), ...this.known()]);
    this.entries.unshift(...cards.reverse().filter(c => !known.has(c.number)).map(card => ({ card, vote: card.vote, operations: [card.vote.operationId] })));
  }
}
