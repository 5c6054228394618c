// What stands around the card: the verdict buttons, the decision that is looked at, the latest one.
import { moment } from "./screening-card.js";

export const words = { Exclude: "Excluded", Maybe: "Maybe", Include: "Included" };
const marks = { Exclude: "✕", Maybe: "?", Include: "✓" };

// looking: the entry of the history that is looked at; last: the latest decision.
export function showFrame(root, find, { card, looking, last, atEnd, stopped }) {
  find("end").hidden = !atEnd;
  find("work").hidden = atEnd;
  for (const verdict of root.querySelectorAll(".verdict")) {
    verdict.disabled = !card || stopped;
    verdict.setAttribute("aria-pressed", String(looking?.vote.verdict === verdict.dataset.verdict));
  }
  find("forward").hidden = !looking;
  find("looking").hidden = !looking;
  if (looking) find("looking-text").textContent = `${words[looking.vote.verdict]} by you, ${moment(looking.vote.at)}. Decide again to change it, or press → to continue.`;
  find("last").textContent = !looking && last ? `${marks[last.verdict]} ${words[last.verdict]}: ${last.card.label}` : "";
  find("last").className = `last ${last?.verdict.toLowerCase() ?? ""}`;
}
