import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, jsonFilesIn, readJson, writeJson } from './files.mjs';
import { post, Unreachable } from './service.mjs';

/** Most batches that wait for a service that is away; the oldest are given up. */
const MAX_WAITING = 200;
/** Answers after which the same batch is worth another attempt: a wrong key, a limit, a dependency that is away. */
const isPassing = (/** @type {number} */ status) => [401, 403, 408, 429].includes(status) || status >= 500;

/**
 * The directory of one workspace: what waits for one is never sent to another.
 * @param {import('./settings.mjs').Settings} settings
 */
const directoryOf = ({ dataDir, url, key }) => join(dataDir, 'outbox', hashOf(url, key));

/**
 * Puts turns into the outbox, from which `flush` sends them. The id of a batch is its idempotency key, so the service stores it
 * once even if an answer was lost or a client runs a hook twice.
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} id
 * @param {object} body the body of `POST /v1/events`
 */
export function add(settings, id, body) {
  const directory = directoryOf(settings);
  const waiting = jsonFilesIn(directory);
  if (waiting.some((path) => path.endsWith(`-${id}.json`))) return;
  for (const path of waiting.slice(0, Math.max(0, waiting.length - MAX_WAITING + 1))) rmSync(path, { force: true });
  // The names sort by time, so turns are sent in the order in which they were said.
  writeJson(join(directory, `${Date.now()}-${id}.json`), { id, body });
}

/**
 * Sends what waits, the oldest first, until the service is away or time is over; the rest waits for the next hook.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} deadline the time of `performance.now()` by which it must be done
 * @throws Unreachable
 */
export async function flush(settings, deadline) {
  for (const path of jsonFilesIn(directoryOf(settings))) {
    const batch = readJson(path);
    if (batch) {
      const { status } = await post(settings, '/v1/events', batch.body, deadline, { 'idempotency-key': batch.id });
      if (isPassing(status)) throw new Unreachable(`POST /v1/events: ${status}`);
    }
    rmSync(path, { force: true });
  }
}
