import { Logger } from '@nestjs/common';
import { ProviderFailure } from '../../openai/provider-failure.js';
import { TimeoutBreaker } from './timeout-breaker.js';

const timeout = () => Promise.reject(new ProviderFailure('gave no answer in time', { isTimeout: true }));
const outage = () => Promise.reject(new ProviderFailure('answered with status 503', { isTransient: true, status: 503 }));

describe('TimeoutBreaker', () => {
  let probes: (() => Promise<unknown>)[];
  let asked: number;
  let breaker: TimeoutBreaker;
  const answer = () => {
    asked++;
    return Promise.resolve('vector');
  };
  const outcomeOf = (work: () => Promise<unknown>) => breaker.run(work).catch(({ message }: Error) => message);
  const settled = () => new Promise(setImmediate);
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    [probes, asked] = [[], 0];
    breaker = new TimeoutBreaker(() => (probes.shift() ?? outage)(), 0);
  });
  const open = async () => {
    for (let call = 0; call < 3; call++) await outcomeOf(timeout);
  };

  it('asks nobody after three timeouts in a row', async () => {
    await open();
    expect(await outcomeOf(answer)).toContain('not asked for now');
    expect(asked).toBe(0);
  });

  it.each([
    ['an answer', answer],
    ['another failure', outage],
  ])('goes on asking where %s came between them', async (_name, work) => {
    await outcomeOf(timeout);
    await outcomeOf(timeout);
    await outcomeOf(work);
    await outcomeOf(timeout);
    expect(await outcomeOf(answer)).toBe('vector');
  });

  it('asks again as soon as a probe has succeeded', async () => {
    await open();
    probes = [timeout, answer];
    await outcomeOf(answer);
    await settled();
    expect(await outcomeOf(answer)).toContain('not asked for now');
    await settled();
    expect(await outcomeOf(answer)).toBe('vector');
  });

  it('makes one probe at a time', async () => {
    await open();
    let done = () => {};
    probes = [() => new Promise<void>((resolve) => (done = resolve)), outage, outage];
    await Promise.all([outcomeOf(answer), outcomeOf(answer), outcomeOf(answer)]);
    expect(probes).toHaveLength(2);
    done();
    await settled();
    expect(await outcomeOf(answer)).toBe('vector');
  });
});
