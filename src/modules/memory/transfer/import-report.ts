import type { AppError } from '../../../common/app-error.js';

/** Maximum number of lines of a kind that a report lists; the others are only counted. */
const MAX_NAMED_LINES = 1_000;

export interface SkippedLine {
  readonly line: number;
  /** The duplicate; null if it is an earlier line. */
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

/** The result of each line of an import: counts, and lists of the lines that did not simply become memories. */
export class ImportReport {
  created = 0;
  /** Lines that gave the memory of their external id another text or meta. */
  updated = 0;
  skipped = 0;
  failed = 0;
  renumbered = 0;
  readonly skippedLines: SkippedLine[] = [];
  readonly failedLines: FailedLine[] = [];
  readonly renumberedLines: RenumberedLine[] = [];

  get isEmpty(): boolean {
    return this.created + this.updated + this.skipped + this.failed === 0;
  }

  skip(line: SkippedLine): void {
    this.skipped++;
    list(this.skippedLines, line);
  }

  fail(line: FailedLine): void {
    this.failed++;
    list(this.failedLines, line);
  }

  renumber(line: RenumberedLine): void {
    this.renumbered++;
    list(this.renumberedLines, line);
  }
}

function list<T>(lines: T[], line: T): void {
  if (lines.length < MAX_NAMED_LINES) lines.push(line);
}
