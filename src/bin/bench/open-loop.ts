import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Recorder } from './figures.js';
import type { LoadFigures } from './load.js';

/** An open loop of calls: each is made when it is due, whether or not those before it were answered. */
export interface OpenLoop {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Returns the body of the next call. */
  readonly nextBody: () => string;
  /** Maximum number of connections. */
  readonly connections: number;
  readonly perSecond: number;
  readonly seconds: number;
}

const TIMEOUT_MS = 30_000;
const MS_PER_S = 1_000;

/**
 * Makes calls evenly over the time. The time of a call counts from the moment at which it is due, so that a call which waits for
 * a connection is not taken for a fast one (coordinated omission).
 */
export async function openLoop({ url, headers, nextBody, connections, perSecond, seconds }: OpenLoop): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const recorder = new Recorder();
  const statuses: Record<string, number> = {};
  let broken = 0;
  const call = (due: number) =>
    new Promise<void>((resolve) => {
      const body = nextBody();
      const options = {
        method: 'POST',
        agent,
        timeout: TIMEOUT_MS,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      };
      const sent = request(url, options, (answer) => {
        const status = answer.statusCode!;
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 200) recorder.record(performance.now() - due);
        answer.resume().once('close', resolve);
      });
      sent.once('timeout', () => sent.destroy());
      sent.once('error', () => {
        broken++;
        resolve();
      });
      sent.end(body);
    });
  const calls: Promise<void>[] = [];
  const start = performance.now();
  for (const total = Math.round(perSecond * seconds); calls.length < total; await sleep(1)) {
    const due = (count: number) => start + (count * MS_PER_S) / perSecond;
    while (calls.length < total && due(calls.length) <= performance.now()) calls.push(call(due(calls.length)));
  }
  await Promise.all(calls);
  agent.destroy();
  const answered = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  recorder.errors = broken + answered - (statuses[200] ?? 0);
  return { ...recorder.figures((performance.now() - start) / MS_PER_S), statuses, broken };
}
