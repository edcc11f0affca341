import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './request.js';

const POLL_EVERY_MS = 500;
/** Time for which failed calls are retried: the service may restart while its work is watched. */
const RETRY_TIMEOUT_MS = 60_000;

/** A progress bar for work of the service. */
export interface ProgressBar<Progress> {
  show(progress: Progress): void;
  stop(): void;
}

/**
 * Polls the progress of the work and shows it in a bar until the work has finished.
 * @returns the last answer
 */
export async function watch<Progress extends { finished_at: string | null }>(
  first: Answer,
  ask: () => Promise<Answer>,
  bar: ProgressBar<Progress>,
): Promise<Answer> {
  let answeredAt = Date.now();
  try {
    for (let answer = first; ; ) {
      const progress = answer.body as Progress;
      if (!answer.ok || progress.finished_at) return answer;
      bar.show(progress);
      await sleep(POLL_EVERY_MS);
      try {
        answer = await ask();
        answeredAt = Date.now();
      } catch (error) {
        if (Date.now() - answeredAt > RETRY_TIMEOUT_MS) throw error;
      }
    }
  } finally {
    bar.stop();
  }
}
