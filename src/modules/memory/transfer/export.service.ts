import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { type Snapshot, Snapshots } from '../../../database/snapshots.js';
import { ExportRepository } from './export.repository.js';

/** An export under way. */
export interface MemoryExport {
  /** Lines of JSON, read from the database no faster than they are taken. */
  readonly lines: Readable;
  /** How many there will be. */
  readonly count: number;
}

const PAGE_SIZE = 200;
const BUFFERED_BYTES = 65_536;
/** Each holds a connection of the database while it goes on; the others are for everybody else. */
const MAX_AT_ONCE = 3;
/** How long a client may take nothing before its export is broken off. */
const STALL_MS = 60_000;

/** Reads out a workspace as it was at one moment. */
@Injectable()
export class ExportService {
  private running = 0;

  constructor(
    private readonly snapshots: Snapshots,
    private readonly memories: ExportRepository,
  ) {}

  /** @throws AppError `rate_limited` if too many exports go on in this process; `unavailable` */
  async export({ workspaceId }: RequestContext): Promise<MemoryExport> {
    if (this.running >= MAX_AT_ONCE)
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
      // Whatever is wrong shows while there still can be an error for an answer.
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

/** @param close is called once, however the stream ends */
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
      // After the statement that is under way: the connection must not go back in the middle of it.
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
