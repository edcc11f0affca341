import { AnswerSeal } from './answer-seal.js';

describe('AnswerSeal', () => {
  it('opens what was sealed with the same credential, and nothing else', () => {
    const sealed = new AnswerSeal('Bearer one').seal('{"key":"mnx_ws_é"}');
    expect(sealed).not.toContain('mnx_ws');
    expect(new AnswerSeal('Bearer one').open(sealed)).toBe('{"key":"mnx_ws_é"}');
    expect(new AnswerSeal('Bearer two').open(sealed)).toBeUndefined();
    expect(new AnswerSeal('Bearer one').open('')).toBeUndefined();
    expect(new AnswerSeal('Bearer one').open('{"key":"mnx_ws_"}')).toBeUndefined();
  });
});
