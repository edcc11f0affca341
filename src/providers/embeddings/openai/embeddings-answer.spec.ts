import { InvalidAnswer } from '../../openai/provider-failure.js';
import { vectorsOf } from './embeddings-answer.js';

describe('vectorsOf', () => {
  it('restores the order of the texts and normalises the vectors', () => {
    const answer = {
      data: [
        { index: 1, embedding: [0, 2] },
        { index: 0, embedding: [3, 0] },
      ],
    };
    expect(vectorsOf(answer, 2, 2)).toEqual([new Float32Array([1, 0]), new Float32Array([0, 1])]);
  });

  it('keeps the order of the answer if its vectors have no index', () => {
    expect(vectorsOf({ data: [{ embedding: [1] }, { embedding: [-1] }] }, 2, 1)).toEqual([
      new Float32Array([1]),
      new Float32Array([-1]),
    ]);
  });

  it.each([
    ['null', null, 'without a list'],
    ['an error object', { error: {} }, 'without a list'],
    ['too few vectors', { data: [] }, '0 vectors for 1'],
    ['too many vectors', { data: [{}, {}] }, '2 vectors for 1'],
    ['an item that is not an object', { data: [null] }, 'not a vector'],
    ['a vector in base64', { data: [{ index: 0, embedding: 'AAAA' }] }, 'not a vector'],
    ['an index that is out of range', { data: [{ index: 1, embedding: [1, 0] }] }, 'numbered'],
    ['an index that is a property name', { data: [{ index: 'length', embedding: [1, 0] }] }, 'numbered'],
    [
      'a vector of other dimensions',
      { data: [{ index: 0, embedding: [1, 0, 0] }] },
      '3 dimensions where EMBEDDING_DIMENSIONS is 2',
    ],
    ['a vector that contains null', { data: [{ index: 0, embedding: [1, null] }] }, 'something else than numbers'],
    ['a vector of length zero', { data: [{ index: 0, embedding: [0, 0] }] }, 'no direction'],
  ])('refuses an answer that is or contains %s', (_name, answer, message) => {
    expect(() => vectorsOf(answer, 1, 2)).toThrow(InvalidAnswer);
    expect(() => vectorsOf(answer, 1, 2)).toThrow(message);
  });

  it('refuses an answer with the same index twice', () => {
    const item = { index: 0, embedding: [1] };
    expect(() => vectorsOf({ data: [item, item] }, 2, 1)).toThrow('numbered');
  });
});
