// A chat with long-term memory, on any OpenAI-compatible endpoint:
//
//   export MNEMONEST_API_KEY=mnx_ws_…  OPENAI_BASE_URL=http://127.0.0.1:11434/v1  OPENAI_MODEL=llama3.2
//   node examples/chat-agent.js
import { createInterface } from 'node:readline/promises';
import { Mnemonest, orWithout, promptOf } from './mnemonest.js';
import { complete } from './openai.js';

/** Number of turns of this conversation that the model sees; older ones are retrieved as memories. */
const MAX_TURNS = 20;

const memory = new Mnemonest();
/** @type {import('./openai.js').Message[]} */
const turns = [];

/** @param {string} message */
async function answer(message) {
  const { memories } = await orWithout(memory.retrieve(message), { memories: [] });
  turns.push({ role: 'user', content: message });
  const system = `You are a helpful assistant with a long-term memory. ${promptOf(memories)}`;
  const content = await complete([{ role: 'system', content: system }, ...turns.slice(-MAX_TURNS)]);
  turns.push({ role: 'assistant', content });
  // Only the user's messages are stored: those of the assistant repeat them, or are invented.
  const turn = { role: 'user', content: message, timestamp: new Date().toISOString() };
  await orWithout(memory.ingest('chat-agent', [turn]), undefined);
  return content;
}

const lines = createInterface({ input: process.stdin });
process.stdout.write('> ');
for await (const line of lines) {
  if (line.trim()) process.stdout.write(`${await answer(line.trim())}\n`);
  process.stdout.write('> ');
}
process.stdout.write('\n');
