import autocannon, { type Result } from 'autocannon';
import { Recorder } from './figures.js';
import type { Load } from './load.js';
import { factOf, questionOf } from './sentences.js';

// A process of its own, so that making the load does not take turns with anything else that is measured. It ends with its channel.
process.once('disconnect', () => process.exit());
process.on('message', (load: Load) => void run(load).then((figures) => process.send?.(figures)));

const SAMPLE_MS = 100;

const BODY_OF = {
  store: (number: number) => ({ text: factOf(number) }),
  retrieve: (number: number) => ({ query: questionOf(number), top_k: 10 }),
  bare: (number: number) => ({ query: questionOf(number), top_k: 10 }),
} as const;

async function run({ url, key, kind, clients, seconds, first, distinct }: Load) {
  let made = 0;
  const recorder = new Recorder();
  const { duration, errors, non2xx } = await new Promise<Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections: clients,
        duration: seconds,
        timeout: 30,
        // It stops at the end of a sample only.
        sampleInt: SAMPLE_MS,
        requests: [
          {
            method: 'POST',
            headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
            setupRequest: (request) => ({ ...request, body: JSON.stringify(BODY_OF[kind](first + (made++ % distinct))) }),
          },
        ],
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    // Its own percentiles are whole milliseconds, and leave out the 95th.
    running.on('response', (_client, status, _bytes, milliseconds) => {
      if (status === 200) recorder.record(milliseconds);
    });
  });
  recorder.errors = errors + non2xx;
  return recorder.figures(duration);
}
