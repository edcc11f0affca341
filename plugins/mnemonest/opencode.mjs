// The plugin for OpenCode, which loads it into its own process.
import { performance } from 'node:perf_hooks';
import { Memory } from './core/memory.mjs';
import { readSettings } from './core/settings.mjs';

/**
 * @param {{ client: any, directory: string }} host
 * @returns {Promise<Record<string, (...args: any[]) => Promise<void>>>}
 */
export async function Mnemonest({ client, directory }) {
  const settings = readSettings(process.env);
  if (!settings) return {};
  /** @type {Set<string>} Sessions of this process whose model knows what a start recalls. */
  const started = new Set();

  /** @param {import('./core/memory.mjs').Hook} hook */
  const memoryOf = (hook) => new Memory(settings, hook, performance.now() + settings.limitMs);
  /** @param {string} session */
  const hookOf = (session) => ({ client: 'opencode', session, folder: directory });
  /** @param {string} id */
  const isSubagent = async (id) => Boolean((await client.session.get({ path: { id } })).data?.parentID);

  return guarded({
    'chat.message': async ({ sessionID }, { message, parts }) => {
      if (await isSubagent(sessionID)) return;
      const hook = { ...hookOf(sessionID), turn: message.id, prompt: textOf(parts) };
      /** @param {string} text */
      const tell = (text) => {
        const id = `prt_mnemonest_${message.id}_${parts.length}`;
        if (text) parts.push({ id, sessionID, messageID: message.id, type: 'text', text, synthetic: true });
      };
      if (!started.has(sessionID)) {
        started.add(sessionID);
        tell(await memoryOf(hook).start());
      }
      tell(await memoryOf(hook).prompt());
    },
    event: async ({ event }) => {
      if (event.type !== 'session.idle' || (await isSubagent(event.properties.sessionID))) return;
      const { sessionID } = event.properties;
      const { data = [] } = await client.session.messages({ path: { id: sessionID } });
      const last = data.filter((/** @type {any} */ { info }) => info.role === 'assistant').at(-1);
      const hook = { ...hookOf(sessionID), turn: last?.info.parentID ?? '', answer: textOf(last?.parts ?? []) };
      await memoryOf(hook).stop();
    },
    'experimental.session.compacting': async ({ sessionID }) => {
      started.delete(sessionID);
      await memoryOf(hookOf(sessionID)).compact();
    },
  });
}

/**
 * Returns what was said in the parts of a message, without what plugins put in.
 * @param {readonly { type: string, text?: string, synthetic?: boolean }[]} parts
 */
const textOf = (parts) =>
  parts.flatMap(({ type, text, synthetic }) => (type === 'text' && !synthetic && text ? [text] : [])).join('\n');

/**
 * Returns the hooks so that a failure stays with the plugin: OpenCode would end the user's turn.
 * @param {Record<string, (...args: any[]) => Promise<void>>} hooks
 */
const guarded = (hooks) =>
  Object.fromEntries(
    Object.entries(hooks).map(([name, hook]) => [
      name,
      async (/** @type {any[]} */ ...args) => {
        try {
          await hook(...args);
        } catch (error) {
          if (process.env['MNEMONEST_DEBUG']) process.stderr.write(`mnemonest: ${/** @type {Error} */ (error).message}\n`);
        }
      },
    ]),
  );
