import { Presets, SingleBar } from 'cli-progress';

/**
 * Runs `work` with a progress bar on standard error, shown only on a terminal.
 * @param work calls `tick` with the number of steps that it has done
 */
export async function withProgress<T>(steps: number, work: (tick: (done?: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar(
    { stream: process.stderr, clearOnComplete: true, format: '{bar} {value}/{total}, {eta_formatted} left' },
    Presets.shades_classic,
  );
  bar.start(steps, 0);
  try {
    return await work((done = 1) => bar.increment(done));
  } finally {
    bar.stop();
  }
}
