// Keys of the desk. Caught in the browser, so that none waits for a server.
const actions = { e: "exclude", m: "maybe", i: "include", u: "undo", n: "note", p: "private", l: "labels", s: "sources", ArrowLeft: "back", ArrowRight: "forward" };

// notes: the fields that Escape leaves. act(name) does what the key says.
export function press(event, notes, act) {
  if (event.key === "Escape" && notes.includes(event.target)) { event.target.blur(); return; }
  const button = event.target.closest?.("[data-action]");
  if (event.repeat && button && event.key === "Enter") { event.preventDefault(); return; } // a held key must not decide a stack of records
  if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!isCommand(event)) return;
  const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code?.startsWith("Key") ? event.code[3].toLowerCase() : event.key;
  const action = actions[key];
  if (!action) return;
  event.preventDefault();
  act(action);
}
