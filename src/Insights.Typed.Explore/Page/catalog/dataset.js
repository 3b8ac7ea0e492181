// One dataset: what it contains, and the choice of columns for a query.
import { button, h } from "../core/dom.js";
import { count, formatInterval } from "../core/format.js";
import { createDriftNotice } from "./drift.js";
import { createMemberTable } from "./members.js";
import { markTerms } from "./search.js";

/** Creates what a person chooses for a query: names of columns, and a date range. */
export const createChoice = dataset => ({
  chosen: new Set(),
  range: /TIMESPAN\s+(\w+)/i.exec(dataset.exampleQuery ?? "")?.[1] ?? dataset.dateRanges[0]?.name,
});

/** Creates the page of a dataset. It keeps what is chosen in `choice`. */
export function createDataset({ dataset, catalog, changes, terms, focus, choice, onQuery }) {
  const { chosen } = choice;
  const preview = button("Preview rows", { icon: "play", kind: "primary", onclick: () => onQuery(getQuery(), true) });
  const open = button("Open as a query", { onclick: () => onQuery(getQuery(), false) });
  const clear = button("Clear the choice", { kind: "quiet", onclick: () => {
    element.querySelectorAll("input[type=checkbox]").forEach(box => box.checked = false);
    chosen.clear();
    showChoice();
  } });

  function getQuery() {
    if (chosen.size === 0 && dataset.exampleQuery) {
      return choice.range ? dataset.exampleQuery.replace(/(TIMESPAN\s+)\w+/i, `$1${choice.range}`) : dataset.exampleQuery;
    }

    const names = [...dataset.columns, ...dataset.metrics].map(member => member.name);
    const selected = chosen.size > 0 ? names.filter(name => chosen.has(name)) : dataset.columns.map(column => column.name);
    return `SELECT ${selected.join(", ")}\nFROM ${dataset.name}${choice.range ? `\nTIMESPAN ${choice.range}` : ""}`;
  }

  function showChoice() {
    preview.lastChild.textContent = chosen.size === 0 ? "Preview rows" : `Preview ${count(chosen.size, "column")}`;
    clear.hidden = chosen.size === 0;
  }

  const choose = (name, isChosen) => {
    if (isChosen) {
      chosen.add(name);
    } else {
      chosen.delete(name);
    }

    showChoice();
  };

  const table = (title, members) => members.length > 0 && createMemberTable({ title, members, queries: catalog.queries, changes, terms, focus, chosen, onChoose: choose });
  const element = h("article", { class: "dataset" },
    h("header", { class: "dataset-head" },
      h("h1", { id: "dataset-name", tabindex: -1 }, markTerms(dataset.name, terms)),
      dataset.description && h("p", { class: "dataset-description" }, markTerms(dataset.description, terms)),
      h("div", { class: "facts small muted" },
        h("span", { text: count(dataset.columns.length, "column") }), h("span", { text: count(dataset.metrics.length, "metric") }),
        dataset.minimumRecurrenceInterval && h("span", { text: `a report at most ${formatInterval(dataset.minimumRecurrenceInterval)}` }),
        dataset.identifier !== dataset.name && h("code", { text: `Datasets.${dataset.identifier}` }))),
    changes.length > 0 && createDriftNotice(changes),
    dataset.dateRanges.length > 0 && createRanges(dataset, choice.range, range => choice.range = range),
    h("div", { class: "dataset-actions" }, preview, open, clear),
    table("Columns", dataset.columns),
    table("Metrics", dataset.metrics),
    dataset.aggregations.length > 0 && createAggregations(dataset.aggregations));
  showChoice();
  return element;
}

function createRanges(dataset, selected, onSelect) {
  return h("fieldset", { class: "ranges" }, h("legend", { class: "small muted", text: "Date range" }),
    h("div", { class: "chips" }, dataset.dateRanges.map(({ name }) => h("label", { class: "chip" },
      h("input", { type: "radio", name: "range", value: name, checked: name === selected, onchange: () => onSelect(name) }), h("span", { text: name })))));
}

function createAggregations(aggregations) {
  return h("section", {}, h("h2", { text: "Aggregations" }), h("ul", { class: "chips" }, aggregations.map(aggregation => h("li", {},
    h("code", { text: aggregation.name }), aggregation.dateRanges.length > 0 && h("span", { class: "small muted", text: ` with ${aggregation.dateRanges.join(", ")}` })))));
}
