// Tools for agents of Mastra: `new Agent({ tools: toolsOf(createTool, client) })`, with `createTool` of @mastra/core/tools.
import { memoryTools } from '../memory-tools.js';

/**
 * @typedef {object} Definition
 * @property {string} id
 * @property {string} description
 * @property {any} inputSchema
 * @property {(input: any) => Promise<string>} execute
 */

/**
 * Returns the tools by name.
 * @template T
 * @param {(definition: Definition) => T} createTool
 * @param {import('../memory-tools.js').Mnemonest} client
 * @param {import('../memory-tools.js').Scope} [scope]
 * @returns {Record<string, T>}
 */
export const toolsOf = (createTool, client, scope) =>
  Object.fromEntries(
    memoryTools(client, scope).map(({ name, description, parameters, execute }) => [
      name,
      // Mastra 1 gives the input itself, earlier versions gave it as `context`.
      createTool({ id: name, description, inputSchema: parameters, execute: (input) => execute(input.context ?? input) }),
    ]),
  );
