// A memory for the Vercel AI SDK. It needs `npm install ai`, and is used in ai-sdk.js.
import { wrapLanguageModel } from 'ai';
import { keep, promptOf } from './mnemonest.js';

/** @typedef {import('./mnemonest.js').Mnemonest} Mnemonest */
/** @typedef {Parameters<typeof wrapLanguageModel>[0]['model']} LanguageModel */
/** @typedef {Parameters<LanguageModel['doGenerate']>[0]['prompt']} Prompt */

/**
 * The same model, which is told what it remembers of what the user says, whether it generates or streams.
 * @param {LanguageModel} model
 * @param {Mnemonest} memory
 */
export const withMemory = (model, memory) =>
  wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      async transformParams({ params }) {
        const said = lastWordsOf(params.prompt);
        if (!said) return params;
        const { memories } = await memory.retrieve(said);
        await keep(memory, said, 'ai-sdk');
        return { ...params, prompt: [{ role: 'system', content: promptOf(memories) }, ...params.prompt] };
      },
    },
  });

/**
 * What the user said last; nothing where the model goes on after a tool.
 * @param {Prompt} prompt
 */
function lastWordsOf(prompt) {
  const last = prompt.at(-1);
  if (last?.role !== 'user') return '';
  return last.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
