import autocannon, { type Result } from 'autocannon';
import { Recorder } from './figures.js';
import type { Load, LoadFigures } from './load.js';
import { type OpenLoop, openLoop } from './open-loop.js';
import { factOf, questionOf, userOf } from './sentences.js';

// A separate process, so that generating the load does not share an event loop with what is measured. It exits when
// its IPC channel is closed.
process.once('disconnect', () => process.exit());
process.on('message', (load: Load) => void run(load).then((figures) => process.send?.(figures)));

const SAMPLE_MS = 100;

const BODY_OF = {
  store: (number: number) => ({ text: factOf(number) }),
  retrieve: (number: number) => ({ query: questionOf(number), top_k: 10 }),
  bare: (number: number) => ({ query: questionOf(number), top_k: 10 }),
} as const;

interface ClosedLoop extends Pick<OpenLoop, 'url' | 'headers' | 'nextBody' | 'seconds'> {
  /** Number of connections, each with one pending request at any time. */
  readonly clients: number;
}

function run({ url, key, kind, clients, seconds, first, distinct, users, rate }: Load): Promise<LoadFigures> {
  let made = 0;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const nextBody = () => {
    const number = first + (made++ % distinct);
    return JSON.stringify({ ...BODY_OF[kind](number), ...(users && { user_id: userOf(number, users) }) });
  };
  return rate
    ? openLoop({ url, headers, nextBody, connections: clients, perSecond: rate, seconds })
    : closedLoop({ url, headers, nextBody, clients, seconds });
}

async function closedLoop({ url, headers, nextBody, clients, seconds }: ClosedLoop): Promise<LoadFigures> {
  const statuses: Record<string, number> = {};
  const recorder = new Recorder();
  const { duration, errors, non2xx } = await new Promise<Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections: clients,
        duration: seconds,
        timeout: 30,
        // autocannon stops only at the end of a sample.
        sampleInt: SAMPLE_MS,
        requests: [{ method: 'POST', headers, setupRequest: (request) => ({ ...request, body: nextBody() }) }],
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    // The percentiles of autocannon are whole milliseconds, and the 95th is missing.
    running.on('response', (_client, status, _bytes, milliseconds) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 200) recorder.record(milliseconds);
    });
  });
  recorder.errors = errors + non2xx;
  return { ...recorder.figures(duration), statuses, broken: errors };
}
