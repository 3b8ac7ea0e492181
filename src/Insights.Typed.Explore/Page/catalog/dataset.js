// One dataset: what it contains, and the choice of columns for a query.
import { createNewest, request } from "../core/api.js";
import { createErrorNotice } from "../core/controls.js";
import { button, fill, h } from "../core/dom.js";
import { count, formatInterval } from "../core/format.js";
import { createDriftNotice } from "./drift.js";
import { createMemberTable } from "./members.js";
import { markTerms } from "./search.js";

// What the page shows in a place of its own, or not as text. It shows each other property by its name.
const placed = new Set(["name", "identifier", "description", "columns", "metrics", "dateRanges", "aggregations", "minimumRecurrenceInterval", "exampleQuery", "exampleDateRange"]);

/** Creates what a person chooses for a query: names of columns, and a date range. Only the newest request for its text counts. */
export const createChoice = dataset => ({ chosen: new Set(), range: dataset.exampleDateRange, begin: createNewest() });

/** Creates the page of a dataset. It keeps what is chosen in `choice`. */
export function createDataset({ dataset, catalog, changes, terms, focus, choice, onQuery }) {
  const { chosen } = choice;
  const preview = button("Preview rows", { icon: "play", kind: "primary", onclick: () => open(true) });
  const openAsQuery = button("Open as a query", { onclick: () => open(false) });
  const clear = button("Clear the choice", { kind: "quiet", onclick: () => {
    element.querySelectorAll("input[type=checkbox]").forEach(box => box.checked = false);
    chosen.clear();
    showChoice();
  } });

  async function open(isPreviewed) {
    const signal = choice.begin();
    let query;
    failure.hidden = true;
    try {
      query = await request("/api/catalog/query", { method: "POST", body: { dataset: dataset.name, names: [...chosen], dateRange: choice.range }, signal });
    } catch (error) {
      if (!signal.aborted) {
        fill(failure, createErrorNotice(error, () => open(isPreviewed)));
        failure.hidden = false;
      }

      return;
    }

    onQuery(query.text, isPreviewed);
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

  const failure = h("div", { hidden: true });
  const table = (title, members) => members.length > 0 && createMemberTable({ title, members, queries: catalog.queries, changes, terms, focus, chosen, onChoose: choose });
  const element = h("article", { class: "dataset" },
    h("header", { class: "dataset-head" },
      h("h1", { id: "dataset-name", tabindex: -1 }, markTerms(dataset.name, terms)),
      dataset.description && h("p", { class: "dataset-description" }, markTerms(dataset.description, terms)),
      h("div", { class: "facts small muted" },
        h("span", { text: count(dataset.columns.length, "column") }), h("span", { text: count(dataset.metrics.length, "metric") }),
        dataset.minimumRecurrenceInterval && h("span", { text: `a report at most ${formatInterval(dataset.minimumRecurrenceInterval)}` }),
        createOtherFacts(dataset),
        dataset.identifier !== dataset.name && h("code", { text: `Datasets.${dataset.identifier}` }))),
    changes.length > 0 && createDriftNotice(changes),
    dataset.dateRanges.length > 0 && createRanges(dataset, choice.range, range => choice.range = range),
    h("div", { class: "dataset-actions" }, preview, openAsQuery, clear),
    failure,
    table("Columns", dataset.columns),
    table("Metrics", dataset.metrics),
    dataset.aggregations && createAggregations(dataset.aggregations));
  showChoice();
  return element;
}

function createOtherFacts(dataset) {
  return Object.entries(dataset)
    .filter(([name, value]) => !placed.has(name) && value !== null)
    .map(([name, value]) => h("span", { text: `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}` }));
}

function createRanges(dataset, selected, onSelect) {
  return h("fieldset", { class: "ranges" }, h("legend", { class: "small muted", text: "Date range" }),
    h("div", { class: "chips" }, dataset.dateRanges.map(name => h("label", { class: "chip" },
      h("input", { type: "radio", name: "range", value: name, checked: name === selected, onchange: () => onSelect(name) }), h("span", { text: name })))));
}

function createAggregations(aggregations) {
  return h("section", {}, h("h2", { text: "Aggregations" }), h("ul", { class: "chips" }, aggregations.map(aggregation => h("li", {},
    h("code", { text: aggregation.name }), aggregation.dateRanges.length > 0 && h("span", { class: "small muted", text: ` with ${aggregation.dateRanges.join(", ")}` })))));
}
