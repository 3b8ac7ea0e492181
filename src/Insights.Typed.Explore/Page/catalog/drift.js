// What the service offers today, compared with the schemas.
import { request } from "../core/api.js";
import { button, fill, h, icon } from "../core/dom.js";
import { count } from "../core/format.js";

/** Creates the line that shows the state of the comparison. `onChanges` is called with its changes. */
export function createDriftLine(onChanges) {
  const element = h("div", { class: "drift-line small", role: "status" });

  async function compare() {
    fill(element, h("span", { class: "spinner" }), h("span", { text: "Comparing with the service…" }));
    try {
      const { changes, notCompared = [] } = await request("/api/catalog/drift");
      onChanges(changes);
      const breaking = changes.filter(change => change.severity === "breaking").length;
      const isGood = changes.length === 0 && notCompared.length === 0;
      fill(element, icon(isGood ? "check" : "warning"), h("span", {
        text: [
          changes.length > 0 ? `The service differs: ${count(changes.length, "change")}, ${breaking} breaking.` : isGood && "The service offers what the schemas say.",
          ...notCompared.map(problem => `Not compared: ${problem}`),
        ].filter(Boolean).join(" "),
      }));
      element.className = `drift-line small ${isGood ? "good" : "warning"}`;
    } catch (error) {
      element.className = "drift-line small";
      fill(element, icon("info"), h("span", { text: `Not compared: ${error.message}` }), button("Try again", { kind: "compact", onclick: compare }));
    }
  }

  compare();
  return element;
}

/** Creates the list of the changes of one dataset. */
export function createDriftNotice(changes) {
  const isBreaking = changes.some(change => change.severity === "breaking");
  return h("section", { class: `notice ${isBreaking ? "bad" : "warning"}`, "aria-label": "Differences to the service" }, icon("warning"),
    h("div", {}, h("h2", { text: "The service differs from the schema" }), h("ul", { class: "drift-changes" }, changes.map(createChange))));
}

function createChange(change) {
  return h("li", {}, h("span", { text: change.message }), change.suggestion && h("span", { text: ` Did you mean '${change.suggestion}'?` }),
    (change.queries ?? []).map(query => h("div", { class: "small" },
      h("code", { text: query.line ? `${query.file}(${query.line})` : query.file }),
      h("span", { text: ` ${query.breaks === "certainly" ? "breaks" : "may break"}: ${query.reason}` }))));
}
