import { CLIENTS } from './clients.mjs';
import { Memory } from './memory.mjs';

/**
 * Does what a client's hook asks for.
 * @param {string} name the client
 * @param {any} input what the client wrote to standard input
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} deadline the time of `performance.now()` by which it must be done
 * @returns {Promise<string>} what to print: JSON, or nothing
 * @throws Unreachable
 */
export async function runHook(name, input, settings, deadline) {
  const client = CLIENTS[name];
  if (!client) throw new Error(`there is no client ${name}`);
  const event = String(input.hook_event_name);
  const moment = client.moments[event];
  // What a subagent says is for the agent that asked it. A resumed session still has what it was told.
  if (!moment || input.agent_id || (moment === 'start' && ['resume', 'fork'].includes(input.source))) return '';
  const memory = new Memory(settings, { client: name, ...client.read(input) }, deadline);
  const context = await memory[moment]();
  return context ? JSON.stringify(client.write(context, event)) : '';
}
