// The state of a run: its steps, and how far it is.
import { button, fill, h, icon } from "../core/dom.js";
import { count, formatBytes, formatDuration, formatTime } from "../core/format.js";

const reportSteps = [["creating", "Create"], ["waiting", "Wait"], ["running", "Run"], ["reading", "Read"], ["cleaningUp", "Clean up"]];
// The service has executed the report already.
const executionSteps = [["creating", "Open"], ["reading", "Read"]];
const kinds = { preview: "Preview", report: "Report" };
const words = {
  creating: "Creating the report", waiting: "Waiting for the service to start", running: "The service runs the query",
  reading: "Reading the rows", cleaningUp: "Deleting the report", completed: "Completed", failed: "Failed", canceled: "Canceled",
};

export const isEnded = run => ["completed", "failed", "canceled"].includes(run.state);
export const describeState = run => run.kind === "execution" && run.state === "creating" ? "Opening the file" : words[run.state] ?? run.state;

/** Returns what a run is: for an execution, of which report and when. */
export function describeKind({ kind, source }) {
  const time = source?.execution.generatedTime;
  return source ? `${source.reportName}${time ? `, ${formatTime(time)}` : ""}` : kinds[kind] ?? kind;
}

/** Creates the display of runs that have not ended, of one after the other. `onCancel` is called once for each. */
export function createProgress(onCancel) {
  let shown = null;
  let canceled = null;
  const list = h("ol", { class: "steps" });
  const bar = h("progress", { class: "progress-bar", "aria-label": "Bytes read" });
  const numbers = h("span", { class: "small muted" });
  const cancel = button("Cancel", { icon: "stop", kind: "compact", onclick: () => {
    canceled = shown;
    cancel.disabled = true;
    onCancel();
  } });
  const element = h("div", { class: "progress card" }, list, h("div", { class: "progress-line" }, bar, numbers, cancel));

  return {
    element,
    show(run) {
      shown = run.id;
      cancel.disabled = run.state === "cleaningUp" || run.id === canceled;
      const steps = run.kind === "execution" ? executionSteps : reportSteps;
      const current = steps.findIndex(([state]) => state === run.state);
      fill(list, steps.map(([state, name], index) => h("li", { class: index < current ? "done" : index === current ? "current" : "", "aria-current": index === current ? "step" : null },
        index < current ? icon("check", 14) : h("span", { class: index === current ? "spinner" : "step-dot" }), h("span", { text: name }))));
      if (run.totalBytes) {
        bar.max = run.totalBytes;
        bar.value = Math.min(run.bytes, run.totalBytes);
      } else {
        bar.removeAttribute("value");
      }

      const read = run.rows > 0 || run.bytes > 0 ? `${count(run.rows, "row")} · ${formatBytes(run.bytes)}${run.totalBytes ? ` of ${formatBytes(run.totalBytes)}` : ""} · ` : "";
      numbers.textContent = `${describeState(run)} · ${read}${formatDuration(run.elapsedMs)}`;
    },
  };
}
