import { setTimeout as sleep } from 'node:timers/promises';
import { type Figures, Recorder } from '../bench/figures.js';
import { questionOf } from '../bench/sentences.js';
import { call } from './api.js';

const PAUSE_MS = 100;

/**
 * Makes one retrieve at a time with the key of a workspace, with a pause after each, for as long as `goesOn` says so. The calls
 * of the figures are those that were answered 200.
 */
export async function singleCalls(url: string, key: string, goesOn: () => boolean): Promise<Figures> {
  const recorder = new Recorder();
  const begin = performance.now();
  for (let number = 0; goesOn(); number++) {
    const begun = performance.now();
    const { status } = await call('POST', `${url}/v1/memory/retrieve`, { token: key, body: { query: questionOf(number) } });
    if (status === 200) recorder.record(performance.now() - begun);
    else recorder.errors++;
    await sleep(PAUSE_MS);
  }
  return recorder.figures((performance.now() - begin) / 1_000);
}

/** Returns a condition that holds for so many seconds from now on. */
export function forSeconds(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1_000;
  return () => performance.now() < end;
}
