// The editor of a query. The server's grammar and schemas decide about colors, squiggles and completion.
import {
  Decoration, EditorState, EditorView, StateEffect, StateField, acceptCompletion, autocompletion, bracketMatching, closeBrackets,
  closeBracketsKeymap, defaultKeymap, drawSelection, highlightSpecialChars, history, historyKeymap, keymap,
  lintKeymap, placeholder, setDiagnostics,
} from "../vendor/codemirror.js";
import { complete, completionKeys } from "./completion.js";

const setTokens = StateEffect.define();
const marks = new Map();

/** The colors of the last inspection; they move with the text until the next one. */
const tokenField = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setTokens)) {
        return effect.value;
      }
    }

    return decorations.map(transaction.changes);
  },
  provide: field => EditorView.decorations.from(field),
});

function getMark(kind) {
  if (!marks.has(kind)) {
    marks.set(kind, Decoration.mark({ class: `token-${kind}` }));
  }

  return marks.get(kind);
}

/** Creates the editor. `onChange` is called with each new text; the commands by Ctrl or Command with Enter. */
export function createEditor({ text, onChange, onPreview, onRun }) {
  const run = command => () => {
    command();
    return true;
  };

  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        // The style elements of the editor need the nonce of the content security policy.
        EditorView.cspNonce.of(document.querySelector("meta[name=nonce]").content),
        keymap.of([
          { key: "Mod-Enter", run: run(onPreview) },
          { key: "Mod-Shift-Enter", run: run(onRun) },
          { key: "Tab", run: acceptCompletion },
          ...completionKeys, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap,
        ]),
        history(), drawSelection(), highlightSpecialChars(), bracketMatching(), closeBrackets(),
        autocompletion({ override: [complete], defaultKeymap: false, icons: false, maxRenderedOptions: 200 }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": "Query text", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
        placeholder("SELECT … FROM …"),
        tokenField,
        EditorView.domEventHandlers({ beforeinput: replaceSelection }),
        EditorView.updateListener.of(update => update.docChanged && onChange(update.state.doc.toString())),
      ],
    }),
  });

  return {
    element: view.dom,
    focus: () => view.focus(),
    getText: () => view.state.doc.toString(),
    setText(newText) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: newText }, selection: { anchor: newText.length } });
    },
    replace({ start, length }, insert) {
      view.dispatch({ changes: { from: start, to: start + length, insert }, selection: { anchor: start + insert.length }, userEvent: "input" });
      view.focus();
    },
    goTo({ start, length }) {
      view.dispatch({ selection: { anchor: start, head: start + length }, scrollIntoView: true });
      view.focus();
    },
    /** Shows an inspection of the current text. */
    show(inspection) {
      const end = view.state.doc.length;
      const tokens = inspection.tokens.filter(token => token.length > 0 && token.start + token.length <= end);
      const decorations = Decoration.set(tokens.map(token => getMark(token.kind).range(token.start, token.start + token.length)));
      const diagnostics = [
        ...inspection.problems.map(problem => toDiagnostic(problem, "error")),
        ...inspection.hints.filter(hint => hint.length > 0).map(hint => toDiagnostic(hint, "info")),
      ].filter(({ to }) => to <= end);
      view.dispatch({ effects: setTokens.of(decorations) }, setDiagnostics(view.state, diagnostics));
    },
  };
}

// Chromium copies the style of a replaced text into a style attribute, which the content security policy refuses with an error in
// the console. Brackets and quotes remain with the extension that encloses the selection in them.
function replaceSelection(event, view) {
  // The selection of the document: that of the editor may follow later.
  const range = getSelection().rangeCount > 0 ? getSelection().getRangeAt(0) : null;
  if (event.inputType !== "insertText" || !event.data || !range || range.collapsed || view.composing || /^["'(\[{]$/.test(event.data)) {
    return false;
  }

  event.preventDefault();
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  view.dispatch({ changes: { from, to, insert: event.data }, selection: { anchor: from + event.data.length }, userEvent: "input.type", scrollIntoView: true });
  return true;
}

function toDiagnostic({ start, length, message, suggestion }, severity) {
  return {
    from: start, to: start + length, severity, message,
    actions: suggestion ? [{ name: `Use ${suggestion}`, apply: (view, from, to) => view.dispatch({ changes: { from, to, insert: suggestion } }) }] : [],
  };
}
