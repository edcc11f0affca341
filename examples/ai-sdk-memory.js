// A memory for the Vercel AI SDK, used in ai-sdk.js. It needs `npm install ai`.
import { wrapLanguageModel } from 'ai';
import { orWithout, promptOf, storeMessage } from './mnemonest.js';

/** @typedef {import('./mnemonest.js').Mnemonest} Mnemonest */
/** @typedef {Parameters<typeof wrapLanguageModel>[0]['model']} LanguageModel */
/** @typedef {Parameters<LanguageModel['doGenerate']>[0]['prompt']} Prompt */

/**
 * Wraps a model so that its prompt contains the memories that fit the user's message, for both generating and streaming.
 * @param {LanguageModel} model
 * @param {Mnemonest} memory
 */
export const withMemory = (model, memory) =>
  wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      async transformParams({ params }) {
        const message = lastUserMessageOf(params.prompt);
        if (!message) return params;
        const { memories } = await orWithout(memory.retrieve(message), { memories: [] });
        await storeMessage(memory, message, 'ai-sdk');
        return { ...params, prompt: [{ role: 'system', content: promptOf(memories) }, ...params.prompt] };
      },
    },
  });

/**
 * Returns the text of the last message if it is the user's; an empty string if it is the result of a tool.
 * @param {Prompt} prompt
 */
function lastUserMessageOf(prompt) {
  const last = prompt.at(-1);
  if (last?.role !== 'user') return '';
  return last.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
