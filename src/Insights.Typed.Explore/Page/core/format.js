// Numbers, times and sizes as text.

const times = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" });
const days = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric" });
const relative = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
const whole = new Intl.NumberFormat("en-US");
const measured = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2, maximumSignificantDigits: 3, roundingPriority: "morePrecision" });

export const formatNumber = value => whole.format(value);

/** Returns a number of any size with at most two decimals, or with three digits if it is small: "1,234.57", "0.0024". */
export const formatMeasure = value => measured.format(value);

/** Returns the numbers of an axis with as many decimals as the step between two of them has. */
export function formatTicks(ticks, step) {
  let digits = 0;
  while (digits < 20 && Number(step.toFixed(digits)) !== step) {
    digits++;
  }

  const format = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return ticks.map(tick => format.format(tick));
}

export const formatTime = value => times.format(new Date(value));
export const formatDay = value => days.format(new Date(value));

export function count(number, noun) {
  return `${whole.format(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** Returns "in 3 hours" or "2 days ago". */
export function formatDistance(value, now = Date.now()) {
  const seconds = (new Date(value).getTime() - now) / 1000;
  const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return relative.format(Math.round(seconds / length), unit);
}

export function formatBytes(bytes) {
  if (bytes < 1024) {
    return `${bytes} bytes`;
  }

  const exponent = Math.min(Math.floor(Math.log2(bytes) / 10), 4);
  return `${(bytes / 1024 ** exponent).toFixed(1)} ${["", "KiB", "MiB", "GiB", "TiB"][exponent]}`;
}

export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** Returns the status of a report or an execution, which the service can leave out. */
export const formatStatus = item => item.status ?? "Unknown";

/** Returns "every day", "every 6 hours". */
export function formatInterval(hours) {
  if (hours % 24 === 0) {
    return hours === 24 ? "every day" : `every ${hours / 24} days`;
  }

  return hours === 1 ? "every hour" : `every ${hours} hours`;
}
