import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { Keyring } from '../../database/encryption/keyring.js';
import type { Screened, SettledOutcome, Turn } from './turn.types.js';
import { type TurnVersion, versionOf } from './turn-version.js';

/** The screened turns of a call, with the versions that are to be kept of those with ids of their caller. */
interface SettledVersions {
  readonly fates: (Turn | SettledOutcome)[];
  /** At the places of the turns. */
  readonly versions: readonly (TurnVersion | undefined)[];
}

interface LastVersion {
  readonly key: Buffer;
  readonly version: Buffer | null;
  readonly batchId: number;
}

/** Tells which turns with an id of their caller were sent before. */
@Injectable()
export class TurnVersions {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Settles turns that were sent before, and those of which the call has a later version. A turn of a known name that becomes no
   * memory is queued all the same: what an earlier version of it became is to be taken back in its turn.
   * @param source empty for none
   */
  async settle(
    ctx: RequestContext,
    source: string,
    turns: readonly Turn[],
    screened: readonly Screened[],
  ): Promise<SettledVersions> {
    const all = turns.map((turn, index) => versionOf(this.keyring, ctx.workspaceId, source, turn, screened[index]!));
    const last = new Map(all.flatMap((version) => (version ? [[nameOf(version), version]] : [])));
    const repeated = await this.repeated(ctx, [...last.values()]);
    const isLast = (version: TurnVersion) => last.get(nameOf(version)) === version;
    const fates = screened.map(({ fate, redacted }, index) => {
      const version = all[index];
      if (!version) return fate;
      if (!isLast(version)) return dropped('edited');
      return repeated.has(version) ? dropped('repeated') : queued(fate, redacted);
    });
    return { fates, versions: all.map((version) => (version && isLast(version) ? version : undefined)) };
  }

  /** Returns those of the turns whose last version says the same and ended in no error. */
  private async repeated({ workspaceId }: RequestContext, turns: readonly TurnVersion[]): Promise<ReadonlySet<TurnVersion>> {
    if (turns.length === 0) return new Set();
    const keys = turns.flatMap((turn) => turn.keys);
    const found = await this.database.query<LastVersion>('find_turn_versions', LAST, [workspaceId, keys]);
    const byKey = new Map(found.map((last) => [last.key.toString('hex'), last]));
    const isRepeated = (turn: TurnVersion): boolean => {
      // During a key rotation, versions of one turn may have different keys.
      const known = turn.keys.flatMap((key) => byKey.get(key.toString('hex')) ?? []);
      const last = known.sort((a, b) => b.batchId - a.batchId)[0];
      return turn.versions.some((version) => last?.version?.equals(version));
    };
    return new Set(turns.filter(isRepeated));
  }
}

const nameOf = ({ keys }: TurnVersion): string => keys[0]!.toString('hex');

const dropped = (reason: 'repeated' | 'edited'): SettledOutcome => ({ outcome: 'dropped', reason });

/** Returns a named turn as it is queued: one that has its outcome already, without a text. */
const queued = (fate: Turn | SettledOutcome, redacted: Turn | undefined): Turn | SettledOutcome =>
  'outcome' in fate && redacted ? { ...redacted, content: '', settled: fate } : fate;

const LAST = `
SELECT DISTINCT ON (turn_key) turn_key AS key, batch_id AS "batchId",
       CASE WHEN outcome IS DISTINCT FROM 'error' THEN turn_version END AS version
FROM event_turns WHERE workspace_id = $1 AND turn_key = ANY($2::bytea[])
ORDER BY turn_key, batch_id DESC, position DESC`;
