// Labels at the screening desk: the chips of the card, and the list that L opens. Type to find or to make one, arrows and Enter to put
// it on or take it off.
const chip = label => {
  const e = document.createElement("span");
  e.className = `label-chip ${label.colour.toLowerCase()}`;
  e.textContent = label.name;
  return e;
};
const letters = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

export class Labels {
  // put(card, label, on) sends; say(text) tells the reader what did not work.
  constructor(root, api, { put, say, announce }) {
    this.find = name => root.querySelector(`[data-${name}]`);
    Object.assign(this, { api, put, say, announce });
    this.all = JSON.parse(root.dataset.knownLabels || "[]");
    this.input = this.find("label-input");
    this.list = this.find("label-options");
    this.active = 0;
    this.input.addEventListener("input", () => { this.active = 0; this.showOptions(); });
    this.input.addEventListener("keydown", e => this.key(e));
    this.list.addEventListener("pointerdown", e => e.preventDefault()); // the focus stays where one types
    this.list.addEventListener("click", e => { const option = e.target.closest("[role=option]"); if (option) this.choose(Number(option.dataset.index)); });
    this.find("picker").addEventListener("focusout", e => { if (!this.find("picker").contains(e.relatedTarget)) this.close(false); });
  }

  show(card) {
    this.card = card;
    const on = this.all.filter(label => card?.labels.includes(label.id));
    this.find("labels").replaceChildren(...on.map(chip));
    if (!this.find("picker").hidden) this.showOptions();
  }

  async open() {
    if (!this.card) return;
    this.find("picker").hidden = false;
    this.find("label-open").setAttribute("aria-expanded", "true");
    this.input.value = ""; this.active = 0;
    this.showOptions();
    this.input.focus();
    this.find("picker").scrollIntoView({ block: "nearest" });
    // Others make labels, too.
    const response = await fetch(`${this.api}/labels`, { signal: AbortSignal.timeout(8000) }).catch(() => null);
    if (response?.ok) { this.all = await response.json(); if (!this.find("picker").hidden) this.showOptions(); }
  }

  close(back = true) {
    if (this.find("picker").hidden) return;
    this.find("picker").hidden = true;
    this.find("label-open").setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-expanded", "false");
    if (back) this.find("label-open").focus();
  }

  options() {
    const typed = letters(this.input.value);
    const found = this.all.filter(label => letters(label.name).includes(typed));
    return typed && !this.all.some(label => letters(label.name) === typed) ? [...found, { id: null, name: this.input.value.trim() }] : found;
  }

  showOptions() {
    const options = this.options();
    this.active = Math.max(0, Math.min(this.active, options.length - 1));
    this.list.replaceChildren(...options.map((label, index) => {
      const e = document.createElement("li");
      const on = label.id !== null && this.card.labels.includes(label.id);
      e.id = `label-option-${index}`; e.dataset.index = index;
      e.setAttribute("role", "option"); e.setAttribute("aria-selected", String(on));
      if (index === this.active) e.classList.add("active");
      const tick = document.createElement("span");
      tick.className = "tick"; tick.setAttribute("aria-hidden", "true"); tick.textContent = label.id === null ? "+" : on ? "✓" : "";
      e.append(tick, label.id === null ? `Create the label “${label.name}”` : chip(label));
      return e;
    }));
    this.find("label-none").hidden = options.length > 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    if (options.length) this.input.setAttribute("aria-activedescendant", `label-option-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const count = this.options().length;
    if (event.key === "Escape") { event.preventDefault(); this.close(); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.active = count ? (this.active + (event.key === "ArrowDown" ? 1 : count - 1)) % count : 0;
      this.showOptions();
    } else if (event.key === "Enter" && !event.isComposing && !event.repeat) { event.preventDefault(); this.choose(this.active); }
  }

  async choose(index) {
    const chosen = this.options()[index], card = this.card;
    if (!chosen || !card) return;
    const label = chosen.id === null ? await this.make(chosen.name) : chosen;
    if (!label) return;
    const on = !card.labels.includes(label.id);
    card.labels = on ? [...card.labels, label.id] : card.labels.filter(id => id !== label.id);
    this.put(card, label, on);
    this.announce(`${label.name}: ${on ? "added" : "removed"}`);
    this.input.value = "";
    this.show(this.card);
  }

  async make(name) {
    const response = await fetch(`${this.api}/labels`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name }), signal: AbortSignal.timeout(8000),
    }).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (!response?.ok) { this.say(answer?.detail ?? "You are offline, so new labels cannot be created. You can still add existing labels."); return null; }
    if (!this.all.some(label => label.id === answer.id)) this.all = [...this.all, answer].sort((a, b) => a.name.localeCompare(b.name));
    return answer;
  }
}
