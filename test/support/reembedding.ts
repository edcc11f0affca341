import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, admin, type workspaceClient } from './client.js';

type Client = Pick<ReturnType<typeof workspaceClient>, 'store' | 'retrieve'>;

/** A memory whose store was acknowledged. */
export interface Known {
  readonly id: number;
  readonly text: string;
}

const DONE_WITHIN_MS = 120_000;

/** Stores the texts, several at a time. */
export async function storeAll(client: Client, texts: readonly string[]): Promise<Known[]> {
  const known: Known[] = [];
  const waiting = [...texts];
  const lane = async () => {
    for (let text = waiting.shift(); text; text = waiting.shift()) known.push({ id: await stored(client, text), text });
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  return known;
}

async function stored(client: Client, text: string): Promise<number> {
  const { status, body } = await client.store(text);
  if (status !== 200) throw new Error(`store answered ${status}: ${JSON.stringify(body)}`);
  return body.memory_id;
}

/** Fails unless the memory is found by its own text. */
export async function expectFound(client: Client, { id, text }: Known): Promise<void> {
  const { status, body } = await client.retrieve(text, { top_k: 50, min_score: 0.9 });
  const ids = status === 200 ? body.memories.map((memory: { id: number }) => memory.id) : [status, body];
  expect({ text, ids }).toEqual({ text, ids: expect.arrayContaining([id]) });
}

const progress = async (url: string): Promise<Answer['body']> => (await admin(url, 'GET', '/reembedding')).body;

/** Waits for a progress for which `isReached` is true. */
export async function until(url: string, isReached: (progress: Answer['body']) => boolean): Promise<Answer['body']> {
  const deadline = Date.now() + DONE_WITHIN_MS;
  for (;;) {
    const now = await progress(url);
    if (isReached(now)) return now;
    if (Date.now() > deadline) throw new Error(`the re-embedding got no further: ${JSON.stringify(now)}`);
    await sleep(50);
  }
}

/** Stores and retrieves memories until it is stopped; each must be found at any time. */
export function startStorm(clients: readonly Client[], before: readonly Known[], label: string) {
  const known = [...before];
  let stopping = false;
  const client = (turn: number) => clients[turn % clients.length]!;
  const run = async () => {
    for (let turn = 0; !stopping; turn++) {
      const goods = ['copper wire', 'oak planks', 'blue paint', 'roof tiles'][turn % 4];
      const text = `${label} order ${turn} of ${goods} leaves at ${turn} past noon`;
      known.push({ id: await stored(client(turn), text), text });
      await expectFound(client(turn + 1), known.at(-1)!);
      await expectFound(client(turn), known[(turn * 7) % known.length]!);
    }
  };
  const running = run();
  running.catch(() => {});
  return {
    /**
     * Stops the calls.
     * @returns all memories that must be found
     */
    stop: async () => {
      stopping = true;
      await running;
      return known;
    },
  };
}
