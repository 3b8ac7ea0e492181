// The state of a run: its steps, and how far it is.
import { button, fill, h, icon } from "../core/dom.js";
import { count, formatBytes, formatDuration, formatTime } from "../core/format.js";

/** Returns what a run is: for an execution, of which report and when. */
export function describeKind({ kindText, source }) {
  const time = source?.execution.generatedTime;
  return source ? `${source.reportName}${time ? `, ${formatTime(time)}` : ""}` : kindText;
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
      cancel.disabled = !run.canCancel || run.id === canceled;
      const current = run.steps.findIndex(({ isCurrent }) => isCurrent);
      fill(list, run.steps.map(({ name }, index) => h("li", { class: index < current ? "done" : index === current ? "current" : "", "aria-current": index === current ? "step" : null },
        index < current ? icon("check", 14) : h("span", { class: index === current ? "spinner" : "step-dot" }), h("span", { text: name }))));
      if (run.totalBytes) {
        bar.max = run.totalBytes;
        bar.value = Math.min(run.bytes, run.totalBytes);
      } else {
        bar.removeAttribute("value");
      }

      const read = run.rows > 0 || run.bytes > 0 ? `${count(run.rows, "row")} · ${formatBytes(run.bytes)}${run.totalBytes ? ` of ${formatBytes(run.totalBytes)}` : ""} · ` : "";
      numbers.textContent = `${run.stateText} · ${read}${formatDuration(run.elapsedMs)}`;
    },
  };
}
