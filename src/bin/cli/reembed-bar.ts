import { Presets, SingleBar } from 'cli-progress';
import { duration } from './duration.js';
import type { Reembedding } from './reembed-report.js';
import type { ProgressBar } from './watch.js';

const FORMAT = '{what} {bar} {value}/{total} {rate}';
const PHASES: Record<string, string> = { cleaning: 'removing old vectors', abandoning: 'going back' };

/** A progress bar on standard error, shown only on a terminal. */
export class ReembeddingBar implements ProgressBar<Reembedding> {
  private readonly bar = new SingleBar(
    { stream: process.stderr, clearOnComplete: true, stopOnComplete: false, barsize: 20, format: FORMAT },
    Presets.shades_classic,
  );
  private started = false;

  show(run: Reembedding): void {
    const value = run.state === 'cleaning' ? run.memories_cleared : run.memories_done;
    const payload = { what: PHASES[run.state] ?? 'embedding', rate: rateOf(run) };
    if (!this.started) this.bar.start(run.memories_total, value, payload);
    this.started = true;
    this.bar.setTotal(run.memories_total);
    this.bar.update(value, payload);
  }

  stop(): void {
    if (this.started) this.bar.stop();
  }
}

function rateOf({ state, problem, memories_per_second, seconds_left }: Reembedding): string {
  if (problem) return `waiting: ${problem}`;
  if (state !== 'embedding' || memories_per_second === null) return '';
  return `${memories_per_second}/s${seconds_left === null ? '' : `, ${duration(seconds_left)} left`}`;
}
