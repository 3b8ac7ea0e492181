// One cell of a result.
import { h } from "../core/dom.js";

const padding = 28;
const sortMark = 18;
const [narrowest, widest] = [76, 330];
const canvas = document.createElement("canvas").getContext("2d");

/** Returns the width of a column, in pixels, that its name and most of its values fit. */
export function getWidth(column, values) {
  const { fontFamily } = getComputedStyle(document.body);
  canvas.font = `600 13px ${fontFamily}`;
  const title = canvas.measureText(column.name).width + sortMark;
  canvas.font = `13px ${column.hasFixedLength ? "monospace" : fontFamily}`;
  const lengths = values.map(value => canvas.measureText(value ?? "redacted").width).sort((a, b) => a - b);
  const most = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  return Math.ceil(Math.min(Math.max(title, most, narrowest), widest)) + padding;
}

/** Creates a cell. A value is text as the service wrote it, or null. */
export function createCell(column, value, isLoading, redactedColumns, id, position) {
  const properties = { id, role: "gridcell", "aria-colindex": position + 1 };
  if (isLoading) {
    return h("div", { ...properties, class: "grid-cell loading", "aria-label": "loading" });
  }

  if (value === null || value === undefined) {
    const isRedacted = redactedColumns?.includes(column.name);
    return h("div", { ...properties, class: `grid-cell ${column.isNumber ? "number" : ""}` },
      h("span", { class: isRedacted ? "redacted" : "null", text: isRedacted ? "redacted" : "null" }));
  }

  return h("div", { ...properties, class: `grid-cell ${column.isNumber ? "number" : ""} ${column.hasFixedLength ? "fixed" : ""}`, title: value.length > 30 ? value : null, text: value });
}
