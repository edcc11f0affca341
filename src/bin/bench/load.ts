import { fork } from 'node:child_process';
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

/** @throws CliError if the load cannot be made */
export async function runLoad(load: Load): Promise<Figures> {
  const child = fork(PROCESS, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(load);
  const answered = once(child, 'message') as Promise<[Figures]>;
  const exited = once(child, 'exit').then(() => {
    throw new CliError('the load generator ended without an answer');
  });
  exited.catch(() => {});
  const [figures] = await Promise.race([answered, exited]);
  return figures;
}
