// The executions of a report on a line of time, and when the next one is due.
import { h } from "../core/dom.js";
import { formatDay, formatDistance, formatStatus, formatTime } from "../core/format.js";

const shownExecutions = 40;

/** Creates the line for executions, newest first. */
export function createTimeline(executions, report, now = Date.now()) {
  // One that is open is at now. A failed one has no time, so it is only in the list.
  const shown = executions.map(execution => ({ execution, time: Date.parse(execution.generatedTime ?? "") || (execution.outcome === "open" ? now : null) }))
    .filter(({ time }) => time !== null).slice(0, shownExecutions).reverse();
  const next = report.nextDue && Date.parse(report.nextDue);
  const times = [...shown.map(({ time }) => time), now, ...(next ? [next] : [])];
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const place = (element, time) => {
    element.style.left = `${end === start ? 50 : (time - start) / (end - start) * 100}%`;
    return element;
  };

  const items = shown.map(({ execution, time }) => place(h("li", { class: `mark ${execution.outcome}`, title: describe(execution) }, h("span", { class: "visually-hidden", text: describe(execution) })), time));
  if (next) {
    items.push(place(h("li", { class: "mark next", title: `Next: ${formatTime(next)}` }, h("span", { class: "visually-hidden", text: `Next: ${formatTime(next)}` })), next));
  }

  return h("div", { class: "timeline" },
    h("ol", { class: "timeline-line", "aria-label": "Executions" }, place(h("li", { class: "now", title: "now" }, h("span", { class: "visually-hidden", text: "now" })), now), items),
    h("div", { class: "timeline-scale small muted", "aria-hidden": "true" }, h("span", { text: formatDay(start) }), h("span", { text: next && next === end ? `due ${formatDistance(next, now)}` : formatDay(end) })));
}

export function describe(execution) {
  const time = execution.generatedTime ? ` ${formatTime(execution.generatedTime)}` : "";
  return `${formatStatus(execution)}${time}${execution.dataRedacted ? ", with hidden data" : ""}`;
}
