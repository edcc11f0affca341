// Tools for the OpenAI Agents SDK: `new Agent({ tools: toolsOf(tool, client) })`, with `tool` of @openai/agents.
import { memoryTools } from '../memory-tools.js';

/**
 * @typedef {object} Definition
 * @property {string} name
 * @property {string} description
 * @property {any} parameters
 * @property {true} strict
 * @property {(input: any) => Promise<string>} execute
 */

/**
 * Returns the tools as a list.
 * @template T
 * @param {(definition: Definition) => T} tool
 * @param {import('../memory-tools.js').Mnemonest} client
 * @param {import('../memory-tools.js').Scope} [scope]
 * @returns {T[]}
 */
export const toolsOf = (tool, client, scope) =>
  memoryTools(client, scope).map(({ name, description, parameters, execute }) =>
    tool({ name, description, parameters, strict: true, execute }),
  );
