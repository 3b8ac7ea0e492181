// The parts of CodeMirror that the page uses, and no others.
export { EditorState, StateEffect, StateField } from "@codemirror/state";
export { Decoration, EditorView, drawSelection, highlightSpecialChars, keymap, placeholder } from "@codemirror/view";
export { StreamLanguage, bracketMatching } from "@codemirror/language";
export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
export { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion } from "@codemirror/autocomplete";
export { lintKeymap, setDiagnostics } from "@codemirror/lint";
export { csharp } from "@codemirror/legacy-modes/mode/clike";
export { classHighlighter, highlightCode } from "@lezer/highlight";
