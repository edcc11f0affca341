import { adviceFor } from './status-advice.js';

describe('the banner', () => {
  it.each([
    ['active', 'teal'],
    ['limit_reached', 'yellow'],
    ['pending_payment', 'yellow'],
    ['suspended', 'red'],
    ['something_new', 'yellow'],
  ])('has a colour and a sentence for %s', (status, tone) => {
    expect(adviceFor(status, 'admin')).toMatchObject({ tone, advice: expect.stringMatching(/\.$/) });
  });

  it('tells who has a key whom to ask', () => {
    expect(adviceFor('suspended', 'workspace').advice).toContain('Ask the operator to activate it again.');
    expect(adviceFor('suspended', 'admin').advice).toContain('Activate it again on the page Workspaces.');
  });
});
