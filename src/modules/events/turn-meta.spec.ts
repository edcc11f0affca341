import { parseJson } from '../../common/json/json-parse.js';
import type { JsonObject } from '../../common/json/json-values.js';
import { turnMeta } from './turn-meta.js';

const parse = (text: string) => parseJson(text) as JsonObject;
const timestamp = new Date('2026-03-02T10:00:00.250Z');

describe('turnMeta', () => {
  it('adds what is known of who said it, and nothing else', () => {
    expect({ ...turnMeta(null, { role: 'user' }) }).toEqual({ role: 'user' });
    expect({ ...turnMeta(parse('{"a":1}'), { role: 'tool', name: 'Ana', source: 's', timestamp }) }).toEqual({
      a: 1,
      role: 'tool',
      name: 'Ana',
      source: 's',
      timestamp: '2026-03-02T10:00:00.250Z',
    });
  });

  it("keeps the caller's own under another key, unless it says the same", () => {
    expect({ ...turnMeta(parse('{"role":"boss","source":"s"}'), { role: 'user', source: 's' }) }).toEqual({
      role: 'user',
      role_user: 'boss',
      source: 's',
    });
  });

  it('leaves what it was given alone, and is no way into a prototype', () => {
    const meta = parse('{"__proto__":{"x":1}}');
    const merged = turnMeta(meta, { role: 'user' });
    expect(Object.keys(meta)).toEqual(['__proto__']);
    expect(Object.keys(merged)).toEqual(['__proto__', 'role']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
