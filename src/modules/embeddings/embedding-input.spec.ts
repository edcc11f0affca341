import { embeddingInput } from './embedding-input.js';

describe('embeddingInput', () => {
  it('puts the question before its answer', () =>
    expect(embeddingInput('Four', '{"role":"user","in_reply_to":"How many?"}')).toBe('How many?\nFour'));

  it.each([
    ['no meta', 'Four', '{}'],
    ['another thing', 'Four', '{"in_reply_to":7}'],
    ['an empty question', 'Four', '{"in_reply_to":""}'],
    ['a question inside of another value', 'Four', '{"a":{"in_reply_to":"How many?"}}'],
    ['a very long question', 'Four', JSON.stringify({ in_reply_to: 'why '.repeat(200) })],
    ['a long text', 'Four of them '.repeat(8), '{"in_reply_to":"How many?"}'],
  ])('is the text alone with %s', (_name, text, metaJson) => expect(embeddingInput(text, metaJson)).toBe(text));
});
