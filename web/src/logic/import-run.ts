import { RateLimitError } from '../../../sdk/typescript/src/mnemonest.js';
import type { ImportResult } from '../../../sdk/typescript/src/types.js';
import { parcelsOf } from './line-parcels';

/** A line that could not be imported. */
interface FailedLine {
  readonly line: number;
  readonly detail: string;
}

/** The progress of an import. */
export interface ImportProgress {
  /** Bytes of the file that are done. */
  readonly bytes: number;
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly failed: number;
  /** The first of the failed lines. */
  readonly failedLines: readonly FailedLine[];
}

const NOTHING: ImportProgress = { bytes: 0, created: 0, updated: 0, skipped: 0, failed: 0, failedLines: [] };
const SHOWN_FAILURES = 50;

/**
 * Imports a file part by part, and waits where the service says that it is too fast.
 * @param send imports some lines
 * @param tell is told after each part how far it is
 * @throws what `send` throws, and when `signal` aborts; what is done then stays, and importing the file again completes it
 */
export async function importFile(
  file: Blob,
  send: (lines: Uint8Array) => Promise<ImportResult>,
  tell: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportProgress> {
  let progress = NOTHING;
  const encoder = new TextEncoder();
  for await (const { lines, before, bytes } of parcelsOf(file)) {
    const result = await patiently(() => send(encoder.encode(lines)), signal);
    progress = {
      bytes,
      created: progress.created + result.created,
      updated: progress.updated + result.updated,
      skipped: progress.skipped + result.skipped,
      failed: progress.failed + result.failed,
      failedLines: [...progress.failedLines, ...failuresOf(result, before)].slice(0, SHOWN_FAILURES),
    };
    tell(progress);
  }
  return { ...progress, bytes: file.size };
}

/** Tries again after each refusal for the rate; that of a quota is one for good. */
async function patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RateLimitError) || error.isQuota) throw error;
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? 1) * 1000));
    }
  }
}

const failuresOf = ({ failed_lines: lines }: ImportResult, before: number): FailedLine[] =>
  lines.map(({ line, detail }) => ({
    line: before + line,
    detail: typeof detail === 'string' ? detail : detail.map(({ loc, msg }) => `${loc.slice(1).join('.')}: ${msg}`).join('; '),
  }));
