import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { MAX_SNAPSHOTS, type Snapshot, Snapshots } from '../../../database/snapshots.js';
import { ExportRepository } from './export.repository.js';

/** A running export. */
export interface MemoryExport {
  /** Lines of JSON, read from the database no faster than the client takes them. */
  readonly lines: Readable;
  /** Number of the lines. */
  readonly count: number;
}

const PAGE_SIZE = 200;
const BUFFERED_BYTES = 65_536;
/** Time without a read by the client after which its export is aborted. */
const STALL_MS = 60_000;
/** The slowest that a client may read, on average and once it has had time to begin, and the longest that an export may take. */
const MIN_BYTES_PER_SECOND = 16_384;
const GRACE_MS = 30_000;
const DEADLINE_MS = 3_600_000;
const WATCH_EVERY_MS = 5_000;

/** Exports the memories of a workspace from one snapshot. */
@Injectable()
export class ExportService {
  /** The workspaces that are exported in this process. */
  private readonly running = new Set<number>();

  constructor(
    private readonly snapshots: Snapshots,
    private readonly memories: ExportRepository,
  ) {}

  /** @throws AppError `rate_limited` if the workspace is exported already, or too many others are; `unavailable` */
  async export(ctx: RequestContext): Promise<MemoryExport> {
    const { workspaceId } = ctx;
    if (this.running.has(workspaceId)) throw busy('An export of this workspace is running');
    if (this.running.size >= MAX_SNAPSHOTS) throw busy('Too many exports at once');
    this.running.add(workspaceId);
    let snapshot: Snapshot | undefined;
    const close = async () => {
      await snapshot?.close();
      this.running.delete(workspaceId);
    };
    try {
      snapshot = await this.snapshots.open();
      const { lastId, count } = await this.memories.findExtent(snapshot, ctx);
      const pages = this.pages(snapshot, ctx, lastId);
      // A failure of the first page can still be answered with an error, before the answer begins.
      const first = await pages.next();
      return { lines: toStream(first, pages, close), count };
    } catch (error) {
      await close();
      throw error;
    }
  }

  private async *pages(snapshot: Snapshot, ctx: RequestContext, lastId: number): AsyncGenerator<string, undefined> {
    for (let afterId = 0; ; ) {
      const page = await this.memories.findPage(snapshot, ctx, { afterId, lastId, limit: PAGE_SIZE });
      if (page.length) yield page.map(({ line }) => `${line}\n`).join('');
      if (page.length < PAGE_SIZE) return undefined;
      afterId = page.at(-1)!.id;
    }
  }
}

const busy = (detail: string) => new AppError('rate_limited', { detail, retryAfterSeconds: 10 });

/** @param close called once, however the stream ends */
function toStream(
  first: IteratorResult<string, undefined>,
  rest: AsyncGenerator<string, undefined>,
  close: () => Promise<void>,
): Readable {
  let next: Promise<IteratorResult<string, undefined>> | undefined = Promise.resolve(first);
  let stall: NodeJS.Timeout | undefined;
  const started = performance.now();
  let bytes = 0;
  const watch = setInterval(() => {
    const elapsedMs = performance.now() - started;
    if (elapsedMs > DEADLINE_MS) stream.destroy(new Error('the export took longer than an hour'));
    else if (isTooSlow(bytes, elapsedMs)) stream.destroy(new Error('the client reads its export too slowly'));
  }, WATCH_EVERY_MS).unref();
  const stream = new Readable({
    highWaterMark: BUFFERED_BYTES,
    read() {
      clearTimeout(stall);
      const page = next ?? rest.next();
      next = undefined;
      page.then(
        ({ value }) => {
          if (this.destroyed) return;
          stall = setTimeout(() => this.destroy(new Error('the client stopped reading its export')), STALL_MS).unref();
          bytes += value === undefined ? 0 : Buffer.byteLength(value);
          this.push(value ?? null);
        },
        (error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      clearTimeout(stall);
      clearInterval(watch);
      // After the running statement: the connection must not be released in the middle of it.
      rest
        .return(undefined)
        .then(close)
        .then(
          () => done(error),
          (failure) => done(error ?? failure),
        );
    },
  });
  return stream;
}

/** True if a client has read so little that it holds the connection of its export for longer than it has to. */
export const isTooSlow = (bytes: number, elapsedMs: number): boolean =>
  elapsedMs > GRACE_MS && bytes < (elapsedMs / 1000) * MIN_BYTES_PER_SECOND;
