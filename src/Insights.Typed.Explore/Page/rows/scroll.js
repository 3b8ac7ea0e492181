// Which rows are visible. An element has a limited height in every browser, so the rows of a large result are scrolled in proportion.

export const rowHeight = 30;
const maxHeight = 12_000_000;

/** Creates the relation between the position of a scrolling element and rows, under a header of one row's height. */
export function createScrollMap(element, total) {
  const rowsHeight = total * rowHeight;
  const bodyHeight = Math.min(rowsHeight, maxHeight);
  const view = () => Math.max(element.clientHeight - rowHeight, rowHeight);
  const scale = () => bodyHeight === rowsHeight ? 1 : (rowsHeight - view()) / (bodyHeight - view());

  return {
    bodyHeight,
    /** Returns the first and the last visible row, and where the first one is in the body. */
    getWindow(overscan) {
      const top = element.scrollTop * scale();
      const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
      const end = Math.min(total, Math.ceil((top + view()) / rowHeight) + overscan);
      return { first, end, offset: element.scrollTop + first * rowHeight - top };
    },
    /** Scrolls so that a row is visible. */
    reveal(row) {
      const top = element.scrollTop * scale();
      if (row * rowHeight < top) {
        element.scrollTop = row * rowHeight / scale();
      } else if ((row + 1) * rowHeight > top + view()) {
        element.scrollTop = ((row + 1) * rowHeight - view()) / scale();
      }
    },
    rowsInView: () => Math.floor(view() / rowHeight),
  };
}
