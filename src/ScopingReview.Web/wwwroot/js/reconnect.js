// The connection to the server is lost: Blazor tries a while, then we do, for as long as the page is open. A server that was restarted
// knows
// nothing of this page any more: it is loaded anew, unless something typed would be lost.
(() => {
  const notice = document.getElementById("components-reconnect-modal");
  if (!notice) return;
  let timer = null;
  const typed = () => [...document.querySelectorAll("#main input, #main textarea")].some(field =>
    field.type !== "hidden" && field.type !== "checkbox" && field.type !== "radio" && field === document.activeElement && field.value !== "");
  const again = () => {
    if (typed()) { notice.className = "reconnect components-reconnect-rejected"; return; }
    location.reload();
  };
  const retry = async () => {
    clearTimeout(timer);
    try {
      if (await Blazor.reconnect()) return; // it says "hide" by itself
      if (!await Blazor.resumeCircuit()) again();
    } catch {
      timer = setTimeout(retry, 3000);
    }
  };
  notice.addEventListener("components-reconnect-state-changed", event => {
    clearTimeout(timer);
    if (event.detail.state === "failed") retry();
    else if (event.detail.state === "rejected") again();
  });
  notice.addEventListener("click", event => {
    if (event.target.closest("[data-reconnect]")) retry();
    if (event.target.closest("[data-reload]")) location.reload();
  });
})();
