import Fastify from 'fastify';

// The minimum cost of a request: parses a body and returns one like the answer of a retrieve, and does nothing else.
const memory = {
  id: 1,
  score: 0.5,
  similarity: 0.5,
  text: 'x'.repeat(60),
  meta: { temporal: { type: 'persistent', valid_until: null } },
};
const answer = { memories: Array(10).fill(memory) };

const app = Fastify();
app.post('/', async () => answer);
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.once('disconnect', () => process.exit(0));
process.send?.(url);
