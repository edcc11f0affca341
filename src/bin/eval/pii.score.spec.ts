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
  ['a span that is gone', redact, { text: 'pin [REDACTED_PIN] for Ana', meta: {} }, undefined],
  ['a span that is there', redact, { text: 'pin 4921 for Ana', meta: {} }, 'PASSWORD leaked'],
  ['too much taken', redact, { text: '[REDACTED_PIN]', meta: {} }, 'lost what was to be kept'],
  ['a refusal instead of a cut', redact, 'rejected', 'refused'],
  ['meta that is clean', meta, { text: '', meta: { n: 'Bo', p: '[REDACTED_PHONE]' } }, undefined],
  ['meta that leaks', meta, { text: '', meta: { n: ['Bo, 555-0119'] } }, 'PHONE leaked'],
  ['meta that lost a string', meta, { text: '', meta: {} }, 'lost what was to be kept'],
  ['a refusal', reject, 'rejected', undefined],
  ['a described secret that is stored', reject, { text: reject.text, meta: {} }, 'stored'],
  ['a text that passed', pass, { text: pass.text, meta: { a: [1] } }, undefined],
  ['a text that was touched', pass, { text: 'pin [REDACTED_PIN] for Ana', meta: { a: [1] } }, 'changed'],
  ['meta that was touched', pass, { text: pass.text, meta: { a: ['1'] } }, 'changed'],
  ['a text that was refused for nothing', pass, 'rejected', 'refused'],
])('judges %s', (_name, item, outcome, why) => expect(whyOf(item, outcome)).toBe(why));

it('counts spans and refusals as found, and items from which more was taken as false alarms', () => {
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

it('has no rate of nothing', () => expect(figuresOf()).toMatchObject({ precision: null, f1: null, leaked_spans: 0 }));
