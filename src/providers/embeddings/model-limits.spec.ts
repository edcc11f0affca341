import { limitsOf } from './model-limits.js';

describe('limitsOf', () => {
  it.each([
    ['text-embedding-3-small', 8000, 128],
    ['a-model-that-nobody-knows', 8000, 128],
    ['openai/text-embedding-3-large', 8000, 128],
    ['BAAI/bge-small-en-v1.5', 512, 128],
    ['bge-m3:latest', 8000, 128],
    ['all-minilm:33m', 512, 128],
    ['snowflake-arctic-embed:latest', 512, 128],
    ['snowflake-arctic-embed2', 8000, 128],
    ['nomic-embed-text', 2048, 128],
    ['gemini-embedding-001', 2048, 100],
    ['text-embedding-v4', 8000, 10],
  ])('returns those of %s', (model, maxTokens, batch) => expect(limitsOf(model)).toEqual({ maxTokens, batch }));
});
