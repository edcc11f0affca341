/**
 * Begins a statement that rightly crosses workspaces: a sweep, a job that looks for work, a look-up by key. It runs as the owner
 * of the tables, whom no policy restricts. test/tenant-statements.spec.ts lists all of them.
 */
export const EVERY_WORKSPACE = '/* every workspace */ ';

/** The places where a statement names its workspace: a condition, the first value of a new row, the row of `workspaces`. */
const NAMED = [
  /(?<!\bSET )\bworkspace_id(?: \+ 0)? = \$(\d+)/,
  /\bINSERT INTO \w+(?: AS \w+)? \(\s*workspace_id\b[^)]*\)\s*(?:OVERRIDING SYSTEM VALUE\s+)?(?:VALUES \(|SELECT )\$(\d+)/,
  /\bworkspaces w\b[^;]*\bw\.id = \$(\d+)/,
];

/** Returns the number of the parameter by which a statement names its workspace; undefined if it names none. */
export function workspaceParameter(text: string): number | undefined {
  for (const pattern of NAMED) {
    const [, number] = pattern.exec(text) ?? [];
    if (number) return Number(number);
  }
  return undefined;
}

const parameters = new Map<string, number | undefined>();

/**
 * Returns the workspace whose rows a statement may see, as the setting that the policies compare rows with: empty, and so no
 * rows, if it names none. Undefined for a statement that begins with {@link EVERY_WORKSPACE}.
 * @param name of the prepared statement, or null: one name has one text
 */
export function workspaceOf(name: string | null, text: string, values: readonly unknown[]): string | undefined {
  if (text.startsWith(EVERY_WORKSPACE)) return undefined;
  const known = name !== null && parameters.has(name);
  const parameter = known ? parameters.get(name) : workspaceParameter(text);
  if (name !== null && !known) parameters.set(name, parameter);
  return parameter === undefined ? '' : String(values[parameter - 1] ?? '');
}
