// A memory for the Vercel AI SDK: tools for a model, or a wrapped model that recalls and captures by itself. It needs the
// package `ai`.
import { jsonSchema, tool, wrapLanguageModel } from 'ai';
import { captured, memoryTools, recalled } from '../memory-tools.js';

/** @typedef {import('../memory-tools.js').Mnemonest} Mnemonest */
/** @typedef {import('../memory-tools.js').Scope} Scope */
/** @typedef {Parameters<typeof wrapLanguageModel>[0]['model']} LanguageModel */
/** @typedef {Parameters<LanguageModel['doGenerate']>[0]['prompt']} Prompt */

/**
 * Returns tools for `generateText({ tools })` and `streamText`.
 * @param {Mnemonest} client
 * @param {Scope} [scope]
 * @returns {Record<string, import('ai').Tool<any, string>>}
 */
export const toolsOf = (client, scope) =>
  Object.fromEntries(
    memoryTools(client, scope).map(({ name, description, parameters, execute }) => [
      name,
      tool({ description, inputSchema: jsonSchema(parameters), execute }),
    ]),
  );

/**
 * Wraps a model: what fits the user's message is put in front of the prompt, and the message and the answer are handed over as a
 * conversation, of which the service makes memories. Works for generating and streaming; a call of a tool is no answer.
 * @param {LanguageModel} model
 * @param {Mnemonest} client
 * @param {Scope & { source?: string }} [options] `source`: the id of the conversation
 */
export function withMemory(model, client, { source = 'ai-sdk', ...scope } = {}) {
  /** @param {Prompt} prompt @param {string} answer */
  const capture = (prompt, answer) => {
    const content = lastUserMessageOf(prompt);
    const turns = /** @type {{ role: 'user' | 'assistant', content: string }[]} */ ([
      { role: 'user', content },
      { role: 'assistant', content: answer },
    ]);
    return content ? captured(client, source, turns, scope) : undefined;
  };
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: 'v3',
      async transformParams({ params }) {
        const message = lastUserMessageOf(params.prompt);
        const memories = message && (await recalled(client, message, scope));
        return memories ? { ...params, prompt: [{ role: 'system', content: memories }, ...params.prompt] } : params;
      },
      async wrapGenerate({ doGenerate, params }) {
        const result = await doGenerate();
        await capture(params.prompt, result.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(''));
        return result;
      },
      async wrapStream({ doStream, params }) {
        const { stream, ...rest } = await doStream();
        let answer = '';
        const listening = new TransformStream({
          transform(part, controller) {
            if (part.type === 'text-delta') answer += part.delta;
            controller.enqueue(part);
          },
          flush: () => capture(params.prompt, answer),
        });
        return { stream: stream.pipeThrough(listening), ...rest };
      },
    },
  });
}

/**
 * Returns the text of the last message if it is the user's; an empty string if it is the result of a tool.
 * @param {Prompt} prompt
 */
function lastUserMessageOf(prompt) {
  const last = prompt.at(-1);
  if (last?.role !== 'user') return '';
  return last.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
