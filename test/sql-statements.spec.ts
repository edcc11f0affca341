import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddingSpace } from '../src/modules/embeddings/embedding-space.js';
import { conditionsOf } from '../src/modules/memory/records/memory-filter.js';
import { clustersStatement, nearestTextsStatement } from '../src/modules/memory/records/neighbour.repository.js';
import { nearestChunksStatement } from '../src/modules/memory/retrieve/chunk-search.repository.js';
import { type SearchShape, searchStatement } from '../src/modules/memory/retrieve/search-statement.js';
import { MINILM } from '../src/providers/embeddings/calibration.js';
import { MINILM_LANGUAGES } from '../src/providers/embeddings/language-calibration.js';
import { findSqlStatements } from './support/sql-statements.js';

const COMMITTED = join(process.cwd(), 'statements.sql');

const HEADER = [
  '-- Every SQL statement of the service, generated from src by `npm run statements`; a test fails when it is out of date.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the sign of the file for a value that is known later
  '-- ${…} is known only at run time. The statements of searches are examples: partition 5 of the workspace, model 1.',
  '',
].join('\n');

const SPACE = {
  id: 1,
  vectorColumn: 'embedding',
  vectorType: 'halfvec',
  dimensions: 384,
  // The weights of all dimensions would fill the file.
  embedder: { calibration: MINILM, languages: { ...MINILM_LANGUAGES, weights: [1, 2, 3] } },
} as unknown as EmbeddingSpace;
const EXACT = { partition: 5, exact: true, indexed: false, wide: false };
const INDEXED = { ...EXACT, exact: false, indexed: true };
const WIDE = { ...INDEXED, wide: true };
const SHAPE: SearchShape = {
  ...INDEXED,
  nearest: 100,
  explain: false,
  past: false,
  encrypted: false,
  period: false,
  foreign: false,
};

const FILTER = conditionsOf(
  {
    where: {
      kind: 'and',
      parts: [
        { kind: 'value', path: ['a', 'b'], values: ['1'] },
        { kind: 'contains', path: ['tags'], value: '"new"' },
        { kind: 'order', path: ['a', 'c'], operator: 'gte', value: '3' },
        { kind: 'order', path: ['due'], operator: 'lt', value: '"2026-03"' },
        { kind: 'not', part: { kind: 'exists', path: ['done'] } },
        { kind: 'categories', match: 'any', tags: ['preferences'] },
        { kind: 'time', field: 'created_at', operator: 'gte', at: new Date(0) },
        { kind: 'time', field: 'updated_at', operator: 'lt', at: new Date(1) },
      ],
    },
    temporalType: 'temporal',
    text: 'part',
    ids: [1],
  },
  Array(6).fill(null),
);

const EXAMPLES: readonly (readonly [title: string, text: string])[] = [
  ['a retrieve', searchStatement(SPACE, SHAPE)],
  ['a retrieve in a small workspace', searchStatement(SPACE, { ...SHAPE, ...EXACT })],
  ['a retrieve in a big workspace', searchStatement(SPACE, { ...SHAPE, ...WIDE })],
  ['a retrieve with factors', searchStatement(SPACE, { ...SHAPE, explain: true })],
  ['a retrieve in the past', searchStatement(SPACE, { ...SHAPE, past: true })],
  ['a retrieve of a period', searchStatement(SPACE, { ...SHAPE, period: true, explain: true })],
  ['a retrieve among encrypted memories', searchStatement(SPACE, { ...SHAPE, encrypted: true })],
  ['a retrieve with a filter', searchStatement(SPACE, { ...SHAPE, indexed: false }, FILTER)],
  ['the neighbours of a new text', nearestTextsStatement(SPACE, INDEXED)],
  ['the neighbours of a new text in a small workspace', nearestTextsStatement(SPACE, EXACT)],
  ['the neighbours of a new text in a big workspace', nearestTextsStatement(SPACE, WIDE)],
  ['the neighbours of stored texts', clustersStatement(SPACE, INDEXED)],
  ['the chunks nearest to a query', nearestChunksStatement(SPACE, INDEXED)],
];

/** Returns a statement without the indentation that its place in the code gives it. */
function dedented(text: string): string {
  const [first = '', ...rest] = text.trim().split('\n');
  const indents = rest.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents) - 2;
  return [first.trimEnd(), ...rest.map((line) => line.slice(Math.max(0, indent)).trimEnd())].join('\n');
}

function documentOf(statements: ReturnType<typeof findSqlStatements>): string {
  const sections = new Map<string, string[]>([['searches', EXAMPLES.map(([title, text]) => `-- ${title}\n${dedented(text)};`)]]);
  for (const { file, name, text } of statements) {
    const section = sections.get(file) ?? [];
    section.push(`-- ${name === null ? 'not prepared' : `prepared as ${name}`}\n${dedented(text)};`);
    sections.set(file, section);
  }
  return [HEADER, ...[...sections].map(([title, texts]) => `--\n-- ${title}\n--\n\n${texts.join('\n\n')}\n`)].join('\n');
}

describe('the SQL statements of src', () => {
  const statements = findSqlStatements();

  it('equal the committed statements.sql; `npm run statements` updates that', () => {
    const text = documentOf(statements);
    if (process.env['UPDATE_STATEMENTS']) writeFileSync(COMMITTED, text);
    expect(text).toBe(readFileSync(COMMITTED, 'utf8'));
  });

  it('leave expired memories out wherever they leave out archived ones', () => {
    const texts = [...EXAMPLES, ...statements.map(({ name, text }) => [name ?? text, text] as const)];
    const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const careless = texts.filter(
      ([, text]) =>
        count(text, /(?<!FILTER \(WHERE )archived_at IS NULL|COALESCE\(m\.archived_at/g) >
        count(text, /expires_at (?:>|<=) now\(\)/g),
    );
    // A count that only chooses how to search.
    expect(careless.filter(([title]) => !title.startsWith('count_scope_')).map(([title]) => title)).toEqual([]);
    expect(texts.filter(([, text]) => text.includes('expires_at > now()')).length).toBeGreaterThan(30);
  });

  // A plan may run a subquery of FROM, USING or IN once for each row of the other side. Each time it skips the rows that it has
  // locked and changed before: so one claim leased several jobs, of which one was worked on. A CTE is run once.
  it('take rows up to a limit, and lock them, in a CTE or as a single value', () => {
    const locking = statements.flatMap(({ text }) =>
      [...text.matchAll(/\bLIMIT \S+\s+FOR (?:NO KEY )?UPDATE/g)].map(({ index }) => beforeSubquery(text, index)),
    );
    expect(locking.filter((before) => before !== undefined && !/(?:\bAS|=)\s*$/.test(before))).toEqual([]);
    expect(locking.filter((before) => before !== undefined).length).toBeGreaterThan(5);
  });

  it('have one text for each name of a prepared statement', () => {
    const texts = new Map<string, Set<string>>();
    for (const { name, text } of statements)
      if (name !== null && !name.includes('${')) texts.set(name, (texts.get(name) ?? new Set()).add(text));
    expect([...texts].filter(([, each]) => each.size > 1).map(([name]) => name)).toEqual([]);
    expect(texts.size).toBeGreaterThan(60);
  });
});

/** Returns what stands in front of the subquery that an index is in; undefined if it is in none. */
function beforeSubquery(text: string, index: number): string | undefined {
  let open = 0;
  for (let i = index; i >= 0; i--) {
    if (text[i] === ')') open++;
    if (text[i] === '(' && open-- === 0) return text.slice(0, i);
  }
  return undefined;
}
