import { etagOf, isMatch } from './etag.js';

const memory = { id: 7, version: 2, updatedAt: new Date('2026-03-02T10:00:00.123Z') };
const tag = etagOf(memory);

describe('the ETag of a memory', () => {
  it('is strong, and differs for another id, version or time', () => {
    expect(tag).toMatch(/^"[\w-]+"$/);
    const others = [
      { ...memory, id: 8 },
      { ...memory, version: 3 },
      { ...memory, updatedAt: new Date('2026-03-02T10:00:00.124Z') },
    ];
    for (const other of others) expect(etagOf(other)).not.toBe(tag);
  });

  it.each([undefined, '*', ' * ', tag, `"x", ${tag}`, `W/"y",${tag}`])('passes If-Match: %s', (ifMatch) => {
    expect(isMatch(ifMatch, memory)).toBe(true);
  });

  it.each(['', '"x"', `W/${tag}`, tag.slice(1, -1), '**', 'null'])('does not pass If-Match: %s', (ifMatch) => {
    expect(isMatch(ifMatch, memory)).toBe(false);
  });
});
