import { setTimeout as sleep } from 'node:timers/promises';
import type { Queries, Transaction } from '../../common/queries.js';
import { TIMEOUTS } from '../../database/sessions.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { toHalfvec } from '../../database/vector-binary.js';
import { LexemeStatistics } from '../../modules/memory/retrieve/lexeme-statistics.js';
import type { RawStack } from './raw-stack.js';
import { factOf } from './sentences.js';

/** Three workspaces in one partition of `memories`, so that a search has to skip the rows of the other two. */
export interface Workspaces {
  readonly big: number;
  readonly middle: number;
  readonly small: number;
}

/** The recall of the vector index, 0..1, by the size of the workspace. */
export type Recall = Record<keyof Workspaces, number>;

export const SIZES = ['big', 'middle', 'small'] as const;

/** Maximum number of sentences that are embedded; the memories are pairs of them. */
const MAX_SENTENCES = 2_000;
/** From this number of memories on, building the indexes after the inserts is faster than updating them. */
const INDEX_AFTERWARDS = 5_000;
/** Memory per vector while an index is built, in kilobytes; with less memory, the build takes many times as long. */
const BUILD_KB = 2;
const MIN_BUILD_MB = 512;
/** Memories per insert on the embedded database: its statement timeout of 30 s is too short for more. */
const EMBEDDED_STEP = 100;
const SMALL = 200;
const MIN_SMALL = 60;
const COUNT_POLL_MS = 100;

/** Returns the number of memories of each workspace if there are `total`. */
function sharesOf(total: number): Record<keyof Workspaces, number> {
  const middle = Math.floor(total / 10);
  const small = Math.max(MIN_SMALL, Math.min(SMALL, Math.floor(total / 50)));
  return { big: total - middle - small, middle, small };
}

/** Memories of each user in the big workspace. */
const MEMORIES_A_USER = 100;

/** Returns the number of users in the big workspace if there are `total` memories in all. */
export const usersAmong = (total: number): number => Math.max(1, Math.floor(sharesOf(total).big / MEMORIES_A_USER));

/** Returns three workspaces that share a partition. Among 33 or more, there are three in any case (16 partitions). */
export async function pickWorkspaces(db: Queries, ids: readonly number[]): Promise<Workspaces> {
  const [row] = await db.query<{ members: [number, number, number] }>(
    null,
    `SELECT array_agg(w.id) AS members FROM unnest($1::int[]) AS w (id), generate_series(0, 15) AS p (remainder)
     WHERE satisfies_hash_partition('memories'::regclass, 16, p.remainder, w.id)
     GROUP BY p.remainder ORDER BY count(*) DESC LIMIT 1`,
    [ids],
  );
  const [big, middle, small] = row!.members;
  return { big, middle, small };
}

/**
 * Adds memories until there are `total`. The text of a memory is two sentences; its vector is the normalised sum of their
 * vectors, computed by the database.
 */
export async function fillMemories(raw: RawStack, ids: Workspaces, total: number): Promise<void> {
  const { database, transactions, space } = raw;
  const wanted = sharesOf(total);
  await transactions.run(async (tenants) => {
    // As the owner of the tables, who may make one for the sentences and rebuild indexes.
    const tx: Transaction = {
      inTransaction: true,
      query: (name, text, values) => tenants.query(name, EVERY_WORKSPACE + text, values),
    };
    // The statements take minutes, and so do the vectors that are made between them.
    for (const timeout of TIMEOUTS) await tx.query(null, `SET LOCAL ${timeout} = 0`, []);
    const buildMb = Math.max(MIN_BUILD_MB, Math.ceil((total * BUILD_KB) / 1024));
    await tx.query(null, `SET LOCAL maintenance_work_mem = '${buildMb}MB'`, []);
    await embedSentences(tx, raw, Math.min(MAX_SENTENCES, total));
    const isServer = !database.isEmbedded;
    const makeIndexes = isServer && total >= INDEX_AFTERWARDS ? await dropSearchIndexes(tx) : async () => {};
    for (const size of SIZES)
      for (const count of stepsTo(wanted[size], isServer ? wanted[size] : EMBEDDED_STEP))
        await tx.query(null, INSERT_PAIRS, [ids[size], space.id, count, usersAmong(total)]);
    await makeIndexes();
  });
  await countWords(raw);
  await database.query(null, `${EVERY_WORKSPACE}ANALYZE memories`, []);
}

/**
 * Waits until all lexeme changes are counted, because the search plan depends on the size of a workspace. `countAll` skips
 * changes that the service is counting at the moment; they remain in the table until it has finished.
 */
async function countWords({ database, service }: RawStack): Promise<void> {
  for (;;) {
    await service.app.get(LexemeStatistics).countAll();
    const [row] = await database.query<{ left: boolean }>(null, 'SELECT EXISTS (SELECT FROM lexeme_changes) AS left', []);
    if (!row!.left) return;
    await sleep(COUNT_POLL_MS);
  }
}

/** Returns the multiples of `step` below `total`, and `total`. */
const stepsTo = (total: number, step: number): number[] =>
  Array.from({ length: Math.ceil(total / step) }, (_, i) => Math.min(total, (i + 1) * step));

async function embedSentences(tx: Transaction, raw: RawStack, count: number): Promise<void> {
  await tx.query(
    null,
    `CREATE TABLE IF NOT EXISTS bench_sentences (
       id int PRIMARY KEY, text text NOT NULL, embedding halfvec(${raw.space.dimensions}) NOT NULL)`,
    [],
  );
  const [row] = await tx.query<{ known: number }>(null, 'SELECT count(*)::int AS known FROM bench_sentences', []);
  const { known } = row!;
  const texts = Array.from({ length: count - known }, (_, i) => factOf(known + i));
  const vectors = await raw.embedTexts(texts);
  for (const [i, text] of texts.entries())
    await tx.query(null, 'INSERT INTO bench_sentences VALUES ($1, $2, $3)', [known + i, text, toHalfvec(vectors[i]!)]);
}

/**
 * Drops the vector and text search indexes.
 * @returns a function that creates them again
 */
async function dropSearchIndexes(tx: Transaction): Promise<() => Promise<void>> {
  const indexes = await tx.query<{ name: string; definition: string }>(
    null,
    `SELECT c.relname AS name, replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
     WHERE i.indrelid = 'memories'::regclass AND a.amname IN ('hnsw', 'gin')`,
    [],
  );
  for (const { name } of indexes) await tx.query(null, `DROP INDEX ${name}`, []);
  return async () => {
    for (const { definition } of indexes) await tx.query(null, definition, []);
  };
}

/**
 * Inserts memories of pairs of sentences. Pair `g` is sentence `g` and a later one, whose distance grows by one after each pass
 * through the sentences, so that no two pairs are equal. The memories of the users have one scope, so that a store is compared
 * with all of them.
 */
const INSERT_PAIRS = `
INSERT INTO memories (workspace_id, scope, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                      embedding, embedding_model_id, created_at, updated_at)
SELECT $1::int, '', pair.text, sha256(convert_to(pair.text, 'UTF8')),
       jsonb_build_object('source', 'bench', 'user_id', 'user ' || g % $4::int), 1 + g % 10, '{work}', 'persistent', '',
       pair.embedding, $2::smallint, pair.at, pair.at
FROM (SELECT count(*)::int AS sentences FROM bench_sentences) AS s,
     generate_series((SELECT count(*)::int FROM memories WHERE workspace_id = $1::int), $3::int - 1) AS g
JOIN LATERAL (
  SELECT a.text || '. ' || b.text || '.' AS text, l2_normalize(a.embedding + b.embedding) AS embedding,
         now() - make_interval(hours => g % 8760) AS at
  FROM bench_sentences a, bench_sentences b
  WHERE a.id = g % s.sentences AND b.id = (g + 1 + g / s.sentences) % s.sentences) AS pair ON true`;
