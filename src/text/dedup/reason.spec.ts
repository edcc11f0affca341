import { ownReasonOf, type Rule, reasonOf } from './reason.js';

describe('reasonOf', () => {
  it.each<[Rule, string, string, string[]]>([
    ['says_more', 'Milo has a cat.', 'Milo has a cat called Biscuit.', ['called', 'biscuit']],
    ['correction', "Elena's surname is Markov.", "Elena's surname is Markova, I misspelled it.", ['markova', 'misspelled']],
    ['succession', 'Ben lives in Leeds.', 'Ben moved from Leeds to Bristol.', ['moved', 'bristol']],
    ['completion', 'The invoice from Halden is unpaid.', 'The invoice from Halden has been paid.', ['paid']],
    ['renewal', "Bea's favourite colour is green.", "Bea's favourite colour is teal now.", ['teal', 'now']],
    ['correction', 'Our bus leaves from bay 6.', 'Hang on, our bus leaves from bay 8.', ['8']],
    ['completion', 'PR 71 is waiting for review.', 'PR 71 has been reviewed and merged.', ['merged']],
    ['new_value', 'Deadline: 3 March', 'Deadline: 17 March', ['17']],
  ])('%s: %j, %j', (rule, older, newer, words) => {
    const reason = reasonOf('updated_existing', older, newer);
    expect(reason.rule).toBe(rule);
    expect(reason.words).toEqual(expect.arrayContaining(words));
  });

  it('names no word of the announcement of a correction', () =>
    expect(reasonOf('updated_existing', 'Our bus leaves from bay 6.', 'Hang on, our bus leaves from bay 8.').words).toEqual([
      '8',
    ]));

  it('tells what a memory says already, and what no rule decides so', () => {
    expect(reasonOf('kept_existing', 'Henrik speaks Danish and Faroese.', 'Henrik speaks Faroese.')).toEqual({
      rule: 'says_all',
      words: [],
    });
    expect(
      reasonOf(
        'updated_existing',
        'The choir warms up in the crypt.',
        'The choir warms up in the attic now, the crypt was too cold.',
      ),
    ).toEqual({ rule: 'likely', words: ['attic', 'was', 'too', 'cold'] });
    expect(reasonOf('updated_existing', 'Mira likes tea', 'Ana sings')).toEqual({ rule: 'judged', words: [] });
  });
});

describe('ownReasonOf', () => {
  it('names what links a text, if anything does', () => {
    const near = [
      { text: 'The choir rehearses in the town hall', similarity: 0.5 },
      { text: 'The customer wants invoices as PDF', similarity: 0.86 },
    ];
    const { rule, words } = ownReasonOf('The customer wants invoices as XML instead of PDF', near);
    expect([rule, words]).toEqual(['may_supersede', expect.arrayContaining(['instead', 'pdf'])]);
    expect(ownReasonOf('Tomas plays the cello', near)).toEqual({ rule: 'own_fact', words: [] });
  });
});
