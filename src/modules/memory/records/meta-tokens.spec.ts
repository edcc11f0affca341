import fc from 'fast-check';
import { canonicalNumber, conversationIn, metaFact, metaFacts } from './meta-tokens.js';

describe('the facts of a meta', () => {
  it('are its scalars with their paths, except those in lists', () => {
    expect(metaFacts('{"source":"slack","thread":{"id":7,"open":true},"none":null,"list":[1,{"a":2}],"empty":{}}')).toEqual([
      metaFact(['source'], '"slack"'),
      metaFact(['thread', 'id'], '7'),
      metaFact(['thread', 'open'], 'true'),
      metaFact(['none'], 'null'),
    ]);
  });

  it('differ for other types and other paths', () => {
    const facts = [
      metaFact(['a'], '7'),
      metaFact(['a'], '"7"'),
      metaFact(['a'], '"7e0"'),
      metaFact(['a'], 'null'),
      metaFact(['a'], '"null"'),
      metaFact(['a', 'b'], '7'),
      metaFact(['a.b'], '7'),
    ];
    expect(new Set(facts).size).toBe(facts.length);
  });

  it('are the same for all spellings of a string', () => {
    expect(metaFact(['a'], '"\\u00e9\\/"')).toBe(metaFact(['a'], '"é/"'));
  });

  it.each([
    ['1', '1.0', '1e0', '10e-1', '0.1e1', '1.00E+0'],
    ['0', '-0', '0.0', '0e5', '-0.00'],
    ['-1500', '-1.5e3', '-1500.0'],
    ['123456789012345678901234567890', '1.2345678901234567890123456789e29'],
    ['0.001', '1e-3', '0.0010'],
  ])('are the same for all spellings of a number: %s', (...same) => {
    expect(new Set(same.map(canonicalNumber)).size).toBe(1);
  });

  it('differ for different numbers', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (a, b) => {
          expect(canonicalNumber(String(a)) === canonicalNumber(String(b))).toBe(a === b);
          expect(Number(canonicalNumber(String(a)))).toBe(a === 0 ? 0 : a);
        },
      ),
    );
  });
});

describe('the conversation in a meta', () => {
  it.each([
    ['{"session_id":"a","thread_id":"b","run_id":"c","source":"d"}', 'session a'],
    ['{"source":"d","run_id":"c","thread_id":"b"}', 'thread b'],
    ['{"source":"d","run_id":"c"}', 'run c'],
    ['{"source":"slack"}', 'source slack'],
    ['{"session_id":null,"source":"slack"}', 'source slack'],
    ['{"session_id":7}', 'session 7'],
    ['{"session_id":true}', null],
    ['{"session_id":""}', null],
    ['{"session_id":"caf\\u00e9"}', 'session café'],
  ])('of %s is %j', (meta, name) => expect(conversationIn(meta)).toBe(name));

  it.each(['{}', '{"n":1}', '{"session_id":null}', '{"thread":{"session_id":"a"}}', '{"note":"source"}', '{"Source":"a"}'])(
    'of %s is none',
    (meta) => expect(conversationIn(meta)).toBeNull(),
  );
});
