// Small behaviours of the frame. Delegated from the document, so that they survive Blazor's re-rendering.
const shellKeys = [["?", "Help"], ["g then o", "Overview"], ["g then s", "Screening"], ["g then c", "Conflicts"], ["g then f", "Full texts"], ["g then r", "Report"]];

// For the help: the page's own keys, then those of every page. A page names its own: <div data-keys='[["E","Exclude"]]' hidden>.
window.pageKeys = () => [...[...document.querySelectorAll("[data-keys]")].flatMap(e => JSON.parse(e.dataset.keys)), ...shellKeys];

// On a phone the steps open over the page, with the focus in them.
const stepsShown = () => document.documentElement.dataset.nav === "open";
const showSteps = shown => {
  document.documentElement.dataset.nav = shown ? "open" : "";
  document.querySelector("[data-toggle-nav]")?.setAttribute("aria-expanded", shown);
  if (shown) document.querySelector("nav.steps a")?.focus();
};

// Where a page goes on to the next record, the second click of a double click would decide on one that nobody has seen.
window.addEventListener("click", event => {
  if (event.detail < 2 || !event.target.closest?.("[data-one-click]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, { capture: true });

document.addEventListener("click", async event => {
  const target = event.target;
  const themeButton = target.closest("[data-theme-button]");
  if (themeButton) {
    const choice = window.workbenchTheme.next();
    themeButton.title = `Theme: ${choice}`;
    themeButton.setAttribute("aria-label", `Change theme (now ${choice})`);
  }
  if (target.closest("[data-toggle-nav]")) showSteps(!stepsShown());
  else if (stepsShown() && (!target.closest("nav.steps") || target.closest("nav.steps a"))) showSteps(false);
  for (const menu of document.querySelectorAll("details.user-menu[open]"))
    if (!menu.contains(target) || target.closest("a")) menu.open = false;
  const copy = target.closest("[data-copy]");
  if (copy) {
    const label = copy.textContent;
    try { await navigator.clipboard.writeText(copy.dataset.copy); copy.textContent = "Copied"; }
    catch { copy.textContent = "Press Ctrl+C"; copy.parentElement.querySelector("[data-select-all]")?.select(); }
    setTimeout(() => copy.textContent = label, 2000);
  }
  if (target.matches("[data-select-all]")) target.select();
});

// A dialog that opens takes the focus, so that Escape closes it and Tab stays in it. MudBlazor's own way gives it to something invisible.
new MutationObserver(changes => {
  const dialog = changes.flatMap(change => [...change.addedNodes]).map(node => node.querySelector?.(".mud-dialog") ?? (node.matches?.(".mud-dialog") ? node : null))
    .find(Boolean);
  if (!dialog || dialog.contains(document.activeElement)) return;
  const first = dialog.querySelector("[autofocus]")
    ?? dialog.querySelector(".mud-dialog-content :is(input:not([type=hidden]), textarea, button, a[href], [tabindex='0'])")
    ?? dialog.querySelector("button, a[href]");
  (first ?? dialog).focus({ preventScroll: true });
}).observe(document.body, { childList: true, subtree: true });

// Escape leaves a field that a key opens (N: note), so that the next key decides again.
document.addEventListener("keydown", event => {
  const field = event.key === "Escape" && event.target.closest?.("input, textarea");
  if (field && !field.closest(".mud-dialog") && (field.dataset.key ?? field.closest("[data-key]")?.dataset.key)) field.blur();
});

let pending = null;
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isCommand(event)) return;
  if (event.key === "?") { event.preventDefault(); document.querySelector("[data-help]")?.click(); return; }
  if (event.key === "Escape" && stepsShown()) { showSteps(false); document.querySelector("[data-toggle-nav]")?.focus(); }
  if (pending === "g") {
    const page = { o: "", s: "/screening", c: "/conflicts", f: "/full-texts", r: "/report" }[event.key];
    const review = location.pathname.match(/^\/reviews\/[0-9a-f-]{36}/)?.[0];
    pending = null;
    if (page !== undefined && review) { event.preventDefault(); event.stopPropagation(); Blazor.navigateTo(review + page); }
    return;
  }
  pending = event.key === "g" ? "g" : null;
  if (pending) setTimeout(() => pending = null, 1200);
}, true);

// Moments in the reader's own zone and words.
const formats = { date: { dateStyle: "medium" }, time: { dateStyle: "medium", timeStyle: "short" } };
const localise = () => {
  for (const time of document.querySelectorAll("time[data-local-time]")) {
    if (time.dataset.shown === time.dateTime) continue;
    time.dataset.shown = time.dateTime;
    const text = new Intl.DateTimeFormat(undefined, formats[time.dataset.localTime]).format(new Date(time.dateTime));
    if (time.firstChild?.nodeType === 3) time.firstChild.nodeValue = text; else time.textContent = text;
    time.title = time.dateTime;
  }
};
new MutationObserver(localise).observe(document.body, { childList: true, subtree: true });
localise();

// Copies a table as tab-separated text. What a spreadsheet would run as a formula is disarmed, as in the files (Domain's
// SpreadsheetText).
const cellText = cell => {
  const text = cell.innerText.trim().replace(/\s+/g, " ");
  return /^[=+@-]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
};
document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy-table]");
  const table = button && document.getElementById(button.dataset.copyTable)?.querySelector("table");
  if (!table) return;
  const label = button.querySelector("[data-copy-label]"), before = label.textContent;
  try {
    await navigator.clipboard.writeText([...table.rows].map(row => [...row.cells].map(cellText).join("\t")).join("\r\n"));
    label.textContent = "Copied";
  } catch { label.textContent = "Not allowed by the browser"; }
  setTimeout(() => label.textContent = before, 2000);
});

// A click anywhere in a row goes where its link goes. The link is there for the keyboard, for a new tab, and for people who hear the
// page.
document.addEventListener("click", event => {
  const row = event.target.closest("tr[data-row]");
  if (!row || event.defaultPrevented || event.target.closest("a, button, input, label, select, [role=button]") || getSelection().toString()) return;
  row.querySelector("[data-row-link]")?.click();
});
