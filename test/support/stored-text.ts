import type { OpenDatabase } from '../../src/database/data-source.js';

/**
 * Returns the values of all text columns of a database, as lines of `table.column: value`; bytes in hex and as text.
 * They include the names that an operator gives to workspaces, API keys and plans.
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
 * Returns the lines with a word, in lower case or capitalised.
 * @param start of the word, up to the end of its stem; at least six letters, which do not occur in ciphertext by chance
 */
export function linesWith(lines: readonly string[], start: string): string[] {
  const capitalised = start[0]!.toUpperCase() + start.slice(1);
  return lines.filter((line) => line.includes(start) || line.includes(capitalised));
}
