// Proposals at a position of the query.
import { completionKeymap, startCompletion } from "../vendor/codemirror.js";
import { request } from "../core/api.js";

// For each editor, the text before the position at which its proposals were requested, by a key or after an accepted word.
const requested = new WeakMap();

/** The keys of the proposals: Ctrl with Space requests them, also between two words. */
export const completionKeys = completionKeymap.map(binding => binding.run === startCompletion ? { ...binding, run: requestProposals } : binding);

/** A completion source of the editor. The server decides what a word is and what is possible; the editor filters by the word typed so far. */
export async function complete(context) {
  const isAfterSpace = context.state.sliceDoc(Math.max(context.pos - 1, 0), context.pos).trim() === "";
  // For CodeMirror, a request stays explicit while its list is open, also after more text was typed.
  const isExplicit = context.explicit && requested.get(context.view) === getTextBefore(context.state);
  if (isAfterSpace && !isExplicit) {
    return null;
  }

  const controller = new AbortController();
  context.addEventListener("abort", () => controller.abort());
  let completion;
  try {
    completion = await request("/api/query/complete", { method: "POST", body: { text: context.state.doc.toString(), position: context.pos }, signal: controller.signal });
  } catch {
    // Without proposals one can continue to type. The inspection, which follows, reports a server that has stopped.
    return createEmptyResult(context);
  }

  const { start, length, items } = completion;
  // Between two words, such as after a comma, Enter writes a new line and accepts nothing.
  if (length === 0 && !isExplicit) {
    return createEmptyResult(context);
  }

  if (items.length === 0 || isComplete(context.state.sliceDoc(start, start + length), items) && !isExplicit) {
    return createEmptyResult(context);
  }

  const word = new RegExp(completion.wordPattern, "u");
  const options = items.map((item, index) => ({
    label: item.text,
    type: item.kind,
    detail: item.kindText,
    info: item.description,
    // The order of the server, within what matches equally well.
    boost: 50 - Math.min(index, 50),
    apply: item.hasNext ? applyAndContinue : undefined,
  }));

  return {
    from: start,
    to: start + length,
    options,
    // While a request runs, no key accepts a proposal: Tab leaves the editor, and Enter writes a new line. Within a word, no request is needed.
    update(result, from, to, { state }) {
      const typed = state.sliceDoc(from, to);
      return word.test(typed) ? { ...result, from, to, options: isComplete(typed, items) ? [] : options } : null;
    },
  };
}

// No proposals for the text of the request. A null that arrives after more text was typed, or proposals were requested, would end the
// completion without a request for the current text; a result that is not valid for it starts one.
function createEmptyResult({ pos }) {
  return { from: pos, options: [], update: () => null };
}

// A complete word needs no proposal: Enter after it writes a new line.
function isComplete(typed, items) {
  const matching = items.filter(item => item.text.toLowerCase().startsWith(typed.toLowerCase()));
  return matching.length === 1 && matching[0].text === typed;
}

// What follows a keyword or an operator is proposed at once.
function applyAndContinue(view, completion, from, to) {
  const hasSpace = /^\s/.test(view.state.sliceDoc(to, to + 1));
  const insert = hasSpace ? completion.label : `${completion.label} `;
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + completion.label.length + 1 }, userEvent: "input.complete" });
  requestProposals(view);
}

function requestProposals(view) {
  requested.set(view, getTextBefore(view.state));
  return startCompletion(view);
}

function getTextBefore(state) {
  return state.sliceDoc(0, state.selection.main.from);
}
