// Keys for pages: an element with data-key is pressed (a text field is entered) by that key, unless one types, a dialog is open, or the
// key is held.
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && event.target.matches?.("textarea[data-key]")) { event.target.blur(); return; }
  if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!isCommand(event)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const target = [...document.querySelectorAll("[data-key]")].find(e => e.dataset.key === key && !e.disabled && e.offsetParent !== null);
  if (!target) return;
  event.preventDefault();
  if (target.matches("textarea, input")) target.focus(); else target.click();
});
