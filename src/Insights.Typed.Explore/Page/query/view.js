// The query: the editor, what it means, the C#, and the rows below.
import { announce, button, h } from "../core/dom.js";
import { createCopyButton } from "../core/controls.js";
import { createResultPanel } from "../rows/panel.js";
import { createCSharpPanel } from "./csharp.js";
import { createEditor } from "./editor.js";
import { createInspector } from "./inspector.js";
import { openScheduleDialog } from "./schedule.js";
import { createWords } from "./words.js";

const textKey = "insights-explore-query";
const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const shortcut = isApple ? "⌘↵" : "Ctrl ↵";

export function createQueryView({ catalog, session }) {
  let last = null;
  const text = sessionStorage.getItem(textKey) ?? catalog.datasets[0]?.exampleQuery ?? "";

  const runPreview = () => results.preview(editor.getText());
  const runAll = () => results.runAll(editor.getText());
  const schedule = () => {
    const [problem] = last?.problems ?? [];
    if (problem) {
      announce(problem.message);
      editor.goTo(problem);
    } else {
      openScheduleDialog(editor.getText(), catalog.datasets.find(({ name }) => name === last?.dataset), session.limits);
    }
  };

  const editor = createEditor({ text, onPreview: runPreview, onRun: runAll, onChange: newText => {
    sessionStorage.setItem(textKey, newText);
    results.onTextChanged();
    inspect(newText);
  } });
  const words = createWords({ onFix: problem => editor.replace(problem, problem.suggestion), onGoTo: problem => editor.goTo(problem) });
  const code = createCSharpPanel();
  const results = createResultPanel({ formats: session.formats, previewRows: session.limits.previewRows, onExpand: isExpanded => element.classList.toggle("expanded", isExpanded), onText: text => editor.setText(text), getText: () => editor.getText() });

  const inspect = createInspector(inspection => {
    last = inspection;
    editor.show(inspection);
    words.show(inspection);
    code.show(inspection);
  }, words.showError);

  const element = h("div", { class: "workspace" },
    h("h1", { class: "visually-hidden", text: "Query" }),
    h("div", { class: "compose" },
      h("section", { class: "card editor-card", "aria-label": "Query" },
        h("div", { class: "editor" }, editor.element),
        h("div", { class: "editor-actions" },
          button("Preview", { icon: "play", kind: "primary", title: `The first ${session.limits.previewRows} rows, at once (${shortcut})`, onclick: runPreview }),
          button("Run all", { icon: "table", title: `All rows, as a report (${isApple ? "⇧" : "Shift "}${shortcut})`, onclick: runAll }),
          button("Schedule…", { icon: "clock", onclick: schedule }),
          h("span", { class: "editor-hint small muted" }, h("kbd", { text: shortcut }), " preview · ", h("kbd", { text: "Ctrl Space" }), " complete"),
          createCopyButton("Copy", "Copy the query", () => editor.getText())),
        words.element),
      code.element),
    results.element);

  inspect(text, true);

  return {
    element,
    show() {},
    /** Opens a query, and previews it if that is requested. */
    open(newText, isPreviewed) {
      editor.setText(newText);
      inspect(newText, true);
      if (isPreviewed) {
        results.preview(newText);
      }

      editor.focus();
    },
    /** Opens a run, with its query. */
    openRun(run) {
      editor.setText(run.text);
      inspect(run.text, true);
      results.open(run);
    },
  };
}
