import { recentErrors, rememberError } from './recent-errors.js';

describe('recentErrors', () => {
  it('are the last 20, the newest first, each no longer than a line', () => {
    for (let i = 1; i <= 25; i++)
      rememberError({ at: new Date(i), context: 'Test', message: `${i}${'x'.repeat(400)}`, requestId: null });
    const errors = recentErrors();
    expect(errors.map(({ at }) => at.getTime())).toEqual(Array.from({ length: 20 }, (_, i) => 25 - i));
    expect(errors[0]!.message).toHaveLength(300);
  });
});
