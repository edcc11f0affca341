import { partsOf } from './placeholders.js';

describe('placeholders', () => {
  it('are told from the text around them', () => {
    expect(partsOf('Pay with [REDACTED_CARD_NUMBER] today')).toEqual([
      { text: 'Pay with ' },
      { text: '[REDACTED_CARD_NUMBER]', redacted: 'card number' },
      { text: ' today' },
    ]);
  });

  it.each(['', 'nothing here', '[REDACTED]'])('leave %p as it is', (text) => {
    expect(partsOf(text)).toEqual(text ? [{ text }] : []);
  });
});
