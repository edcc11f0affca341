import { CliError } from '../cli-error.js';
import type { Format } from './format.js';
import { type ImportLine, idOf, UNRECOGNIZED } from './mapped.js';
import { readExport } from './read-export.js';
import type { Source } from './source-files.js';

/** A line for the import, and where in the export it comes from. */
export interface PlacedLine {
  readonly line: ImportLine;
  /** For people: `conversations.json: Trip to Rome`. */
  readonly place: string;
}

/** Pieces that are left out for one reason. */
interface LeftOut {
  readonly reason: string;
  readonly pieces: number;
  /** The first places. */
  readonly examples: readonly string[];
}

/** The counts of an export, before anything of it is sent. */
export interface Survey {
  readonly memories: number;
  /** Number of memories by `user_id`; '' for those of none. */
  readonly users: ReadonlyMap<string, number>;
  readonly samples: readonly ImportLine[];
  readonly leftOut: readonly LeftOut[];
}

const EXAMPLES = 3;
const SAMPLES = 3;
/** The reason for a text that one before says already. */
const REPEATED = 'says what an earlier one says';

/** Returns the lines of an export, each external id once for a user, an agent and a run. */
export async function* importLinesOf(
  format: Format,
  source: Source,
  scoped: (line: ImportLine) => ImportLine,
  leaveOut: (reason: string, place: string) => void = () => {},
): AsyncGenerator<PlacedLine> {
  const seen = new Set<string>();
  for await (const piece of readExport(format, source)) {
    const place = piece.from === piece.file ? piece.file : `${piece.file}: ${piece.from}`;
    if ('leftOut' in piece) {
      leaveOut(piece.leftOut, place);
      continue;
    }
    const line = scoped(piece.line);
    const id = idOf(line['external_id']);
    const key = id && JSON.stringify([id, line['user_id'], line['agent_id'], line['run_id']]);
    if (key && seen.has(key)) leaveOut(REPEATED, place);
    else {
      if (key) seen.add(key);
      yield { line, place };
    }
  }
}

/**
 * Reads an export to its end and counts what becomes of it.
 * @throws CliError if nothing of it is recognized, or it breaks off
 */
export async function surveyOf(format: Format, source: Source, scoped: (line: ImportLine) => ImportLine): Promise<Survey> {
  let memories = 0;
  const users = new Map<string, number>();
  const samples: ImportLine[] = [];
  const reasons = new Map<string, { pieces: number; examples: string[] }>();
  const leaveOut = (reason: string, place: string) => {
    const known = reasons.get(reason) ?? { pieces: 0, examples: [] };
    reasons.set(reason, known);
    known.pieces++;
    if (known.examples.length < EXAMPLES && !known.examples.includes(place)) known.examples.push(place);
  };
  for await (const { line } of importLinesOf(format, source, scoped, leaveOut)) {
    memories++;
    const user = idOf(line['user_id']) ?? '';
    users.set(user, (users.get(user) ?? 0) + 1);
    if (samples.length < SAMPLES) samples.push(line);
  }
  const known = [...reasons.keys()].filter((reason) => reason !== UNRECOGNIZED);
  if (!memories && !known.length) throw new CliError(`nothing of it is recognized: expected is ${format.expected}`);
  const leftOut = [...reasons].map(([reason, counts]) => ({ reason, ...counts })).sort((a, b) => b.pieces - a.pieces);
  return { memories, users, samples, leftOut };
}
