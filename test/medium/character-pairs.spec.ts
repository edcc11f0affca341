import 'reflect-metadata';
import fc from 'fast-check';
import type { QueryRunner } from 'typeorm';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { FullText1763800400000 } from '../../src/database/migrations/1763800400000-full-text.js';
import { LexemeStatistics } from '../../src/modules/memory/retrieve/lexeme-statistics.js';
import { pairsOf } from '../../src/text/lexicon/unspaced.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';

const SCRIPTS = {
  Chinese: '天气会议星期',
  Japanese: '東京タワーのよこ',
  Korean: '서울날씨회의',
  Thai: 'กรุงเทพไป',
  Khmer: 'ភាសាខ្មែរ',
};

describe.each(engines)('pairs of characters on $name', (engine) => {
  const database = useDatabase(engine);
  const value = async (expression: string, text: string) =>
    (await database().dataSource.query(`SELECT ${expression} AS value`, [text]))[0].value;
  const pairsIn = async (text: string): Promise<string[]> =>
    (await value('character_pairs($1)', text)).split(' ').filter((part: string) => part !== '');
  const lexemesIn = (text: string): Promise<string[]> => value('tsvector_to_array(memory_lexemes($1))', text);

  it.each([
    ['Chinese', '今天天气', ['今天', '天天', '天气']],
    ['Japanese', '東京タワー', ['東京', '京タ', 'タワ', 'ワー']],
    ['Korean', '서울은', ['서울', '울은']],
    ['Thai', 'ไปตลาด', ['ไป', 'ปต', 'ตล', 'ลา', 'าด']],
    ['a supplementary plane', '\u{20000}\u{20001}\u{20002}', ['\u{20000}\u{20001}', '\u{20001}\u{20002}']],
    ['one character', '東', ['東']],
    ['single characters', '東 京', ['東', '京']],
    ['Latin', 'in the tower', ['in', 'the', 'tower']],
    ['no script', '', []],
    ['mixed text', 'in東京tower 5回, 回数券x', ['in', 'tower', '5', '回', ',', 'x', '東京', '回数', '数券']],
  ])('are those of %s: %j', async (_name, text, pairs) => {
    expect((await pairsIn(text)).sort()).toEqual([...pairs].sort());
  });

  it.each([2, 3, 4, 5, 6, 7])('make %s characters one less', async (length) => {
    const run = '一二三四五六七'.slice(0, length);
    const pairs = Array.from({ length: length - 1 }, (_, i) => run.slice(i, i + 2));
    expect((await pairsIn(run)).sort()).toEqual(pairs.sort());
    expect((await pairsIn(`a${run} b`)).sort()).toEqual(['a', 'b', ...pairs].sort());
  });

  it('are the same for a query as for a text', async () => {
    const run = fc.oneof(
      ...Object.values(SCRIPTS).map((script) => fc.string({ unit: fc.constantFrom(...script), minLength: 1, maxLength: 9 })),
      fc.string({ unit: fc.constantFrom(...Object.values(SCRIPTS).join('')), minLength: 1, maxLength: 9 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(run, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(' ', ' and ', 'x', ', '),
        async (runs, gap) => {
          const others = runs.length > 1 ? [gap.trim()].filter(Boolean) : [];
          expect(new Set(await pairsIn(runs.join(gap)))).toEqual(new Set([...runs.flatMap(pairsOf), ...others]));
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['Chinese', '今天开会。', ['今天', '天开', '开会']],
    ['half-width Japanese', 'ﾃｽﾄ', ['スト', 'テス']],
    ['decomposed Korean', '서울은'.normalize('NFD'), ['서울', '울은']],
    ['accents and camelCase beside them', 'caféBar 東京', ['bar', 'cafe', '東京']],
    ['numbers beside them', '5,000円です', ['5000', '円で', 'です']],
  ])('are lexemes of %s', async (_name, text, lexemes) => {
    expect(await lexemesIn(text)).toEqual(expect.arrayContaining(lexemes));
  });
});

// What the migration adds, taken away again: the database is as an earlier build left it, without the views of later ones.
const UNDO = `
  DROP FUNCTION character_pairs; DROP FUNCTION memory_conversation; DROP FUNCTION conversation_name;
  ALTER TABLE memories DROP COLUMN follows CASCADE; ALTER TABLE memory_accesses DROP COLUMN inherited_count;
  ALTER TABLE memory_chunks DROP COLUMN passage_start, DROP COLUMN passage_end;
  DROP TRIGGER memories_queue_passages ON memories; DROP FUNCTION queue_passages;
  DELETE FROM migrations WHERE name = 'Ranking1763801500000'`;

/** Returns the statement that made the function `memory_words` of earlier builds. */
async function formerMemoryWords(): Promise<string> {
  const statements: string[] = [];
  await new FullText1763800400000().up({ query: async (text: string) => statements.push(text) } as unknown as QueryRunner);
  const [statement] = /CREATE FUNCTION memory_words[^;]+;/.exec(statements.join('\n')) as RegExpExecArray;
  return statement.replace('CREATE', 'CREATE OR REPLACE');
}

describe.each(engines)('a database of an earlier build on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  const open = async () => {
    database = await openDatabase(loadConfig(files.env));
  };
  beforeAll(async () => {
    files = await engine.create();
    await open();
  });
  afterAll(async () => {
    await database?.close();
    await files?.drop();
  });

  it('has pairs of characters after its migration, and the counts of them', async () => {
    const query = (text: string, values?: unknown[]) => database.dataSource.query(text, values);
    for (const statement of [await formerMemoryWords(), ...UNDO.split(';')]) await query(statement);
    const texts = ['今天开会', '서울 날씨는 맑음', 'ไปตลาด', 'The office is in Bern', 'in 東京 tower'];
    for (const text of texts) await insertMemory(database, { workspaceId: 1, text, meta: { session_id: 7 } });
    await insertMemory(database, { workspaceId: 1, text: '开会了', archivedAt: new Date() });
    const countWords = () => new LexemeStatistics(handlesOf(database).db).countAll();
    await countWords();
    const lexemes = async () => {
      const rows = await query('SELECT tsvector_to_array(lexemes) AS lexemes FROM memories ORDER BY id');
      return rows.map((row: { lexemes: string[] }) => row.lexemes);
    };
    const counts = async () => {
      const rows = await query("SELECT lexeme, memories FROM lexeme_statistics WHERE workspace_id = 1 AND lexeme ~ '[^a-z]'");
      return Object.fromEntries(rows.map((row: { lexeme: string; memories: number }) => [row.lexeme, row.memories]));
    };
    const [former] = await lexemes();
    expect(former).toEqual(['今', '会', '天', '开']);
    const untouched = async () => (await query("SELECT xmin::text FROM memories WHERE text ~ 'office'"))[0].xmin;
    const before = await untouched();

    await database.close();
    await open();
    expect(await untouched()).toBe(before);
    expect(await lexemes()).toEqual([
      ['今天', '天开', '开会'],
      expect.arrayContaining(['서울', '날씨', '씨는', '맑음']),
      expect.arrayContaining(['ไป', 'ปต', 'ตล', 'ลา', 'าด']),
      ['bern', 'in', 'is', 'office', 'the'].map((word) => (word === 'office' ? expect.stringMatching(/^offic/) : word)),
      expect.arrayContaining(['in', 'tower', '東京']),
      ['会了', '开会'],
    ]);
    await countWords();
    expect(await counts()).toMatchObject({ 今天: 1, 天开: 1, 开会: 1, 서울: 1, 東京: 1 });
    expect(Object.keys(await counts())).not.toEqual(expect.arrayContaining(['今']));
    expect(await query('SELECT follows, memory_conversation(meta) AS name FROM memories ORDER BY id LIMIT 1')).toEqual([
      { follows: null, name: 'session 7' },
    ]);
  });
});
