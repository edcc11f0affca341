import { readFileSync } from 'node:fs';
import { createMeasuringDatabase } from '../../measuring/measuring-database.js';
import { startServiceProcess } from '../../measuring/service-process.js';
import type { OpenPeer, Peer, PeerSetting } from './peer.types.js';

const { version } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as { version: string };

/** The key of the first workspace, whose plan no run exhausts. */
const KEY = `mnx_ws_${'c0de'.repeat(10)}`;

/** This service over HTTP, as its users call it: with its duplicates, decisions and history. */
export const servicePeer = (serverUrl: string | undefined): Peer => ({
  name: 'mnemonest',
  version,
  storage: serverUrl ? 'PostgreSQL' : 'embedded',
  open: (setting) => open(serverUrl, setting),
});

async function open(serverUrl: string | undefined, setting: PeerSetting): Promise<OpenPeer> {
  const database = serverUrl ? await createMeasuringDatabase(serverUrl) : undefined;
  const service = await startServiceProcess(database?.url, setting.directory, {
    EMBEDDINGS: 'openai',
    EMBEDDING_MODEL: setting.model,
    EMBEDDING_DIMENSIONS: String(setting.dimensions),
    OPENAI_BASE_URL: setting.openaiUrl,
    OPENAI_API_KEY: 'none',
    LLM: 'rules',
    MNEMONEST_BOOTSTRAP_KEY: KEY,
  });
  const call = async (path: string, body: object) => {
    const response = await fetch(`${service.url}/v1/memory/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as { memories: { text: string }[] };
  };
  return {
    store: async (text) => void (await call('store', { text, user_id: 'bench' })),
    retrieve: async (query) => {
      const { memories } = await call('retrieve', { query, user_id: 'bench', top_k: setting.topK, min_score: 0 });
      return memories.map(({ text }) => text);
    },
    close: async () => {
      await service.stop();
      await database?.drop();
    },
  };
}
