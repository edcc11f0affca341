import { readFilter } from '../memory/records/filter-reader.dto.js';
import { namesEntity, toFilterJson } from './mem0-filter.js';

const read = (filter: unknown) => readFilter(toFilterJson(filter), ['body', 'filters']);

describe('a filter of mem0', () => {
  it('is one of ours', () => {
    expect(toFilterJson({ user_id: 'ana' })).toEqual({ 'meta.user_id': 'ana' });
    const both = { AND: [{ user_id: 'ana' }, { OR: [{ run_id: '*' }, { metadata: { topic: 'food' } }] }] };
    expect(toFilterJson(both)).toEqual({
      and: [{ 'meta.user_id': 'ana' }, { or: [{ 'meta.run_id': { exists: true } }, { and: [{ 'meta.topic': 'food' }] }] }],
    });
    expect(toFilterJson({ NOT: [{ agent_id: { in: ['a', 'b'] } }] })).toEqual({
      not: { or: [{ 'meta.agent_id': { in: ['a', 'b'] } }] },
    });
  });

  it.each([
    [{ user_id: 'ana', created_at: { gte: '2026-01-01T00:00:00Z', lt: '2026-02-01T00:00:00Z' } }],
    [{ AND: [{ user_id: { ne: 'ana' } }, { categories: { in: ['preferences'] } }] }],
    [{ AND: [{ user_id: '*' }, { metadata: { priority: { gte: 3 } } }, { categories: { contains: 'preferences' } }] }],
  ])('is read: %j', (filter) => expect(read(filter)).toHaveProperty('kind'));

  it.each([
    [{ user_id: 'ana', keywords: { contains: 'tea' } }, ['body', 'filters', 'and', 1, 'keywords']],
    [{ user_id: { icontains: 'an' } }, ['body', 'filters', 'meta.user_id', 'icontains']],
    [{ colour: 'red' }, ['body', 'filters', 'colour']],
  ])('is refused where it asks for what there is not: %j', (filter, loc) =>
    expect(read(filter)).toMatchObject({ items: [{ type: 'extra_forbidden', loc }] }),
  );

  it('has to name an entity, anywhere', () => {
    expect(namesEntity({ OR: [{ metadata: { a: 1 } }, { NOT: { app_id: 'x' } }] })).toBe(true);
    expect(namesEntity({ metadata: { a: 1 } })).toBe(false);
    expect(namesEntity(undefined)).toBe(false);
  });
});
