import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CommittedStatement {
  /** The file of the statement, or `searches`. */
  readonly file: string;
  /** The comment above the statement: its name, if it is prepared. */
  readonly title: string;
  readonly text: string;
}

/** Reads the statements of `statements.sql`, which another test keeps up to date. */
export function readCommittedStatements(): CommittedStatement[] {
  const sections = readFileSync(join(process.cwd(), 'statements.sql'), 'utf8')
    .split(/^--\n-- (.+)\n--\n\n/m)
    .slice(1);
  return sections.flatMap((file, at) =>
    at % 2
      ? []
      : [...sections[at + 1]!.matchAll(/^-- (.+)\n([\s\S]*?);(?:\n\n|\n*$)/gm)].map(([, title, text]) => ({
          file,
          title: title!,
          text: text!,
        })),
  );
}
