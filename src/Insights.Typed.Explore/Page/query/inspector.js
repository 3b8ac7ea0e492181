// Inspects the query while one types.
import { request } from "../core/api.js";

const pauseMilliseconds = 70;

/** Returns a function that inspects a text after a short pause; `onResult` gets the inspection of the newest text only. */
export function createInspector(onResult, onError) {
  let timer;
  let controller = new AbortController();

  return (text, isImmediate = false) => {
    clearTimeout(timer);
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    timer = setTimeout(async () => {
      try {
        const inspection = await request("/api/query/inspect", { method: "POST", body: { text }, signal });
        if (!signal.aborted) {
          onResult(inspection);
        }
      } catch (error) {
        if (!signal.aborted) {
          onError(error);
        }
      }
    }, isImmediate ? 0 : pauseMilliseconds);
  };
}
