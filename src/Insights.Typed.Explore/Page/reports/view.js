// The scheduled reports.
import { createNewest, request } from "../core/api.js";
import { createEmpty, createErrorNotice, createLoading } from "../core/controls.js";
import { button, fill, h } from "../core/dom.js";
import { count } from "../core/format.js";
import { createReportCard } from "./report.js";

export function createReportsView({ openQuery, openRun }) {
  const heading = h("h1", { text: "Reports", tabindex: -1 });
  const number = h("p", { class: "muted small" });
  const filter = h("input", { class: "input", type: "search", "aria-label": "Filter the reports by name or query", placeholder: "Filter by name or query", autocomplete: "off", oninput: () => applyFilter() });
  const refresh = button("Refresh", { icon: "refresh", onclick: () => load() });
  const list = h("div", { class: "report-list" });
  const element = h("div", { class: "view reports" }, h("header", { class: "reports-head" }, h("div", {}, heading, number), filter, refresh), list);

  // The service limits requests, so the executions of a report are requested once it is seen.
  const cards = new Map();
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries.filter(({ isIntersecting }) => isIntersecting)) {
      seen.unobserve(entry.target);
      cards.get(entry.target)?.loadExecutions();
    }
  });

  const begin = createNewest();
  async function load(reportId) {
    const signal = begin();
    if (cards.size === 0) {
      fill(list, createLoading("Loading the reports…"));
    }

    refresh.disabled = true;
    try {
      const { reports } = await request("/api/reports", { signal });
      showReports(reports, reportId);
    } catch (error) {
      if (!signal.aborted) {
        number.textContent = "";
        fill(list, createErrorNotice(error, () => load(reportId)));
      }
    } finally {
      refresh.disabled &&= signal.aborted;
    }
  }

  function showReports(reports, reportId) {
    seen.disconnect();
    cards.clear();
    for (const report of reports) {
      const card = createReportCard(report, { onOpenQuery: text => openQuery(text, false), onOpenRun: openRun, onDeleted: () => remove(card) });
      card.text = `${report.reportName} ${report.query ?? ""}`.toLowerCase();
      cards.set(card.element, card);
    }

    fill(list, [...cards.keys()]);
    showNumber();
    applyFilter();
    cards.forEach((_, cardElement) => seen.observe(cardElement));
    const target = reportId && list.querySelector(`[data-report="${CSS.escape(reportId)}"]`);
    if (target) {
      target.classList.add("selected");
      target.scrollIntoView({ block: "center" });
      target.focus({ preventScroll: true });
    }
  }

  function remove(card) {
    cards.delete(card.element);
    card.element.remove();
    showNumber();
    heading.focus();
  }

  function showNumber() {
    number.textContent = count(cards.size, "report");
    filter.hidden = cards.size < 2;
    if (cards.size === 0) {
      fill(list, createEmpty("clock", "No reports yet", "A report runs a query again and again, and the service keeps the files. Write a query, and select Schedule.",
        button("Go to the query", { kind: "primary", onclick: () => location.hash = "#/query" })));
    }
  }

  function applyFilter() {
    const text = filter.value.trim().toLowerCase();
    for (const [cardElement, card] of cards) {
      cardElement.hidden = !card.text.includes(text);
    }
  }

  return { element, show: ([reportId]) => load(reportId) };
}
