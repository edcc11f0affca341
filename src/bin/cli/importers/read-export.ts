import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CliError } from '../cli-error.js';
import type { Format, Part } from './format.js';
import { jsonRecords } from './json-records.js';
import type { Mapped } from './mapped.js';
import type { Source, SourceFile } from './source-files.js';

/** A piece of an export, and its file. */
export type FoundPiece = Mapped & { readonly file: string };

const TEXT_FILE = /\.(?:md|txt)$/i;

/**
 * Reads an export from its first piece to its last. The same export gives the same pieces.
 * @throws CliError if a file cannot be read to its end, or there is none that the format has
 */
export async function* readExport(format: Format, { files, isOneFile }: Source): AsyncGenerator<FoundPiece> {
  const parts = format.parts();
  const chosen = parts.map((part) => ({ part, files: files.filter(({ name }) => part.files.test(name)) }));
  const isNamed = chosen.some((each) => each.files.length);
  if (!isNamed && !isOneFile) throw new CliError(`there is none of the files that are expected: ${format.expected}`);
  // A single file that has another name is of the first part that is read like it.
  const renamed = () => ({ part: partLike(parts, files[0]!), files });
  for (const each of isNamed ? chosen : [renamed()])
    for (const file of each.files) for await (const piece of piecesOf(each.part, file)) yield { ...piece, file: file.name };
}

const partLike = (parts: readonly Part[], { name }: SourceFile): Part =>
  parts.find((part) => TEXT_FILE.test(name) === 'text' in part) ?? parts[0]!;

async function* piecesOf(part: Part, file: SourceFile): AsyncGenerator<Mapped> {
  try {
    const stream: Readable = await file.open();
    if ('text' in part) yield* part.text(await text(stream), file.name);
    else
      for await (const { value, list } of jsonRecords(file.name, stream, part.lists))
        yield* part.record({ value, list, file: file.name });
  } catch (error) {
    if (error instanceof SyntaxError) throw new CliError(error.message, { cause: error });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(`${file.name} cannot be read (${code ?? message})`, { cause: error });
  }
}
