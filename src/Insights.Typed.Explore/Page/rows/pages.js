// The rows of a result, a page at a time: only what was shown recently is kept.
import { request } from "../core/api.js";

const pageSize = 200;
const keptPages = 40;

/** Creates the pages of a run in one order. `onArrived` is called after rows arrive, `onError` with what failed. */
export function createPages(runId, sort, { onArrived, onError }) {
  // Each page with its rows and the end of the range it was loaded for: a page that is not full is loaded again after rows arrived.
  // In the order of use: the first is the one that was not needed for the longest time.
  const pages = new Map();
  const pending = new Map();

  function get(index) {
    const number = Math.floor(index / pageSize);
    return pages.get(number)?.rows[index - number * pageSize];
  }

  function keep(number, page) {
    pages.delete(number);
    pages.set(number, page);
    for (const oldest of pages.keys()) {
      if (pages.size <= keptPages) {
        break;
      }

      pages.delete(oldest);
    }
  }

  async function load(number, end) {
    const controller = new AbortController();
    pending.set(number, controller);
    const order = sort ? `&sort=${encodeURIComponent(sort.column)}&descending=${sort.isDescending}` : "";
    try {
      const page = await request(`/api/runs/${encodeURIComponent(runId)}/rows?offset=${number * pageSize}&count=${pageSize}${order}`, { signal: controller.signal });
      keep(number, { rows: page.rows, end });
      onArrived(page.total);
    } catch (error) {
      if (!controller.signal.aborted) {
        onError(error);
      }
    } finally {
      if (pending.get(number) === controller) {
        pending.delete(number);
      }
    }
  }

  return {
    get,
    /** Loads the missing rows of a range, and stops loading others. */
    need(first, end) {
      const from = Math.floor(first / pageSize);
      const to = Math.floor(Math.max(first, end - 1) / pageSize);
      for (const [number, controller] of pending) {
        if (number < from || number > to) {
          controller.abort();
          pending.delete(number);
        }
      }

      for (let number = from; number <= to; number++) {
        const page = pages.get(number);
        if (page) {
          keep(number, page);
        }

        const isKnown = page && (page.rows.length === pageSize || page.end >= Math.min(end, (number + 1) * pageSize));
        if (!isKnown && !pending.has(number)) {
          load(number, end);
        }
      }
    },
    /** Starts with rows that are known already: the first ones. */
    start: rows => keep(0, { rows, end: rows.length }),
    stop() {
      for (const controller of pending.values()) {
        controller.abort();
      }
    },
  };
}
