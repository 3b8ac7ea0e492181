// The table of a result of any size: it has elements for the visible rows only.
import { fill, h, icon } from "../core/dom.js";
import { formatNumber } from "../core/format.js";
import { createCell, getWidth } from "./cells.js";
import { moveCell } from "./keys.js";
import { createPages } from "./pages.js";
import { createScrollMap } from "./scroll.js";

const overscan = 8;

export function createGrid({ onError }) {
  let run = null;
  let pages = null;
  let sort = null;
  let total = 0;
  let active = null;
  let isQueued = false;
  let scroll = null;

  const headRow = h("div", { class: "grid-row", role: "row", "aria-rowindex": 1 });
  const head = h("div", { class: "grid-head", role: "rowgroup" }, headRow);
  const rows = h("div", { class: "grid-window", role: "rowgroup" });
  const body = h("div", { class: "grid-body", role: "presentation" }, rows);
  const scroller = h("div", { class: "grid-scroll", role: "grid", tabindex: 0, "aria-label": "Rows", onscroll: queueRender, onkeydown: onKey, onclick: onClick }, head, body);
  const status = h("div", { class: "grid-status small", "aria-hidden": "true" });
  const element = h("div", { class: "grid" }, scroller, status);
  new ResizeObserver(queueRender).observe(scroller);

  function show(newRun, firstRows) {
    const isNew = run?.id !== newRun.id || run.columns.length !== newRun.columns.length;
    const wasRedacted = run?.redactedColumns?.length ?? 0;
    run = newRun;
    if (isNew) {
      pages?.stop();
      [sort, active] = [null, null];
      startPages(firstRows);
      scroller.scrollTo(0, 0);
      setWidths(firstRows ?? []);
      showHead();
      showStatus();
    } else if (wasRedacted !== (run.redactedColumns?.length ?? 0)) {
      rows.replaceChildren();
    }

    showHead();
    setTotal(run.rows);
  }

  function startPages(firstRows) {
    pages = createPages(run.id, sort, { onArrived, onError });
    rows.replaceChildren();
    if (firstRows) {
      pages.start(firstRows);
    }
  }

  let hasWidths = false;
  function setWidths(sample) {
    hasWidths = sample.length > 0;
    const widths = run.columns.map((column, index) => getWidth(column, sample.map(row => row[index])));
    element.style.setProperty("--columns", widths.map(width => `${width}px`).join(" "));
    element.style.setProperty("--width", `${widths.reduce((sum, width) => sum + width, 0)}px`);
    scroller.setAttribute("aria-colcount", run.columns.length);
  }

  function showHead() {
    const focused = headRow.contains(document.activeElement) ? [...headRow.children].indexOf(document.activeElement.parentElement) : -1;
    fill(headRow, run.columns.map((column, index) => {
      const order = sort?.column === column.name ? (sort.isDescending ? "descending" : "ascending") : "none";
      return h("div", { class: `grid-cell grid-title ${column.isNumber ? "number" : ""}`, role: "columnheader", "aria-colindex": index + 1, "aria-sort": order },
        h("button", { type: "button", "aria-disabled": run.hasEnded ? null : "true", title: run.hasEnded ? `${column.name}: ${column.type}` : "Rows can be sorted after the run has ended.", onclick: () => run.hasEnded && sortBy(column) },
          h("span", { text: column.name }), order !== "none" && icon(order === "ascending" ? "up" : "down", 13)));
    }));
    headRow.children[focused]?.firstChild.focus();
  }

  function sortBy(column) {
    const isSame = sort?.column === column.name;
    sort = isSame && sort.isDescending ? null : { column: column.name, isDescending: isSame };
    pages.stop();
    startPages();
    scroller.scrollTop = 0;
    showHead();
    queueRender();
  }

  function onArrived(newTotal) {
    if (!hasWidths) {
      setWidths(Array.from({ length: 100 }, (_, index) => pages.get(index)).filter(Boolean));
    }

    setTotal(Math.max(total, newTotal));
    showStatus();
  }

  function setTotal(newTotal) {
    if (newTotal !== total || scroll === null) {
      total = newTotal;
      scroll = createScrollMap(scroller, total);
      body.style.height = `${scroll.bodyHeight}px`;
      scroller.setAttribute("aria-rowcount", total + 1);
    }

    queueRender();
  }

  function queueRender() {
    if (!isQueued && run) {
      isQueued = true;
      requestAnimationFrame(() => {
        isQueued = false;
        render();
      });
    }
  }

  function render() {
    if (total === 0 || scroller.clientHeight === 0) {
      rows.replaceChildren();
      return;
    }

    const { first, end, offset } = scroll.getWindow(overscan);
    const known = new Map([...rows.children].map(row => [Number(row.dataset.index), row]));
    const shown = [];
    for (let index = first; index < end; index++) {
      const values = pages.get(index);
      const old = known.get(index);
      shown.push(old && (old.dataset.loaded === "true" || !values) ? old : createRow(index, values));
    }

    rows.replaceChildren(...shown);
    rows.style.transform = `translateY(${offset}px)`;
    markActive();
    pages.need(first, end);
  }

  function createRow(index, values) {
    return h("div", { class: `grid-row ${index % 2 ? "odd" : ""}`, role: "row", "aria-rowindex": index + 2, "data-index": index, "data-loaded": String(values !== undefined) },
      run.columns.map((column, position) => createCell(column, values?.[position], values === undefined, run.redactedColumns, `cell-${index}-${position}`, position)));
  }

  function markActive() {
    rows.querySelector(".grid-cell.current")?.classList.remove("current");
    const cell = active && document.getElementById(`cell-${active.row}-${active.column}`);
    cell?.classList.add("current");
    if (cell) {
      scroller.setAttribute("aria-activedescendant", cell.id);
    } else {
      scroller.removeAttribute("aria-activedescendant");
    }
  }

  function setActive(cell) {
    active = cell;
    scroll.reveal(cell.row);
    render();
    document.getElementById(`cell-${cell.row}-${cell.column}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    showStatus();
  }

  function showStatus() {
    const value = active && pages.get(active.row)?.[active.column];
    status.textContent = active ? `${run.columns[active.column].name}: ${value ?? "null"} · row ${formatNumber(active.row + 1)} of ${formatNumber(total)}` : "";
    status.hidden = !active;
  }

  function onKey(event) {
    if (event.target !== scroller || total === 0) {
      return;
    }

    if ((event.ctrlKey || event.metaKey) && event.key === "c" && active && getSelection().isCollapsed) {
      navigator.clipboard.writeText(pages.get(active.row)?.[active.column] ?? "");
      return;
    }

    const next = moveCell(event, active, { rows: total, columns: run.columns.length, page: scroll.rowsInView() });
    if (next) {
      event.preventDefault();
      setActive(next);
    }
  }

  function onClick(event) {
    const cell = event.target.closest("[role=gridcell]");
    if (cell) {
      const [, row, column] = cell.id.split("-").map(Number);
      active = { row, column };
      markActive();
      showStatus();
    }
  }

  return { element, show };
}
