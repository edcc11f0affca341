import { parseJson } from '../../common/json/json-parse.js';
import { render } from '../../common/json/json-render.js';
import { redactMeta, storedName } from './pii-meta.js';

const redacted = (json: string): string => {
  const result = redactMeta(parseJson(json));
  return result.rejected ? 'rejected' : render(result.value);
};

it.each([
  [
    'strings at any depth',
    '{"a":["my pin is 4921",1,null],"b":{"c":[["call 415-555-0123"]]}}',
    '{"a":["my pin is [REDACTED_PASSWORD]",1,null],"b":{"c":[["call [REDACTED_PHONE]"]]}}',
  ],
  [
    'the whole value under the name of a secret',
    '{"dbPassword":"x y","pin":4921,"api-key":["a","b"],"env":{"CLIENT_SECRET":{"v":1.50}}}',
    [
      '{"dbPassword":"[REDACTED_PASSWORD]","pin":"[REDACTED_PASSWORD]","api-key":"[REDACTED_API_KEY]",',
      '"env":{"CLIENT_SECRET":"[REDACTED_API_KEY]"}}',
    ].join(''),
  ],
  [
    'numbers that their key calls sensitive',
    '{"phone":"0171 5550123","people":[{"ssn":"219099999"}]}',
    '{"phone":"[REDACTED_PHONE]","people":[{"ssn":"[REDACTED_SSN]"}]}',
  ],
])('redactMeta replaces %s', (_, json, expected) => expect(redacted(json)).toBe(expected));

it.each([
  ['placeholders and empty values', '{"password":"********","secret":null,"token":"","api_key":"$API_KEY"}'],
  [
    'the values of other keys with such words',
    [
      '{"has_password":true,"password_policy":"min 12","max_tokens":4096,"tokens":[1,2],"token_type":"bearer",',
      '"pinned":true,"secret_santa":"Bob"}',
    ].join(''),
  ],
  ['numbers as they were written', '{"a":1.50,"b":-0.0,"c":12345678901234567890,"d":1e400}'],
  ['hostile keys and the order of keys', '{"__proto__":{"constructor":"x"},"10":1,"2":"y","a":{"b":null}}'],
])('redactMeta leaves %s alone', (_, json) => expect(redacted(json)).toBe(render(parseJson(json))));

it('redactMeta rejects a value with the description of a secret inside', () => {
  expect(redacted('{"notes":[{"x":"the password is my dog\'s name plus two digits"}]}')).toBe('rejected');
});

it('redactMeta changes neither the value that it is given nor the prototype of objects', () => {
  const meta = parseJson('{"__proto__":{"token":"t0ken"},"password":"x"}');
  const before = render(meta);
  const result = redactMeta(meta);
  expect(render(meta)).toBe(before);
  expect(result).toMatchObject({ rejected: false, findings: [{ kind: 'API_KEY' }, { kind: 'PASSWORD' }] });
  expect(({} as { token?: string }).token).toBeUndefined();
});

it('redactMeta takes further numbers for phone numbers once its lookups are used up', () => {
  const phones = JSON.stringify({ phone: Array.from({ length: 1000 }, (_, i) => `0000${1_000_000 + i}`) });
  expect(redacted(phones)).toContain('"00001000000","00001000001"');
  expect(redacted(phones)).toContain('"[REDACTED_PHONE]","[REDACTED_PHONE]"]');
});

describe('the names of users', () => {
  const nameOf = (name: string) => JSON.parse(redacted(JSON.stringify({ user_id: name }))).user_id as string;

  it('stay different without what is sensitive in them, and are found by it', () => {
    const [one, other] = [nameOf('+1 415 555 2671'), nameOf('+1 415 555 2672')];
    expect(one).toMatch(/^\[REDACTED_PHONE\]#[0-9a-f]{16}$/);
    expect(other).not.toBe(one);
    expect(storedName('user_id', '+1 415 555 2671')).toBe(one);
  });

  it.each(['ana', 'ana@example.com', '7', '3f8e4c52-0000-4000-8000-000000000001', nameOf('+1 415 555 2671')])(
    'stay as they are: %s',
    (name) => {
      expect([nameOf(name), storedName('user_id', name)]).toEqual([name, name]);
    },
  );
});
