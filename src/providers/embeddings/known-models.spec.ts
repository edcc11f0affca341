import { IDENTITY, MINILM } from './calibration.js';
import { calibrationOf, dimensionsOf } from './known-models.js';

const KNOWN = [
  'text-embedding-ada-002',
  'multilingual-e5-large',
  'gte-large',
  'bge-large-en-v1.5',
  'bge-base-en',
  'gemini-embedding-001',
  'mistral-embed',
];

describe('calibrationOf', () => {
  it.each(['text-embedding-3-small', 'openai/text-embedding-3-small', 'text-embedding-3-large', 'bge-m3', 'acme-embed', ''])(
    'uses the identity for %j, whose cosines are the public scale or are not measured',
    (model) => expect(calibrationOf(model)).toBe(IDENTITY),
  );

  it.each(['all-minilm', 'all-minilm:latest', 'all-minilm:22m', 'sentence-transformers/all-MiniLM-L6-v2'])(
    'uses the calibration of MiniLM for %s',
    (model) => expect(calibrationOf(model)).toBe(MINILM),
  );

  it.each([
    ['BAAI/bge-large-en-v1.5', 'bge-large-en-v1.5'],
    ['intfloat/multilingual-e5-large', 'multilingual-e5-large'],
    ['azure/openai/Text-Embedding-Ada-002', 'text-embedding-ada-002'],
    ['thenlper/gte-large:latest', 'gte-large'],
    ['models/gemini-embedding-001', 'gemini-embedding-001'],
    ['bge-small-en-v1.5@0123456789ab', 'bge-small-en-v1.5'],
    ['intfloat/multilingual-e5-small@0123456789ab', 'multilingual-e5-small'],
  ])('uses for %s the calibration of %s', (served, model) => expect(calibrationOf(served)).toBe(calibrationOf(model)));

  it.each(['all-minilm:33m', 'all-minilm-l12-v2', 'gte-large-en-v1.5', 'e5-mistral-7b-instruct', 'bge-large-en-v1.5-finetuned'])(
    'does not confuse %s with a known model of a similar name',
    (model) => expect(calibrationOf(model)).toBe(IDENTITY),
  );

  it.each(KNOWN)('returns for %s a calibration that rises strictly from 0 to 1', (model) => {
    const { similarityOf, cosineFloor } = calibrationOf(model);
    const steps = Array.from({ length: 101 }, (_, i) => similarityOf(i / 100));
    for (let i = 1; i < steps.length; i++) expect(steps[i]).toBeGreaterThan(steps[i - 1]!);
    expect([steps[0], steps[100]]).toEqual([0, 1]);
    expect(similarityOf(cosineFloor(0.35))).toBeCloseTo(0.35, 5);
  });

  it.each([
    ['text-embedding-ada-002', 0.774, 'below'],
    ['text-embedding-ada-002', 0.85, 'above'],
    ['e5-small-v2', 0.796, 'below'],
    ['gte-large', 0.755, 'below'],
    ['gte-large', 0.899, 'above'],
    ['bge-small-en-v1.5', 0.466, 'below'],
    ['gemini-embedding-001', 0.576, 'below'],
    ['gemini-embedding-001', 0.722, 'above'],
    ['mistral-embed', 0.672, 'below'],
    ['mistral-embed', 0.801, 'above'],
  ])('maps a published cosine of %s, %d, to a similarity %s the default min_score', (model, cosine, side) => {
    expect(calibrationOf(model).similarityOf(cosine) >= 0.35).toBe(side === 'above');
  });

  it('applies the operator’s calibration to the configured model only', () => {
    const configured = { provider: 'openai', model: 'acme-embed', dimensions: 8, calibration: [[0.5, 0.35]] } as const;
    expect(calibrationOf('acme-embed', configured).similarityOf(0.5)).toBe(0.35);
    expect(calibrationOf('other-embed', configured)).toBe(IDENTITY);
  });
});

describe('dimensionsOf', () => {
  it.each([
    ['text-embedding-3-small', 1536],
    ['openai/text-embedding-3-large', 3072],
    ['text-embedding-ada-002', 1536],
    ['acme-embed', undefined],
  ])('returns for %s the dimensions %p', (model, dimensions) => expect(dimensionsOf(model)).toBe(dimensions));
});
