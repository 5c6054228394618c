// The records that come next, fetched ahead of the reader.
// A few for the first card to be there quickly, then enough ahead for a fast reader on a slow line.
const firstFew = 8, atOnce = 60, refillBelow = 40;
// Where the order follows what was decided, few: those that wait here do not know of the decisions that come meanwhile.
const rankedAtOnce = 12, rankedRefillBelow = 8;

export class Queue {
  // after: the place in the order to go on behind. taken(): numbers on the table or with a decision under way. isShown(): a card has
  // been shown.
  constructor(connection, { after, filter, taken, isShown, ranked }) {
    Object.assign(this, { connection, after, filter, taken, isShown, cards: [], exhausted: false });
    [this.atOnce, this.refillBelow] = ranked ? [rankedAtOnce, rankedRefillBelow] : [atOnce, refillBelow];
  }

  next() { return this.cards.shift() ?? null; }
  add(card) { this.cards.push(card); }
  putBack(card) { this.cards.unshift(card); }

  async fill() {
    if (this.filling || this.exhausted || this.connection.ended || this.cards.length >= this.refillBelow) return this.filling;
    this.filling = this.fetch();
    await this.filling;
    this.filling = null;
  }

  async fetch() {
    const fromStart = this.after === null;
    const take = this.isShown() ? this.atOnce : firstFew;
    const cards = await this.ask(take, [...this.cards.map(c => c.number), ...this.taken()], fromStart ? null : this.after);
    if (!cards) return;
    const known = new Set([...this.cards.map(c => c.number), ...this.taken()]);
    this.cards.push(...cards.filter(c => !known.has(c.number)));
    if (cards.length) this.after = cards.at(-1).place;
    if (cards.length < take) {
      // The end of the order: once more from its start, for what was taken back or came since.
      this.after = null;
      if (fromStart) this.exhausted = true;
      else await this.fetch();
    }
  }

  // The same records again, as the server has them now; false when it did not answer.
  async refresh(place) {
    const following = await this.ask(this.atOnce, this.taken(), place || "resume");
    if (!following) return false;
    const taken = this.taken();
    this.cards = following.filter(c => !taken.includes(c.number));
    this.exhausted = false;
    this.after = following.at(-1)?.place ?? null;
    return true;
  }

  ask(take, without, after) {
    return this.connection.get(`/queue?take=${take}&exclude=${without.join(",")}${this.filter}` + (after === null ? "" : `&after=${encodeURIComponent(after)}`));
  }
}
