import { TokenAccount } from './token-account.js';

const NOON = Date.UTC(2026, 2, 2, 12);
const NEXT_DAY = Date.UTC(2026, 2, 3);
const LENGTHS = { prompt: 400, completion: 41 };

describe('a token account', () => {
  it('counts what the provider tells, and its cost', () => {
    const account = new TokenAccount({ prices: { prompt: 0.15, completion: 0.6 } });
    account.add({ prompt_tokens: 700, completion_tokens: 40 }, LENGTHS, NOON);
    account.add({ prompt_tokens: 300, completion_tokens: 60 }, LENGTHS, NOON);
    expect(account.tokens).toEqual({ prompt: 1_000, completion: 100 });
    expect(account.cost).toBeCloseTo(0.00021, 10);
    expect(new TokenAccount().cost).toBeUndefined();
  });

  it.each([undefined, null, 'many', {}, { prompt_tokens: -1, completion_tokens: 0.5 }])(
    'counts nothing of the usage %j, but charges the characters to the budget',
    (usage) => {
      const account = new TokenAccount({ tokensPerDay: 111 });
      account.add(usage, LENGTHS, NOON);
      expect(account.tokens).toEqual({ prompt: 0, completion: 0 });
      expect(account.isUsedUp(NOON)).toBe(true);
      expect(new TokenAccount({ tokensPerDay: 112 }).isUsedUp(NOON)).toBe(false);
    },
  );

  it('is used up until the next day', () => {
    const account = new TokenAccount({ tokensPerDay: 100 });
    account.add({ prompt_tokens: 90, completion_tokens: 9 }, LENGTHS, NOON);
    expect(account.isUsedUp(NOON)).toBe(false);
    account.add({ prompt_tokens: 1, completion_tokens: 1 }, LENGTHS, NOON);
    expect([account.isUsedUp(NOON), account.isUsedUp(NEXT_DAY)]).toEqual([true, false]);
  });

  it('has no limit by default', () => {
    const account = new TokenAccount();
    account.add({ prompt_tokens: 1e12, completion_tokens: 1 }, LENGTHS, NOON);
    expect(account.isUsedUp(NOON)).toBe(false);
  });
});
