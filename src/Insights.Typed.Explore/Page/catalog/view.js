// The catalog: the list of datasets with the search, and the page of one.
import { button, fill, h, icon } from "../core/dom.js";
import { createEmpty } from "../core/controls.js";
import { count } from "../core/format.js";
import { createChoice, createDataset } from "./dataset.js";
import { createDriftLine } from "./drift.js";
import { createSearchResults } from "./results.js";
import { parseTerms, search } from "./search.js";

export function createCatalogView({ catalog, session, openQuery }) {
  let changes = [];
  let shown = null;
  // What is chosen of each dataset stays when its page is created again, such as after the comparison with the service.
  const choices = new Map();
  const input = h("input", { class: "input", type: "search", id: "catalog-search", placeholder: "Search the catalog",
    autocomplete: "off", spellcheck: "false", oninput: () => showResults() });
  const list = h("ul", { class: "dataset-list" });
  const found = h("p", { class: "small muted found-count", role: "status" });
  const details = h("div", { class: "catalog-details" });
  const drift = createDriftLine(found => {
    changes = found;
    update();
  });
  const element = h("div", { class: "catalog" },
    h("aside", { class: "catalog-side", "aria-label": "Datasets" },
      h("div", { class: "search-box" }, h("label", { class: "visually-hidden", for: "catalog-search", text: "Search the catalog" }), icon("search"), input, h("kbd", { text: "/", "aria-hidden": "true" })),
      found, list,
      h("footer", { class: "catalog-foot small muted" }, drift, h("p", { text: `Schemas: ${session.schemas}` }),
        session.manifests.length > 0 && h("p", { text: `Queries of this app: ${session.manifests.join(", ")}` }))),
    details);

  addEventListener("keydown", event => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !element.hidden && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.querySelector("a")?.focus();
    }
  });

  list.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const links = [...list.querySelectorAll("a")];
      (links[links.indexOf(document.activeElement) + step] ?? input).focus();
    }
  });

  // The address returns to the list, so that a click on any result changes it again.
  function showResults() {
    history.replaceState(null, "", "#/catalog");
    shown = shown && { name: shown.name };
    update();
  }

  function update() {
    const terms = parseTerms(input.value);
    const results = search(catalog, terms);
    found.textContent = terms.length === 0 ? count(catalog.datasets.length, "dataset") : `${count(results.length, "dataset")} found`;
    fill(list, results.map(result => h("li", {}, createLink(result, terms.length > 0))));
    if (terms.length > 0 && !shown?.isOpenedFromSearch) {
      fill(details, createSearchResults(results, terms, input.value, () => {
        input.value = "";
        showResults();
        input.focus();
      }));
    } else {
      showDataset(terms);
    }
  }

  function createLink({ dataset, members }, isSearch) {
    const datasetChanges = changes.filter(change => change.dataset === dataset.name);
    const isShown = shown?.name === dataset.name;
    return h("a", { href: `#/catalog/${encodeURIComponent(dataset.name)}`, "aria-current": isShown ? "true" : null },
      h("span", { class: "dataset-link-name", text: dataset.name }),
      datasetChanges.length > 0 && h("span", { class: "dot", title: "The service differs from the schema" }, h("span", { class: "visually-hidden", text: "differs" })),
      h("span", { class: "dataset-link-count muted", text: isSearch ? (members.length || "") : dataset.columns.length + dataset.metrics.length }));
  }

  function showDataset(terms) {
    const dataset = catalog.datasets.find(({ name }) => name === shown?.name);
    element.classList.toggle("has-dataset", Boolean(shown?.isChosen));
    if (!dataset) {
      fill(details, shown?.isChosen
        ? createEmpty("search", `No dataset '${shown.name}'`, "Choose one from the list.")
        : createEmpty("table", "No datasets", "The folder of schemas has no file. Run 'insights schema refresh' to write the files."));
      return;
    }

    choices.set(dataset.name, choices.get(dataset.name) ?? createChoice(dataset));
    const focused = details.contains(document.activeElement) ? document.activeElement.id : "";
    fill(details, button("All datasets", { icon: "back", kind: "quiet catalog-back", onclick: () => location.hash = "#/catalog" }),
      createDataset({ dataset, catalog, changes: changes.filter(change => change.dataset === dataset.name), terms, focus: shown.focus,
        choice: choices.get(dataset.name), onQuery: openQuery }));
    document.getElementById(focused)?.focus({ preventScroll: true });
    if (shown.focus) {
      details.querySelector("tr.found")?.scrollIntoView({ block: "center" });
    }
  }

  return {
    element,
    show([name, focus]) {
      const isSame = shown?.name === name && shown?.focus === focus;
      if (isSame && details.hasChildNodes()) {
        return;
      }

      shown = name ? { name, focus, isChosen: true, isOpenedFromSearch: input.value !== "" } : { name: catalog.datasets[0]?.name };
      update();
      if (name) {
        scrollTo(0, 0);
      }
    },
  };
}
