import { AppError } from '../../../common/app-error.js';
import { redactOrReject, redactStrings, redactText } from './pii.js';

// Put together here, so that no string of the shape of a live key stands in the repository.
const FAKE_TOKEN = ['gh', 'p_', 'FAKEFAKEFAKEFAKEFAKE1234'].join('');

describe('redactText', () => {
  it.each([
    ['card 4111 1111 1111 1111 on file', 'card [REDACTED_CREDIT_CARD] on file'],
    ['her SSN is 123-45-6789.', 'her SSN is [REDACTED_SSN].'],
    ['password: hunter2', 'password: [REDACTED_PASSWORD]'],
    ['my pin is 4921', 'my pin is [REDACTED_PASSWORD]'],
    [`use ${FAKE_TOKEN} for CI`, 'use [REDACTED_API_KEY] for CI'],
    ['postgres://app:s3cret@db.internal/x', 'postgres://app:[REDACTED_URL_PASSWORD]@db.internal/x'],
  ])('%j', (text, redacted) => expect(redactText(text)).toBe(redacted));

  it.each([
    'The password reset flow mails a link.',
    'order 4111 1111 1111 1112 shipped',
    'mail ana@example.org about v1.2.3',
    'id 123e4567-e89b-12d3-a456-426614174000',
  ])('leaves %j alone', (text) => expect(redactText(text)).toBe(text));
});

it('rejects a secret that is only described', () => {
  expect(() => redactOrReject("the password is my dog's name plus two digits")).toThrow(AppError);
  expect(() => redactOrReject('the password reset is broken')).not.toThrow();
});

it('redacts strings at any depth and keeps everything else', () => {
  const marker = new Date(0);
  expect(redactStrings({ a: ['my pin is 4921', 1, null], b: { c: true, d: marker } })).toEqual({
    a: ['my pin is [REDACTED_PASSWORD]', 1, null],
    b: { c: true, d: marker },
  });
});
