// How far the reader is, and whether what they decided is saved.
import { count } from "./screening-card.js";

export class Status {
  // say(text) tells the reader, settle() takes that back, more() is called when records are left that the desk does not know of.
  constructor(find, connection, outbox, filter, { say, settle, more }) {
    Object.assign(this, { find, connection, outbox, filter, say, settle, more, progress: null });
    this.refresh = setInterval(() => this.load(), 30000);
  }

  end() { clearInterval(this.refresh); clearTimeout(this.soon); }

  async load() {
    if (this.outbox.items.length || document.hidden) return;
    const midnight = new Date(); midnight.setHours(0, 0, 0, 0);
    const progress = await this.connection.get(`/progress?since=${encodeURIComponent(midnight.toISOString())}${this.filter}`);
    if (!progress || this.outbox.items.length) return;
    this.counted = Date.now();
    this.progress = progress;
    this.showProgress();
    if (progress.left > 0) await this.more();
  }

  tally(by) {
    if (!this.progress) return;
    this.progress.left += by; this.progress.decided -= by; this.progress.today -= by;
    if (this.progress.leftInAll !== null) this.progress.leftInAll += by;
    this.showProgress();
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
    if (this.outbox.state === "signed-out") this.say("You are signed out, or signed in as somebody else. Sign in again in another tab; your decisions are kept here and will be saved then.");
    if (this.outbox.state === "saved") { clearTimeout(this.soon); this.soon = setTimeout(() => this.load(), Math.max(1500, (this.counted ?? 0) + 15000 - Date.now())); }
  }

  // Something that the server keeps failing on is said by name, once it has failed a few times; the message goes when it is saved.
  showTrouble() {
    const stuck = this.outbox.troubled.filter(item => item.failures >= 3);
    if (stuck.length) {
      const names = [...new Set(stuck.map(item => `${item.about.what ?? "your decision"} on R-${String(item.about.number).padStart(6, "0")}`))];
      this.say(`The server cannot save ${names.slice(0, 3).join(", ")}${names.length > 3 ? ` and ${names.length - 3} more` : ""} at the moment. It is kept here and will be retried automatically; you can continue, your other decisions are saved.`);
    } else if (this.troubleSaid) this.settle();
    this.troubleSaid = stuck.length > 0;
  }
}
