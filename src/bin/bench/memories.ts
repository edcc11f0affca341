import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { toHalfvec } from '../../database/halfvec.js';
import { LexemeStatistics } from '../../modules/memory/retrieve/lexeme-statistics.js';
import type { RawStack } from './raw-stack.js';
import { factOf } from './sentences.js';

/** Three workspaces in one partition of `memories`, so that each has to be found among the others' rows. */
export interface Workspaces {
  readonly big: number;
  readonly middle: number;
  readonly small: number;
}

/** How much of what is nearest the index finds, 0..1, by the size of the workspace. */
export type Recall = Record<keyof Workspaces, number>;

export const SIZES = ['big', 'middle', 'small'] as const;

/** Sentences that are really embedded; the memories are pairs of them. */
const MAX_SENTENCES = 2_000;
/** From so many memories on, an index that is made after them is faster than one that grows with them. */
const INDEX_AFTERWARDS = 5_000;
/** Kilobytes of memory that a vector takes while its index is built; with less than all need, building takes many times as long. */
const BUILD_KB = 2;
const LEAST_BUILD_MB = 512;
/** The embedded database gives a statement 30 s, in which it makes no big index. */
const EMBEDDED_STEP = 100;
const SMALL = 200;
const MIN_SMALL = 60;
const COUNTED_EVERY_MS = 100;

/** How many memories each workspace has when there are `total` of them. */
export function sharesOf(total: number): Record<keyof Workspaces, number> {
  const middle = Math.floor(total / 10);
  const small = Math.max(MIN_SMALL, Math.min(SMALL, Math.floor(total / 50)));
  return { big: total - middle - small, middle, small };
}

/** Three of the workspaces that share a partition. Of 33 and more there are three, whatever the hash does. */
export async function pickWorkspaces(dataSource: DataSource, ids: readonly number[]): Promise<Workspaces> {
  const [{ members }] = await dataSource.query(
    `SELECT array_agg(w.id) AS members FROM unnest($1::int[]) AS w (id), generate_series(0, 15) AS p (remainder)
     WHERE satisfies_hash_partition('memories'::regclass, 16, p.remainder, w.id)
     GROUP BY p.remainder ORDER BY count(*) DESC LIMIT 1`,
    [ids],
  );
  const [big, middle, small] = members as [number, number, number];
  return { big, middle, small };
}

/**
 * Adds memories until there are `total`. A memory's text is two sentences and its vector the direction between their vectors: real ones,
 * made by the database.
 */
export async function fillMemories(raw: RawStack, ids: Workspaces, total: number): Promise<void> {
  const { dataSource, space } = raw;
  const wanted = sharesOf(total);
  await dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    await manager.query(`SET LOCAL maintenance_work_mem = '${Math.max(LEAST_BUILD_MB, Math.ceil((total * BUILD_KB) / 1024))}MB'`);
    await embedSentences(manager, raw, Math.min(MAX_SENTENCES, total));
    const isServer = 'url' in dataSource.options;
    const makeIndexes = isServer && total >= INDEX_AFTERWARDS ? await dropSearchIndexes(manager) : async () => {};
    for (const size of SIZES)
      for (const count of stepsTo(wanted[size], isServer ? wanted[size] : EMBEDDED_STEP))
        await manager.query(INSERT_PAIRS, [ids[size], space.id, count]);
    await makeIndexes();
  });
  await countWords(raw);
  await dataSource.query('ANALYZE memories');
}

/**
 * Until all is counted: how a workspace is searched depends on its size. What the service is counting at the moment is skipped here, and
 * still to be seen until it has done so.
 */
async function countWords({ dataSource, service }: RawStack): Promise<void> {
  for (;;) {
    await service.app.get(LexemeStatistics).countAll();
    const [{ left }] = await dataSource.query('SELECT EXISTS (SELECT FROM lexeme_changes) AS left');
    if (!left) return;
    await sleep(COUNTED_EVERY_MS);
  }
}

/** `step`, twice `step`, … and at last `total`. */
const stepsTo = (total: number, step: number): number[] =>
  Array.from({ length: Math.ceil(total / step) }, (_, i) => Math.min(total, (i + 1) * step));

async function embedSentences(manager: EntityManager, raw: RawStack, count: number): Promise<void> {
  await manager.query(
    `CREATE TABLE IF NOT EXISTS bench_sentences (id int PRIMARY KEY, text text NOT NULL, embedding halfvec(${raw.space.dimensions}) NOT NULL)`,
  );
  const [{ known }] = await manager.query('SELECT count(*)::int AS known FROM bench_sentences');
  const texts = Array.from({ length: count - known }, (_, i) => factOf(known + i));
  const vectors = await raw.embedTexts(texts);
  for (const [i, text] of texts.entries())
    await manager.query('INSERT INTO bench_sentences VALUES ($1, $2, $3)', [known + i, text, toHalfvec(vectors[i]!)]);
}

/** @returns what makes them again */
async function dropSearchIndexes(manager: EntityManager): Promise<() => Promise<void>> {
  const indexes: { name: string; definition: string }[] = await manager.query(
    `SELECT c.relname AS name, replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
     WHERE i.indrelid = 'memories'::regclass AND a.amname IN ('hnsw', 'gin')`,
  );
  for (const { name } of indexes) await manager.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of indexes) await manager.query(definition);
  };
}

/** Pair `g` is the sentence `g` and the one that stands one further behind it each time round, so no two pairs are alike. */
const INSERT_PAIRS = `
INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                      embedding, embedding_model_id, created_at, updated_at)
SELECT $1::int, pair.text, sha256(convert_to(pair.text, 'UTF8')), '{"source": "bench"}', 1 + g % 10, '{work}', 'persistent', '',
       pair.embedding, $2::smallint, pair.at, pair.at
FROM (SELECT count(*)::int AS sentences FROM bench_sentences) AS s,
     generate_series((SELECT count(*)::int FROM memories WHERE workspace_id = $1::int), $3::int - 1) AS g
JOIN LATERAL (
  SELECT a.text || '. ' || b.text || '.' AS text, l2_normalize(a.embedding + b.embedding) AS embedding,
         now() - make_interval(hours => g % 8760) AS at
  FROM bench_sentences a, bench_sentences b
  WHERE a.id = g % s.sentences AND b.id = (g + 1 + g / s.sentences) % s.sentences) AS pair ON true`;
