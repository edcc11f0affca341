import { join } from 'node:path';
import type { Installed } from './installed.js';
import type { OpenPeer, Peer, PeerSetting } from './peer.types.js';

/** The npm package `mem0ai` in its open-source mode, with the vector store that it brings: a file of SQLite. */
export const mem0Peer = (installed: Installed): Peer => ({
  name: 'mem0ai (infer: false)',
  version: installed.versionOf('mem0ai') as string,
  storage: 'SQLite',
  open: async (setting) => openMemory(await installed.import('mem0ai/oss'), setting),
});

/** The parts of `Memory` that are used, of version 3. */
interface Mem0 {
  add(text: string, options: object): Promise<unknown>;
  search(query: string, options: object): Promise<{ results: { memory: string }[] }>;
}

interface Mem0Package {
  readonly Memory: new (config: object) => Mem0;
}

async function openMemory({ Memory }: Mem0Package, setting: PeerSetting): Promise<OpenPeer> {
  const openai = { apiKey: 'none', baseURL: setting.openaiUrl, url: setting.openaiUrl, model: setting.model };
  const memory = new Memory({
    version: 'v1.1',
    embedder: { provider: 'openai', config: { ...openai, embeddingDims: setting.dimensions } },
    vectorStore: {
      provider: 'memory',
      config: { collectionName: 'bench', dimension: setting.dimensions, dbPath: join(setting.directory, 'vectors.db') },
    },
    llm: { provider: 'openai', config: openai },
    historyDbPath: join(setting.directory, 'history.db'),
  });
  return {
    // Without `infer` a language model would be asked, which no other peer is.
    store: async (text) => void (await memory.add(text, { userId: 'bench', infer: false })),
    retrieve: async (query) => {
      const { results } = await memory.search(query, { filters: { user_id: 'bench' }, topK: setting.topK, threshold: 0 });
      return results.map((each) => each.memory);
    },
    close: async () => {},
  };
}
