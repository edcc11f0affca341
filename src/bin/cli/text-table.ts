type Cell = string | number;

/** Formats labels and values, one line per pair. */
export function aligned(rows: readonly (readonly [label: string, value: Cell])[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
}

/**
 * Formats a line of headings and a line per row. Columns with numbers are right-aligned. Put texts of any
 * width into the last column.
 */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const columns = headings.map((heading, index) => column([heading, ...rows.map((row) => row[index]!)]));
  return [headings, ...rows].map((_, line) =>
    columns
      .map((cells) => cells[line])
      .join('  ')
      .trimEnd(),
  );
}

function column(cells: readonly Cell[]): string[] {
  const width = Math.max(...cells.map((cell) => String(cell).length));
  const isNumeric = cells.some((cell) => typeof cell === 'number');
  return cells.map((cell) => (isNumeric ? String(cell).padStart(width) : String(cell).padEnd(width)));
}

/** Quotes a name and escapes its control characters, which could be escape sequences of the terminal. */
export const quoted = (name: string): string =>
  JSON.stringify(name).replace(/[\x7f-\x9f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
