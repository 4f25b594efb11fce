/**
 * Rows as text columns of equal width, with a head and a line under it.
 *
 * @param head names of the columns
 * @param rows cells in the order of the head; a shorter row ends early
 * @returns lines without trailing spaces, ended by no line break
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
