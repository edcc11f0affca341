import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CliError } from '../cli/cli-error.js';
import type { Figures } from './figures.js';

/** Requests that a load consists of, over and over, each with another text. */
export interface Load {
  readonly url: string;
  /** API key */
  readonly key: string;
  readonly kind: 'store' | 'retrieve' | 'bare';
  /** Connections, each with one request under way at any time. */
  readonly clients: number;
  readonly seconds: number;
  /** Number of the first text; see sentences.ts. */
  readonly first: number;
  /** After so many texts they begin again. */
  readonly distinct: number;
}

const PROCESS = fileURLToPath(new URL('./load.process.js', import.meta.url));

/**
 * Makes one load after the other, in a process of its own that is kept: a new one would compile its code anew in each measurement, on the
 * cores that it shares with what is measured.
 */
export class LoadGenerator {
  #child: ChildProcess | undefined;

  /** @throws CliError if the load cannot be made */
  async run(load: Load): Promise<Figures> {
    this.#child ??= fork(PROCESS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const over = new AbortController();
    const { signal } = over;
    const answered = once(this.#child, 'message', { signal }) as Promise<[Figures]>;
    const exited = once(this.#child, 'exit', { signal }).then(() => {
      this.#child = undefined;
      throw new CliError('the load generator ended without an answer');
    });
    this.#child.send(load);
    try {
      const [figures] = await Promise.race([answered, exited]);
      return figures;
    } finally {
      for (const waiting of [answered, exited]) waiting.catch(() => {});
      over.abort();
    }
  }

  close(): void {
    this.#child?.disconnect();
    this.#child = undefined;
  }
}
