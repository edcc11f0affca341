import { Presets, SingleBar } from 'cli-progress';

/** Runs `work` with a progress bar on standard error, which is there only on a terminal. `tick` says that so many steps are done. */
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
