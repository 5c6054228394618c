// The note to oneself: sent a moment after the last key, and at the latest when the record leaves the table.
// maxlength can cut an emoji in half.
export const wellFormed = text => text.toWellFormed?.() ?? text;

export class PrivateNote {
  // send(card, text) puts it into the outbox.
  constructor(field, send) { Object.assign(this, { field, send, typed: null }); }

  show(card) {
    this.card = card;
    if (this.typed?.card !== card) this.field.value = card?.privateNote ?? "";
  }

  keep() {
    this.typed = { card: this.card, text: this.field.value };
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.save(), 1000);
  }

  save() {
    clearTimeout(this.soon);
    const { card, text } = this.typed ?? {};
    this.typed = null;
    if (!card) return;
    const clean = wellFormed(text.trim());
    if ((card.privateNote ?? "") === clean) return;
    card.privateNote = clean || null;
    this.send(card, clean);
  }
}
