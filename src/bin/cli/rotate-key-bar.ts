import { Presets, SingleBar } from 'cli-progress';
import { duration } from './duration.js';
import type { KeyRotation } from './rotate-key-report.js';
import type { ProgressBar } from './watch.js';

/** A progress bar on standard error, shown only on a terminal. */
export class KeyRotationBar implements ProgressBar<KeyRotation> {
  private readonly bar = new SingleBar(
    { stream: process.stderr, clearOnComplete: true, stopOnComplete: false, barsize: 20, format: '{bar} {value}/{total} {rate}' },
    Presets.shades_classic,
  );
  private started = false;

  show(rotation: KeyRotation): void {
    const { rows_total, rows_done } = rotation;
    const payload = { rate: rateOf(rotation) };
    if (!this.started) this.bar.start(rows_total, rows_done, payload);
    this.started = true;
    this.bar.setTotal(rows_total);
    this.bar.update(rows_done, payload);
  }

  stop(): void {
    if (this.started) this.bar.stop();
  }
}

function rateOf({ problem, rows_per_second, seconds_left }: KeyRotation): string {
  if (problem) return `waiting: ${problem}`;
  if (rows_per_second === null) return '';
  return `${rows_per_second}/s${seconds_left === null ? '' : `, ${duration(seconds_left)} left`}`;
}
