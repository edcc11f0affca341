import type { AppError, FieldError } from '../../../common/app-error.js';
import { answerTo } from '../../../http/error-catalogue.js';
import { readMemoryLine } from './memory-line.mapper.js';

const read = (line: unknown) => readMemoryLine(Buffer.from(typeof line === 'string' ? line : JSON.stringify(line)));

const problemOf = (line: unknown) => {
  try {
    read(line);
  } catch (error) {
    const { detail } = answerTo(error as AppError).body as { detail: string | FieldError[] };
    return typeof detail === 'string' ? (error as AppError).code : detail.map(({ loc, msg }) => [loc.slice(1).join('.'), msg]);
  }
  throw new Error('readMemoryLine accepted the line');
};

const REVISION = {
  revision: 1,
  cause: 'updated_existing',
  text: 'Old',
  meta: {},
  importance: 4,
  categories: ['knowledge'],
  temporal: { type: 'persistent', raw_text: 'Old', valid_until: null },
  created_at: '2026-01-01T00:00:00Z',
};

describe('readMemoryLine', () => {
  it('keeps times to the microsecond, in UTC', () => {
    const { createdAt, updatedAt } = read({
      text: 'x',
      created_at: '2026-01-01T01:02:03.123456+02:00',
      updated_at: '2026-01-01',
    });
    expect([createdAt, updatedAt]).toEqual(['2025-12-31T23:02:03.123456Z', '2026-01-01T00:00:00.000000Z']);
  });

  it('reads an export with its revisions', () => {
    const line = read({
      format: 1,
      id: 7,
      text: 'New',
      meta: { n: 1 },
      access_count: 3,
      near_duplicate_of: 5,
      follows: 6,
      inherited_count: 2,
      revisions: [REVISION],
    });
    expect(line).toMatchObject({ id: 7, text: 'New', accessCount: 3, nearDuplicateOf: 5, follows: 6, inheritedCount: 2 });
    expect(line.revisions).toEqual([
      expect.objectContaining({ revision: 1, text: 'Old', createdAt: '2026-01-01T00:00:00.000000Z' }),
    ]);
  });

  it('accepts longer texts in a line of an export than in any other line', () => {
    const text = 'x'.repeat(10_001);
    expect(read({ format: 1, text }).text).toBe(text);
    expect(problemOf({ text })).toEqual([['text', 'String should have at most 10000 characters']]);
    expect(problemOf({ memory: text })).toEqual([['memory', 'String should have at most 10000 characters']]);
  });

  it('adds the attributes of a mem0 memory to its meta, unless its metadata has a key of that name', () => {
    const line = { id: 'uuid', memory: 'x', role: 'user', agent_id: null, metadata: { role: 'mine' }, hash: 'h', score: 0.5 };
    expect(read(line)).toMatchObject({ id: undefined, externalId: 'mem0:uuid', meta: { role: 'mine', mem0_id: 'uuid' } });
    expect(Object.keys(read(line).meta as object).sort()).toEqual(['mem0_id', 'role']);
  });

  it('lets a mem0 memory end when its line says so, if that is yet to come', () => {
    const at = (expires_at: string) => JSON.stringify({ memory: 'x', expires_at });
    expect(read(at('2999-01-31T00:00:00Z'))).toMatchObject({ expiresAt: '2999-01-31T00:00:00.000000Z' });
    expect(() => read(at('2020-01-31T00:00:00Z'))).toThrow();
  });

  it('leaves a mem0 memory to its user, whoever its metadata names', () => {
    const meta = (metadata: object) => ({ ...(read({ memory: 'x', user_id: 'ana', metadata }).meta as object) });
    expect(meta({ user_id: 17, run_id: 'r' })).toEqual({ user_id: 'ana', metadata_user_id: 17, run_id: 'r' });
    for (const known of [null, 'ana']) expect(meta({ user_id: known })).toEqual({ user_id: 'ana' });
  });

  it.each([
    ['{', 'malformed_body'],
    ['"text"', [['', 'Input should be a valid dictionary or object to extract fields from']]],
    [{}, [['text', 'Field required']]],
    [{ memory: 1 }, [['memory', 'Input should be a valid string']]],
    [{ memory: 'x', categories: [['deep']], metadata: 7 }, [['metadata', 'Input should be a valid dictionary']]],
    [{ memory: 'x', user_id: 'a\0b' }, [['metadata', 'Value error, NUL characters are not allowed']]],
    [{ text: 'x', created_at: '0001-01-01T00:00:00+10:00' }, [['created_at', 'Value error, year is out of range']]],
    [{ text: 'x', created_at: '9999-12-31T23:59:59-10:00' }, [['created_at', 'Value error, year is out of range']]],
    [{ format: 1, text: 'x', revisions: [REVISION, REVISION] }, [['revisions', 'Value error, revisions must differ']]],
    [
      { format: 1, text: 'x', revisions: [{ ...REVISION, cause: 'my pin is 4921' }] },
      [['revisions.0.cause', 'Value error, causes are words in snake_case']],
    ],
    [
      { format: 1, text: 'x', revisions: [{ ...REVISION, categories: ['hunter2'] }] },
      [['revisions.0.categories', 'Value error, unknown category']],
    ],
    [
      { format: 1, text: 'x', temporal: { type: 'persistent', raw_text: 'x', valid_until: '2026-01-01' } },
      [['temporal.valid_until', 'Value error, it belongs to a temporal memory, and to no other']],
    ],
  ])('refuses %j', (line, problem) => {
    expect(problemOf(line)).toEqual(problem);
  });
});
