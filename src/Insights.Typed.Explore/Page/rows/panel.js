// The result below the query: a preview or a report, as rows or as a chart.
import { createNewest, followRun, request } from "../core/api.js";
import { createErrorNotice, createEmpty, createLoading, createTabs } from "../core/controls.js";
import { announce, button, fill, h } from "../core/dom.js";
import { count, formatDuration } from "../core/format.js";
import { createChartPanel } from "./chart.js";
import { createGrid } from "./grid.js";
import { createHistory } from "./history.js";
import { createNotices } from "./notices.js";
import { createOrigin } from "./origin.js";
import { createProgress, describeKind } from "./progress.js";
import { createSaveButtons } from "./save.js";

const runKey = "insights-explore-run";

export function createResultPanel({ formats, previewRows, onExpand, onText, getText }) {
  let run = null;
  let isExpanded = false;
  let isUsed = false;
  const begin = createNewest();
  const beginListing = createNewest();
  let mode = "rows";

  const grid = createGrid({ onError: showError });
  const chart = createChartPanel();
  const progress = createProgress(cancel);
  const tabs = createTabs("Form of the result", [["rows", "Rows"], ["chart", "Chart"]], newMode => {
    mode = newMode;
    showMode();
  }, "result");
  const history = createHistory(selected => {
    onText(selected.text);
    open(selected);
  });
  const expand = button("", { icon: "expand", kind: "quiet compact", label: "Show the rows alone", "aria-pressed": "false", onclick: () => {
    isExpanded = !isExpanded;
    expand.setAttribute("aria-pressed", String(isExpanded));
    onExpand(isExpanded);
  } });
  const summary = h("div", { class: "result-summary" });
  const save = h("div", { class: "result-save" });
  const notices = h("div", { class: "result-notices" });
  const origin = createOrigin(getText);
  const content = h("div", { class: "result-content", id: "result", role: "tabpanel", "aria-label": "Result" });
  const element = h("section", { class: "card result-card", "aria-label": "Result" },
    h("header", { class: "card-head" }, h("div", { class: "result-title" }, tabs.element, summary), h("div", { class: "result-title" }, save, history.element, expand)), origin.element, notices, content);

  fill(content, createEmpty("table", "No rows yet", `Preview shows the first ${previewRows} rows at once. Run all has the service create a report with all rows.`));
  loadHistory();

  async function loadHistory() {
    const signal = beginListing();
    try {
      const { runs } = await request("/api/runs", { signal });

      // A tab that is loaded again shows the run that it showed before. A new tab shows the newest run.
      const first = isUsed ? null : runs.find(listed => listed.id === sessionStorage.getItem(runKey)) ?? runs[0];
      history.show(runs, run ?? first);
      if (first) {
        open(first);
      }
    } catch {
      // The list of earlier results is a convenience; the next request reports what is wrong.
    }
  }

  async function preview(text) {
    const signal = begin();
    start("Requesting the first rows…");
    try {
      const { run: previewed, page } = await request("/api/previews", { method: "POST", body: { text, start: null, end: null }, signal });
      show(previewed, page.rows);
      announce(`Preview: ${count(previewed.rows, "row")}.`);
      loadHistory();
    } catch (error) {
      fail(error, signal, () => preview(text));
    }
  }

  async function runAll(text) {
    const signal = begin();
    start("Starting the report…");
    try {
      const created = await request("/api/runs", { method: "POST", body: { text, start: null, end: null }, signal });
      loadHistory();
      await follow(created, signal);
    } catch (error) {
      fail(error, signal, () => runAll(text));
    }
  }

  /** Shows a run of the list, and follows it if it has not ended. */
  async function open(opened) {
    const signal = begin();
    start("Loading the rows…");
    try {
      await follow(opened, signal);
    } catch (error) {
      fail(error, signal);
    }
  }

  async function follow(followed, signal) {
    let state = null;
    show(followed);
    if (followed.hasEnded) {
      return;
    }

    await followRun(followed.id, changed => {
      if (!signal.aborted) {
        show(changed);
        if (changed.state !== state) {
          state = changed.state;
          announce(changed.hasEnded ? `${changed.stateText}: ${count(changed.rows, "row")}.` : changed.stateText);
        }
      }
    }, signal);
    loadHistory();
  }

  function start(text) {
    isUsed = true;
    run = null;
    origin.show(run);
    fill(notices);
    fill(summary);
    fill(save);
    fill(content, createLoading(text));
    if (matchMedia("(max-width: 900px)").matches && element.offsetParent) {
      element.scrollIntoView({ block: "start", behavior: "smooth" });
    }
  }

  function fail(error, signal, retry) {
    if (!signal.aborted) {
      fill(content, createEmpty("table", "No rows", error.kind === "queryInvalid" ? "The problems are listed with the query." : "The request failed; the reason is above."));
      showError(error, retry);
      announce(error.message);
    }
  }

  function showError(error, retry) {
    fill(notices, createErrorNotice(error, retry));
  }

  /** Shows the error of a run, unless another one is shown now. */
  function showErrorOf(id, error) {
    if (run?.id === id) {
      showError(error);
    }
  }

  function show(shown, firstRows) {
    const isNew = run?.id !== shown.id;
    const hasJustEnded = run !== null && !run.hasEnded && shown.hasEnded;
    run = shown;
    origin.show(run);
    fill(summary, h("span", { class: "result-kind", text: describeKind(run) }),
      run.hasEnded && h("span", { class: `pill ${run.outcome}`, text: run.stateText }),
      h("span", { class: "small muted nowrap", text: `${count(run.rows, "row")} · ${formatDuration(run.elapsedMs)}` }));
    fill(notices, createNotices(run, progress.element));
    if (isNew) {
      sessionStorage.setItem(runKey, run.id);
      fill(content, grid.element, chart.element);
    }

    fill(save, run.outcome === "good" && run.rows > 0 && createSaveButtons(run, formats, error => showErrorOf(shown.id, error)));
    if (!run.hasEnded) {
      progress.show(run);
    }

    grid.show(run, firstRows);
    showMode(isNew || hasJustEnded);
  }

  function showMode(isChanged = true) {
    if (run === null) {
      return;
    }

    grid.element.hidden = mode !== "rows";
    chart.element.hidden = mode !== "chart";
    if (mode === "chart" && isChanged) {
      chart.load(run);
    }
  }

  function cancel() {
    const { id } = run;
    request(`/api/runs/${encodeURIComponent(id)}/cancel`, { method: "POST" }).catch(error => showErrorOf(id, error));
  }

  return {
    element, preview, runAll,
    onTextChanged: () => origin.show(run),
    /** Opens a run that has just been started elsewhere. */
    open(opened) {
      loadHistory();
      open(opened);
    },
  };
}
