// Shows a record. Imported text is only ever set as text, never as HTML.
const element = (name, className, ...content) => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...content.filter(c => c !== null && c !== ""));
  return e;
};

// What was imported runs in the direction of its own script, whatever the page's is.
const imported = (...what) => {
  const e = element(...what);
  e.dir = "auto";
  return e;
};

// Text with its highlights (include, exclude, own) and headings; the server computed the ranges.
function marked(text, marks) {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(m => [m.start, m.start + m.length])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    let node = document.createTextNode(text.slice(start, cuts[i + 1]));
    for (const mark of marks.filter(m => m.start <= start && start < m.start + m.length))
      node = mark.kind === "heading" ? element("b", "", node) : element("mark", mark.kind, node);
    return node;
  });
}

const number = new Intl.NumberFormat("en");
const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const count = value => number.format(value);
export const moment = value => when.format(new Date(value));

// desk: address of the screening page, for the link that opens this record alone.
export function showCard(article, card, desk) {
  const published = [card.published, card.year, card.language].filter(Boolean).join(" · ");
  const link = element("a", "", card.label);
  link.href = `${desk}?record=${card.number}`; link.title = "Link to this record";
  const authors = element("p", "meta", card.authors ? imported("bdi", "", card.authors) : "");
  if (card.doi) {
    const doi = element("a", "", card.doi, " ↗");
    doi.href = card.doiUrl; doi.target = "_blank"; doi.rel = "noopener noreferrer";
    authors.append(card.authors ? " — " : "", doi);
  }
  const twins = card.sources.length > 3 ? [...card.sources.slice(0, 3), `+${card.sources.length - 3} more`] : card.sources;
  article.replaceChildren(
    element("p", "meta num", link, published ? " · " : "", published ? imported("bdi", "", published) : ""),
    imported("h2", "", ...marked(card.title, card.titleMarks)),
    authors,
    element("p", "chips", ...twins.map(s => element("span", "chip", s))),
    card.abstract
      ? imported("p", "abstract", ...marked(card.abstract, card.abstractMarks))
      : element("p", "abstract none", "No abstract available."),
    card.why ? imported("p", "why", card.why) : "",
    card.keywords.length ? element("p", "keywords", element("b", "", "Keywords "), imported("bdi", "", card.keywords.join(" · "))) : "");
}
