import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { type Snapshot, Snapshots } from '../../../database/snapshots.js';
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
/** Maximum number of running exports: each occupies a database connection, and other calls need connections too. */
const MAX_RUNNING = 3;
/** Time without a read by the client after which its export is aborted. */
const STALL_MS = 60_000;

/** Exports the memories of a workspace from one snapshot. */
@Injectable()
export class ExportService {
  private running = 0;

  constructor(
    private readonly snapshots: Snapshots,
    private readonly memories: ExportRepository,
  ) {}

  /** @throws AppError `rate_limited` if too many exports run in this process; `unavailable` */
  async export({ workspaceId }: RequestContext): Promise<MemoryExport> {
    if (this.running >= MAX_RUNNING)
      throw new AppError('rate_limited', { detail: 'Too many exports at once', retryAfterSeconds: 10 });
    this.running++;
    let snapshot: Snapshot | undefined;
    const close = async () => {
      this.running--;
      await snapshot?.close();
    };
    try {
      snapshot = await this.snapshots.open();
      const { lastId, count } = await this.memories.findExtent(snapshot, workspaceId);
      const pages = this.pages(snapshot, workspaceId, lastId);
      // A failure of the first page can still be answered with an error, before the answer begins.
      const first = await pages.next();
      return { lines: toStream(first, pages, close), count };
    } catch (error) {
      await close();
      throw error;
    }
  }

  private async *pages(snapshot: Snapshot, workspaceId: number, lastId: number): AsyncGenerator<string, undefined> {
    for (let afterId = 0; ; ) {
      const page = await this.memories.findPage(snapshot, workspaceId, { afterId, lastId, limit: PAGE_SIZE });
      if (page.length) yield page.map(({ line }) => `${line}\n`).join('');
      if (page.length < PAGE_SIZE) return undefined;
      afterId = page.at(-1)!.id;
    }
  }
}

/** @param close called once, however the stream ends */
function toStream(
  first: IteratorResult<string, undefined>,
  rest: AsyncGenerator<string, undefined>,
  close: () => Promise<void>,
): Readable {
  let next: Promise<IteratorResult<string, undefined>> | undefined = Promise.resolve(first);
  let stall: NodeJS.Timeout | undefined;
  return new Readable({
    highWaterMark: BUFFERED_BYTES,
    read() {
      clearTimeout(stall);
      const page = next ?? rest.next();
      next = undefined;
      page.then(
        ({ value }) => {
          if (this.destroyed) return;
          stall = setTimeout(() => this.destroy(new Error('the client stopped reading its export')), STALL_MS).unref();
          this.push(value ?? null);
        },
        (error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      clearTimeout(stall);
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
}
