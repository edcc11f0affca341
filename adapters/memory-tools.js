// The tools that a model remembers and recalls with, which the adapters give to their frameworks.

/** @typedef {import('../sdk/typescript/src/mnemonest.js').Mnemonest} Mnemonest */
/** @typedef {{ userId?: string, agentId?: string, runId?: string }} Scope */
/**
 * @typedef {object} MemoryTool
 * @property {string} name
 * @property {string} description
 * @property {{ type: 'object', properties: Record<string, any>, required: string[], additionalProperties: false }} parameters
 * @property {(input: any) => Promise<string>} execute
 */

const MOST_MEMORIES = 8;

/**
 * Returns the tools `recall`, `remember` and `forget` on the memories of a scope. They answer in words, and say so where the
 * memory cannot be reached or a rate limit is hit: a model goes on without it.
 * @param {Mnemonest} client
 * @param {Scope} [scope]
 * @returns {MemoryTool[]}
 */
export function memoryTools(client, scope = {}) {
  const subject = subjectOf(scope);
  return [
    tool(
      'recall',
      'Finds what is remembered about a question, a person or a matter.',
      'query',
      'In words, as a question',
      async (query) => {
        const { memories } = await client.memory.retrieve({ query: query.slice(0, 1_000), top_k: MOST_MEMORIES, ...subject });
        return memories.length ? memories.map(({ id, text }) => `[${id}] ${text}`).join('\n') : 'Nothing is remembered about it.';
      },
    ),
    tool('remember', 'Keeps a fact for later conversations.', 'text', 'One fact in a whole sentence', async (text) => {
      const { dedup, memory_id } = await client.memory.store({ text, ...subject });
      return `Remembered as ${memory_id} (${dedup.action}).`;
    }),
    tool('forget', 'Deletes a memory that is wrong or not wanted any more.', 'id', 'The number that recall shows', async (id) => {
      if (!/^\d{1,15}$/.test(id)) return 'That is no number of a memory.';
      await client.memory.delete(Number(id));
      return `Forgotten: ${id}.`;
    }),
  ];
}

/**
 * Returns the memories that fit a message as a part of a prompt; an empty text if there are none, or the memory is away.
 * @param {Mnemonest} client
 * @param {string} message
 * @param {Scope} [scope]
 */
export async function recalled(client, message, scope = {}) {
  try {
    const { memories } = await client.memory.retrieve({
      query: message.slice(0, 1_000),
      top_k: MOST_MEMORIES,
      ...subjectOf(scope),
    });
    return memories.length ? `You remember:\n${memories.map(({ text }) => `- ${text}`).join('\n')}` : '';
  } catch (error) {
    console.error(reasonOf(error));
    return '';
  }
}

/**
 * Hands turns of a conversation over, of which the service makes memories. Tells of a failure, and goes on.
 * @param {Mnemonest} client
 * @param {string} source the id of the conversation
 * @param {{ role: 'user' | 'assistant', content: string }[]} turns
 * @param {Scope} [scope]
 */
export async function captured(client, source, turns, scope = {}) {
  const events = turns
    .filter(({ content }) => content.trim())
    .map((turn) => ({ ...turn, content: turn.content.slice(0, 10_000) }));
  if (!events.length) return;
  try {
    await client.events.create({ source, events, ...subjectOf(scope) });
  } catch (error) {
    console.error(reasonOf(error));
  }
}

/**
 * @param {string} name
 * @param {string} description
 * @param {string} field
 * @param {string} meaning
 * @param {(value: string) => Promise<string>} work
 * @returns {MemoryTool}
 */
const tool = (name, description, field, meaning, work) => ({
  name,
  description,
  parameters: {
    type: 'object',
    properties: { [field]: { type: 'string', description: meaning } },
    required: [field],
    additionalProperties: false,
  },
  execute: async (input) => {
    try {
      return await work(String(input[field]));
    } catch (error) {
      return reasonOf(error);
    }
  },
});

/** @param {Scope} scope */
const subjectOf = ({ userId, agentId, runId }) => ({
  ...(userId !== undefined && { user_id: userId }),
  ...(agentId !== undefined && { agent_id: agentId }),
  ...(runId !== undefined && { run_id: runId }),
});

/** @param {unknown} error */
const reasonOf = (error) => `The memory does not answer: ${/** @type {Error} */ (error).message}`;
