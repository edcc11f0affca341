import { createHmac } from 'node:crypto';

/** A memory of a workspace. */
export interface MemoryName {
  readonly workspaceId: number;
  readonly memoryId: number;
}

const HALF_BITS = 61n;
const HALF = (1n << HALF_BITS) - 1n;
const MEMORY_BITS = 63n;
const ROUNDS = [0, 1, 2, 3] as const;
/** The variant bits `10` in front of the last 62. */
const VARIANT = 0b10n << 62n;
const UUID_V4 = /^([\da-f]{8})-([\da-f]{4})-4([\da-f]{3})-([89ab][\da-f]{3})-([\da-f]{12})$/i;

/**
 * The UUID of a memory: its number and its workspace's under a keyed permutation (a Feistel network) of the 122 bits that a UUID of
 * version 4 has room for. One to one without a table, and to anybody without the key as good as random.
 */
export function uuidOf(key: string, { workspaceId, memoryId }: MemoryName): string {
  const name = (BigInt(workspaceId) << MEMORY_BITS) | BigInt(memoryId);
  let [left, right] = [name >> HALF_BITS, name & HALF];
  for (const round of ROUNDS) [left, right] = [right, left ^ mix(key, round, right)];
  const bits = (left << HALF_BITS) | right;
  const high = (bits >> 62n).toString(16).padStart(15, '0');
  const low = (VARIANT | (bits & ((1n << 62n) - 1n))).toString(16);
  return `${high.slice(0, 8)}-${high.slice(8, 12)}-4${high.slice(12)}-${low.slice(0, 4)}-${low.slice(4)}`;
}

/** The memory that a UUID is of, if it is of any. */
export function memoryOf(key: string, uuid: string): MemoryName | undefined {
  const [, a, b, c, d, e] = UUID_V4.exec(uuid) ?? [];
  if (a === undefined) return undefined;
  const bits = (BigInt(`0x${a}${b}${c}`) << 62n) | (BigInt(`0x${d}${e}`) & ((1n << 62n) - 1n));
  let [left, right] = [bits >> HALF_BITS, bits & HALF];
  for (const round of ROUNDS.toReversed()) [left, right] = [right ^ mix(key, round, left), left];
  const name = (left << HALF_BITS) | right;
  const workspaceId = Number(name >> MEMORY_BITS);
  const memoryId = Number(name & ((1n << MEMORY_BITS) - 1n));
  return Number.isSafeInteger(memoryId) && workspaceId < 2 ** 31 ? { workspaceId, memoryId } : undefined;
}

const mix = (key: string, round: number, half: bigint): bigint =>
  createHmac('sha256', key).update(`${round}:${half}`).digest().readBigUInt64BE() & HALF;
