import fc from 'fast-check';
import { passagesOf } from './passages.js';

const sentence = (word: string, length: number) => `${word.repeat(Math.ceil(length / word.length)).slice(0, length - 1)}.`;

describe('passagesOf', () => {
  it('returns none for a text of at most 500 code points', () => {
    expect(passagesOf('')).toEqual([]);
    expect(passagesOf('a'.repeat(500))).toEqual([]);
    expect(passagesOf('😀'.repeat(500))).toEqual([]);
  });

  it('packs whole sentences to at most 200 code points', () => {
    const [a, b, c, d] = [sentence('abc ', 80), sentence('def ', 100), sentence('ghi ', 150), sentence('jkl ', 200)];
    expect(passagesOf(`${a} ${b} ${c} ${d}`)).toEqual([
      { text: `${a} ${b}`, start: 0, end: 181 },
      { text: c, start: 182, end: 332 },
      { text: d, start: 333, end: 533 },
    ]);
  });

  it('takes lines and sentences of Chinese as sentences', () => {
    const line = '我们决定在周四发布新版本。'.repeat(20);
    const texts = passagesOf(`${line}\n${line}\n${line}`).map(({ text }) => text);
    expect(texts.map((text) => text.at(-1))).toEqual(Array(texts.length).fill('。'));
  });

  it('cuts a long sentence between words, and a long word anywhere', () => {
    const words = passagesOf('word '.repeat(200)).map(({ text }) => text);
    expect(words.every((text) => text.length <= 200 && /^(?:word )*word$/.test(text))).toBe(true);
    expect(passagesOf('x'.repeat(501)).map(({ start, end }) => [start, end])).toEqual([
      [0, 200],
      [200, 400],
      [400, 501],
    ]);
  });

  it('keeps every character but white space, in order, for any text', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('. ', '\n', '。', ' ', 'word', '😀'));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 200, maxLength: 600 }), (pieces) => {
        const text = pieces.join('');
        const passages = passagesOf(text);
        const characters = [...text];
        for (const { text: part, start, end } of passages) {
          expect(part).toBe(characters.slice(start, end).join(''));
          expect(end - start).toBeLessThanOrEqual(200);
        }
        if (characters.length > 500)
          expect(
            passages
              .map((passage) => passage.text)
              .join('')
              .replace(/\s/gu, ''),
          ).toBe(text.replace(/\s/gu, ''));
      }),
      { numRuns: 20 },
    );
  });
});
