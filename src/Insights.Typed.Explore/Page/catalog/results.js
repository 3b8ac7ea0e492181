// What a search found.
import { button, h, icon } from "../core/dom.js";
import { createEmpty } from "../core/controls.js";
import { markTerms } from "./search.js";

const shownMembers = 8;

/** Creates the list of what matches, by dataset. */
export function createSearchResults(results, terms, text, onClear) {
  if (results.length === 0) {
    return createEmpty("search", `Nothing matches '${text.trim()}'`, "The search covers names, types and descriptions of datasets, columns and metrics, date ranges, and the queries of this app.",
      button("Clear the search", { onclick: onClear }));
  }

  return h("section", { class: "results", "aria-label": "Results of the search" },
    h("h1", { text: `Results for '${text.trim()}'` }), results.map(result => createResult(result, terms)));
}

function createResult({ dataset, members, ranges, queries }, terms) {
  const address = name => `#/catalog/${encodeURIComponent(dataset.name)}${name ? `/${encodeURIComponent(name)}` : ""}`;
  return h("article", { class: "result card" },
    h("h2", {}, h("a", { href: address() }, markTerms(dataset.name, terms))),
    dataset.description && h("p", { class: "muted small" }, markTerms(dataset.description, terms)),
    members.length > 0 && h("ul", { class: "result-members" }, members.slice(0, shownMembers).map(member => h("li", {},
      h("a", { href: address(member.name) }, h("span", { class: "result-name" }, markTerms(member.name, terms)),
        h("span", { class: "type-name small" }, markTerms(member.type, terms)),
        h("span", { class: "muted small result-description" }, markTerms(member.description ?? "", terms)))))),
    members.length > shownMembers && h("p", { class: "small muted", text: `and ${members.length - shownMembers} more` }),
    ranges.length > 0 && h("p", { class: "small" }, h("span", { class: "muted", text: "Date ranges: " }), markTerms(ranges.join(", "), terms)),
    queries.length > 0 && h("ul", { class: "small" }, queries.map(query => h("li", {}, icon("report", 13), h("code", {}, markTerms(` ${query.file}(${query.line}) ${query.text}`, terms))))));
}
