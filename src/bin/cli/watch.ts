import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './request.js';

const POLL_EVERY_MS = 500;
/** The service may be started anew while its work is watched. */
const PATIENCE_MS = 60_000;

/** A bar that shows how far work is, as the service tells it. */
export interface ProgressBar<Progress> {
  show(progress: Progress): void;
  stop(): void;
}

/** Shows a bar until there is nothing left to do. @returns the last answer */
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
        if (Date.now() - answeredAt > PATIENCE_MS) throw error;
      }
    }
  } finally {
    bar.stop();
  }
}
