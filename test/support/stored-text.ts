import type { OpenDatabase } from '../../src/database/data-source.js';

/**
 * Everything that a database keeps in columns that can hold words, as lines of `table.column: value`; bytes in hex and as they read. What
 * the operator names (workspaces, keys of the API, plans) is there as well.
 */
export async function everythingIn({ dataSource }: OpenDatabase): Promise<string[]> {
  const columns: { table: string; column: string }[] = await dataSource.query(
    `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.udt_name NOT IN ('halfvec', 'vector')
       AND NOT (c.table_name ~ '^memories_[0-9]+$')`,
  );
  const lines: string[] = [];
  for (const { table, column } of columns) {
    const rows: { value: string | null; bytes: string | null }[] = await dataSource.query(
      `SELECT "${column}"::text AS value FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    for (const { value } of rows) {
      lines.push(`${table}.${column}: ${value}`);
      if (value?.startsWith('\\x')) lines.push(`${table}.${column}: ${Buffer.from(value.slice(2), 'hex').toString('latin1')}`);
    }
  }
  return lines;
}

/**
 * The lines that show a word, in lower case or capitalised.
 * @param start of the word, as far as its stem goes; of six letters or more, which ciphertext does not hold by chance
 */
export function linesWith(lines: readonly string[], start: string): string[] {
  const capitalised = start[0]!.toUpperCase() + start.slice(1);
  return lines.filter((line) => line.includes(start) || line.includes(capitalised));
}
