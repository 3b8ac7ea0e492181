// The list of a report's executions, whose rows can be opened.
import { request } from "../core/api.js";
import { announce, button, h, icon } from "../core/dom.js";
import { count } from "../core/format.js";
import { describe } from "./timeline.js";

const listedExecutions = 100;

/** Creates the list, newest first. `onOpen` is called with the run that reads the rows, `onError` with what failed. */
export function createExecutionList(executions, address, { onOpen, onError }) {
  const failed = executions.filter(execution => execution.outcome === "bad").length;

  async function open(execution, opener) {
    opener.disabled = true;
    announce("Opening the rows…");
    try {
      onOpen(await request(`${address}/executions/${encodeURIComponent(execution.executionId)}/runs`, { method: "POST" }));
    } catch (error) {
      onError(error, () => open(execution, opener));
    } finally {
      opener.disabled = false;
    }
  }

  function createItem(execution) {
    const opener = button("Open rows", { kind: "compact", label: `Open rows: ${describe(execution)}`, onclick: () => open(execution, opener) });
    return h("li", {},
      h("span", { class: `mark ${execution.outcome}`, "aria-hidden": "true" }), h("span", { class: "execution-words", text: describe(execution) }),
      execution.problem ? h("span", { class: "muted execution-problem", text: execution.problem }) : opener,
      h("code", { class: "muted", text: execution.executionId }));
  }

  return h("details", {},
    h("summary", { class: "small" }, h("span", { text: count(executions.length, "execution") }), failed > 0 && h("span", { class: "failed-count" }, icon("error", 13), h("span", { text: `${failed} failed` }))),
    h("ol", { class: "execution-list small", tabindex: 0, "aria-label": "All executions" }, executions.slice(0, listedExecutions).map(createItem)),
    executions.length > listedExecutions && h("p", { class: "small muted", text: `and ${executions.length - listedExecutions} more` }));
}
