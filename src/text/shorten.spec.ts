import fc from 'fast-check';
import { RECOMMENDED_LENGTH, shorteningOf, withoutRepetitions } from './shorten.js';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe('withoutRepetitions', () => {
  it('keeps the first of two equal sentences', () => {
    expect(withoutRepetitions('The gate is green. The key hangs left. The gate is green. Ring twice.')).toBe(
      'The gate is green. The key hangs left. Ring twice.',
    );
  });

  it('leaves a text alone that repeats nothing', () => {
    const text = 'The gate is green.\n\n- The key hangs left.\n- Ring twice.';
    expect(withoutRepetitions(text)).toBe(text);
  });
});

describe('shorteningOf', () => {
  it('proposes nothing for a text of the recommended length', () => {
    expect(shorteningOf('x'.repeat(RECOMMENDED_LENGTH))).toBeUndefined();
  });

  it('compresses a text that is short enough without its repetitions', () => {
    expect(shorteningOf('The pump of hall 3 is serviced in May. '.repeat(60))).toEqual({
      action: 'compress',
      text: 'The pump of hall 3 is serviced in May.',
    });
  });

  it('splits other texts between sentences, and loses no word', () => {
    const sentence = fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12}){3,30}$/);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 30, maxLength: 60 }), (sentences) => {
        const text = sentences.map((each, i) => `${each} ${i}.`).join(' ');
        const shortening = shorteningOf(text);
        if ([...text].length <= RECOMMENDED_LENGTH) return expect(shortening).toBeUndefined();
        const texts = shortening?.action === 'split' ? shortening.texts : [];
        expect(texts.length).toBeGreaterThan(1);
        for (const part of texts) expect([...part].length).toBeLessThanOrEqual(RECOMMENDED_LENGTH);
        return expect(texts.flatMap(words)).toEqual(words(text));
      }),
      { numRuns: 50 },
    );
  });
});
