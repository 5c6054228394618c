// The connection to the server is lost: Blazor tries a while, then we do, for as long as the page is open. A server that was restarted
// knows nothing of this page any more: it is loaded anew, unless something typed would be lost, and once the server answers: a browser
// that reloads without it shows an error page, which nothing leads back from.
(() => {
  const notice = document.getElementById("components-reconnect-modal");
  if (!notice) return;
  let timer = null;
  const typed = () => [...document.querySelectorAll("#main input, #main textarea")].some(field =>
    field.type !== "hidden" && field.type !== "checkbox" && field.type !== "radio" && field === document.activeElement && field.value !== "");
  const again = async () => {
    clearTimeout(timer);
    if (typed()) { notice.className = "reconnect components-reconnect-rejected"; return; }
    try {
      await fetch("health", { cache: "no-store" });
      location.reload();
    } catch {
      timer = setTimeout(again, 1000);
    }
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
