import { parseJson } from '../../common/json/json-parse.js';
import { render } from '../../common/json/json-render.js';
import type { JsonObject } from '../../common/json/json-values.js';
import { turnContext } from '../../database/encryption/encryption-context.js';
import type { Keyring } from '../../database/encryption/keyring.js';
import type { SettledOutcome, StretchPart, Turn } from './turn.types.js';

/** The columns of a queued turn that its texts are in, encrypted or plain. */
export interface TurnColumns {
  readonly content: string;
  /** JSON text. */
  readonly meta: string;
  /** Null for a turn that belongs to none. */
  readonly stretch: number | null;
  /** All else that is kept of a turn, as JSON text; null for nothing. */
  readonly details: string | null;
}

/** The content of the column `details`: of a turn of a stretch, or of one that becomes no memory. */
type TurnDetails = Omit<StretchPart, 'stretch'> | { readonly settled: SettledOutcome };

type Texts = Pick<Turn, 'content' | 'meta' | 'part' | 'settled'>;

/** Returns the columns of a turn, encrypted for its place in the queue. */
export function encryptedTurn(
  keyring: Keyring,
  workspaceId: number,
  batchId: number,
  position: number,
  { content, meta, part, settled }: Texts,
): TurnColumns {
  const context = (field: 'content' | 'meta' | 'details') => turnContext(workspaceId, batchId, position, field);
  const { stretch, ...rest } = part ?? { stretch: null };
  const details = settled ? { settled } : part && rest;
  return {
    content: keyring.encrypt(context('content'), content),
    meta: keyring.encryptJson(context('meta'), render(meta)),
    stretch,
    details: details ? keyring.encrypt(context('details'), JSON.stringify(details)) : null,
  };
}

/**
 * Returns the turn in its columns.
 * @throws DecryptionError
 */
export function decryptedTurn(
  keyring: Keyring,
  workspaceId: number,
  batchId: number,
  position: number,
  { content, meta, stretch, details }: TurnColumns,
): Texts {
  const context = (field: 'content' | 'meta' | 'details') => turnContext(workspaceId, batchId, position, field);
  const read = details === null ? undefined : (JSON.parse(keyring.decrypt(context('details'), details)) as TurnDetails);
  return {
    content: keyring.decrypt(context('content'), content),
    meta: parseJson(keyring.decryptJson(context('meta'), meta)) as JsonObject,
    ...(read && ('settled' in read ? read : stretch !== null && { part: { stretch, ...read } })),
  };
}
