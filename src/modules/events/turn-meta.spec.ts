import { parseJson } from '../../common/json/json-parse.js';
import type { JsonObject } from '../../common/json/json-values.js';
import { turnMeta } from './turn-meta.js';

const parse = (text: string) => parseJson(text) as JsonObject;
const timestamp = new Date('2026-03-02T10:00:00.250Z');

describe('turnMeta', () => {
  it('adds the known facts about the speaker, and nothing else', () => {
    expect({ ...turnMeta(null, { role: 'user' }) }).toEqual({ role: 'user' });
    expect({ ...turnMeta(parse('{"a":1}'), { role: 'tool', name: 'Ana', source: 's', timestamp }) }).toEqual({
      a: 1,
      role: 'tool',
      name: 'Ana',
      source: 's',
      timestamp: '2026-03-02T10:00:00.250Z',
    });
  });

  it("keeps the caller's value under another key, unless it is the same", () => {
    expect({ ...turnMeta(parse('{"role":"boss","source":"s"}'), { role: 'user', source: 's' }) }).toEqual({
      role: 'user',
      role_user: 'boss',
      source: 's',
    });
  });

  it('does not change its argument, and cannot change a prototype', () => {
    const meta = parse('{"__proto__":{"x":1}}');
    const merged = turnMeta(meta, { role: 'user' });
    expect(Object.keys(meta)).toEqual(['__proto__']);
    expect(Object.keys(merged)).toEqual(['__proto__', 'role']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
