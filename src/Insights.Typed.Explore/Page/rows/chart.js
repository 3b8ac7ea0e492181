// The chart of a result: a line over time, or bars by category.
import uPlot from "../vendor/uplot.js";
import { createNewest, request } from "../core/api.js";
import { createEmpty, createErrorNotice, createLoading } from "../core/controls.js";
import { fill, h, icon } from "../core/dom.js";
import { count, formatMeasure, formatTicks } from "../core/format.js";
import { getColor, onThemeChange } from "../core/theme.js";

/** Creates the area of the chart. */
export function createChartPanel() {
  let redraw = () => {};
  const begin = createNewest();
  const area = h("div", { class: "chart-area", tabindex: 0, role: "region", "aria-label": "Chart" });
  const head = h("div", { class: "chart-head" });
  const element = h("div", { class: "chart", hidden: true }, head, area);
  new ResizeObserver(() => redraw()).observe(area);
  onThemeChange(() => redraw());

  async function load(run, axes = {}) {
    const signal = begin();
    redraw = () => {};
    if (!run.hasEnded) {
      showMessage("Not yet", "The rows are still arriving. The chart follows when the run has ended.");
      return;
    }

    fill(area, createLoading("Computing the chart…"));
    try {
      // A result without numbers has no vertical axis to name.
      const query = new URLSearchParams(Object.entries(axes).filter(([, name]) => name !== null)).toString();
      show(run, await request(`/api/runs/${encodeURIComponent(run.id)}/chart${query ? `?${query}` : ""}`, { signal }));
    } catch (error) {
      if (!signal.aborted) {
        fill(head);
        fill(area, createErrorNotice(error, () => load(run, axes)));
      }
    }
  }

  function showMessage(title, text) {
    fill(head);
    fill(area, createEmpty("chart", title, text));
  }

  function show(run, chart) {
    if (chart.kind === null) {
      showMessage("No chart", chart.reason);
      return;
    }

    const pick = (axis, label) => h("label", { class: "chart-axis small" }, h("span", { class: "muted", text: label }),
      h("select", { class: "select", "data-axis": axis, onchange: event => load(run, { x: chart.x, y: chart.y, [axis]: event.target.value }) },
        chart.choices[axis].map(name => h("option", { value: name, selected: name === chart[axis], text: name }))));
    const total = { sum: "sum of ", value: "", count: "count of " }[chart.aggregate] ?? "";
    fill(head, chart.y === null ? h("span", { class: "small muted", text: "Chart the count of rows" }) : pick("y", total ? `Chart the ${total}` : "Chart"), pick("x", "by"),
      chart.omitted > 0 && h("span", { class: "small muted", text: `and ${count(chart.omitted, "more value")}` }),
      chart.leftOutRows > 0 && h("span", { class: "small left-out" }, icon("warning", 13), h("span", { text: describeLeftOut(chart) })));
    redraw = chart.kind === "line" && chart.points.length > 0 ? () => drawLine(area, chart) : () => {};
    if (chart.points.length === 0) {
      fill(area, createEmpty("chart", "No points", "No row has the values of this chart. Choose other columns."));
    } else if (chart.kind === "line") {
      drawLine(area, chart);
    } else {
      drawBars(area, chart);
    }
  }

  return { element, load };
}

const getTitle = chart => chart.y ?? "Rows";

function describeLeftOut({ kind, x, y, leftOutRows }) {
  const needed = [kind === "line" && x, y].filter(Boolean).join(" and ");
  return `${count(leftOutRows, "row")} without a valid ${needed} ${leftOutRows === 1 ? "is" : "are"} left out`;
}

// Bars are text and boxes: they are read by screen readers, can be selected, and follow the theme.
function drawBars(area, chart) {
  const largest = Math.max(...chart.points.map(point => Math.abs(point.y)), 0) || 1;
  fill(area, h("ul", { class: "bars", "aria-label": `${getTitle(chart)} by ${chart.x}` }, chart.points.map(point => {
    const bar = h("span", { class: `bar ${point.y < 0 ? "negative" : ""}` });
    bar.style.width = `${Math.abs(point.y) / largest * 100}%`;
    return h("li", {}, h("span", { class: "bar-name", title: point.x ?? "null", text: point.x ?? "null" }), h("span", { class: "bar-track" }, bar), h("span", { class: "bar-value", text: formatMeasure(point.y) }));
  })));
}

function drawLine(area, chart) {
  if (area.clientWidth === 0) {
    return;
  }

  const xs = chart.points.map(point => Date.parse(point.x) / 1000);
  const ys = chart.points.map(point => point.y);
  const [line, text, grid] = ["--accent", "--text-muted", "--line"].map(getColor);
  const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: "12px system-ui, sans-serif" };
  const [first, last] = [chart.points[0], chart.points.at(-1)];
  area.replaceChildren();
  const plot = new uPlot({
    width: area.clientWidth,
    height: Math.max(area.clientHeight - 34, 220),
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    scales: { x: { time: true } },
    axes: [axis, { ...axis, size: 84, values: (_, ticks, _axis, _space, step) => formatTicks(ticks, step) }],
    series: [
      { label: chart.x, value: (_, value) => value === null ? "–" : new Date(value * 1000).toISOString().slice(0, chart.xHasTimeOfDay ? 16 : 10).replace("T", " ") },
      { label: getTitle(chart), stroke: line, width: 2, fill: `color-mix(in srgb, ${line} 12%, transparent)`, points: { show: xs.length < 60, size: 6, fill: line }, value: (_, value) => value === null ? "–" : formatMeasure(value) },
    ],
  }, [xs, ys], area);
  plot.root.setAttribute("role", "img");
  plot.root.setAttribute("aria-label", `Line of ${getTitle(chart)} by ${chart.x}: from ${formatMeasure(first.y)} at ${first.x} to ${formatMeasure(last.y)} at ${last.x}.`);
}
