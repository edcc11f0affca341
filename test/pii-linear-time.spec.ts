import fc from 'fast-check';
import { redactText } from '../src/text/pii/pii.js';
import { growsLinearly } from './support/linear-time.js';

const LENGTH = 4_000;

const HOSTILE = [
  ...[
    '1',
    '1 ',
    '12 ',
    '1-',
    '3.',
    '1(',
    '+1 ',
    '+1234567 ',
    '0044 ',
    '(555) ',
    '212-555-0134 ',
    'tel 1 1 1 1 1 1 1 1 ',
    '4111 ',
    '219099999 ',
  ],
  ...[
    'DE89',
    'DE89 ',
    'A1 ',
    'eyJ',
    'eyJaaaaaaaaaa.',
    'sk-a',
    'xoxb-',
    'Bearer a',
    'a://b:',
    '://a:b@',
    'a@b.',
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
  ],
  ...[
    'password',
    'password ',
    'password: ',
    'password is ',
    'password for a ',
    'password is my ',
    'my pin is 4921 ',
    'token=',
    'x1 is the pin ',
    'set the password to ',
  ],
  ...[
    'login: a/',
    'safe opens with ',
    'creds ',
    'a@b - ',
    'wifi a with ',
    'pin, it is ',
    'open the safe ',
    'safe ',
    'for the pin i use ',
    'same password as ',
    'cookie: sid=',
    'cookie: sid=a\n',
    'sid',
    'wlan key',
    'a key ',
    'codes: 1234, ',
    'password: A 1 ',
    'enter 1234 at the a',
    'docker a -p',
    'redis-cli a -a ',
    'auth=("a", "',
    'mysql -',
    'curl -u a:',
    'pin one two ',
    'passphrase: ab ',
    '密码是',
    'パスワードは',
    'пароль от ',
    'use a as ',
    'pw? ',
    '"',
    "'s ",
    'nhs ',
    'cpf 1 ',
    'nhs 943 476 5919 ',
    'national id 1 2 3 4 5 6 7 8 ',
    'passport no ',
    'passport A1 ',
    'order 219-09-9999 ',
    'order no ',
    'gpio pin 1234 ',
    'pin 411001 ',
    '529.982.247-25',
    '[',
    '\ue000',
    '\n',
    ' ',
  ],
];

const isLinear = (unit: string): boolean => growsLinearly(redactText, unit, LENGTH);

it.each(HOSTILE.map((unit) => [unit]))('redactText takes linear time for %j, repeated', (unit) =>
  expect(isLinear(unit)).toBe(true),
);

it('redactText takes linear time for mixtures of hostile texts', () => {
  const unit = fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(fc.property(unit, isLinear), { numRuns: 40 });
}, 60_000);
