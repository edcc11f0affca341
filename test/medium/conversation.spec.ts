import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { parseJson } from '../../src/common/json/json-parse.js';
import { render } from '../../src/common/json/json-render.js';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { conversationIn } from '../../src/modules/memory/records/meta-tokens.js';
import { encryptionOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';

const WORKSPACE = 7;

describe.each(engines)('the conversation of a memory on $name', (engine) => {
  let files: TestDatabase;
  let plain: OpenDatabase;
  beforeAll(async () => {
    files = await engine.create();
    plain = await openDatabase(loadConfig(files.env));
  });
  afterAll(async () => {
    await plain?.close();
    await files?.drop();
  });
  const inDatabase = async (storedMeta: string): Promise<string | null> =>
    (await plain.dataSource.query('SELECT memory_conversation($1::jsonb) AS name', [storedMeta]))[0].name;
  /** Returns the JSON text that is stored of a meta. */
  const rendered = (meta: string) => render(parseJson(meta));

  it.each([
    ['{"session_id":"a","thread_id":"b","run_id":"c","source":"d"}', 'session a'],
    ['{"thread_id":"b","run_id":"c","source":"d"}', 'thread b'],
    ['{"run_id":"c","source":"d"}', 'run c'],
    ['{"source":"slack"}', 'source slack'],
    ['{"source":"caf\\u00e9 \\"x\\" \\\\"}', 'source café "x" \\'],
    ['{"session_id":7}', 'session 7'],
    ['{"session_id":-12}', 'session -12'],
    ['{"session_id":1.5,"source":"slack"}', 'source slack'],
    ['{"session_id":12345678901234567890}', null],
    ['{"thread_id":[],"run_id":"r"}', 'run r'],
    ['{"session_id":null,"source":"slack"}', 'source slack'],
    ['{"session_id":null}', null],
    ['{"thread":{"session_id":"a"},"n":1}', null],
    ['{}', null],
  ])('of %s is %j, for the service as for the database', async (meta, name) => {
    expect(conversationIn(rendered(meta))).toBe(name);
    expect(await inDatabase(rendered(meta))).toBe(name);
  });

  it('is the same for any text, whole number, truth value or null', async () => {
    const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.bigInt(), fc.boolean(), fc.constant(null));
    const keys = fc.constantFrom('session_id', 'thread_id', 'run_id', 'source', 'other');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(keys, scalar), async (meta) => {
        // PostgreSQL stores no NUL.
        const stored = render(meta).replaceAll('\\u0000', '');
        expect(conversationIn(stored)).toBe(await inDatabase(stored));
      }),
      { numRuns: 60 },
    );
  });

  // jsonb writes some of these in its own way: `{"a": 1, "b": 2}`, `100000000000000000000`, `0.0`.
  it.each(['{"b":1,"a":2}', '["a","b"]', '1e20', '1.5e-7', '-0.0', '""', 'true'])('is none for a session %s', async (session) => {
    const stored = rendered(`{"session_id":${session}}`);
    expect([await inDatabase(stored), conversationIn(stored)]).toEqual([null, null]);
  });

  describe('whose meta is encrypted', () => {
    let encrypted: OpenDatabase;
    let encryptedFiles: TestDatabase;
    beforeAll(async () => {
      encryptedFiles = await engine.create();
      const ENCRYPTION_KEY = randomBytes(32).toString('base64');
      encrypted = await openDatabase(loadConfig({ ...encryptedFiles.env, ENCRYPTION_KEY }));
    });
    afterAll(async () => {
      await encrypted?.close();
      await encryptedFiles?.drop();
    });
    const nameOf = (meta: string, workspaceId = WORKSPACE) => encryptionOf(encrypted).conversationOf(workspaceId, rendered(meta));
    const storedNameOf = (meta: string, id = 1, workspaceId = WORKSPACE) =>
      inDatabase(encryptionOf(encrypted).encryptMeta(workspaceId, id, rendered(meta)));

    it.each(['{"session_id":"a","n":1}', '{"source":"slack","thread":{"id":7}}', '{"session_id":7}'])(
      'is named by a hash that tells nothing of %s',
      async (meta) => {
        const name = nameOf(meta);
        expect(name).toMatch(/^conversation:[\w-]{16,}$/);
        expect(await storedNameOf(meta)).toBe(name);
        // Of another memory of the conversation, too.
        expect(await storedNameOf(meta.replace('{', '{"turn":2,'), 2)).toBe(name);
      },
    );

    it.each(['{}', '{"n":1}', '{"session_id":null}', '{"note":"conversation:x"}'])('is none for %s', async (meta) => {
      expect([nameOf(meta), await storedNameOf(meta)]).toEqual([null, null]);
    });

    it('has another name in another workspace, for another session, and under another key of meta', async () => {
      const names = [nameOf('{"session_id":"a"}'), nameOf('{"session_id":"a"}', 8), nameOf('{"session_id":"b"}')];
      expect(new Set([...names, nameOf('{"thread_id":"a"}')]).size).toBe(4);
      expect(await storedNameOf('{"session_id":"a"}', 1, 8)).toBe(names[1]);
    });
  });
});
