// Behaviours of the reading pages (full text, charting). Delegated from the document, so that they survive re-rendering.
(() => {
  // "Go to this item": scrolls there and puts the focus on its first control.
  document.addEventListener("click", event => {
    const link = event.target.closest("[data-go-to]");
    if (link) goToPlace(link.dataset.goTo);
  });
  window.goToPlace = id => {
    const place = document.getElementById(id);
    if (!place) return;
    place.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    (place.querySelector("input, textarea, select, button.answer") ?? place).focus({ preventScroll: true });
  };

  // What is chosen of the first choice in a part that was opened, without moving the page.
  window.focusChosenIn = id => (document.querySelector(`#${id} input[type=radio]:checked`) ?? document.querySelector(`#${id} input`))?.focus({ preventScroll: true });

  // Words that are selected in a text, and the item of the form that had the focus before.
  let lastItem = null, lastWasNote = false;
  document.addEventListener("focusin", event => {
    const item = event.target.closest("fieldset.item[id]");
    if (item) [lastItem, lastWasNote] = [item.id, !!event.target.closest("[data-note-of-answer]")];
  });
  document.addEventListener("mousedown", event => { if (event.target.closest("[data-quote]")) event.preventDefault(); }); // the selection stays
  window.selectedIn = id => {
    for (const field of [...waiting.keys()]) tell(field); // what was just typed is told first, or the answer with the words would replace it
    const [text, selection] = [document.getElementById(id), getSelection()];
    const within = text && selection.rangeCount > 0 && text.contains(selection.getRangeAt(0).commonAncestorContainer);
    return { text: within ? selection.toString() : "", field: lastItem && document.getElementById(lastItem) ? lastItem : null, note: lastWasNote };
  };

  // Text is told to the server a moment after the last key, not only when the field is left.
  const waiting = new Map();
  const tell = field => {
    clearTimeout(waiting.get(field));
    if (waiting.delete(field)) field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  document.addEventListener("input", event => {
    const field = event.target;
    if (!field.closest("[data-live]") || !field.matches("textarea, input:not([type=radio]):not([type=checkbox]):not([type=file]):not([role=combobox])")) return;
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => tell(field), 500));
  });
  document.addEventListener("change", event => { clearTimeout(waiting.get(event.target)); waiting.delete(event.target); }, true);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") for (const field of [...waiting.keys()]) tell(field); });
  addEventListener("beforeunload", event => {
    if (waiting.size > 0 || document.querySelector("[data-unsaved]:not([data-unsaved='0'])")) event.preventDefault();
  });

  // The bar between document and form.
  const apply = () => {
    const share = Number(localStorage.getItem("reading-split"));
    if (share >= 25 && share <= 75) document.documentElement.style.setProperty("--split", `${share}%`);
    for (const bar of document.querySelectorAll("[data-splitter]")) bar.setAttribute("aria-valuenow", String(Math.round(share || 56)));
  };
  const move = share => { localStorage.setItem("reading-split", String(Math.min(75, Math.max(25, share)))); apply(); };
  const shareOf = bar => Number(localStorage.getItem("reading-split")) || Math.round(bar.offsetLeft / bar.parentElement.offsetWidth * 100);
  document.addEventListener("pointerdown", event => {
    const bar = event.target.closest("[data-splitter]");
    if (!bar) return;
    const panes = bar.parentElement.getBoundingClientRect();
    // Frames swallow the pointer, so they must not see it while the bar moves.
    bar.parentElement.classList.add("dragging");
    bar.setPointerCapture(event.pointerId);
    const drag = moved => move((moved.clientX - panes.left) / panes.width * 100);
    bar.addEventListener("pointermove", drag);
    bar.addEventListener("pointerup", () => { bar.removeEventListener("pointermove", drag); bar.parentElement.classList.remove("dragging"); }, { once: true });
  });
  document.addEventListener("keydown", event => {
    const bar = event.target.closest?.("[data-splitter]");
    if (!bar || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    move(shareOf(bar) + (event.key === "ArrowLeft" ? -3 : 3));
  });
  apply();

  // Keys typed into the PDF never reach the page: say so.
  addEventListener("blur", () => setTimeout(() => {
    document.documentElement.toggleAttribute("data-keys-in-frame", document.activeElement?.tagName === "IFRAME");
  }));
  addEventListener("focus", () => document.documentElement.removeAttribute("data-keys-in-frame"));
})();
