// The query in words, and its problems.
import { button, fill, h, icon } from "../core/dom.js";

/** Creates the area under the editor. `onFix` gets a problem whose suggestion is accepted, `onGoTo` one whose position is shown. */
export function createWords({ onFix, onGoTo }) {
  const problems = h("ul", { class: "problems", "aria-label": "Problems of the query" });
  const parts = h("dl", { class: "parts", "aria-label": "The query in words" });

  function createProblem(problem) {
    return h("li", { class: "problem" }, icon("error"),
      h("button", { type: "button", class: "problem-text", title: "Show the position", text: problem.message, onclick: () => onGoTo(problem) }),
      problem.suggestion && button(`Use ${problem.suggestion}`, { kind: "compact", onclick: () => onFix(problem) }));
  }

  return {
    element: h("div", { class: "words", tabindex: 0, role: "region", "aria-label": "Explanation" }, h("div", { role: "status" }, problems), parts),
    show(inspection) {
      fill(problems, inspection.problems.map(createProblem), inspection.hints.map(hint => h("li", { class: "problem hint" }, icon("info"), h("span", { text: hint.message }))));
      const groups = Map.groupBy(inspection.parts, ({ part }) => part);
      fill(parts, [...groups].map(([part, items]) => h("div", {}, h("dt", { text: part }), items.map(item => h("dd", { text: item.words })))));
    },
    showError(error) {
      fill(problems, h("li", { class: "problem" }, icon("error"), h("span", { text: error.message })));
      fill(parts);
    },
  };
}
