// One scheduled report.
import { createNewest, request } from "../core/api.js";
import { createErrorNotice, openDialog } from "../core/controls.js";
import { announce, button, fill, h } from "../core/dom.js";
import { count, formatDistance, formatInterval, formatStatus, formatTime } from "../core/format.js";
import { createExecutionList } from "./executions.js";
import { createTimeline } from "./timeline.js";

/** Creates the card of a report. `onDeleted` is called after it is deleted, `onOpenQuery` with its query, `onOpenRun` with a run that reads an execution. */
export function createReportCard(report, { onDeleted, onOpenQuery, onOpenRun }) {
  const address = `/api/reports/${encodeURIComponent(report.reportId)}`;
  const head = h("header", { class: "report-head" });
  const facts = h("dl", { class: "report-facts" });
  const notice = h("div", { class: "report-notice" });
  const executions = h("div", { class: "report-executions", role: "status" });
  const element = h("article", { class: "report card", "data-report": report.reportId, "aria-label": report.reportName, tabindex: -1 }, head, notice, facts,
    report.query && h("pre", { class: "report-query small", tabindex: 0, role: "group", "aria-label": "Query", text: report.query }), executions);

  function show() {
    fill(head,
      h("h2", { text: report.reportName }),
      h("span", { class: `pill ${report.outcome}`, text: formatStatus(report) }),
      h("div", { class: "buttons" },
        report.query && button("Open query", { kind: "compact", onclick: () => onOpenQuery(report.query) }),
        report.canPause && button("Pause", { kind: "compact", icon: "pause", label: `Pause ${report.reportName}`, onclick: () => change("pause") }),
        report.canResume && button("Resume", { kind: "compact", icon: "play", label: `Resume ${report.reportName}`, onclick: () => change("resume") }),
        button("Delete", { kind: "compact danger", icon: "trash", label: `Delete ${report.reportName}`, onclick: confirmDeletion })));
    fill(facts,
      createFact("Recurs", report.executeNow ? "once" : !report.recurrenceInterval ? "unknown" : formatInterval(report.recurrenceInterval) + (report.recurrenceCount ? `, ${count(report.recurrenceCount, "time")}` : "")),
      createFact("Next due", report.nextDue ? `${formatTime(report.nextDue)} (${formatDistance(report.nextDue)})` : report.canResume ? "after it is resumed" : "none"),
      report.lastDue && createFact("Last due", formatTime(report.lastDue)),
      report.createdTime && createFact("Created", formatTime(report.createdTime)),
      report.user && createFact("By", report.user));
  }

  async function change(verb) {
    fill(notice);
    try {
      ({ report } = await request(`${address}/${verb}`, { method: "POST" }));
      show();
      head.querySelector(".button:nth-last-child(2)")?.focus();
      announce(`${report.reportName}: ${formatStatus(report)}.`);
      await loadExecutions();
    } catch (error) {
      fill(notice, createErrorNotice(error, () => change(verb)));
    }
  }

  function confirmDeletion() {
    openDialog({
      title: `Delete '${report.reportName}'?`,
      content: h("p", { text: "The service does not execute the report anymore. Its executions and their files are not available afterwards. This cannot be undone." }),
      action: "Delete the report",
      kind: "danger",
      submit: async () => {
        await request(address, { method: "DELETE" });
        announce(`${report.reportName} is deleted.`);
        onDeleted();
      },
    });
  }

  const begin = createNewest();
  async function loadExecutions() {
    const signal = begin();
    fill(executions, h("p", { class: "small muted loading-line" }, h("span", { class: "spinner" }), h("span", { text: "Loading the executions…" })));
    try {
      const response = await request(`${address}/executions`, { signal });
      showExecutions(response.executions);
    } catch (error) {
      if (!signal.aborted) {
        fill(executions, createErrorNotice(error, loadExecutions));
      }
    }
  }

  function showExecutions(list) {
    if (list.length === 0) {
      fill(executions, report.nextDue ? createTimeline(list, report) : null, h("p", { class: "small muted", text: "The service has not executed this report yet." }));
      return;
    }

    fill(executions, createTimeline(list, report), createExecutionList(list, address, {
      onOpen: onOpenRun,
      onError: (error, retry) => fill(notice, createErrorNotice(error, () => {
        fill(notice);
        retry();
      })),
    }));
  }

  show();
  return { element, loadExecutions };
}

function createFact(name, value) {
  return h("div", {}, h("dt", { class: "small muted", text: name }), h("dd", { text: value }));
}
