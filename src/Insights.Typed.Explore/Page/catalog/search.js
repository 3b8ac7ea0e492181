// The search over everything in the catalog.

/** Returns the parts of the text to search for: each must be in a name or a description. */
export function parseTerms(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

const contains = (terms, ...texts) => {
  const all = texts.filter(Boolean).join(" ").toLowerCase();
  return terms.every(term => all.includes(term));
};

/** Returns the datasets with what matches in them: those that match by their name first, then those with the most matches. Without terms: all. */
export function search(catalog, terms) {
  const results = [];
  for (const dataset of catalog.datasets) {
    const isNamed = contains(terms, dataset.name);
    const isDescribed = contains(terms, dataset.name, dataset.description);
    const members = [...dataset.columns, ...dataset.metrics].filter(member => contains(terms, member.name, member.type, member.description));
    const ranges = dataset.dateRanges.filter(range => contains(terms, range));
    const queries = catalog.queries.filter(query => query.dataset === dataset.name && contains(terms, query.file, query.text));
    if (isDescribed || members.length + ranges.length + queries.length > 0) {
      results.push({ dataset, isNamed, isDescribed, members, ranges, queries });
    }
  }

  return terms.length === 0 ? results : results.sort((a, b) => b.isNamed - a.isNamed || b.members.length - a.members.length);
}

/** Returns nodes of a text in which the terms are marked. */
export function markTerms(text, terms) {
  const lower = text.toLowerCase();
  const nodes = [];
  let position = 0;
  while (position < text.length) {
    const [start, length] = terms.map(term => [lower.indexOf(term, position), term.length])
      .filter(([found]) => found >= 0)
      .reduce((first, next) => next[0] < first[0] || next[0] === first[0] && next[1] > first[1] ? next : first, [text.length, 0]);
    nodes.push(document.createTextNode(text.slice(position, start)));
    if (length > 0) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, start + length);
      nodes.push(mark);
    }

    position = start + length;
  }

  return nodes;
}
