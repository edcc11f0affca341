import type { PiiItem } from './corpus.types.js';
import { type PiiOutcome, scorePii } from './pii.score.js';

const item = (changes: Partial<PiiItem>): PiiItem => ({
  id: 'x',
  group: 'g',
  text: 'pin 4921 for Ana',
  expect: 'pass',
  ...changes,
});
const redact = item({ expect: 'redact', spans: [{ kind: 'PASSWORD', value: '4921' }], keep: ['for Ana'] });
const meta = item({
  expect: 'redact',
  spans: [],
  meta: {},
  meta_spans: [{ kind: 'PHONE', value: '555-0119' }],
  meta_keep: ['Bo'],
});
const reject = item({ expect: 'reject' });
const pass = item({ meta: { a: [1] } });

const figuresOf = (...results: [PiiItem, PiiOutcome][]) =>
  scorePii(results.map(([item, outcome]) => ({ item, outcome }))).figures;
const whyOf = (item: PiiItem, outcome: PiiOutcome) => scorePii([{ item, outcome }]).verdicts[0]?.why;

it.each<[string, PiiItem, PiiOutcome, string | undefined]>([
  ['a span that was redacted', redact, { text: 'pin [REDACTED_PIN] for Ana', meta: {} }, undefined],
  ['a span that was stored', redact, { text: 'pin 4921 for Ana', meta: {} }, 'PASSWORD leaked'],
  ['a redaction that lost a text to keep', redact, { text: '[REDACTED_PIN]', meta: {} }, 'lost what was to be kept'],
  ['a refusal instead of a redaction', redact, 'rejected', 'refused'],
  ['meta that was redacted', meta, { text: '', meta: { n: 'Bo', p: '[REDACTED_PHONE]' } }, undefined],
  ['meta that leaks', meta, { text: '', meta: { n: ['Bo, 555-0119'] } }, 'PHONE leaked'],
  ['meta that lost a string to keep', meta, { text: '', meta: {} }, 'lost what was to be kept'],
  ['a described secret that was refused', reject, 'rejected', undefined],
  ['a described secret that was stored', reject, { text: reject.text, meta: {} }, 'stored'],
  ['a text that was stored unchanged', pass, { text: pass.text, meta: { a: [1] } }, undefined],
  ['a text that was changed', pass, { text: 'pin [REDACTED_PIN] for Ana', meta: { a: [1] } }, 'changed'],
  ['meta that was changed', pass, { text: pass.text, meta: { a: ['1'] } }, 'changed'],
  ['a text that was refused without reason', pass, 'rejected', 'refused'],
])('scorePii judges %s', (_name, item, outcome, why) => expect(whyOf(item, outcome)).toBe(why));

it('scorePii counts redacted spans and refusals as found, and other changes as false positives', () => {
  const clean = { text: 'for Ana', meta: {} };
  expect(
    figuresOf([redact, clean], [redact, { text: '4921 for Ana', meta: {} }], [reject, 'rejected'], [pass, 'rejected']),
  ).toEqual({
    precision: 2 / 3,
    recall: 2 / 3,
    f1: 2 / 3,
    leaked_spans: 1,
    stored_described_secrets: 0,
    hard_negatives_touched: 1,
    hard_negatives_touched_rate: 1,
  });
});

it('scorePii returns null for the rates of no items', () =>
  expect(figuresOf()).toMatchObject({ precision: null, f1: null, leaked_spans: 0 }));
