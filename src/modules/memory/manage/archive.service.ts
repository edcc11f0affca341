import { Injectable } from '@nestjs/common';
import { AppError, invalidField } from '../../../common/app-error.js';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { IdempotentWrites } from '../../idempotency/idempotent-writes.js';
import { boundFilter } from '../records/bound-user.js';
import { isDuplicateText } from '../records/duplicate-text.js';
import type { MemoryFilter } from '../records/memory-filter.js';
import { ArchiveRepository } from './archive.repository.js';
import { DeletionService } from './deletion.service.js';
import { EditRepository } from './edit.repository.js';

/** Archives many memories, and brings them back. */
@Injectable()
export class ArchiveService {
  constructor(
    private readonly writes: IdempotentWrites,
    private readonly deletions: DeletionService,
    private readonly archives: ArchiveRepository,
    private readonly edits: EditRepository,
  ) {}

  /**
   * Returns the number of memories that `setArchived` would be about now.
   * @throws AppError `validation_failed` as `setArchived`
   */
  count(ctx: RequestContext, filter: MemoryFilter, archived: boolean): Promise<number> {
    refuseOthers(filter, archived);
    return this.deletions.countMatching(ctx, filter);
  }

  /**
   * Archives the memories that meet a filter or brings them back, all of them or none. Each gets a revision that tells of it.
   * @param confirmed the expected number of those memories, at most `MAX_DELETED`
   * @returns their number
   * @throws AppError `validation_failed` unless the filter fits live memories only, or, to bring them back, archived ones only;
   *   `conflict` if their number is another one, or if a live memory says the same as one that would come back
   */
  async setArchived(ctx: RequestContext, given: MemoryFilter, archived: boolean, confirmed: number): Promise<number> {
    refuseOthers(given, archived);
    if (typeof ctx.idempotency?.outcome === 'number') return ctx.idempotency.outcome;
    const filter = boundFilter(ctx, given);
    const work = async (tx: Transaction) => {
      const ids = await this.deletions.lockConfirmed(ctx, tx, filter, confirmed);
      if (archived) await this.archives.archive(ctx, tx, ids, false);
      else await this.archives.unarchive(ctx, tx, ids);
      await this.edits.recordEvents(ctx, tx, ids, archived ? 'archived' : 'unarchived');
      return ids.length;
    };
    try {
      return await this.writes.transact(ctx, work, (changed) => ({ outcome: changed }));
    } catch (error) {
      if (!isDuplicateText(error)) throw error;
      throw new AppError('conflict', { detail: 'A live memory says the same as one of them already' });
    }
  }
}

/** Refuses a filter that fits memories which are that already: the number that is confirmed is that of those which change. */
function refuseOthers({ archived: given = 'false' }: MemoryFilter, archived: boolean): void {
  const wanted = archived ? 'false' : 'true';
  if (given !== wanted) throw invalidField(['query', 'archived'], `must be ${wanted}, unlike what they are to become`, given);
}
