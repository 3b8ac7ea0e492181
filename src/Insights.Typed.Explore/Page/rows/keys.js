// The keys of a grid, as in a spreadsheet.

/** Returns the cell to which a key moves, or null. */
export function moveCell(event, active, { rows, columns, page }) {
  const { row, column } = active ?? { row: 0, column: 0 };
  const isFar = event.ctrlKey || event.metaKey;
  const moves = {
    ArrowDown: [isFar ? rows - 1 : row + 1, column],
    ArrowUp: [isFar ? 0 : row - 1, column],
    ArrowRight: [row, isFar ? columns - 1 : column + 1],
    ArrowLeft: [row, isFar ? 0 : column - 1],
    PageDown: [row + page, column],
    PageUp: [row - page, column],
    Home: [isFar ? 0 : row, 0],
    End: [isFar ? rows - 1 : row, columns - 1],
  };
  if (!Object.hasOwn(moves, event.key) || event.altKey) {
    return null;
  }

  const [newRow, newColumn] = active ? moves[event.key] : [0, 0];
  return { row: Math.min(Math.max(newRow, 0), rows - 1), column: Math.min(Math.max(newColumn, 0), columns - 1) };
}
