// An assistant with memory on the Vercel AI SDK: node examples/ai-sdk.js "I am allergic to peanuts" "What must I not eat?"
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText } from 'ai';
import { withMemory } from './ai-sdk-memory.js';
import { Mnemonest, messagesOf } from './mnemonest.js';

const prompts = messagesOf(process.argv);

const { OPENAI_BASE_URL = 'https://api.openai.com/v1', OPENAI_API_KEY = 'none', OPENAI_MODEL = 'gpt-4o-mini' } = process.env;
const provider = createOpenAICompatible({ name: 'openai', baseURL: OPENAI_BASE_URL, apiKey: OPENAI_API_KEY });
const model = withMemory(provider(OPENAI_MODEL), new Mnemonest());

for (const prompt of prompts) {
  const { text } = await generateText({ model, system: 'You are a helpful assistant.', prompt });
  process.stdout.write(`> ${prompt}\n${text}\n`);
}
