// What a person must know about a result.
import { createErrorNotice } from "../core/controls.js";
import { h, icon } from "../core/dom.js";

/** Creates the messages about a run; `progress` is shown until it has ended. */
export function createNotices(run, progress) {
  return [
    !run.hasEnded && progress,
    run.error && createErrorNotice({ message: run.rows > 0 && !run.isDeleted ? `${run.error.message} The rows that arrived before are below.` : run.error.message }),
    run.isDataRedacted && h("div", { class: "notice warning" }, icon("warning"), h("div", { text: describeRedaction(run.redactedColumns) })),
    run.outcome === "good" && run.rows === 0 && h("div", { class: "notice" }, icon("info"), h("div", { text: "The query is correct and returns no rows. Compare its conditions and date range with the data." })),
  ];
}

function describeRedaction(columns) {
  return columns.length > 0
    ? `The service hides data from this user: ${columns.join(", ")} ${columns.length === 1 ? "has" : "have"} no values.`
    : "The service hides some of the data from this user.";
}
