import { Logger } from '@nestjs/common';
import { FaultLog } from './fault-log.js';

describe('FaultLog', () => {
  const lines: unknown[][] = [];
  const logger = Object.assign(new Logger(), { error: (...line: unknown[]) => lines.push(line) });
  beforeEach(() => {
    lines.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('writes a fault once a second, and then how many calls met it', () => {
    const log = new FaultLog();
    const meet = (reason: string) => log.error(logger, 'No database', new Error(reason), () => 'the stack');
    for (let call = 0; call < 50; call++) meet('refused');
    meet('timeout');
    expect(lines).toEqual([
      ['No database', 'the stack'],
      ['No database', 'the stack'],
    ]);
    jest.advanceTimersByTime(1_000);
    expect(lines.slice(2)).toEqual([['No database: refused (49 more calls in a second)']]);
    meet('refused');
    expect(lines).toHaveLength(4);
  });
});
