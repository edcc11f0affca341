import { createHash } from 'node:crypto';
import { SUBJECT_KEYS } from '../../common/subject.js';
import type { Keyring } from '../../database/encryption/keyring.js';
import { isOutcome, type Screened, type Turn } from './turn.types.js';

/** The hashes of a turn that its caller gave an id, each in the forms under which it may be stored, the present one first. */
export interface TurnVersion {
  /** Its name: the source, the subject and the id. */
  readonly keys: readonly Buffer[];
  /** Its speaker and text; none for one that could not be kept, which no other version equals. */
  readonly versions: readonly Buffer[];
}

/** The columns of a {@link TurnVersion}. */
export interface VersionColumns {
  /** In hexadecimal. */
  readonly turnKey: string | null;
  /** In hexadecimal. */
  readonly turnVersion: string | null;
}

/**
 * Returns the version of a turn; undefined for one without an id.
 * @param screened the same turn: a hash must not tell of sensitive data either
 */
export function versionOf(
  keyring: Keyring,
  workspaceId: number,
  source: string,
  { meta, externalId }: Pick<Turn, 'meta' | 'externalId'>,
  { fate, redacted }: Screened,
): TurnVersion | undefined {
  if (externalId === undefined) return undefined;
  const name = [source, ...SUBJECT_KEYS.map((key) => meta[key] ?? null), externalId];
  const forms = (values: readonly unknown[]) => formsOf(keyring, workspaceId, JSON.stringify(values));
  const isKept = redacted !== undefined && !(isOutcome(fate) && fate.outcome === 'error');
  return {
    keys: forms(name),
    versions: isKept ? forms([...name, meta['role'] ?? null, meta['name'] ?? null, redacted.content]) : [],
  };
}

export const versionColumns = (version: TurnVersion | undefined): VersionColumns => ({
  turnKey: version?.keys[0]?.toString('hex') ?? null,
  turnVersion: version?.versions[0]?.toString('hex') ?? null,
});

function formsOf({ current, keys }: Keyring, workspaceId: number, value: string): Buffer[] {
  const plain = createHash('sha256').update(value).digest();
  const hashed = keys.map((key) => key.hash('external id', `turn ${workspaceId}`, value));
  return current ? [...hashed, plain] : [plain, ...hashed];
}
