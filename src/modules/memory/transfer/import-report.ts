import type { AppError } from '../../../common/app-error.js';

/** Lines of a kind that a report names one by one; the rest is only counted. */
export const MAX_NAMED_LINES = 1_000;

export interface SkippedLine {
  readonly line: number;
  /** The memory that says the same; null where it stands in a line before. */
  readonly existingId: number | null;
}

export interface FailedLine {
  readonly line: number;
  readonly error: AppError;
}

export interface RenumberedLine {
  readonly line: number;
  readonly id: number | bigint;
  readonly newId: number;
}

/** What became of the lines of an import. */
export class ImportReport {
  created = 0;
  skipped = 0;
  failed = 0;
  renumbered = 0;
  readonly skippedLines: SkippedLine[] = [];
  readonly failedLines: FailedLine[] = [];
  readonly renumberedLines: RenumberedLine[] = [];

  get isEmpty(): boolean {
    return this.created + this.skipped + this.failed === 0;
  }

  skip(line: SkippedLine): void {
    this.skipped++;
    name(this.skippedLines, line);
  }

  fail(line: FailedLine): void {
    this.failed++;
    name(this.failedLines, line);
  }

  renumber(line: RenumberedLine): void {
    this.renumbered++;
    name(this.renumberedLines, line);
  }
}

function name<T>(lines: T[], line: T): void {
  if (lines.length < MAX_NAMED_LINES) lines.push(line);
}
