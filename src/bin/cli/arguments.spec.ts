import { isStart, limit, toLimit, wholeNumber } from './arguments.js';

describe('wholeNumber', () => {
  it('accepts only digits', () => {
    expect(wholeNumber('007')).toBe(7);
    for (const value of ['', '-1', '1.5', '1e3', 'x', ' 1', '9'.repeat(16)])
      expect(() => wholeNumber(value)).toThrow('It must be a whole number.');
  });
});

describe('The argument of a limit option', () => {
  it('is a number, null for none, and undefined if it is not given', () => {
    expect(toLimit(limit('5'))).toBe(5);
    expect(toLimit(limit('none'))).toBeNull();
    expect(toLimit(undefined)).toBeUndefined();
    expect(() => limit('never')).toThrow('It must be a whole number.');
  });
});

describe('isStart', () => {
  it('is true for a command line without a command, with or without options of start', () => {
    for (const start of [[], ['--port', '0'], ['--port=0', '--host', '::1'], ['--data-dir', 'x'], ['--log-level=warn']])
      expect(isStart(start)).toBe(true);
    for (const other of [['start', '--port', '0'], ['--json', 'status'], ['--help'], ['--version'], ['-V'], ['nonsense'], ['']])
      expect(isStart(other)).toBe(false);
  });
});
