import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { type LoopbackServer, startLoopbackServer } from '../../measuring/loopback-server.js';
import { hashedVector } from './hashed-vector.js';

/** An OpenAI-compatible server on a loopback port. It counts what it is asked. */
export interface ModelServer extends LoopbackServer {
  readonly counts: { embeddings: number; completions: number };
}

interface EmbeddingRequest {
  readonly input: string | string[];
  readonly model: string;
  readonly encoding_format?: 'float' | 'base64';
}

/** Starts a server that embeds by {@link hashedVector}, and has no language model: it answers 503 to who asks for one. */
export async function startModelServer(dimensions: number): Promise<ModelServer> {
  const counts = { embeddings: 0, completions: 0 };
  const { url, close } = await startLoopbackServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url?.endsWith('/embeddings')) {
      counts.embeddings++;
      answer(200, await embed(request, dimensions));
    } else {
      if (request.url?.endsWith('/completions') || request.url?.endsWith('/responses')) counts.completions++;
      answer(503, { error: { message: 'there is no language model here' } });
    }
  });
  return { url: `${url}/v1`, counts, close };
}

async function embed(request: IncomingMessage, dimensions: number): Promise<object> {
  const { input, model, encoding_format } = (await json(request)) as EmbeddingRequest;
  const encode = (vector: number[]) =>
    encoding_format === 'base64' ? Buffer.from(new Float32Array(vector).buffer).toString('base64') : vector;
  const data = [input].flat().map((text, index) => ({
    object: 'embedding',
    index,
    embedding: encode(hashedVector(text, dimensions)),
  }));
  return { object: 'list', model, data, usage: { prompt_tokens: 0, total_tokens: 0 } };
}
