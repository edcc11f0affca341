// A chat with memory, on any OpenAI-compatible endpoint. What you tell it today it knows tomorrow:
//
//   export MNEMONEST_KEY=mnx_ws_…  OPENAI_BASE_URL=http://127.0.0.1:11434/v1  OPENAI_MODEL=llama3.2
//   node examples/chat-agent.js
import { createInterface } from 'node:readline/promises';
import { Mnemonest, promptOf } from './mnemonest.js';
import { complete } from './openai.js';

/** Turns of this conversation that the model still sees; what is older comes back as a memory. */
const MAX_TURNS = 20;

const memory = new Mnemonest();
/** @type {import('./openai.js').Message[]} */
const turns = [];

/** @param {string} said */
async function answer(said) {
  const { memories } = await memory.retrieve(said);
  turns.push({ role: 'user', content: said });
  const system = `You are a helpful assistant with a long-term memory. ${promptOf(memories)}`;
  const content = await complete([{ role: 'system', content: system }, ...turns.slice(-MAX_TURNS)]);
  turns.push({ role: 'assistant', content });
  // Only what the user says is worth keeping: the assistant's words come from it, or from nowhere.
  await memory.ingest('chat-agent', [{ role: 'user', content: said, timestamp: new Date().toISOString() }]);
  return content;
}

const lines = createInterface({ input: process.stdin });
process.stdout.write('> ');
for await (const line of lines) {
  if (line.trim()) process.stdout.write(`${await answer(line.trim())}\n`);
  process.stdout.write('> ');
}
process.stdout.write('\n');
