import { InvalidAnswer } from '../../openai/provider-failure.js';
import { vectorsOf } from './embeddings-answer.js';

describe('vectorsOf', () => {
  it('restores the order and scales to length 1', () => {
    const answer = {
      data: [
        { index: 1, embedding: [0, 2] },
        { index: 0, embedding: [3, 0] },
      ],
    };
    expect(vectorsOf(answer, 2, 2)).toEqual([new Float32Array([1, 0]), new Float32Array([0, 1])]);
  });

  it('takes the order as given where nothing is numbered', () => {
    expect(vectorsOf({ data: [{ embedding: [1] }, { embedding: [-1] }] }, 2, 1)).toEqual([
      new Float32Array([1]),
      new Float32Array([-1]),
    ]);
  });

  it.each([
    ['nothing', null, 'without a list'],
    ['an error object', { error: {} }, 'without a list'],
    ['too few', { data: [] }, '0 vectors for 1'],
    ['too many', { data: [{}, {}] }, '2 vectors for 1'],
    ['an item that is no object', { data: [null] }, 'not a vector'],
    ['base64', { data: [{ index: 0, embedding: 'AAAA' }] }, 'not a vector'],
    ['a number that is out of range', { data: [{ index: 1, embedding: [1, 0] }] }, 'numbered'],
    ['a number that is a name', { data: [{ index: 'length', embedding: [1, 0] }] }, 'numbered'],
    ['other dimensions', { data: [{ index: 0, embedding: [1, 0, 0] }] }, '3 dimensions where EMBEDDING_DIMENSIONS is 2'],
    ['no numbers', { data: [{ index: 0, embedding: [1, null] }] }, 'something else than numbers'],
    ['no direction', { data: [{ index: 0, embedding: [0, 0] }] }, 'no direction'],
  ])('refuses %s', (_name, answer, message) => {
    expect(() => vectorsOf(answer, 1, 2)).toThrow(InvalidAnswer);
    expect(() => vectorsOf(answer, 1, 2)).toThrow(message);
  });

  it('refuses the same number twice', () => {
    const item = { index: 0, embedding: [1] };
    expect(() => vectorsOf({ data: [item, item] }, 2, 1)).toThrow('numbered');
  });
});
