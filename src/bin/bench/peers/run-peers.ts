import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factOf, questionOf } from '../sentences.js';
import { Installed } from './installed.js';
import { mastraPeer } from './mastra.peer.js';
import { mem0Peer } from './mem0.peer.js';
import { type ModelServer, startModelServer } from './model-server.js';
import type { Peer, PeerFigures, PeersReport } from './peer.types.js';
import { servicePeer } from './service.peer.js';

/** Dimensions of the vectors: those of the built-in model. */
const DIMENSIONS = 384;
const MODEL = 'hashed-words';
const TOP_K = 10;

/** The peers that may be installed in a directory, by the package that each needs. */
const PEERS: Readonly<Record<string, (installed: Installed) => Peer>> = { mem0ai: mem0Peer, '@mastra/memory': mastraPeer };

/**
 * Lets the service and the peers that are installed in a directory do the same work, one after the other: store `n` sentences,
 * then ask as many questions about them, one call at a time.
 * @param serverUrl PostgreSQL server for the service; undefined: its embedded database
 */
export async function runPeers(
  directory: string,
  n: number,
  serverUrl: string | undefined,
  tick: () => void,
): Promise<PeersReport> {
  const installed = new Installed(directory);
  const isThere = (name: string) => installed.versionOf(name) !== undefined;
  const known = Object.keys(PEERS);
  const peers = [
    servicePeer(serverUrl),
    ...known.filter(isThere).map((name) => (PEERS[name] as (typeof PEERS)[string])(installed)),
  ];
  const figures: PeerFigures[] = [];
  const failures: Record<string, string> = {};
  for (const peer of peers) {
    try {
      figures.push(await measure(peer, n));
    } catch (error) {
      failures[peer.name] = (error as Error).message;
    }
    tick();
  }
  const missing = known.filter((name) => !isThere(name));
  return { at: new Date().toISOString(), n, dimensions: DIMENSIONS, peers: figures, missing, failures };
}

/** The number of steps of {@link runPeers}, at most. */
export const PEER_STEPS = 1 + Object.keys(PEERS).length;

async function measure(peer: Peer, n: number): Promise<PeerFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'mnemonest-peer-'));
  const server = await startModelServer(DIMENSIONS);
  try {
    const open = await peer.open({ openaiUrl: server.url, model: MODEL, dimensions: DIMENSIONS, directory, topK: TOP_K });
    try {
      const stores = await timed(n, (number) => open.store(factOf(number)));
      const { embeddings, completions } = countsOf(server);
      let found = 0;
      const retrieves = await timed(n, async (number) => {
        if ((await open.retrieve(questionOf(number))).includes(factOf(number))) found++;
      });
      return {
        name: peer.name,
        version: peer.version,
        storage: peer.storage,
        storesPerSecond: stores.perSecond,
        retrievesPerSecond: retrieves.perSecond,
        storeP50: stores.p50,
        retrieveP50: retrieves.p50,
        found: found / n,
        embeddingsPerStore: embeddings / n,
        llmCallsPerStore: completions / n,
      };
    } finally {
      await open.close();
    }
  } finally {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

const countsOf = ({ counts }: ModelServer) => ({ ...counts });

/** Makes `n` calls, one after the other. */
async function timed(n: number, work: (number: number) => Promise<void>): Promise<{ perSecond: number; p50: number }> {
  const times: number[] = [];
  const begin = performance.now();
  for (let number = 0; number < n; number++) {
    const at = performance.now();
    await work(number);
    times.push(performance.now() - at);
  }
  const seconds = (performance.now() - begin) / 1_000;
  return { perSecond: n / seconds, p50: times.sort((a, b) => a - b)[Math.floor(n / 2)] as number };
}
