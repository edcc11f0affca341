import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { embedded, oneEngine } from '../../support/engines.js';
import { memoriesClient } from '../../support/memories.js';
import { useRestartableService } from '../../support/restartable-service.js';
import { importLines } from '../../support/transfer.js';

const ENGLISH = 'The spare key hangs behind the third beehive';
const FRENCH = 'La clé de réserve est derrière la ruche';
/** Texts that the database can tell to be read in another way, each with a query that finds it. */
const UNREAD = [
  ['用户住在成都高新区', '用户住在哪里？'],
  ['สมชายแพ้กุ้ง', 'แพ้กุ้ง'],
  ['Срок сдачи проекта перенесли на пятницу', 'Когда срок сдачи проекта'],
  ['我的 GitHub 用户名是 octocat', 'What is my GitHub username?'],
] as const;
/** Enough memories to kill the service while it embeds them. */
const MANY = 100;
const WITHIN_MS = 90_000;
const TIMEOUT_MS = 240_000;

// What the migration adds, taken away again: the database is as an earlier build left it.
const UNDO = [
  'DROP TRIGGER embedding_jobs_whole_text ON embedding_jobs',
  'DROP FUNCTION keep_embedding_job',
  'ALTER TABLE embedding_jobs DROP COLUMN whole_text',
  `DELETE FROM migrations WHERE name = 'UnreadTexts1763801600000'`,
  // A vector that unrelated texts share, as those of unknown tokens did.
  'UPDATE memories SET embedding = (SELECT embedding FROM memories ORDER BY id LIMIT 1), near_duplicate_of = NULL',
];

/** The cosine of two unit vectors in their text form. Parameters of a statement are rounded in another way than an import's. */
function cosine(a: string, b: string): number {
  const [left, right] = [JSON.parse(a) as number[], JSON.parse(b) as number[]];
  return left.reduce((sum, value, place) => sum + value * right[place]!, 0);
}

const cases = [
  { name: embedded.name, engine: embedded, variables: {} },
  ...oneEngine.map((engine) => ({
    name: `${engine.name}, encrypted`,
    engine,
    variables: { ENCRYPTION_KEY: randomBytes(32).toString('hex') },
  })),
];

describe.each(cases)('texts in other scripts of an earlier build on $name', ({ engine, variables }) => {
  const { url, start, stop, inDatabase } = useRestartableService(engine, variables);
  let key: string;

  const client = () => ({ ...workspaceClient(url(), key), ...memoriesClient(url(), key) });
  const best = async (query: string): Promise<string | undefined> => (await client().retrieve(query)).body.memories[0]?.text;
  const untilFirst = async (text: string, query: string) => {
    const deadline = Date.now() + WITHIN_MS;
    while ((await best(query)) !== text) {
      if (Date.now() > deadline) throw new Error(`${query} does not find ${text}`);
      await sleep(200);
    }
  };

  it(
    'get their vectors by their characters, across kill -9',
    async () => {
      await start();
      ({ key } = await newWorkspace(url()));
      const lines = [ENGLISH, FRENCH, ...UNREAD.map(([text]) => text), ...Array.from({ length: MANY }, (_, n) => `第${n}号记录`)];
      expect(
        (
          await importLines(
            url(),
            key,
            lines.map((text) => ({ text })),
          )
        ).body,
      ).toMatchObject({ created: lines.length });
      const right = await inDatabase(async (query) => {
        const rows = await query('SELECT id, embedding::text FROM memories ORDER BY id');
        for (const statement of UNDO) await query(statement);
        return rows;
      });
      const queued = await inDatabase((query) => query('SELECT memory_id AS id FROM embedding_jobs WHERE whole_text'));
      // The database cannot read an encrypted text: all of them are queued.
      expect(queued).toHaveLength('ENCRYPTION_KEY' in variables ? lines.length : lines.length - 2);

      await start();
      // What is stored meanwhile is found at once.
      expect((await client().store('钥匙挂在第三个蜂箱后面')).body.dedup.action).toBe('stored_new');
      expect(await best('钥匙挂在哪里')).toBe('钥匙挂在第三个蜂箱后面');
      await stop('SIGKILL');
      expect(await inDatabase((query) => query('SELECT FROM embedding_jobs'))).not.toHaveLength(0);
      await start();
      for (const [text, query] of UNREAD) await untilFirst(text, query);
      await untilFirst(`第${MANY - 1}号记录`, `${MANY - 1}号记录`);
      // Asked of the running service: each restart gives up a job under way, whose lease must end before the next claims it.
      const jobsLeft = async () => (await admin(url(), 'GET', '/overview')).body.queues.embedding_jobs;
      while (await jobsLeft()) await sleep(500);
      const after = await inDatabase((query) =>
        query(`SELECT id, embedding::text FROM memories WHERE id <= ${right.at(-1).id} ORDER BY id`),
      );
      const isPlain = !('ENCRYPTION_KEY' in variables);
      // French is read as before: the vector that was put there stays, and shows that it was not queued.
      const wanted = right.map((row, index) => (isPlain && index === 1 ? right[0] : row));
      // Between them are the roundings to a half-precision number of two encodings; texts of different numbers are below 0.99.
      expect(after.map((row, index) => cosine(row.embedding, wanted[index].embedding)).filter((value) => value < 0.999)).toEqual(
        [],
      );
    },
    TIMEOUT_MS,
  );
});
