// The typed C# of the query.
import { StreamLanguage, classHighlighter, csharp, highlightCode } from "../vendor/codemirror.js";
import { createCopyButton, createTabs } from "../core/controls.js";
import { fill, h } from "../core/dom.js";

const { parser } = StreamLanguage.define(csharp);

/** Creates the panel with the C# of a query, as an expression or as a program. */
export function createCSharpPanel() {
  let code = null;
  let reason = null;
  const shown = h("pre", { class: "csharp", id: "csharp", role: "tabpanel", "aria-label": "C#", tabindex: 0 });
  const tabs = createTabs("Form of the C#", [["expression", "C#"], ["program", "Program"]], () => showCode(), "csharp");
  const copy = createCopyButton("Copy", "Copy the C#", () => getCode());
  const element = h("section", { class: "card code-card", "aria-label": "Typed C#" }, h("header", { class: "card-head" }, tabs.element, copy), shown);

  const getCode = () => code?.[tabs.selected()] ?? "";

  function showCode() {
    copy.disabled = code === null;
    shown.classList.toggle("muted", code === null);
    fill(shown, code === null ? h("span", { text: reason ?? "" }) : highlight(getCode()));
  }

  return {
    element,
    show(inspection) {
      code = inspection.csharp;
      reason = inspection.csharpReason;
      showCode();
    },
  };
}

function highlight(text) {
  const nodes = [];
  highlightCode(text, parser.parse(text), classHighlighter, (part, classes) => nodes.push(classes ? h("span", { class: classes, text: part }) : document.createTextNode(part)),
    () => nodes.push(document.createTextNode("\n")));
  return nodes;
}
