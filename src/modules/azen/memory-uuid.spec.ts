import fc from 'fast-check';
import { memoryOf, uuidOf } from './memory-uuid.js';

const KEY = '0d1f3a52-0000-4000-8000-000000000001';
const references = fc.record({
  workspaceId: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  memoryId: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
});

describe('the UUID of a memory', () => {
  it('has version 4 and leads back to the memory', () =>
    fc.assert(
      fc.property(references, (reference) => {
        const uuid = uuidOf(KEY, reference);
        expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
        expect(memoryOf(KEY, uuid)).toEqual(reference);
        expect(memoryOf(KEY, uuid.toUpperCase())).toEqual(reference);
      }),
    ));

  it('differs between memories, workspaces and keys', () => {
    const uuids = [1, 2].flatMap((workspaceId) => [1, 2, 3].map((memoryId) => uuidOf(KEY, { workspaceId, memoryId })));
    expect(new Set([...uuids, uuidOf('another key', { workspaceId: 1, memoryId: 1 })]).size).toBe(7);
  });

  it('is the same each time', () => {
    expect(uuidOf(KEY, { workspaceId: 1, memoryId: 1 })).toBe(uuidOf(KEY, { workspaceId: 1, memoryId: 1 }));
  });

  it.each(['', 'x', '00000000-0000-0000-0000-000000000000', '019b0000-0000-7000-8000-000000000000'])(
    'cannot be %j, which leads to no memory',
    (uuid) => expect(memoryOf(KEY, uuid)).toBeUndefined(),
  );

  it('leads to a memory only if it is exactly the UUID of that memory', () =>
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), (uuid) => {
        const found = memoryOf(KEY, uuid);
        expect(found === undefined || uuidOf(KEY, found) === uuid).toBe(true);
      }),
    ));
});
