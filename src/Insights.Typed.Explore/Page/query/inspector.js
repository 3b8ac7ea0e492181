// Inspects the query while one types.
import { createNewest, request } from "../core/api.js";

const pauseMilliseconds = 70;

/** Returns a function that inspects a text after a short pause; `onResult` gets the inspection of the newest text only. */
export function createInspector(onResult, onError) {
  let timer;
  const begin = createNewest();

  return (text, isImmediate = false) => {
    clearTimeout(timer);
    const signal = begin();
    timer = setTimeout(async () => {
      try {
        onResult(await request("/api/query/inspect", { method: "POST", body: { text }, signal }));
      } catch (error) {
        if (!signal.aborted) {
          onError(error);
        }
      }
    }, isImmediate ? 0 : pauseMilliseconds);
  };
}
