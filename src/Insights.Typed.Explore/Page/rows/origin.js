// The query of the rows, while the editor contains another one: after a reload, or after the text was changed.
import { fill, h } from "../core/dom.js";

const normalize = text => text.replace(/\s+/g, " ").trim();

/** Creates the line above the rows. `getText` returns the text of the editor. */
export function createOrigin(getText) {
  const element = h("p", { class: "result-origin small" });
  element.hidden = true;

  return {
    element,
    /** Names the query of a run, which can be null. */
    show(run) {
      element.hidden = run === null || normalize(run.text) === normalize(getText());
      fill(element, !element.hidden && [h("span", { text: "The rows are those of another query: " }), h("code", { text: run.text })]);
    },
  };
}
