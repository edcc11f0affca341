import { categoriesOf } from './categories/categories.js';
import { exactForm } from './dedup/exact-form.js';
import { importanceOf } from './importance/importance.js';
import { redactText } from './pii/pii.js';
import { temporalOf } from './temporal/temporal.js';

/** Linear work on 10,000 characters takes milliseconds, backtracking takes minutes. Nothing in between is expected. */
const PATIENCE_MS = 2_000;
const LENGTH = 10_000;

const HOSTILE = [
  '1 ',
  '1',
  'a',
  'a:',
  '(',
  ' .',
  '- ',
  '-',
  'hi ',
  'ok',
  'thanks a lot',
  'password:',
  'password is ',
  'a://b:',
  'eyJ',
  'by ',
]
  .map((unit) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH))
  .flatMap((text) => [text, `${text.slice(0, 119)}!`, `password: ${text}`, `${text}x`])
  .concat('-----BEGIN PRIVATE KEY-----'.repeat(370));

describe.each([
  ['exactForm', exactForm],
  ['redactText', redactText],
  ['importanceOf', importanceOf],
  ['categoriesOf', categoriesOf],
  ['temporalOf', (text: string) => temporalOf(text, new Date())],
])('%s', (_, step: (text: string) => unknown) => {
  it('reads every hostile text in less than two seconds', () => {
    for (const text of HOSTILE) {
      const started = performance.now();
      step(text);
      expect([text.slice(0, 20), performance.now() - started < PATIENCE_MS]).toEqual([text.slice(0, 20), true]);
    }
  });
});
