// Requests to the server of this page: the token, the errors, the stream of a run's progress.

const tokenKey = "insights-explore-token";

/** An error with a message that is shown to the user. */
export class ApiError extends Error {
  constructor(kind, message, problems = []) {
    super(message);
    this.kind = kind;
    this.problems = problems;
  }
}

/** Moves the token of the address into the storage of this origin, which all tabs share. Returns whether the address had one. */
export function adoptTokenFromAddress() {
  const match = /^#token=([\w-]+)/.exec(location.hash);
  if (!match) {
    return false;
  }

  localStorage.setItem(tokenKey, match[1]);
  history.replaceState(null, "", `${location.pathname}#/catalog`);
  return true;
}

/** Reports when this page has no right, or a new one: `onLost` with a message, `onRenewed` after another tab has a new token. */
export const access = { onLost: () => {}, onRenewed: () => {} };

addEventListener("storage", event => {
  if (event.key === tokenKey && event.newValue) {
    access.onRenewed();
  }
});

async function send(path, { method = "GET", body, signal } = {}) {
  // Read for each request: another tab may have opened the address of a restarted process.
  const token = localStorage.getItem(tokenKey);
  const headers = { Authorization: `Bearer ${token ?? ""}` };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }

  let response;
  try {
    response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }

    throw new ApiError("stopped", "insights explore has stopped. Start it again and open the address that it prints.");
  }

  if (response.ok) {
    return response;
  }

  const error = await readError(response);
  if (response.status === 401) {
    if (localStorage.getItem(tokenKey) === token) {
      localStorage.removeItem(tokenKey);
    }

    access.onLost(error.message);
  }

  throw error;
}

async function readError(response) {
  try {
    const { kind, message, problems } = await response.json();
    return new ApiError(kind, message, problems);
  } catch {
    return new ApiError("badResponse", `insights explore answered with the status ${response.status} and no explanation.`);
  }
}

/** Sends a request and returns the JSON of the response, or null without content. After `signal` aborts, it never returns. */
export async function request(path, options) {
  const response = await send(path, options);
  const result = response.status === 204 ? null : await response.json();
  options?.signal?.throwIfAborted();
  return result;
}

/** Creates a function that aborts its previous signal and returns a new one, for requests of which only the newest counts. */
export function createNewest() {
  let controller = new AbortController();
  return () => {
    controller.abort();
    controller = new AbortController();
    return controller.signal;
  };
}

const lost = () => new ApiError("stopped", "The connection to insights explore was lost. Start it again and open the address that it prints.");

/** Calls `onRun` with each state of a run, until it has ended or `signal` aborts. */
export async function followRun(id, onRun, signal) {
  const response = await send(`/api/runs/${encodeURIComponent(id)}/events`, { signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let isLast = false;
  let hasEnded = false;
  try {
    while (!hasEnded) {
      const { done, value } = await reader.read();
      if (done) {
        throw lost();
      }

      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        if (line.startsWith("event:")) {
          isLast = line.slice(6).trim() === "end";
        } else if (line.startsWith("data:")) {
          onRun(JSON.parse(line.slice(5)));
          hasEnded ||= isLast;
        }
      }
    }
  } catch (error) {
    throw error instanceof TypeError ? lost() : error;
  }
}
