// The dialog that schedules the current query as a report.
import { request } from "../core/api.js";
import { openDialog } from "../core/controls.js";
import { announce, h } from "../core/dom.js";
import { count } from "../core/format.js";

/** Opens the dialog. The program limits the interval; the dataset, if it is known, can have a longer shortest one. */
export function openScheduleDialog(text, dataset, limits) {
  const shortest = Math.max(limits.minimumRecurrenceInterval, dataset?.minimumRecurrenceInterval ?? 0);
  const name = h("input", { class: "input", id: "report-name", name: "reportName", required: true, maxlength: 200, value: dataset?.name ?? "", autocomplete: "off" });
  const interval = h("input", { class: "input", id: "report-interval", type: "number", required: true, min: shortest, max: limits.maximumRecurrenceInterval, value: Math.max(shortest, 24) });
  const times = h("input", { class: "input", id: "report-count", type: "number", min: 1, placeholder: "default" });
  const start = h("input", { class: "input", id: "report-start", type: "datetime-local" });

  const content = h("div", { class: "schedule" },
    h("pre", { class: "schedule-query", tabindex: 0, role: "group", "aria-label": "Query", text }),
    createField("Name of the report", name),
    h("div", { class: "schedule-row" },
      createField("Hours between executions", interval, dataset?.minimumRecurrenceInterval && `${dataset.name}: at least ${count(shortest, "hour")}`),
      createField("Number of executions", times, "optional")),
    createField("First execution", start, "optional: without a time, the service starts as soon as it can"));

  openDialog({
    title: "Schedule this query",
    content,
    action: "Schedule",
    submit: async () => {
      const { report } = await request("/api/reports", { method: "POST", body: {
        text,
        reportName: name.value.trim(),
        recurrenceInterval: Number(interval.value),
        recurrenceCount: times.value === "" ? null : Number(times.value),
        startTime: start.value === "" ? null : new Date(start.value).toISOString().replace(/\.\d+Z$/, "Z"),
      } });
      announce(`${report.reportName} is scheduled.`);
      location.hash = `#/reports/${encodeURIComponent(report.reportId)}`;
    },
  });
  name.select();
}

function createField(label, input, hint) {
  const hintId = hint && `${input.id}-hint`;
  if (hintId) {
    input.setAttribute("aria-describedby", hintId);
  }

  return h("div", { class: "field" }, h("label", { for: input.id, text: label }), input, hint && h("span", { class: "small muted", id: hintId, text: hint }));
}
