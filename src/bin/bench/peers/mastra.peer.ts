import { join } from 'node:path';
import type { Installed } from './installed.js';
import type { OpenPeer, Peer, PeerSetting } from './peer.types.js';

/** The semantic recall of `@mastra/memory`, over the messages of one thread in LibSQL. */
export const mastraPeer = (installed: Installed): Peer => ({
  name: '@mastra/memory',
  version: installed.versionOf('@mastra/memory') as string,
  storage: 'LibSQL',
  open: async (setting) =>
    openMemory(await installed.import('@mastra/memory'), await installed.import('@mastra/libsql'), setting),
});

interface Message {
  readonly content: string | { readonly parts: readonly { readonly text?: string }[] };
}

/** The parts of `Memory` that are used, of version 0.15. */
interface MastraMemory {
  createThread(thread: object): Promise<unknown>;
  saveMessages(messages: object): Promise<unknown>;
  query(query: object): Promise<{ messages: Message[] }>;
}

interface MastraPackage {
  readonly Memory: new (config: object) => MastraMemory;
}

interface LibsqlPackage {
  readonly LibSQLStore: new (config: object) => object;
  readonly LibSQLVector: new (config: object) => object;
}

const THREAD = { threadId: 'bench', resourceId: 'bench' };

async function openMemory({ Memory }: MastraPackage, libsql: LibsqlPackage, setting: PeerSetting): Promise<OpenPeer> {
  const file = (name: string) => `file:${join(setting.directory, name)}`;
  const memory = new Memory({
    storage: new libsql.LibSQLStore({ id: 'bench', url: file('messages.db') }),
    vector: new libsql.LibSQLVector({ id: 'bench', url: file('vectors.db'), connectionUrl: file('vectors.db') }),
    embedder: embedderOf(setting),
    options: { lastMessages: false, semanticRecall: { topK: setting.topK, messageRange: 0, scope: 'thread' } },
  });
  await memory.createThread({ ...THREAD, title: 'bench' });
  let stored = 0;
  return {
    store: async (text) => {
      const message = { id: `message-${stored++}`, role: 'user', type: 'text', createdAt: new Date(), ...THREAD };
      const content = { format: 2, parts: [{ type: 'text', text }], content: text };
      await memory.saveMessages({ messages: [{ ...message, content }] });
    },
    retrieve: async (query) => {
      const { messages } = await memory.query({ ...THREAD, selectBy: { last: false, vectorSearchString: query } });
      return messages.map(textOf);
    },
    close: async () => {},
  };
}

const textOf = ({ content }: Message): string =>
  typeof content === 'string' ? content : content.parts.map(({ text = '' }) => text).join('');

/** An embedding model of the Vercel AI SDK that asks the server of the setting. */
const embedderOf = ({ openaiUrl, model }: PeerSetting) => ({
  specificationVersion: 'v2',
  provider: 'loopback',
  modelId: model,
  maxEmbeddingsPerCall: 100,
  supportsParallelCalls: true,
  doEmbed: async ({ values }: { values: string[] }) => {
    const response = await fetch(`${openaiUrl}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model, input: values }),
    });
    const { data } = (await response.json()) as { data: { embedding: number[] }[] };
    return { embeddings: data.map(({ embedding }) => embedding), usage: { tokens: 0 } };
  },
});
