// The results that this process still has, of all tabs.
import { fill, h } from "../core/dom.js";
import { count } from "../core/format.js";
import { describeKind } from "./progress.js";

/** Creates the list of earlier results. `onSelect` is called with the selected run. */
export function createHistory(onSelect) {
  let runs = [];
  const select = h("select", { class: "select history", "aria-label": "Results", onchange: () => onSelect(runs.find(({ id }) => id === select.value)) });
  select.hidden = true;

  const describe = run => `${describeKind(run)}, ${run.hasEnded ? count(run.rows, "row") : run.stateText}: ${run.text.replace(/\s+/g, " ").slice(0, 60)}`;

  return {
    element: select,
    show(newRuns, current) {
      runs = newRuns;
      select.hidden = runs.length < 2;
      fill(select, runs.map(run => h("option", { value: run.id, selected: run.id === current?.id, text: describe(run) })));
    },
  };
}
