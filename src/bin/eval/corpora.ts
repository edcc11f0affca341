import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli/cli-error.js';
import type { CorpusItems, CorpusName } from './corpus.types.js';
import { parseLines, readText } from './json-lines.js';

const NAMES: readonly CorpusName[] = ['pii', 'dedup', 'temporal', 'importance', 'categories'];

/** A file of labelled items. */
export type Corpus = {
  [Name in CorpusName]: { readonly name: Name; readonly file: string; readonly items: readonly CorpusItems[Name][] };
}[CorpusName];

/**
 * Reads the corpora of a directory: `<name>.jsonl`, `<name>.dev.jsonl` and `<name>.heldout.jsonl`, each also with `.gz`.
 * @throws CliError if there is none, or one cannot be read
 */
export function readCorpora(directory: string): Corpus[] {
  const files = list(directory);
  const corpora = NAMES.flatMap((name) =>
    files
      .filter((file) => new RegExp(`^${name}(\\.dev|\\.heldout)?\\.jsonl(\\.gz)?$`).test(file))
      .map((file) => ({ name, file, items: readItems(join(directory, file)) }) as Corpus),
  );
  if (!corpora.length) throw new CliError(`${directory} holds none of ${NAMES.map((name) => `${name}.*.jsonl`).join(', ')}`);
  return corpora;
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    throw new CliError(`cannot read ${directory} (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}

const readItems = (path: string): unknown[] => parseLines(readText(path), path);
