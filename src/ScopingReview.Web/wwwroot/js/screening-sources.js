// "Compare source versions": the fields in which a record and its merged twins differ, fetched when it is asked for. Imported text is
// only ever set as text.
const element = (name, className, ...content) => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...content);
  return e;
};

const value = said => {
  const e = element("span", said.length ? "said" : "said none", said.length ? said.join("; ") : "not given");
  e.dir = "auto";
  return e;
};

export async function showSources(place, api, number) {
  place.hidden = false;
  place.replaceChildren(element("p", "hint", "Loading …"));
  const response = await fetch(`${api}/records/${number}/sources`, { signal: AbortSignal.timeout(15000) }).catch(() => null);
  if (!response?.ok) { place.replaceChildren(element("p", "hint", "The source versions could not be loaded: the server is not responding. Try again in a moment.")); return; }
  const { twins, fields } = await response.json();
  const heading = element("h3", "", "Compare source versions");
  if (!fields.length) { place.replaceChildren(heading, element("p", "hint", `The ${twins + 1} exports of this record agree in all fields.`)); return; }
  place.replaceChildren(heading, ...fields.map(field => element("section", "", element("h4", "", field.name), element("ul", "", ...field.said.map(said =>
    element("li", "", value(said.values), element("small", "", said.from.join(", "))))))));
}
