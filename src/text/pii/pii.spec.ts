import fc from 'fast-check';
import { redactText } from './pii.js';

// Keys are put together here, so that the repository has no string of the shape of a live key.
const joined = (...parts: string[]): string => parts.join('');
const BODY = 'A1b2C3d4E5f6G7h8J9k0';
const HEX = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const begin = (type: string) => joined('-----BEGIN ', type, '-----');
const end = (type: string) => joined('-----END ', type, '-----');

const kept = (text: string): string => {
  const result = redactText(text);
  return result.rejected ? 'rejected' : result.value;
};

describe('redactText replaces', () => {
  it.each([
    ['Visa ４１１１ １１１１ １１１１ １１１１ läuft ab 04/28', 'Visa [REDACTED_CREDIT_CARD] läuft ab 04/28'],
    ['card 4012–8888–8888–1881, exp 11/27', 'card [REDACTED_CREDIT_CARD], exp 11/27'],
    ['Karte 4242\u00a04242\u00a04242\u00a04242 gehört der Firma', 'Karte [REDACTED_CREDIT_CARD] gehört der Firma'],
    ['12 seats paid with 5105 1051 0510 5100 04/27 today', '12 seats paid with [REDACTED_CREDIT_CARD] 04/27 today'],
    ['Diners 3056 930902 5904 was refused', 'Diners [REDACTED_CREDIT_CARD] was refused'],
    ['Maestro 6759 6498 2643 8453 belongs to Ines', 'Maestro [REDACTED_CREDIT_CARD] belongs to Ines'],
    ['カード番号４２４２－４２４２－４２４２－４２４２です', 'カード番号[REDACTED_CREDIT_CARD]です'],
    ['IBAN: GB29 NWBK 6016 1331 9268 19, reference INV-88', 'IBAN: [REDACTED_IBAN], reference INV-88'],
    ['rent goes to nl91abna0417164300 monthly', 'rent goes to [REDACTED_IBAN] monthly'],
    ['ES91-2100-0418-4502-0005-1332 ist das neue Konto', '[REDACTED_IBAN] ist das neue Konto'],
    ['her social is 078–05–1121', 'her social is [REDACTED_SSN]'],
    ['SSN 457 55 5462, DOB 1980-02-03', 'SSN [REDACTED_SSN], DOB 1980-02-03'],
    ['social security number: 457555462 (verified)', 'social security number: [REDACTED_SSN] (verified)'],
    ['Dr. Osei, 415-555-0162, accepts new patients.', 'Dr. Osei, [REDACTED_PHONE], accepts new patients.'],
    ['+1-650-555-0147 x22 is her desk', '[REDACTED_PHONE] x22 is her desk'],
    ['whatsapp +34 600 555 019 for deliveries', 'whatsapp [REDACTED_PHONE] for deliveries'],
    ['0049 30 23125 777 is the fax', '[REDACTED_PHONE] is the fax'],
    ['Ring me on 07700 900461 after five', 'Ring me on [REDACTED_PHONE] after five'],
    ['415-555-0123 - 415-555-0124/415-555-0125', '[REDACTED_PHONE] - [REDACTED_PHONE]/[REDACTED_PHONE]'],
    ['202-555-0123,202-555-0124 or 01.99.00.12.34', '[REDACTED_PHONE],[REDACTED_PHONE] or [REDACTED_PHONE]'],
    ['Rückfragen: 0171 55501234, abends', 'Rückfragen: [REDACTED_PHONE], abends'],
    ['Die Verwaltung erreicht man unter 030 23125 418.', 'Die Verwaltung erreicht man unter [REDACTED_PHONE].'],
    ['Call the vet at 555-0142, they open at 8.', 'Call the vet at [REDACTED_PHONE], they open at 8.'],
    ['Mon numéro : 06 39 98 12 34, plutôt le soir', 'Mon numéro : [REDACTED_PHONE], plutôt le soir'],
    ['電話は03-5550-0123です', '電話は[REDACTED_PHONE]です'],
    ['Позвоните 8 (495) 555-01-23 до шести', 'Позвоните [REDACTED_PHONE] до шести'],
    ['redis://:p4ss-Word@cache.example.org:6379/1', 'redis://:[REDACTED_URL_PASSWORD]@cache.example.org:6379/1'],
    ['ftp://bk:w1nter@2024@files.example.com/pub', 'ftp://bk:[REDACTED_URL_PASSWORD]@files.example.com/pub'],
    [joined('Cookie: theme=dark; sess', 'ionid=', HEX, '; a=1'), 'Cookie: theme=dark; sessionid=[REDACTED_API_KEY]; a=1'],
    [
      joined('https://api.telegram.org/bot712', '3456789:AA', HEX, BODY, '/getMe'),
      'https://api.telegram.org/bot[REDACTED_API_KEY]/getMe',
    ],
    [joined('https://files.example/f?sv=1&sig=', HEX, '&x=1'), 'https://files.example/f?sv=1&sig=[REDACTED_API_KEY]&x=1'],
    [joined('keys AKI', 'AABCDEFGH12345678 / ', BODY, '/', BODY), 'keys [REDACTED_API_KEY] / [REDACTED_API_KEY]'],
    [joined('cookie eyJ', 'hbGciOiJub25lIn0.eyJ', 'zdWIiOiJ4In0. is unsigned'), 'cookie [REDACTED_JWT]. is unsigned'],
    [joined('Authorization: Bearer ', HEX, ' in the HAR'), 'Authorization: Bearer [REDACTED_API_KEY] in the HAR'],
    [joined('https://hooks.slack.com/services/', 'T0/B0/', BODY), 'https://hooks.slack.com/services/[REDACTED_API_KEY]'],
  ])('sensitive data by its shape in %j', (text, redacted) => expect(kept(text)).toBe(redacted));

  it.each(
    [
      ['gh', 'p_', BODY, BODY],
      ['github', '_pat_11', BODY, '_', BODY],
      ['gl', 'pat-', BODY],
      ['xo', 'xb-123456789012-', BODY],
      ['s', 'k_live_', BODY],
      ['whs', 'ec_', BODY],
      ['s', 'k-proj-', BODY, '_', BODY],
      ['s', 'k-ant-api03-', BODY],
      ['AI', 'za', BODY, BODY],
      ['AK', 'IA', 'FAKEFAKEFAKE0123'],
      ['np', 'm_', BODY, BODY],
      ['h', 'f_', BODY, BODY],
      ['S', 'G.', BODY, '.', BODY],
      ['dop', '_v1_', HEX, HEX],
      ['h', 'vs.', BODY, BODY],
      ['123456789:A', 'A', BODY, BODY],
      ['mnx', '_ws_', HEX, '01234567'],
    ].map((parts) => [joined(...parts)]),
  )('a key like %.6s…', (key) => expect(kept(`Pasted ${key} into chat.`)).toBe('Pasted [REDACTED_API_KEY] into chat.'));

  it.each([
    ['a whole block', `${begin('EC PRIVATE KEY')}\n${BODY}\n${end('EC PRIVATE KEY')}\nunit 3`, '[REDACTED_PRIVATE_KEY]\nunit 3'],
    ['PGP', `${begin('PGP PRIVATE KEY BLOCK')}\n\n${BODY}\n${end('PGP PRIVATE KEY BLOCK')}`, '[REDACTED_PRIVATE_KEY]'],
    [
      'a block cut short',
      `log: ${begin('PRIVATE KEY')}\n${BODY}\n${BODY}\n\nThen it failed.`,
      'log: [REDACTED_PRIVATE_KEY]\n\nThen it failed.',
    ],
  ])('a private key (%s)', (_, text, redacted) => expect(kept(text)).toBe(redacted));
});

describe('redactText leaves numbers and names of other shapes alone', () => {
  it.each([
    'mail ana@example.org or ops+alerts@example.co.uk about v1.2.3 and 2.0.0-rc.1+20261122',
    'id 123e4567-e89b-12d3-a456-426614174000, run 8812345678, epoch 1718031600',
    'Commit 9fceb02d0ae598e95dc970b74767f19372d61af8 broke the build on 2026-11-22 10:30:00.',
    'order 4111 1111 1111 1112 shipped, Order #415-555-2671 did not',
    'Part 123-45-6789 is on back order; 666-12-3456 is no SSN.',
    'DE00 3704 0044 0532 0130 00 fails the checksum',
    'Revenue grew from 1 234 567 to 1 345 678 EUR, or 12.500,00 €',
    'EAN 4006381333931, ISBN 978-3-16-148410-0, VIN 1HGCM82633A004352',
    'I called the bank 3 times on 2026-11-20 between 10:00 and 11:30.',
    'Call Ana about order 4471-2093-8812 tomorrow, dial 112 if it burns.',
    'mongodb://mongo-1:27017,mongo-2:27017/app, ssh://git@git.example.org:2222/x, https://example.org/@user/109876',
    'sk-learn, pk-tools; the docs show ghp_xxxxxxxxxxxxxxxxxxxxxxxx and sk-...',
    `${begin('PRIVATE KEY')} is what to look for before you publish`,
    'postgres://user:<password>@host/db, https://$USER:$TOKEN@host',
  ])('in %j', (text) => expect(kept(text)).toBe(text));
});

it('redactText returns the kinds of its findings and their rules, not their values', () => {
  const result = redactText('my pin is 4921, call +44 7700 900123');
  expect(result).toEqual({
    rejected: false,
    value: 'my pin is [REDACTED_PASSWORD], call [REDACTED_PHONE]',
    findings: [
      { kind: 'PASSWORD', rule: 'disclosed_secret' },
      { kind: 'PHONE', rule: 'phone_number' },
    ],
  });
});

it('redactText finds nothing in its own output', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'password',
        'pin',
        ' is ',
        ': ',
        ' ',
        '4921',
        'hunter2',
        '+44 7700 900123',
        '4111111111111111',
        '.',
        '\n',
        'key',
        '"',
      ),
      {
        maxLength: 14,
      },
    )
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, (raw) => {
      const first = redactText(raw);
      if (!first.rejected) expect(kept(first.value)).toBe(first.value);
    }),
    { numRuns: 1000 },
  );
});

it('redactText keeps a text without letters and digits byte for byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      expect(kept(text.replace(/[\p{L}\p{N}]/gu, ''))).toBe(text.replace(/[\p{L}\p{N}]/gu, '')),
    ),
  );
});
