// What the desk asks the server for. What goes to the server is the outbox's.
export class Connection {
  // say(text) tells the reader, stop(text) ends the desk, again() is called a little later when the server could not be reached.
  constructor(address, { say, stop, again }) { Object.assign(this, { address, say, stop, again, ended: false }); }

  // Null when the server cannot be reached (tried again) or does not answer with data; also for a record that is not there, or not the
  // reader's.
  async get(path) {
    try {
      const response = await fetch(this.address + path, { signal: AbortSignal.timeout(15000) });
      if (response.ok) return await response.json();
      if (response.status === 401) this.say("You are signed out. Sign in again in another tab; your decisions are kept here until then.");
      else if (response.status === 403 || (response.status === 404 && !path.startsWith("/records/"))) this.stop((await response.json()).detail);
      else if (response.status < 500) return null;
    } catch { /* offline: below */ }
    if (!this.ended) { clearTimeout(this.retry); this.retry = setTimeout(this.again, 3000); }
    return null;
  }

  end() { this.ended = true; clearTimeout(this.retry); }
}
