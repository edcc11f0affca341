import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CliError } from '../cli/cli-error.js';
import type { Figures } from './figures.js';

/** A load of requests that are repeated with different texts. */
export interface Load {
  readonly url: string;
  /** The API key. */
  readonly key: string;
  readonly kind: 'store' | 'retrieve' | 'bare';
  /** Number of connections, each with one pending request at any time; with a rate, the most that there are. */
  readonly clients: number;
  readonly seconds: number;
  /** Number of the first text; see sentences.ts. */
  readonly first: number;
  /** Number of different texts, after which they repeat. */
  readonly distinct: number;
  /** Number of users whose memories are searched in turns; undefined: those of all. */
  readonly users?: number;
  /** Number of requests a second, evenly made and whether or not they are answered; undefined: as many as are answered. */
  readonly rate?: number;
}

/** The figures of a load, whose calls are those that were answered 200. */
export interface LoadFigures extends Figures {
  /** Answers by their status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Connections that broke, or that no answer came on in time. */
  readonly broken: number;
}

const PROCESS = fileURLToPath(new URL('./load.process.js', import.meta.url));

/**
 * Generates loads, one after the other, in one separate process: a new process per load would compile its code in each
 * measurement, on the cores that it shares with what is measured.
 */
export class LoadGenerator {
  #child: ChildProcess | undefined;

  /** @throws CliError if the process ends without an answer */
  async run(load: Load): Promise<LoadFigures> {
    this.#child ??= fork(PROCESS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const listeners = new AbortController();
    const { signal } = listeners;
    const answered = once(this.#child, 'message', { signal }) as Promise<[LoadFigures]>;
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
      listeners.abort();
    }
  }

  close(): void {
    this.#child?.disconnect();
    this.#child = undefined;
  }
}
