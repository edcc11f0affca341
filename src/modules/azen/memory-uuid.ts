import { createHmac } from 'node:crypto';

/** The ids of a memory and its workspace. */
export interface MemoryReference {
  readonly workspaceId: number;
  readonly memoryId: number;
}

const HALF_BITS = 61n;
const HALF = (1n << HALF_BITS) - 1n;
const MEMORY_BITS = 63n;
const ROUNDS = [0, 1, 2, 3] as const;
/** The variant bits `10`, which precede the last 62 bits. */
const VARIANT = 0b10n << 62n;
const UUID_V4 = /^([\da-f]{8})-([\da-f]{4})-4([\da-f]{3})-([89ab][\da-f]{3})-([\da-f]{12})$/i;

/**
 * Returns the UUID of a memory: its id and its workspace's id, encrypted by a keyed permutation (a Feistel network) of
 * the 122 free bits of a UUID of version 4. The mapping is one-to-one without a table, and looks random to anybody who
 * lacks the key.
 */
export function uuidOf(key: string, { workspaceId, memoryId }: MemoryReference): string {
  const ids = (BigInt(workspaceId) << MEMORY_BITS) | BigInt(memoryId);
  let [left, right] = [ids >> HALF_BITS, ids & HALF];
  for (const round of ROUNDS) [left, right] = [right, left ^ mix(key, round, right)];
  const bits = (left << HALF_BITS) | right;
  const high = (bits >> 62n).toString(16).padStart(15, '0');
  const low = (VARIANT | (bits & ((1n << 62n) - 1n))).toString(16);
  return `${high.slice(0, 8)}-${high.slice(8, 12)}-4${high.slice(12)}-${low.slice(0, 4)}-${low.slice(4)}`;
}

/** Returns the memory that a UUID belongs to; undefined if it cannot belong to any. */
export function memoryOf(key: string, uuid: string): MemoryReference | undefined {
  const [, a, b, c, d, e] = UUID_V4.exec(uuid) ?? [];
  if (a === undefined) return undefined;
  const bits = (BigInt(`0x${a}${b}${c}`) << 62n) | (BigInt(`0x${d}${e}`) & ((1n << 62n) - 1n));
  let [left, right] = [bits >> HALF_BITS, bits & HALF];
  for (const round of ROUNDS.toReversed()) [left, right] = [right ^ mix(key, round, left), left];
  const ids = (left << HALF_BITS) | right;
  const workspaceId = Number(ids >> MEMORY_BITS);
  const memoryId = Number(ids & ((1n << MEMORY_BITS) - 1n));
  return Number.isSafeInteger(memoryId) && workspaceId < 2 ** 31 ? { workspaceId, memoryId } : undefined;
}

const mix = (key: string, round: number, half: bigint): bigint =>
  createHmac('sha256', key).update(`${round}:${half}`).digest().readBigUInt64BE() & HALF;
