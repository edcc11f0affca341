/**
 * Returns tables so that each comes before those that it refers to: the rows of a table are deleted before the rows that they
 * refer to.
 * @param references the tables that each table refers to; others than the given ones make no difference
 */
export function tablesInOrder(references: ReadonlyMap<string, readonly string[]>): string[] {
  const depths = new Map<string, number>();
  const depthOf = (table: string, path: readonly string[]): number => {
    const known = depths.get(table);
    if (known !== undefined) return known;
    const others = (references.get(table) ?? []).filter((other) => references.has(other) && !path.includes(other));
    const depth = 1 + Math.max(0, ...others.map((other) => depthOf(other, [...path, other])));
    depths.set(table, depth);
    return depth;
  };
  return [...references.keys()].sort((a, b) => depthOf(b, [b]) - depthOf(a, [a]));
}
