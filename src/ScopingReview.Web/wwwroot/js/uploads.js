// Files go to the server as the body of a POST, one at a time: the circuit carries only their names.
const chosen = new Map();
let last = 0;
// Names travel through the circuit, which takes no message of any length: of five hundred files they go in parts.
const namesAtOnce = 50;

// Looked at here too, so that the answer is there before 50 MB have travelled; the server decides.
async function problemOf(file, maxBytes) {
  if (file.size === 0) return "empty";
  if (file.size > maxBytes) return "too-large";
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  return new TextDecoder("latin1").decode(head).includes("%PDF-") ? null : "not-a-pdf";
}

export function attach(root, dotnet, maxBytes) {
  const take = async (list, number, supplement = false) => {
    const files = [];
    for (const file of list) {
      const key = String(++last);
      chosen.set(key, file);
      files.push({ key, name: file.name, size: file.size, problem: await problemOf(file, maxBytes).catch(() => "unreadable") });
    }
    for (let from = 0; from < files.length; from += namesAtOnce)
      await dotnet.invokeMethodAsync("FilesChosen", files.slice(from, from + namesAtOnce), number, supplement, from === 0);
  };
  const numberOf = element => element.dataset.number ? Number(element.dataset.number) : null;
  const listeners = {
    change(event) {
      if (!event.target.matches("input[type=file]")) return;
      event.stopPropagation();
      take([...event.target.files], numberOf(event.target), event.target.dataset.supplement === "true");
      event.target.value = "";
    },
    dragover(event) {
      const zone = event.target.closest?.("[data-drop]");
      if (!zone || ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      zone.classList.add("dragging");
    },
    dragleave(event) {
      const zone = event.target.closest?.("[data-drop]");
      if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("dragging");
    },
    drop(event) {
      const zone = event.target.closest?.("[data-drop]");
      if (!zone || !event.dataTransfer.files.length) return;
      event.preventDefault();
      zone.classList.remove("dragging");
      take([...event.dataTransfer.files], numberOf(zone), zone.dataset.supplement === "true");
    },
  };
  for (const [name, listener] of Object.entries(listeners)) root.addEventListener(name, listener, true);
  root.dataset.takesFiles = "true";
  // Files chosen before this script was there: their change was heard by nobody.
  for (const input of root.querySelectorAll("input[type=file]")) {
    if (!input.files.length) continue;
    take([...input.files], numberOf(input), input.dataset.supplement === "true");
    input.value = "";
  }
  return {
    dispose() { for (const [name, listener] of Object.entries(listeners)) root.removeEventListener(name, listener, true); },
  };
}

// What the server answered: whether it took the file, its words (null without any), and what is wrong if it did not.
function post(file, url, onProgress) {
  const request = new XMLHttpRequest();
  const sent = new Promise(resolve => {
    const broken = () => resolve({ ok: false, problem: "The connection broke off. Nothing of this file was stored; try again." });
    request.upload.addEventListener("progress", event => onProgress(event, request));
    request.addEventListener("load", () => {
      const ok = request.status >= 200 && request.status < 300;
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* an answer without words */ }
      resolve({ ok, answer, problem: ok ? null : answer?.detail ?? `The server refused the file (${request.status}). Nothing was stored.` });
    });
    request.addEventListener("error", broken);
    request.addEventListener("abort", broken);
    request.open("POST", `${url}${url.includes("?") ? "&" : "?"}name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
  return { request, sent };
}

// Returns at once: what became of the file is told by "Uploaded".
export function upload(key, url, dotnet) {
  const file = chosen.get(key);
  if (!file) return dotnet.invokeMethodAsync("Uploaded", key, false, "The file is no longer at hand. Choose it again.");
  const { sent } = post(file, url, event => {
    const bar = document.querySelector(`progress[data-upload="${key}"]`);
    if (bar && event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; }
  });
  sent.then(({ ok, answer, problem }) => {
    chosen.delete(key);
    dotnet.invokeMethodAsync("Uploaded", key, ok, ok ? answer?.sameAt ?? null : problem).catch(() => {});
  });
}

const sending = new Map();

// Starts to send a file of an input, by its place. Who leaves the page while it travels takes it along.
export function send(input, place, url) {
  const key = String(++last);
  const file = input.files?.[place];
  sending.set(key, file ? post(file, url, (_, request) => { if (!input.isConnected) request.abort(); })
    : { sent: Promise.resolve({ problem: "The file is no longer at hand. Choose it again." }) });
  return key;
}

// What became of a file that is sent: null while it travels. Asked again and again, since the line on which it is asked may break too.
export function outcome(key, patience) {
  const notYet = new Promise(resolve => setTimeout(() => resolve(null), patience));
  return Promise.race([sending.get(key).sent.then(({ problem }) => ({ problem })), notYet]);
}

export function abort(key) { sending.get(key)?.request?.abort(); }

export function forget(key) { chosen.delete(key); }
