// The chart of a result: a line over time, or bars by category.
import uPlot from "../vendor/uplot.js";
import { request } from "../core/api.js";
import { createEmpty, createErrorNotice, createLoading } from "../core/controls.js";
import { fill, h } from "../core/dom.js";
import { count } from "../core/format.js";
import { getColor, onThemeChange } from "../core/theme.js";

const numbers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** Creates the area of the chart. */
export function createChartPanel() {
  let redraw = () => {};
  const area = h("div", { class: "chart-area", tabindex: 0, role: "region", "aria-label": "Chart" });
  const head = h("div", { class: "chart-head" });
  const element = h("div", { class: "chart", hidden: true }, head, area);
  new ResizeObserver(() => redraw()).observe(area);
  onThemeChange(() => redraw());

  async function load(run, axes = {}) {
    const query = new URLSearchParams(axes).toString();
    redraw = () => {};
    fill(area, createLoading("Computing the chart…"));
    try {
      show(run, await request(`/api/runs/${encodeURIComponent(run.id)}/chart${query ? `?${query}` : ""}`));
    } catch (error) {
      fill(head);
      fill(area, createErrorNotice(error, () => load(run, axes)));
    }
  }

  function show(run, chart) {
    if (chart.kind === null) {
      fill(head);
      fill(area, createEmpty("chart", "No chart", chart.reason));
      return;
    }

    const pick = (axis, label) => h("label", { class: "chart-axis small" }, h("span", { class: "muted", text: label }),
      h("select", { class: "select", "data-axis": axis, onchange: event => load(run, { x: chart.x, y: chart.y, [axis]: event.target.value }) },
        chart.choices[axis].map(name => h("option", { value: name, selected: name === chart[axis], text: name }))));
    const total = { sum: "sum of ", value: "", count: "count of " }[chart.aggregate] ?? "";
    fill(head, pick("y", total ? `Chart the ${total}` : "Chart"), pick("x", "by"),
      chart.omitted > 0 && h("span", { class: "small muted", text: `and ${count(chart.omitted, "more value")}` }));
    redraw = chart.kind === "line" ? () => drawLine(area, chart) : () => {};
    if (chart.kind === "line") {
      drawLine(area, chart);
    } else {
      drawBars(area, chart);
    }
  }

  return { element, load };
}

// Bars are text and boxes: they are read by screen readers, can be selected, and follow the theme.
function drawBars(area, chart) {
  const largest = Math.max(...chart.points.map(point => Math.abs(point.y)), 0) || 1;
  fill(area, h("ul", { class: "bars", "aria-label": `${chart.y} by ${chart.x}` }, chart.points.map(point => {
    const bar = h("span", { class: `bar ${point.y < 0 ? "negative" : ""}` });
    bar.style.width = `${Math.abs(point.y) / largest * 100}%`;
    return h("li", {}, h("span", { class: "bar-name", title: point.x ?? "null", text: point.x ?? "null" }), h("span", { class: "bar-track" }, bar), h("span", { class: "bar-value", text: numbers.format(point.y) }));
  })));
}

function drawLine(area, chart) {
  if (area.clientWidth === 0) {
    return;
  }

  const isTime = chart.xType === "date" || chart.xType === "datetime";
  const xs = chart.points.map(point => isTime ? Date.parse(point.x) / 1000 : Number(point.x));
  const ys = chart.points.map(point => point.y);
  const [line, text, grid] = ["--accent", "--text-muted", "--line"].map(getColor);
  const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: "12px system-ui, sans-serif" };
  const [first, last] = [chart.points[0], chart.points.at(-1)];
  area.replaceChildren();
  const plot = new uPlot({
    width: area.clientWidth,
    height: Math.max(area.clientHeight - 34, 220),
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    scales: { x: { time: isTime } },
    axes: [axis, { ...axis, size: 84, values: (_, ticks) => ticks.map(tick => numbers.format(tick)) }],
    series: [
      { label: chart.x, value: (_, value) => value === null ? "–" : isTime ? new Date(value * 1000).toISOString().slice(0, chart.xType === "date" ? 10 : 16).replace("T", " ") : numbers.format(value) },
      { label: chart.y, stroke: line, width: 2, fill: `color-mix(in srgb, ${line} 12%, transparent)`, points: { show: xs.length < 60, size: 6, fill: line }, value: (_, value) => value === null ? "–" : numbers.format(value) },
    ],
  }, [xs, ys], area);
  plot.root.setAttribute("role", "img");
  plot.root.setAttribute("aria-label", `Line of ${chart.y} by ${chart.x}: from ${numbers.format(first.y)} at ${first.x} to ${numbers.format(last.y)} at ${last.x}.`);
}
